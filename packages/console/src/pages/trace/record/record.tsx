import { Tag } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { gql, type TypedDocumentNode, useQuery } from 'urql';
import { isOneOf, readsDetails } from '../../../app/posts.js';
import { useSession } from '../../../app/session.js';
import { BeginButton } from '../../../parts/acts/begin-button.js';
import { Answer } from '../../../parts/answer.js';
import { NotThere } from '../../../parts/not-there.js';
import { Page } from '../../../parts/page.js';
import { recordPath } from '../../../parts/record-path.js';
import { type RecordKind, recordKinds } from '../../../schema/records.js';
import { type KindName, useNames, useWords } from '../../../words/use-words.js';
import { type AnyRecord, nameOf, wholeQuery } from './kinds.js';
import { RecordKindDocument } from './operations.js';
import { Provenance } from './provenance.js';
import { RecordFacts } from './record-facts.js';
import { RecordLists } from './record-lists.js';
import { words } from './words.js';

const mayDoubt = isOneOf('STAFF', 'SUPERVISOR');

/** Any record: what is recorded, what it belongs to, its lists, and where it came from. */
export default function RecordPage() {
  const { id = '' } = useParams();
  const [result, refetch] = useQuery({ query: RecordKindDocument, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node }) => {
        const kind = node && recordKinds[node.__typename];
        return kind ? <Known id={id} name={node.__typename} kind={kind} /> : <NotThere />;
      }}
    </Answer>
  );
}

function Known({ id, name, kind }: { id: string; name: string; kind: RecordKind }) {
  const query = useMemo(
    () => gql(wholeQuery(name, kind)) as TypedDocumentNode<{ node: AnyRecord | null }, { id: string }>,
    [name, kind],
  );
  const [result, refetch] = useQuery({ query, variables: { id } });
  return (
    <Answer of={result} onRetry={refetch}>
      {({ node }) => (node ? <Shown record={node} kind={kind} /> : <NotThere />)}
    </Answer>
  );
}

function Shown({ record, kind }: { record: AnyRecord; kind: RecordKind }) {
  const t = useWords(words);
  const { kind: titleOf } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const title = titleOf(record.__typename as KindName);
  const name = nameOf(record, kind, '');
  const own = recordPath(record.__typename, record.id);
  return (
    <Page
      title={name ? `${title} ${name}` : title}
      beside={kind.isBusiness && <Tag>{`${t('version')} ${record.version}`}</Tag>}
      actions={
        <>
          {!own.startsWith('/records/') && readsDetails(viewer) && <Link to={own}>{t('ownPage')}</Link>}
          {kind.isBusiness && mayDoubt(viewer) && (
            <BeginButton
              act="raiseCorrection"
              label={t('doubt')}
              given={{ recordId: record.id }}
              onDone={({ id }) => open(recordPath('Correction', id))}
            />
          )}
        </>
      }
    >
      <RecordFacts record={record} kind={kind} />
      <RecordLists record={record} kind={kind} />
      {kind.isBusiness && readsDetails(viewer) && <Provenance record={record} kind={kind} />}
    </Page>
  );
}
