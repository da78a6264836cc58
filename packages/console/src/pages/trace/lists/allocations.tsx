import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { type AllocationAsked, allocationFilter, NOTHING } from './asked.js';
import { AmountsFilter, DaysFilter, FundFilter, OnlyThese, WordFilter, YearFilter } from './controls.js';
import { AllocationTable } from './tables.js';
import { words } from './words.js';

const DEFAULTS: AllocationAsked = { ...NOTHING, kind: '', status: '', sender: '', receiver: '', agency: '' };

export default function Allocations() {
  const t = useWords(words);
  const { field } = useNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter = allocationFilter(asked);
  return (
    <Page
      title={t('allocations')}
      actions={<ExportButton entity="allocations" what={t('allocations')} filter={filter} />}
    >
      <Filters onReset={() => ask(DEFAULTS)}>
        <WordFilter label={t('findDoc')} value={asked.q} onChange={(q) => ask({ q })} />
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FundFilter value={asked.fund} onChange={(fund) => ask({ fund })} />
        <YearFilter value={asked.year} onChange={(year) => ask({ year })} />
        <ChoiceFilter
          label={field('Allocation', 'kind')}
          name="AllocationKind"
          value={asked.kind}
          onChange={(kind) => ask({ kind })}
        />
        <DaysFilter {...asked} ask={ask} />
        <AmountsFilter {...asked} ask={ask} />
        <ChoiceFilter
          label={field('Allocation', 'status')}
          name="RecordStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
      </Filters>
      <OnlyThese
        asked={asked}
        ask={ask}
        said={{
          sender: t('ofSender', { code: asked.sender }),
          receiver: t('ofReceiver', { code: asked.receiver }),
          agency: t('ofAgency', { code: asked.agency }),
        }}
      />
      <AllocationTable filter={filter} />
    </Page>
  );
}
