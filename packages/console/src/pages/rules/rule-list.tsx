import { Checkbox, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { readsDetails } from '../../app/posts.js';
import { useSession } from '../../app/session.js';
import { Choice } from '../../parts/choice.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { Page } from '../../parts/page.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useAddress } from '../../parts/use-address.js';
import { common } from '../../words/common.js';
import { useNames, useWords } from '../../words/use-words.js';
import { PackagesInForceDocument, RuleListDocument, RuleListOnlyDocument, type RuleListQuery } from './operations.js';
import { words } from './words.js';

type Listed = RowOf<RuleListQuery>;
type Row = Omit<Listed, 'warnings'> & Partial<Pick<Listed, 'warnings'>>;

const DEFAULTS = { category: '', severity: '', state: '', package: '', title: '', former: '' };

/** The catalogue: what is watched for, by whom it is handled, and where each rule is in its life. */
export default function RuleList() {
  const t = useWords(common, words);
  const { field, either, choice } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const [asked, ask] = useAddress(DEFAULTS);
  const [{ data: known }] = useQuery({ query: PackagesInForceDocument, requestPolicy: 'cache-first' });
  const countsWarnings = readsDetails(viewer);

  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      {
        title: t('rule'),
        key: 'title',
        width: 300,
        render: (_, { titleZh, titleEn }) => either(titleZh, titleEn),
      },
      {
        title: field('Rule', 'category'),
        dataIndex: 'category',
        width: 110,
        render: (value) => <Choice name="WarningCategory" value={value} />,
      },
      {
        title: field('Rule', 'severity'),
        dataIndex: 'severity',
        width: 90,
        render: (value) => <Choice name="Severity" value={value} />,
      },
      {
        title: t('handledBy'),
        dataIndex: 'departmentKind',
        width: 110,
        render: (value) => choice('DepartmentKind', value),
      },
      {
        title: t('state'),
        key: 'state',
        width: 150,
        render: (_, { status, holds }) => (
          <>
            <Choice name="RuleStatus" value={status} />
            {holds.nodes.length > 0 && <Tag color="orange">{t('onHold')}</Tag>}
          </>
        ),
      },
      {
        title: t('package'),
        key: 'package',
        width: 190,
        ellipsis: true,
        render: (_, row) => row.package && `${row.package.name} ${row.package.packageVersion}`,
      },
      ...(countsWarnings
        ? [
            {
              title: t('openWarnings'),
              key: 'warnings',
              align: 'right' as const,
              width: 110,
              render: (_: unknown, { ruleId, warnings }: Row) =>
                warnings &&
                warnings.totalCount > 0 && (
                  <Link
                    to={`/warnings?rule=${encodeURIComponent(ruleId)}`}
                    onClick={(event) => event.stopPropagation()}
                    className="amount"
                  >
                    {warnings.totalCount.toLocaleString()}
                  </Link>
                ),
            },
          ]
        : []),
    ],
    [field, either, choice, t, countsWarnings],
  );

  const filter = {
    ...(asked.category && { category: { eq: asked.category } }),
    ...(asked.severity && { severity: { eq: asked.severity } }),
    ...(asked.state && { status: { eq: asked.state } }),
    ...(asked.title && { or: [{ titleZh: { contains: asked.title } }, { titleEn: { contains: asked.title } }] }),
    package: { ...(!asked.former && { enabled: { eq: true } }), ...(asked.package && { name: { eq: asked.package } }) },
  };

  return (
    <Page title={t('rules')}>
      <Filters onReset={() => ask(DEFAULTS)}>
        <Input.Search
          aria-label={t('titleContains')}
          placeholder={t('titleContains')}
          allowClear
          style={{ width: 220 }}
          defaultValue={asked.title}
          key={asked.title}
          onSearch={(title) => ask({ title: title.trim() })}
        />
        <ChoiceFilter
          label={field('Rule', 'category')}
          name="WarningCategory"
          value={asked.category}
          onChange={(category) => ask({ category })}
        />
        <ChoiceFilter
          label={field('Rule', 'severity')}
          name="Severity"
          value={asked.severity}
          onChange={(severity) => ask({ severity })}
        />
        <ChoiceFilter label={t('state')} name="RuleStatus" value={asked.state} onChange={(state) => ask({ state })} />
        <Select
          aria-label={t('package')}
          allowClear
          style={{ minWidth: 190 }}
          placeholder={`${t('package')}: ${t('all')}`}
          value={asked.package || undefined}
          onChange={(name?: string) => ask({ package: name ?? '' })}
          options={(known?.rulePackages.nodes ?? []).map(({ name }) => ({ value: name, label: name }))}
        />
        <Checkbox
          style={{ alignSelf: 'center' }}
          checked={asked.former === '1'}
          onChange={({ target }) => ask({ former: target.checked ? '1' : '' })}
        >
          {t('includeFormer')}
        </Checkbox>
      </Filters>
      <QueryTable<unknown, { first: number; after?: string | null; filter?: unknown }, Row>
        label={t('rules')}
        query={(countsWarnings ? RuleListDocument : RuleListOnlyDocument) as never}
        variables={{ filter }}
        columns={columns}
        onOpen={({ ruleId }) => open(`/rules/${encodeURIComponent(ruleId)}`)}
      />
    </Page>
  );
}
