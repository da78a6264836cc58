import { useMemo } from 'react';
import { useQuery } from 'urql';
import { fieldNames } from '../../schema/names.js';
import { type KindName, useNames } from '../../words/use-words.js';
import { formatAmount, useAmountUnit } from '../amount.js';
import { NAMING, recordWords } from '../record-words.js';

interface Named {
  id: string;
  __typename: string;
}

const fieldsOf = (kind: string): Readonly<Record<string, unknown>> =>
  (fieldNames as Readonly<Record<string, object>>)[kind] as Readonly<Record<string, unknown>>;

/** What records of these kinds are called by: of each kind those fields that it has, under names of its own. */
function questionAbout(kinds: readonly string[]): string {
  const parts = kinds.map((kind) => {
    const fields = NAMING.filter((name) => name in fieldsOf(kind)).map((name) => `${kind}_${name}: ${name}`);
    return `... on ${kind} { ${['id', ...fields].join(' ')} }`;
  });
  return `query RecordNames($ids: [ID!]!) { nodes(ids: $ids) { id ${parts.join(' ')} } }`;
}

/** What each record is called: its kind, with what tells it from others of that kind. */
export function useRecordNames(records: readonly Named[]): (record: Named) => string {
  const { kind } = useNames();
  const { unit } = useAmountUnit();
  const query = questionAbout([...new Set(records.map(({ __typename }) => __typename))].toSorted());
  const [{ data }] = useQuery<{ nodes: (Record<string, unknown> | null)[] }>({
    query,
    variables: { ids: [...new Set(records.map(({ id }) => id))] },
    pause: records.length === 0,
  });
  const found = useMemo(() => new Map(data?.nodes.map((node) => [node?.id, node])), [data]);
  return ({ id, __typename }) => {
    const own = Object.entries(found.get(id) ?? {}).map(([name, value]) => [name.replace(`${__typename}_`, ''), value]);
    return [kind(__typename as KindName), recordWords(Object.fromEntries(own), (yuan) => formatAmount(yuan, unit))]
      .filter(Boolean)
      .join(' ');
  };
}
