import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Answer } from '../../../parts/answer.js';
import { Choice } from '../../../parts/choice.js';
import { recordPath } from '../../../parts/record-path.js';
import { Rows } from '../../../parts/rows.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { words } from './words.js';

interface Listed {
  id: string;
  warningNo: string;
  severity: string;
  state: string;
  messageZh: string;
  messageEn: string;
}
interface OfSubject {
  node: {
    warnings?: { nodes: Listed[] };
    payee?: { warnings: { nodes: Listed[] }; payments: { nodes: { warnings: { nodes: Listed[] } }[] } } | null;
  } | null;
}

const LISTED = 'nodes { id warningNo severity state messageZh messageEn }';

/** Which warnings are about a record, and, of a payment, about its payee: only the kind of the record tells what it can be asked. */
const questionAbout = (kind: string): string => `query RelatedWarnings($id: ID!) { node(id: $id) { id ... on ${kind} {
  warnings(first: 20) { ${LISTED} }
  ${kind === 'Payment' ? `payee { id warnings(first: 20) { ${LISTED} } payments(first: 20, filter: { warnings: { some: {} } }) { nodes { id warnings(first: 5) { ${LISTED} } } } }` : ''}
} } }`;

interface Props {
  /** The warning that the others are related to. */
  id: string;
  subject: { id: string; __typename?: string } | null;
  /** Those of its case. */
  ofCase?: readonly Listed[];
}

/** Other warnings on the same record, of the same payee, in the same case. */
export function Related({ id, subject, ofCase = [] }: Props) {
  const t = useWords(words);
  const [result, askAgain] = useQuery<OfSubject>({
    query: questionAbout(subject?.__typename ?? 'Payment'),
    variables: { id: subject?.id ?? '' },
    pause: !subject,
  });
  const others = (listed: readonly Listed[]) => [
    ...new Map(listed.filter((each) => each.id !== id).map((each) => [each.id, each])).values(),
  ];
  const inCase = others(ofCase);
  if (!subject) return <Groups groups={[[t('sameCase'), inCase]]} />;
  return (
    <Answer of={result} onRetry={askAgain}>
      {({ node }) => {
        const onSubject = others(node?.warnings?.nodes ?? []);
        const payee = node?.payee;
        const ofPayee = others([
          ...(payee?.warnings.nodes ?? []),
          ...(payee?.payments.nodes.flatMap(({ warnings }) => warnings.nodes) ?? []),
        ]).filter(({ id: each }) => !onSubject.some((other) => other.id === each));
        return (
          <Groups
            groups={[
              [t('sameSubject'), onSubject],
              [t('samePayee'), ofPayee],
              [t('sameCase'), inCase],
            ]}
          />
        );
      }}
    </Answer>
  );
}

function Groups({ groups }: { groups: readonly (readonly [title: string, listed: readonly Listed[]])[] }) {
  const t = useWords(words);
  const { either } = useNames();
  const found = groups.filter(([, listed]) => listed.length > 0);
  if (found.length === 0) return <Typography.Text type="secondary">{t('noRelated')}</Typography.Text>;
  return (
    <Flex vertical gap="middle">
      {found.map(([title, listed]) => (
        <Rows
          key={title}
          title={title}
          of={listed.map(({ id, warningNo, severity, state, messageZh, messageEn }) => ({
            key: id,
            content: (
              <Flex vertical gap={2}>
                <Flex gap="small" align="center" wrap>
                  <Link to={recordPath('Warning', id)}>{t('warning', { no: warningNo })}</Link>
                  <Choice name="Severity" value={severity} />
                  <Choice name="WarningState" value={state} />
                </Flex>
                <Typography.Text type="secondary">{either(messageZh, messageEn)}</Typography.Text>
              </Flex>
            ),
          }))}
        />
      ))}
    </Flex>
  );
}
