import { createHash } from 'node:crypto';
import { canonicalJson, duckdbType, type RelationInfo, relationInfo } from '@qingqu/rules-sdk';
import { businessTables, codeItem, region } from '@qingqu/schema';
import { getTableColumns } from 'drizzle-orm';

/** A relation's column and the SQL that fills it, over the source row `t`. */
export interface SourceColumn {
  name: string;
  /** The DuckDB type. */
  type: string;
  sql: string;
  /** `same`: copied under its name; `date`: the civil date of an instant; `derived`: see {@link derived}. */
  from: 'same' | 'date' | 'derived';
}

/** Where a relation of the snapshot comes from. */
export interface RelationSource {
  name: string;
  /** The table of the system of record, which is also the subject kind of its rows. */
  source: string;
  columns: SourceColumn[];
  /** What stands after FROM, named `t`; a versioned table is read together with its history twin. */
  from: string;
  versioned: boolean;
  /** The column that says to which region a row belongs; absent where rows belong to everybody. */
  regionColumn: string | undefined;
}

/**
 * Columns that the source table does not have. Names of natural persons never pass: a name does only where the row says
 * that its bearer is an organisation.
 */
export const derived: Record<string, Record<string, string>> = {
  payments: { payee_org_name: `case when t.payee_kind <> 'individual' then t.payee_name end` },
  accounts: { holder_org_name: `case when t.holder_kind <> 'individual' then t.name end` },
};

/** Reference data has no epochs: each build takes it whole, as it stands then. Of a calendar day the highest version holds. */
const reference: Record<string, { from: string; columns: string[] }> = {
  region: { from: 'region t', columns: namesOf(region) },
  code_item: { from: 'code_item t', columns: namesOf(codeItem) },
  calendar_day: {
    from: `(select day, is_workday, (sum(is_workday::int) over (order by day))::int as workday_no
            from (select distinct on (day) day, is_workday from calendar_day order by day, version desc) latest) t`,
    columns: ['day', 'is_workday', 'workday_no'],
  },
};

/** In the order of preference: the region that answers for the row (of an allocation the one that receives). */
const regionColumns = ['region_code', 'to_region_code', 'issuing_region_code'];

/** Every relation that rules may read, with its source. Throws for a column that has none. */
export function relationSources(): RelationSource[] {
  return [...relationInfo.values()].map(sourceOf);
}

function sourceOf({ name, source, columns }: RelationInfo): RelationSource {
  const business = businessTables.get(source);
  const fixed = reference[source];
  if (!business && !fixed) throw new Error(`relation ${name}: there is no table '${source}' in the schema`);
  const available = new Set(business ? namesOf(business.current) : fixed!.columns);
  return {
    name,
    source,
    columns: [...columns].map(([column, sqlType]) => ({
      name: column,
      type: duckdbType(sqlType),
      ...columnSource(name, source, column, available),
    })),
    from: fixed?.from ?? `${source} t`,
    versioned: business !== undefined,
    regionColumn: regionColumns.find((column) => columns.has(column)),
  };
}

function columnSource(
  relation: string,
  source: string,
  column: string,
  available: Set<string>,
): Pick<SourceColumn, 'sql' | 'from'> {
  const expression = derived[relation]?.[column];
  if (expression) return { sql: expression, from: 'derived' };
  if (available.has(column)) return { sql: `t.${column}`, from: 'same' };
  const instant = column.replace(/_on$/, '_at');
  if (instant !== column && available.has(instant))
    return { sql: `(t.${instant} at time zone 'Asia/Shanghai')::date`, from: 'date' };
  throw new Error(
    `relation ${relation}: the column '${column}' has no source; table ${source} has no such column, so add an expression to \`derived\``,
  );
}

/** Changes whenever a snapshot made earlier would have other columns or contents than one made now. */
export function formatDigest(sources: RelationSource[]): string {
  const shape = sources.map(({ name, source, columns, from, regionColumn }) => ({
    name,
    source,
    columns: columns.map(({ name: column, type, sql }) => [column, type, sql]),
    from,
    regionColumn,
  }));
  return createHash('sha256')
    .update(canonicalJson({ layout: 3, shape }))
    .digest('hex')
    .slice(0, 16);
}

function namesOf(table: Parameters<typeof getTableColumns>[0]): string[] {
  return Object.values(getTableColumns(table)).map((column) => column.name);
}
