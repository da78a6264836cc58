// A row that reaches no part changes nothing in it, whether it is there or not. So of the relations that a rule only looks things up in, the rows that
// reach its parts are enough, wherever the reach is of a form that can be read backwards.

/**
 * How a row reaches parts: its column `own` holds the part's key, or what stands in `column` of a row of `relation` whose `key` is the part's. A payment
 * has its `payee_id` in `id` of a payee: { own: 'id', by: { relation: 'payments', column: 'payee_id', key: 'id' } } is how payees reach payments.
 */
export interface Way {
  own: string;
  by?: { relation: string; column: string; key: string };
}

const direct =
  /^select (?:distinct )?(?:"changed"\.)?"(\w+)" from "changed"(?: where (?:"changed"\.)?"\1" is not null)?$/;
const joined =
  /^select (?:distinct )?"(\w+)"\."(\w+)" from "\1" inner join "changed" on "changed"\."(\w+)" = "\1"\."(\w+)"(?: where "\1"\."\2" is not null)?$/;

/** The ways from each relation outside the key whose reach can be read backwards. */
export function waysOf({
  key = {},
  reaches = {},
  relations,
}: {
  key?: Record<string, string>;
  reaches?: Record<string, { sql: string }>;
  relations: string[];
}): Record<string, Way[]> {
  const read = relations.flatMap((name): [string, Way[]][] => {
    const ways = name in key ? [undefined] : selectsOf(reaches[name]?.sql ?? '').map(wayOf);
    return ways.every((way) => way !== undefined) ? [[name, ways]] : [];
  });
  return Object.fromEntries(read);
}

const selectsOf = (sql: string): string[] =>
  /^\(.*\)$/s.test(sql) ? sql.slice(1, -1).split(/\) union (?:all )?\(/) : [sql];

function wayOf(select: string): Way | undefined {
  const [, own] = direct.exec(select) ?? [];
  if (own) return { own };
  const [, relation, key, column, by] = joined.exec(select) ?? [];
  return relation ? { own: column!, by: { relation, column: by!, key: key! } } : undefined;
}

/**
 * Which rows of a table go one of the ways to a part whose key lies in another.
 *
 * @param rowsOf FROM and WHERE of the rows of a relation that lie in the parts by this key
 */
export function reachesParts(
  ways: Way[],
  table: string,
  parts: string,
  rowsOf: (by: NonNullable<Way['by']>) => string,
): string {
  const keys = new Map<string, Set<string>>();
  for (const { own, by } of ways)
    keys.set(
      own,
      (keys.get(own) ?? new Set()).add(by ? `select "${by.column}" ${rowsOf(by)}` : `select key from ${parts}`),
    );
  const conditions = [...keys].map(([own, selects]) => `"${own}" in (${[...selects].join(' union all ')})`);
  if (conditions.length === 1) return conditions[0]!;
  // An OR would read every column of every row: first the ids, by one column each.
  return `id in (${conditions.map((condition) => `select id from ${table} where ${condition}`).join(' union all ')})`;
}
