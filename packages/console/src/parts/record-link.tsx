import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { recordPath } from './record-path.js';

interface Props {
  /** The record, with its `__typename` where its kind may have a page of its own; a text alone where there is none. */
  to: { id: string; __typename?: string | undefined } | null | undefined;
  children: ReactNode;
}

/** Leads to the page of a record: its own, or the general one. */
export function RecordLink({ to, children }: Props) {
  if (!to) return children;
  return (
    <Link to={recordPath(to.__typename, to.id)} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  );
}
