import { closedMonth, type DrawnLine, drawnAgain, exportLedger } from '@qingqu/casework';
import { inTransaction } from '@qingqu/schema';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { type ExportOptions, formatOf, writeDocument } from './document-file.js';

/** `qingqu ledgers draw <month>`; the exit code is 0 when they come out as they are kept. */
export async function draw(platform: Platform, _signal: AbortSignal, month: string): Promise<number> {
  const { system, voice } = platform;
  await expectClosed(platform, month);
  const drawn = await drawnAgain(system, month);
  const kept = new Map((await keptLines(platform, month)).map((line) => [keyOf(line), line]));
  const differing = drawn.filter((line) => numbersOf(line) !== numbersOf(kept.get(keyOf(line))));
  const drawnKeys = new Set(drawn.map(keyOf));
  const missing = [...kept.keys()].filter((key) => !drawnKeys.has(key));
  for (const key of [...differing.map(keyOf), ...missing]) voice.line(both(`不一致：${key}`, `differs: ${key}`));
  const regions = new Set(drawn.map(({ regionCode }) => regionCode)).size;
  const wrong = differing.length + missing.length;
  voice.line(
    both(
      `${month} 台账：${regions} 个地区，${drawn.length} 行，${wrong === 0 ? '与已存的一致' : `${wrong} 行不一致`}`,
      `ledgers of ${month}: ${regions} regions, ${drawn.length} lines, ${wrong === 0 ? 'as they are kept' : `${wrong} differ`}`,
    ),
  );
  return wrong === 0 ? 0 : 1;
}

/** `qingqu ledgers export <month> --region <code>` */
export async function exportOne(
  platform: Platform,
  _signal: AbortSignal,
  month: string,
  { region, ...options }: ExportOptions & { region: string },
): Promise<number> {
  formatOf(options.format);
  await expectClosed(platform, month);
  const { rows } = await platform.system.query<{ id: string }>(
    'select id from ledger where month = $1 and region_code = $2',
    [month, region],
  );
  const ledger = rows[0];
  if (!ledger)
    throw new Error(
      both(
        `${region} 没有 ${month} 的台账；例如 --region 411425000000`,
        `${region} has no ledger of ${month}; expected a region such as 411425000000`,
      ),
    );
  const reportId = await inTransaction(platform.system, (client) => exportLedger(client, ledger.id, 'system'));
  await writeDocument(platform, reportId, options);
  return 0;
}

const keyOf = ({ regionCode, part, category, severity }: DrawnLine): string =>
  `${regionCode} ${part} ${category} ${severity}`;

/** Everything that a line says, the same however it was read. */
const numbersOf = (line: DrawnLine | undefined): string =>
  Object.entries(line ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .sort()
    .join();

async function keptLines({ system }: Platform, month: string): Promise<DrawnLine[]> {
  const { rows } = await system.query<DrawnLine>(
    `select l.region_code as "regionCode", i.part, i.category, i.severity, i.opening, i.fresh, i.reopened, i.normal, i.violation, i.rectified, i.cleared,
       i.closing, i.overdue, i.returned_fen as "returnedFen", i.rebooked_fen as "rebookedFen", i.other_fen as "otherFen"
     from ledger_line i join ledger l on l.id = i.ledger_id where l.month = $1 order by 1, 2, 3, 4`,
    [month],
  );
  return rows;
}

async function expectClosed({ system }: Platform, month: string): Promise<void> {
  if (await closedMonth(system, month)) return;
  throw new Error(
    both(
      `${month} 尚未结账，没有台账；已结月份：qingqu months show`,
      `${month} is not closed, so it has no ledgers; qingqu months show lists those that are`,
    ),
  );
}
