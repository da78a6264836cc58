import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { useAddress } from '../../../parts/use-address.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { NOTHING, type SubsidyLineAsked, subsidyLineFilter } from './asked.js';
import { AmountsFilter, DaysFilter, FundFilter, OnlyThese, WordFilter, YearFilter } from './controls.js';
import { SubsidyLineTable } from './tables.js';
import { words } from './words.js';

const DEFAULTS: SubsidyLineAsked = { ...NOTHING, status: '', programme: '', person: '', household: '' };

export default function SubsidyLines() {
  const t = useWords(words);
  const { field } = useNames();
  const [asked, ask] = useAddress(DEFAULTS);
  const filter = subsidyLineFilter(asked);
  return (
    <Page
      title={t('subsidyLines')}
      actions={<ExportButton entity="subsidyLines" what={t('subsidyLines')} filter={filter} hasPersons />}
    >
      <Filters onReset={() => ask(DEFAULTS)}>
        <WordFilter label={t('findLine')} value={asked.q} onChange={(q) => ask({ q })} />
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        <FundFilter value={asked.fund} onChange={(fund) => ask({ fund })} />
        <YearFilter value={asked.year} onChange={(year) => ask({ year })} />
        <DaysFilter {...asked} ask={ask} />
        <AmountsFilter {...asked} ask={ask} />
        <ChoiceFilter
          label={field('SubsidyLine', 'status')}
          name="SubsidyLineStatus"
          value={asked.status}
          onChange={(status) => ask({ status })}
        />
      </Filters>
      <OnlyThese
        asked={asked}
        ask={ask}
        said={{
          programme: t('ofProgramme', { code: asked.programme }),
          person: t('ofPerson'),
          household: t('ofHousehold'),
        }}
      />
      <SubsidyLineTable filter={filter} />
    </Page>
  );
}
