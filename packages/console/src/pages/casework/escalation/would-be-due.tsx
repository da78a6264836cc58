import { Card, Flex, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { useRegionNames } from '../../../parts/region-names.js';
import { useWords } from '../../../words/use-words.js';
import { countedMonths, type ProblemMonth } from './counted-months.js';
import { WouldBeDueDocument, type WouldBeDueQuery } from './operations.js';
import { words } from './words.js';

type Due = WouldBeDueQuery['escalationPreview'][number];

/** For which regions an inspection or an interview would be due at the month's end, and which months are why. */
export function WouldBeDue() {
  const t = useWords(words);
  const [result, ask] = useQuery({ query: WouldBeDueDocument });
  return (
    <Answer of={result} onRetry={ask}>
      {({ escalationPreview: due, monthStates }) =>
        due.length === 0 ? (
          <Card size="small">
            <Typography.Text type="secondary">{t('none')}</Typography.Text>
          </Card>
        ) : (
          <Card size="small" title={<h2 className="card-title">{t('preview', { month: due[0]!.month })}</h2>}>
            <Flex vertical gap="small">
              <Typography.Text type="secondary">{t('previewAbout')}</Typography.Text>
              <DueTable due={due} closed={monthStates.nodes} />
            </Flex>
          </Card>
        )
      }
    </Answer>
  );
}

function DueTable({ due, closed }: { due: readonly Due[]; closed: readonly ProblemMonth[] }) {
  const t = useWords(words);
  const nameOf = useRegionNames();
  return (
    <Table<Due>
      size="small"
      rowKey="regionCode"
      dataSource={due}
      pagination={false}
      scroll={{ y: 280, x: 'max-content' }}
      columns={[
        { title: t('region'), dataIndex: 'regionCode', width: 130, render: nameOf },
        {
          title: t('now'),
          dataIndex: 'phase',
          width: 130,
          render: (value) => <Choice name="EscalationPhase" value={value} />,
        },
        {
          title: t('would'),
          dataIndex: 'wouldBe',
          width: 130,
          render: (value) => <Choice name="EscalationPhase" value={value} />,
        },
        { title: t('streak'), dataIndex: 'streak', width: 90, align: 'right' },
        {
          title: t('counted'),
          key: 'counted',
          width: 480,
          render: (_, row) => (
            <Flex gap={4} wrap>
              {countedMonths(row, closed).map(({ month, openCases }) => (
                <Tag key={month}>{t('open', { month, count: openCases })}</Tag>
              ))}
            </Flex>
          ),
        },
        {
          title: t('openCases'),
          dataIndex: 'openCases',
          width: 110,
          align: 'right',
          render: (value, { regionCode }) => (
            <Link to={`/cases?${new URLSearchParams({ region: regionCode })}`}>{value}</Link>
          ),
        },
      ]}
    />
  );
}
