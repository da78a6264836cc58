import { Descriptions, Typography } from 'antd';
import type { KindName } from '../words/use-words.js';
import { RecordLink } from './record-link.js';
import { type Told, useTold } from './told.js';

export interface Fact<Of> extends Told<Of> {
  /** It takes the whole width. */
  isLong?: boolean;
}

interface Props<Of> {
  kind: KindName;
  of: Of;
  facts: readonly Fact<Of>[];
}

/** Facts of a record as a table of names and values. What is not there yet is left out. */
export function Facts<Of extends object>({ kind, of, facts }: Props<Of>) {
  const { title, value } = useTold<Of>(kind);
  const items = facts.flatMap((fact) => {
    const children = value(fact, of);
    return children === null || children === undefined
      ? []
      : [{ key: fact.field, label: title(fact), children, ...(fact.isLong && { span: 'filled' as const }) }];
  });
  return (
    <Descriptions size="small" bordered column={{ xs: 1, md: 2 }} styles={{ label: { width: 140 } }} items={items} />
  );
}

type Field<Of> = keyof Of & string;

/** A text of several lines, as it was written. */
export function written<Of>(field: Field<Of>): Fact<Of> {
  return {
    field,
    isLong: true,
    show: (of) =>
      of[field] ? (
        <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', margin: 0, maxWidth: '72em' }}>
          {String(of[field])}
        </Typography.Paragraph>
      ) : null,
  };
}

/** Who did something, and on which day: `byOn('repliedBy', 'repliedOn')`. */
export function byOn<Of>(by: Field<Of>, on: Field<Of>): Fact<Of> {
  return { field: by, show: (of) => (of[by] ? [of[by], of[on]].filter(Boolean).join(' · ') : null) };
}

/** A related record by one of its fields, leading to its page: `leadsTo('case', 'Case', ({ caseNo }) => caseNo)`. */
export function leadsTo<Of, Name extends Field<Of>>(
  field: Name,
  kind: KindName,
  called: (related: NonNullable<Of[Name]>) => string,
): Fact<Of> {
  return {
    field,
    show: (of) => {
      const related = of[field] as (NonNullable<Of[Name]> & { id: string }) | null;
      return related && <RecordLink to={{ id: related.id, __typename: kind }}>{called(related)}</RecordLink>;
    },
  };
}
