import { Alert, Card, Descriptions, Flex, Table, Tag } from 'antd';
import { Amount } from '../../parts/amount.js';
import { useSayMessage } from '../../parts/failure.js';
import { useNames, useWords } from '../../words/use-words.js';
import type { Trial, TrialProblem } from './send-file.js';
import { words } from './words.js';

/** What a file that was tried out would come to. */
export function TrialShown({ trial }: { trial: Trial }) {
  const t = useWords(words);
  const sayMessage = useSayMessage();
  return (
    <Card size="small" title={<h2 className="card-title">{t('tried')}</h2>}>
      <Flex vertical gap="middle">
        {trial.notes.map((note) => (
          <Alert key={note} type="info" showIcon title={sayMessage(note)} />
        ))}
        <TrialProblems problems={trial.problems} />
        {trial.parts.map((part) => (
          <PartShown key={part.name} part={part} />
        ))}
      </Flex>
    </Card>
  );
}

function TrialProblems({ problems }: { problems: readonly TrialProblem[] }) {
  const t = useWords(words);
  const { either } = useNames();
  return problems.map(({ code, column, whatZh, whatEn, expectedZh, expectedEn }) => (
    <Alert
      key={`${code} ${column}`}
      type="error"
      showIcon
      title={either(whatZh, whatEn)}
      description={`${t('expected')} ${either(expectedZh, expectedEn)}`}
    />
  ));
}

function PartShown({ part }: { part: Trial['parts'][number] }) {
  const t = useWords(words);
  const { either } = useNames();
  const sayMessage = useSayMessage();
  const headers = [...new Set(part.rows.flatMap(({ cells }) => cells.map(({ header }) => header)))];
  return (
    <Flex vertical gap="small">
      {part.refusal && <TrialProblems problems={part.refusal.problems} />}
      {part.notes.map((note) => (
        <Alert key={note} type="info" showIcon title={sayMessage(note)} />
      ))}
      <Descriptions
        size="small"
        layout="vertical"
        column={{ xs: 2, md: 5 }}
        items={[
          ...(part.name ? [{ key: 'name', label: t('file'), children: part.name }] : []),
          { key: 'read', label: t('rows'), children: part.read.toLocaleString() },
          { key: 'good', label: t('willLoad'), children: <Tag color="green">{part.good.toLocaleString()}</Tag> },
          {
            key: 'quarantined',
            label: t('willQuarantine'),
            children: (
              <Tag color={part.quarantined > 0 ? 'orange' : 'default'}>{part.quarantined.toLocaleString()}</Tag>
            ),
          },
          { key: 'aside', label: t('aside'), children: part.aside.toLocaleString() },
          ...(part.sumYuan === null ? [] : [{ key: 'sum', label: t('sum'), children: <Amount yuan={part.sumYuan} /> }]),
          ...part.totals.map(({ measure, declared, computed }) => ({
            key: measure,
            label: `${t('controlTotals')} · ${t(measure === 'fen' ? 'sum' : 'rows')}`,
            children: (
              <Flex gap={4} wrap>
                <Total measure={measure} value={declared} />/
                <Total measure={measure} value={computed} />
                <Tag color={declared === computed ? 'green' : 'red'}>
                  {t(declared === computed ? 'agrees' : 'differs')}
                </Tag>
              </Flex>
            ),
          })),
        ]}
      />
      {part.reasons.length > 0 && (
        <Table
          size="small"
          rowKey={({ code, column }) => `${code} ${column}`}
          pagination={false}
          title={() => t('reasons')}
          dataSource={part.reasons}
          columns={[
            { title: t('column'), dataIndex: 'column', width: 160 },
            { title: t('what'), key: 'what', render: (_, { messageZh, messageEn }) => either(messageZh, messageEn) },
            { title: t('count'), dataIndex: 'count', align: 'right', width: 90 },
            { title: t('firstLine'), dataIndex: 'line', align: 'right', width: 110 },
          ]}
        />
      )}
      {part.rows.length > 0 && (
        <Table
          size="small"
          rowKey="line"
          pagination={false}
          title={() => t('firstRows')}
          scroll={{ x: 'max-content' }}
          dataSource={part.rows}
          columns={[
            { title: t('line'), dataIndex: 'line', align: 'right' as const },
            ...headers.map((header) => ({
              title: header,
              key: header,
              render: (_: unknown, row: Trial['parts'][number]['rows'][number]) =>
                row.cells.find((cell) => cell.header === header)?.value,
            })),
          ]}
        />
      )}
    </Flex>
  );
}

/** What a trial declares or counts: rows, or yuan. */
const Total = ({ measure, value }: { measure: 'rows' | 'fen'; value: string }) =>
  measure === 'fen' ? <Amount yuan={value} /> : <span className="amount">{Number(value).toLocaleString('en')}</span>;
