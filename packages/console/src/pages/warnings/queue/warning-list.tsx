import { Flex, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { Amount } from '../../../parts/amount.js';
import { Choice } from '../../../parts/choice.js';
import { ExportButton } from '../../../parts/export-button/export-button.js';
import { ChoiceFilter, Filters } from '../../../parts/filters.js';
import { Page } from '../../../parts/page.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { recordPath } from '../../../parts/record-path.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { SavedViews } from '../../../parts/saved-views/saved-views.js';
import { useAddress } from '../../../parts/use-address.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { WarningDetail } from '../detail/warning-detail.js';
import { BesideHead, BesideLayout, useIsWide } from './beside-layout.js';
import { DaysFilter } from './days-filter.js';
import { warningDefaults, warningFilterOf } from './filters.js';
import { WarningListDocument, type WarningListQuery } from './operations.js';
import { RuleSelect } from './rule-select.js';
import { OPEN, useBeside } from './use-beside.js';
import { words } from './words.js';

type Row = RowOf<WarningListQuery>;

/** Warnings by what is asked in the address, the newest first, and beside them the one that is open. */
export default function WarningList() {
  const t = useWords(words);
  const { field } = useNames();
  const [asked, ask] = useAddress(warningDefaults);
  const filter = warningFilterOf(asked);
  const beside = useBeside();
  const isSplit = useIsWide() && beside.open !== '';
  const columns = useWarningColumns(isSplit);
  return (
    <Page
      title={t('warnings')}
      actions={<ExportButton entity="warnings" what={t('warnings')} filter={filter} hasPersons />}
    >
      <SavedViews page="warnings" except={[OPEN]} />
      <Filters onReset={() => ask(warningDefaults)}>
        <RegionSelect value={asked.region} onChange={(region) => ask({ region })} />
        {(
          [
            ['category', 'WarningCategory'],
            ['severity', 'Severity'],
            ['state', 'WarningState'],
          ] as const
        ).map(([name, choice]) => (
          <ChoiceFilter
            key={name}
            label={field('Warning', name)}
            name={choice}
            value={asked[name]}
            onChange={(value) => ask({ [name]: value })}
          />
        ))}
        <RuleSelect value={asked.rule} onChange={(rule) => ask({ rule })} />
        <DaysFilter label={t('raised')} from={asked.from} to={asked.to} onChange={ask} />
      </Filters>
      <BesideLayout
        beside={beside}
        list={
          <QueryTable
            label={t('warnings')}
            query={WarningListDocument}
            variables={{ filter }}
            columns={columns}
            current={beside.open}
            onRows={beside.onRows}
            onOpen={({ id }) => beside.show(id)}
          />
        }
      >
        {beside.open && (
          <WarningDetail
            key={beside.open}
            id={beside.open}
            frame={(title, of, content) => (
              <Flex vertical gap="middle">
                <BesideHead
                  beside={beside}
                  title={title}
                  path={recordPath('Warning', of.id)}
                  tags={
                    <>
                      <Choice name="Severity" value={of.severity} />
                      <Choice name="WarningState" value={of.state} />
                    </>
                  }
                />
                {content}
              </Flex>
            )}
          />
        )}
      </BesideLayout>
    </Page>
  );
}

function useWarningColumns(isSplit: boolean): TableColumnsType<Row> {
  const t = useWords(words);
  const { either } = useNames();
  return useMemo(() => {
    const number = { title: t('number'), dataIndex: 'warningNo', align: 'right' as const, width: 60 };
    const severity = {
      title: t('severity'),
      dataIndex: 'severity',
      width: 76,
      render: (value: string) => <Choice name="Severity" value={value} />,
    };
    const rule = {
      title: t('rule'),
      key: 'rule',
      width: isSplit ? 160 : 190,
      ellipsis: true,
      render: (_: unknown, { rule: of }: Row) => either(of?.titleZh, of?.titleEn),
    };
    const region = {
      title: t('region'),
      key: 'region',
      width: 96,
      ellipsis: true,
      render: (_: unknown, row: Row) => row.region?.name,
    };
    if (isSplit) return [number, severity, rule, region];
    return [
      number,
      severity,
      {
        title: t('category'),
        dataIndex: 'category',
        width: 100,
        render: (value: string) => <Choice name="WarningCategory" value={value} />,
      },
      rule,
      region,
      {
        title: t('message'),
        key: 'message',
        width: 330,
        ellipsis: true,
        render: (_, { messageZh, messageEn }) => either(messageZh, messageEn),
      },
      {
        title: t('amount'),
        dataIndex: 'amount',
        align: 'right',
        width: 120,
        render: (yuan) => <Amount yuan={yuan} />,
      },
      { title: t('raised'), dataIndex: 'openedAsOf', width: 104 },
    ];
  }, [t, either, isSplit]);
}
