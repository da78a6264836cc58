import { type TableColumnsType, Tag } from 'antd';
import { gql } from 'urql';
import { List } from '../list.js';
import { useWords } from '../words.js';
import { severityColours } from './warnings.js';

const RULES = gql`
  query Rules($first: Int!, $after: String) {
    rules(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ruleId
        titleZh
        titleEn
        category
        severity
        definition
      }
    }
  }
`;

interface Rule {
  id: string;
  ruleId: string;
  titleZh: string;
  titleEn: string;
  category: string;
  severity: string;
  definition: { basis?: string[] };
}

export function Rules() {
  const { language, t, named } = useWords();
  const columns: TableColumnsType<Rule> = [
    { title: t('rule'), key: 'title', render: (_, rule) => (language === 'zh' ? rule.titleZh : rule.titleEn) },
    { title: t('number'), dataIndex: 'ruleId' },
    { title: t('category'), dataIndex: 'category', render: (code: string) => named('category', code) },
    {
      title: t('severity'),
      dataIndex: 'severity',
      render: (code: string) => <Tag color={severityColours[code]}>{named('severity', code)}</Tag>,
    },
    { title: t('basis'), key: 'basis', render: (_, rule) => rule.definition.basis?.join('；') },
  ];
  return <List<Rule> query={RULES} columns={columns} />;
}
