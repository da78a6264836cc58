import { useEffect, useRef, useState } from 'react';
import { type CombinedError, type TypedDocumentNode, useClient } from 'urql';
import { useChanges } from '../app/changes.js';

/** The most that the API gives at once. */
const MOST = 1_000;

type Paged<Variables> = Variables & { first: number; after?: string | null | undefined };

interface Connection<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Loaded<Row> {
  data?: readonly Row[] | undefined;
  error?: CombinedError | undefined;
}

/**
 * All rows of a connection, page by page: for what adds them up, as a part of them would make a wrong sum. Nothing is told before the last
 * page has come; after a change of this user's they are asked anew.
 */
export function useAllPages<Data, Variables extends object, Row>(
  query: TypedDocumentNode<Data, Paged<Variables>>,
  variables: Variables,
  of: (data: Data) => Connection<Row>,
): [Loaded<Row>, again: () => void] {
  const client = useClient();
  const changed = useChanges();
  const [loaded, setLoaded] = useState<Loaded<Row>>({});
  // An answer to a question that is no longer asked is not shown.
  const latest = useRef(0);
  const asked = JSON.stringify(variables);

  async function load() {
    const mine = ++latest.current;
    const rows: Row[] = [];
    let after: string | null = null;
    do {
      const given = { ...(JSON.parse(asked) as Variables), first: MOST, after };
      const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== latest.current) return;
      if (!data) return setLoaded({ error });
      const { nodes, pageInfo } = of(data);
      rows.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    setLoaded({ data: rows });
  }

  useEffect(() => {
    void load();
  }, [asked, changed]);

  return [loaded, () => void load()];
}
