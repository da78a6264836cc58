import { type KindName, useNames } from '../../words/use-words.js';

/** What kind of record it is. */
export function KindTold({ of }: { of: { __typename?: string } | null | undefined }) {
  const { kind } = useNames();
  return of?.__typename ? kind(of.__typename as KindName) : null;
}
