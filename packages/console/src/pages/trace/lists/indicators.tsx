import { Select } from 'antd';
import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { type IndicatorAsked, indicatorFilter, NOTHING } from './asked.js';
import { AmountsFilter, DaysFilter, FundFilter, OnlyThese, WordFilter, YearFilter } from './controls.js';
import { IndicatorTable } from './tables.js';
import { words } from './words.js';

const DEFAULTS: IndicatorAsked = { ...NOTHING, source: '', status: '', held: '', agency: '', entered: '' };

export default function Indicators() {
  const t = useWords(common, words);
  const { field } = useNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter = indicatorFilter(asked);
  return (
    <Page title={t('indicators')} actions={<ExportButton entity="indicators" what={t('indicators')} filter={filter} />}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <WordFilter label={t('findDoc')} value={asked.q} onChange={(q) => ask({ q })} />
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FundFilter value={asked.fund} onChange={(fund) => ask({ fund })} />
        <YearFilter value={asked.year} onChange={(year) => ask({ year })} />
        <ChoiceFilter
          label={field('Indicator', 'source')}
          name="IndicatorSource"
          value={asked.source}
          onChange={(source) => ask({ source })}
        />
        <Select
          aria-label={t('held')}
          allowClear
          style={{ minWidth: 150 }}
          placeholder={`${t('held')}: ${t('all')}`}
          value={asked.held || undefined}
          onChange={(held?: string) => ask({ held: held ?? '' })}
          options={(['pending', 'agency'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <DaysFilter {...asked} ask={ask} />
        <AmountsFilter {...asked} ask={ask} />
        <ChoiceFilter
          label={field('Indicator', 'status')}
          name="RecordStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
      </Filters>
      <OnlyThese
        asked={asked}
        ask={ask}
        said={{ agency: t('ofAgency', { code: asked.agency }), entered: t('entered') }}
      />
      <IndicatorTable filter={filter} />
    </Page>
  );
}
