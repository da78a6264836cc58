import { Checkbox, Select, Typography } from 'antd';
import { useBusinessDate } from '../../../parts/business-date.js';
import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { SavedViews } from '../../../parts/saved-views/saved-views.js';
import { useAddress } from '../../../parts/use-address.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { AssigneeFilter } from './assignee-filter.js';
import { CaseQueue } from './case-queue.js';
import { DaysFilter } from './days-filter.js';
import { caseDefaults, caseFilterOf } from './filters.js';
import { RuleSelect } from './rule-select.js';
import { OPEN } from './use-beside.js';
import { words } from './words.js';

/** The queue: cases by what is asked in the address, the next due first. */
export default function CaseList() {
  const t = useWords(common, words);
  const { field, options } = useNames();
  const [asked, ask] = useAddress(caseDefaults);
  const filter = caseFilterOf(asked, useBusinessDate());
  return (
    <Page title={t('cases')} actions={<ExportButton entity="cases" what={t('cases')} filter={filter} />}>
      <SavedViews page="cases" except={[OPEN]} />
      <CaseQueue label={t('cases')} filter={filter}>
        <Filters onReset={() => ask(caseDefaults)}>
          <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
          <Select
            aria-label={field('Case', 'state')}
            allowClear
            style={{ minWidth: 130 }}
            placeholder={`${field('Case', 'state')}: ${t('all')}`}
            value={asked.state || undefined}
            onChange={(state?: string) => ask({ state: state ?? '' })}
            options={[{ value: 'OPEN', label: t('open') }, ...options('CaseState')]}
          />
          {(
            [
              ['category', 'category', 'WarningCategory'],
              ['severity', 'severity', 'Severity'],
              ['department', 'departmentKind', 'DepartmentKind'],
            ] as const
          ).map(([name, of, choice]) => (
            <ChoiceFilter
              key={name}
              label={field('Case', of)}
              name={choice}
              value={asked[name]}
              onChange={(value) => ask({ [name]: value })}
            />
          ))}
          <RuleSelect value={asked.rule} onChange={(rule) => ask({ rule })} />
          <AssigneeFilter value={asked.assignee} onChange={(assignee) => ask({ assignee })} />
          <DaysFilter label={t('dueDays')} from={asked.from} to={asked.to} onChange={ask} />
          <Checkbox
            checked={asked.overdue !== ''}
            style={{ alignItems: 'center' }}
            onChange={(event) => ask({ overdue: event.target.checked ? '1' : '' })}
          >
            {t('overdue')}
          </Checkbox>
        </Filters>
        <Typography.Text type="secondary">{t('keys')}</Typography.Text>
      </CaseQueue>
    </Page>
  );
}
