import type pg from 'pg';
import { recordStatements, type Sent } from '../testing/client.js';

/** The questions of operations that go out over the pool's connections; each call hands out those since the last. */
export function recordQuestions(pool: pg.Pool): () => Sent[] {
  const statements = recordStatements(pool);
  return () => statements.splice(0).filter(({ rowMode }) => rowMode === 'array');
}

/** A node of a plan as EXPLAIN tells it in JSON. */
interface Node {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** How one table is read in a plan. */
export interface Scan {
  kind: string;
  /** With its schema: of a yearly table, the part of one fiscal year. */
  relation: string | undefined;
  index: string | undefined;
  /** Rows looked at, all loops together; 0 in a plan that was not run. */
  looked: number;
}

/** All scans of a plan, those in its subqueries too. */
export function scansOf(node: Node): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansOf);
  if (!node['Relation Name'] && !node['Index Name']) return below;
  const rows =
    (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return [
    {
      kind: node['Node Type'],
      relation: node['Relation Name'] && `${node.Schema}.${node['Relation Name']}`,
      index: node['Index Name'],
      looked: Math.round(rows * (node['Actual Loops'] ?? 0)),
    },
    ...below,
  ];
}

/** The plan with the values known (run, so that it tells what it looked at), and the one for any values, as a prepared statement has it. */
export async function plansOf(
  client: pg.ClientBase,
  { text, values }: Sent,
): Promise<Record<'custom' | 'generic', Scan[]>> {
  const explain = async (options: string, asked: readonly unknown[]) => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (${options}, format json) ${text}`,
      [...asked],
    );
    return scansOf(rows[0]!['QUERY PLAN'][0].Plan);
  };
  return {
    custom: await explain('analyze, verbose, timing off', values),
    generic: await explain('generic_plan, verbose', []),
  };
}
