import { quarantinePlace, Vault } from '@qingqu/schema';
import type pg from 'pg';

/**
 * All that taking in files of `subsidy_line` leaves behind, but for what cannot be equal between two runs: numbers of files (killed registrations
 * use some up), nonces, times.
 */
export async function stateOf(pool: pg.Pool) {
  const vault = new Vault(Buffer.alloc(32, 1));
  const all = async (sql: string) => (await pool.query(sql)).rows as Record<string, unknown>[];
  const files = await all('select * from ingest_file order by id');
  const nameOf = new Map(files.map((file) => [file.id, file.name]));
  const named = ({ file_id, ...row }: Record<string, unknown>) => ({ ...row, file: nameOf.get(file_id) });
  const nameIn = (text: unknown) => String(text).replace(/#(\d+)/g, (_, id: string) => `#${nameOf.get(BigInt(id))}`);
  const open = (row: Record<string, unknown>, column: string) =>
    vault.open(row[column] as Buffer, `subsidy_line|${column}|${row.source_key}`);
  const business = (row: Record<string, unknown>) => ({
    ...named(row),
    name_sealed: open(row, 'name_sealed'),
    id_no_sealed: open(row, 'id_no_sealed'),
    card_no_sealed: open(row, 'card_no_sealed'),
  });
  return {
    files: files.map(({ id, received_at, finished_at, ...rest }) => rest),
    current: (await all('select * from subsidy_line order by id')).map(business),
    history: (await all('select * from subsidy_line_history order by id, version')).map(business),
    marks: (await all('select * from record_mark order by record_id, source_rev, kind')).map(named),
    ledger: (await all('select * from ingest_row order by file_id, row_no')).map(named),
    quarantine: (await all('select * from quarantine order by file_id, row_no')).map(({ id, created_at, ...row }) => ({
      ...named(row),
      message_zh: nameIn(row.message_zh),
      message_en: nameIn(row.message_en),
      raw_sealed: vault.open(row.raw_sealed as Buffer, quarantinePlace(row.file_id as bigint, row.row_no as number)),
    })),
    totals: (await all('select * from control_total order by file_id, measure')).map(named),
    breaks: (await all('select * from reconciliation_break order by file_id, subject')).map(
      ({ id, subject, opened_at, ...row }) => ({
        ...named(row),
        message_zh: nameIn(row.message_zh),
        message_en: nameIn(row.message_en),
      }),
    ),
  };
}
