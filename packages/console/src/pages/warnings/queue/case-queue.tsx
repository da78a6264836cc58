import type { TableColumnsType } from 'antd';
import { Flex, Tag } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useSession } from '../../../app/session.js';
import { Amount } from '../../../parts/amount.js';
import { Choice } from '../../../parts/choice.js';
import { QueryTable, type RowOf } from '../../../parts/query-table.js';
import { recordPath } from '../../../parts/record-path.js';
import { Due } from '../../../parts/workdays/due.js';
import type { CaseFilter } from '../../../schema/filters.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { CaseDetail } from '../detail/case-detail.js';
import { AssignCases } from './assign-cases.js';
import { BesideHead, BesideLayout, useIsWide } from './beside-layout.js';
import { owedOf } from './clock.js';
import { CaseListDocument, type CaseListQuery, type CaseListQueryVariables } from './operations.js';
import { useBeside } from './use-beside.js';
import { words } from './words.js';

export type CaseRow = RowOf<CaseListQuery>;

interface Props {
  label: string;
  filter: CaseFilter;
  empty?: string;
  /** What stands above the rows, such as filters. */
  children?: ReactNode;
}

/** Cases to be handled one after the other: the list, and beside it the one that is open. */
export function CaseQueue({ label, filter, empty, children }: Props) {
  const t = useWords(words);
  const { viewer } = useSession();
  const beside = useBeside();
  const isWide = useIsWide();
  const isSplit = isWide && beside.open !== '';
  const columns = useCaseColumns(isSplit);
  const [chosen, setChosen] = useState<CaseRow[]>([]);
  // What was chosen of another list is not to be seen any more, so that nothing is done with it.
  const asked = JSON.stringify(filter);
  useEffect(() => setChosen([]), [asked]);
  return (
    <Flex vertical gap="small">
      {children}
      <BesideLayout
        beside={beside}
        list={
          <Flex vertical gap="small">
            {chosen.length > 0 && <AssignCases cases={chosen} onDone={() => setChosen([])} />}
            <QueryTable<CaseListQuery, CaseListQueryVariables, CaseRow>
              label={label}
              query={CaseListDocument}
              variables={{ filter }}
              columns={columns}
              current={beside.open}
              onRows={beside.onRows}
              onOpen={({ id }) => beside.show(id)}
              {...(empty && { empty })}
              {...(viewer.role === 'STAFF' &&
                !isSplit && {
                  selection: {
                    selectedRowKeys: chosen.map(({ id }) => id),
                    onChange: (_, rows) => setChosen(rows),
                  },
                })}
            />
          </Flex>
        }
      >
        {beside.open && (
          <CaseDetail
            key={beside.open}
            id={beside.open}
            frame={(title, of, content) => (
              <Flex vertical gap="middle">
                <BesideHead
                  beside={beside}
                  title={title}
                  path={recordPath('Case', of.id)}
                  tags={
                    <>
                      <Choice name="Severity" value={of.severity} />
                      <Choice name="CaseState" value={of.state} />
                      {beside.at && <Tag>{t('place', { at: beside.at })}</Tag>}
                    </>
                  }
                />
                {content}
              </Flex>
            )}
          />
        )}
      </BesideLayout>
    </Flex>
  );
}

function useCaseColumns(isSplit: boolean): TableColumnsType<CaseRow> {
  const t = useWords(words);
  const { choice, either } = useNames();
  return useMemo(() => {
    const number = { title: t('number'), dataIndex: 'caseNo', align: 'right' as const, width: 60 };
    const severity = {
      title: t('severity'),
      dataIndex: 'severity',
      width: 76,
      render: (value: string) => <Choice name="Severity" value={value} />,
    };
    const rule = {
      title: t('rule'),
      key: 'rule',
      width: isSplit ? 140 : 200,
      ellipsis: true,
      render: (_: unknown, { rule: of }: CaseRow) => either(of?.titleZh, of?.titleEn),
    };
    const due = {
      title: t('due'),
      key: 'due',
      width: isSplit ? 122 : 212,
      ellipsis: true,
      render: (_: unknown, row: CaseRow) => <CaseDue of={row} isBrief={isSplit} />,
    };
    if (isSplit) return [number, severity, rule, due];
    return [
      number,
      severity,
      rule,
      { title: t('region'), key: 'region', width: 96, ellipsis: true, render: (_, { region }) => region?.name },
      {
        title: t('department'),
        dataIndex: 'departmentKind',
        width: 104,
        ellipsis: true,
        render: (kind) => choice('DepartmentKind', kind),
      },
      {
        title: t('state'),
        dataIndex: 'state',
        width: 104,
        render: (value) => <Choice name="CaseState" value={value} />,
      },
      {
        title: t('amount'),
        dataIndex: 'amount',
        align: 'right',
        width: 116,
        render: (yuan) => <Amount yuan={yuan} />,
      },
      due,
      { title: t('assignee'), dataIndex: 'assignee', width: 84, ellipsis: true },
    ];
  }, [t, choice, either, isSplit]);
}

/** What is due of a case next, and that its clock stands still where it does. */
function CaseDue({ of, isBrief }: { of: CaseRow; isBrief: boolean }) {
  const t = useWords(words);
  const owed = owedOf(of);
  if (!owed) return null;
  if (!owed.isRunning) return <Tag color="gold">{t('paused')}</Tag>;
  return <Due on={owed.on} isOwed isBrief={isBrief} />;
}
