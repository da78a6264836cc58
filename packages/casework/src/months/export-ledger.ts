import type pg from 'pg';
import { refuse } from '../matter/refused.js';
import { makeReport } from '../reports/make-report.js';
import { type LedgerDocumentFacts, type LedgerNumbers, type LedgerRow, ledgerDocument } from './ledger-document.js';

/**
 * Makes the document of a ledger as far as it has come, bound to the epoch of its month; the same version gives the same report.
 *
 * @param madeBy a user name; `system` = the platform
 * @returns the report's id
 */
export async function exportLedger(client: pg.ClientBase, id: string, madeBy: string): Promise<string> {
  const { rows } = await client.query<Row>(
    `select l.version, l.region_code as "regionCode", l.scope_ord as "scopeOrd", l.month, l.state, l.epoch, c.closed_on as "closedOn",
       json_build_object('name', r.name, 'level', r.level) as region, l.confirmed_by as "confirmedBy", l.confirmed_on as "confirmedOn",
       l.reported_by as "reportedBy", l.reported_on as "reportedOn", l.compiled_by as "compiledBy", l.compiled_on as "compiledOn"
     from ledger l join region r on r.code = l.region_code join month_close c on c.month = l.month where l.id = $1`,
    [id],
  );
  const row = rows[0] ?? refuse('NOT_FOUND', '没有该台账', 'there is no such ledger');
  const { rows: lines } = await client.query<LedgerRow>(
    `select category, severity, ${numbers('')} from ledger_line where ledger_id = $1 and part = 'all'
     order by array_position(array['receipt', 'allocation', 'cash', 'account', 'cycle', 'fund', 'enterprise', 'individual'], category),
       array_position(array['red', 'orange', 'yellow', 'blue'], severity)`,
    [id],
  );
  const { regionCode, scopeOrd, version, epoch } = row;
  return makeReport(client, {
    kind: 'ledger',
    matterId: id,
    matterVersion: version,
    epoch,
    document: ledgerDocument({ ...row, lines, parts: await partsOf(client, id) }),
    regionCode,
    scopeOrd,
    departmentKind: null,
    madeBy,
  });
}

interface Row extends Omit<LedgerDocumentFacts, 'lines' | 'parts'> {
  version: number;
  regionCode: string;
  scopeOrd: bigint;
}

/** The region's own cases, and each region directly below it with a ledger. */
async function partsOf(client: pg.ClientBase, id: string): Promise<(LedgerNumbers & { name: string })[]> {
  const { rows } = await client.query<LedgerNumbers & { name: string }>(
    `with whole as (select l.*, r.scope_hi, r.name, r.level from ledger l join region r on r.code = l.region_code where l.id = $1),
       part as (
         select w.id, 'own' as part, w.name || '本级' as name, w.scope_ord from whole w
         union all
         select p.id, 'all', r.name, p.scope_ord from whole w join ledger p on p.month = w.month and p.scope_ord > w.scope_ord and p.scope_ord <= w.scope_hi
           join region r on r.code = p.region_code and r.fiscal_parent = w.region_code)
     select part.name, ${numbers('i.', (column, type) => `coalesce(sum(${column}), 0)::${type}`)}
     from part left join ledger_line i on i.ledger_id = part.id and i.part = part.part
     where (select count(*) from part) > 1 group by part.name, part.scope_ord order by part.scope_ord`,
    [id],
  );
  return rows;
}

const columns = ['opening', 'fresh', 'reopened', 'normal', 'violation', 'rectified', 'cleared', 'closing', 'overdue'];

/** The numbers of a line by the names of {@link LedgerNumbers}. */
const numbers = (row: string, shown: (column: string, type: string) => string = (column) => column): string =>
  [
    ...columns.map((column) => `${shown(`${row}${column}`, 'int')} as ${column}`),
    ...['returned', 'rebooked', 'other'].map((column) => `${shown(`${row}${column}_fen`, 'bigint')} as "${column}Fen"`),
  ].join(', ');
