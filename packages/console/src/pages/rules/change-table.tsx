import { type TableColumnsType, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { Choice } from '../../parts/choice.js';
import { Instant } from '../../parts/instant.js';
import { QueryTable, type RowOf } from '../../parts/query-table.js';
import { useNames, useWords } from '../../words/use-words.js';
import { ChangeDrawer } from './change-drawer.js';
import { RuleChangesDocument, type RuleChangesQuery, type RuleChangesQueryVariables } from './operations.js';
import { useRuleTitles } from './rule-titles.js';
import { words } from './words.js';

export type Change = RowOf<RuleChangesQuery>;

interface Props {
  filter: NonNullable<RuleChangesQueryVariables['filter']>;
  height?: number;
  empty?: string;
}

/** Changes of rules, each opened beside the list with its content and, where it is open, the decision. */
export function ChangeTable({ filter, height, empty }: Props) {
  const t = useWords(words);
  const { field } = useNames();
  const [opened, open] = useState<Change>();
  const titleOf = useRuleTitles();
  const columns = useMemo<TableColumnsType<Change>>(
    () => [
      {
        title: field('RuleChange', 'changeKind'),
        dataIndex: 'changeKind',
        width: 130,
        render: (value) => <Choice name="RuleChangeKind" value={value} />,
      },
      { title: t('subject'), key: 'about', width: 240, ellipsis: true, render: (_, { about }) => titleOf(about) },
      { title: field('RuleChange', 'reason'), dataIndex: 'reason', width: 260, ellipsis: true },
      { title: field('RuleChange', 'maker'), dataIndex: 'maker', width: 90 },
      { title: field('RuleChange', 'madeAt'), dataIndex: 'madeAt', width: 140, render: (at) => <Instant at={at} /> },
      { title: field('RuleChange', 'checker'), dataIndex: 'checker', width: 90 },
      {
        title: field('RuleChange', 'decision'),
        dataIndex: 'decision',
        width: 110,
        render: (value) =>
          value ? <Choice name="ChangeDecision" value={value} /> : <Tag color="gold">{t('undecided')}</Tag>,
      },
    ],
    [field, t, titleOf],
  );
  return (
    <>
      <QueryTable
        label={t('changes')}
        query={RuleChangesDocument}
        variables={{ filter }}
        columns={columns}
        onOpen={open}
        {...(height !== undefined && { height })}
        {...(empty !== undefined && { empty })}
      />
      <ChangeDrawer change={opened} onClose={() => open(undefined)} />
    </>
  );
}
