import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { CellKind } from '../columns.js';
import type { Batches, Cells, Sheet } from './sheet.js';

/** Rows that are held until they are written together. */
const GROUP = 5_000;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
type Element = Omit<Schema[number], 'name'>;

/** How a kind of cell is stored, and how the value that GraphQL answers becomes that. Amounts are exact: DECIMAL, never a float. */
const stored: Readonly<Record<CellKind, { element: Element; write(cell: never): unknown }>> = {
  text: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, write: (text: string) => text },
  json: { element: { type: 'BYTE_ARRAY', converted_type: 'JSON' }, write: (value: unknown) => value },
  integer: { element: { type: 'INT32' }, write: (number: number) => number },
  bigint: { element: { type: 'INT64' }, write: BigInt },
  flag: { element: { type: 'BOOLEAN' }, write: (flag: boolean) => flag },
  money: decimal(18, 2),
  decimal: decimal(18, 6),
  date: { element: { type: 'INT32', converted_type: 'DATE' }, write: (day: string) => Date.parse(day) / 86_400_000 },
  instant: {
    element: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
    write: microsOf,
  },
};

function decimal(precision: number, scale: number) {
  const element: Element = { type: 'INT64', converted_type: 'DECIMAL', precision, scale };
  const write = (text: string) => {
    const [whole, fraction = ''] = text.split('.') as [string, string?];
    return BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
  };
  return { element, write };
}

function microsOf(instant: string): bigint {
  const [, micros = ''] = /\.\d{3}(\d{1,3})/.exec(instant) ?? [];
  return BigInt(Date.parse(instant)) * 1_000n + BigInt(micros.padEnd(3, '0') || 0);
}

/** Parquet, in row groups of some thousand rows: no more of it is held in memory. */
export async function* encodeParquet({ columns, about }: Sheet, batches: Batches): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema: Schema = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, kind }) => ({ name, repetition_type: 'OPTIONAL' as const, ...stored[kind].element })),
  ];
  const kvMetadata = about.map(([key, value]) => ({ key, value }));
  const writer = new ParquetWriter({ writer: bytes, schema, kvMetadata, createdBy: 'qingqu' });
  const group = async (rows: readonly Cells[]) => {
    const columnData = columns.map(({ name, kind }, at) => ({
      name,
      data: rows.map((cells) => writeCell(kind, cells[at])),
    }));
    await writer.write({ columnData, rowGroupSize: GROUP });
    return drained(bytes);
  };

  let held: Cells[] = [];
  for await (const batch of batches) {
    held.push(...batch);
    if (held.length < GROUP) continue;
    yield await group(held);
    held = [];
  }
  if (held.length > 0) yield await group(held);
  await writer.finish();
  yield drained(bytes);
}

const writeCell = (kind: CellKind, cell: unknown) => (cell === null ? undefined : stored[kind].write(cell as never));

/** What has been written since the last time. The writer goes on counting its offset. */
function drained(bytes: ByteWriter): Uint8Array {
  const written = bytes.getBytes().slice();
  bytes.index = 0;
  return written;
}
