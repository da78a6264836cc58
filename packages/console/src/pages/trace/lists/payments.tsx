import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ALL_PAYMENTS, paymentFilter } from './asked.js';
import { AmountsFilter, DaysFilter, FundFilter, OnlyThese, WordFilter, YearFilter } from './controls.js';
import { PaymentTable } from './tables.js';
import { words } from './words.js';

export default function Payments() {
  const t = useWords(words);
  const { field, choice } = useNames();
  const [asked, ask] = useAddress(ALL_PAYMENTS);
  const filter = paymentFilter(asked);
  return (
    <Page
      title={t('payments')}
      actions={<ExportButton entity="payments" what={t('payments')} filter={filter} hasPersons />}
    >
      <Filters onReset={() => ask(ALL_PAYMENTS)}>
        <WordFilter label={t('find')} value={asked.q} onChange={(q) => ask({ q })} />
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FundFilter value={asked.fund} onChange={(fund) => ask({ fund })} />
        <YearFilter value={asked.year} onChange={(year) => ask({ year })} />
        <DaysFilter {...asked} ask={ask} />
        <AmountsFilter {...asked} ask={ask} />
        <ChoiceFilter
          label={field('Payment', 'status')}
          name="PaymentStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
        <ChoiceFilter
          label={field('Payment', 'payeeKind')}
          name="PayeeKind"
          value={asked.payeeKind}
          onChange={(payeeKind) => ask({ payeeKind })}
        />
      </Filters>
      <OnlyThese
        asked={asked}
        ask={ask}
        said={{
          payee: t('ofPayee'),
          agency: t('ofAgency', { code: asked.agency }),
          project: t('ofProject', { code: asked.project }),
          indicator: t('ofIndicator'),
          level: t('ofLevel', { level: choice('RegionLevel', asked.level) }),
          refunds: t('noRefunds'),
          warned: t('warned'),
        }}
      />
      <PaymentTable filter={filter} />
    </Page>
  );
}
