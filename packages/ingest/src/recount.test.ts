import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import { describeOutcome } from './describe-outcome.js';
import { type Harness, harness } from './testing/harness.js';
import { assertInvariants } from './testing/invariants.js';

// Ten files, each broken in another way, counted once more by somebody who knows nothing of ingest: lines, and a column added up digit by
// digit. What the ledger says of a file must be that.

let database: TestDatabase;
let h: Harness;
beforeAll(async () => {
  database = await testDatabase();
  h = await harness(database);
});
afterAll(async () => {
  await assertInvariants(database.system);
  h.dispose();
  await database.drop();
});

const HEADER = 'key,indicator_key,region_code,delta,adjusted_on,reason,status';
const COLUMNS = 7;
const row = (
  key: string,
  delta: string,
  more: { region?: string; on?: string; reason?: string; status?: string } = {},
) =>
  [
    key,
    'I1',
    more.region ?? '410225000000',
    delta,
    more.on ?? '2018-05-03',
    more.reason ?? '',
    more.status ?? 'active',
  ].join(',');

const gb18030 = (text: string) => Buffer.from([...text].flatMap((char) => [...(GB[char] ?? Buffer.from(char))]));
/** The few characters that the test needs, in GB18030. */
const GB: Record<string, Buffer> = { 调: Buffer.of(0xb5, 0xf7), 整: Buffer.of(0xd5, 0xfb) };

const files: Record<string, Buffer> = {
  'the same row again': text([
    row('A1', '100.10'),
    row('A1', '100.10'),
    row('A2', '-0.05'),
    row('A2', '-0.05'),
    row('A1', '100.10'),
  ]),
  'CRLF and blank lines': text([row('B1', '1'), '', row('B2', '2.5'), '', '', row('B3', '-3')], '\r\n'),
  'stray quotes': text([
    row('C1', '10.00', { reason: '"甲,乙"' }),
    row('C2', '20.00', { reason: '"没有结束' }),
    row('C3', '30.00', { reason: '"说""明"""' }),
    row('C4', '40.00'),
  ]),
  'cells too many and too few': text([
    row('D1', '1.11'),
    `${row('D2', '2.22')},x`,
    'D3,I1,410225000000,3.33',
    row('D4', '4.44'),
  ]),
  'amounts that are none': text(
    ['1e3', '1.234', '', '12,5', 'x', '￥5', '--1', '7.', '.5', '8.80'].map((delta, at) =>
      row(`E${at}`, delta.includes(',') ? `"${delta}"` : delta),
    ),
  ),
  'dates, regions, words and keys that are none': text([
    row('F1', '1.01', { on: '2018-02-30' }),
    row('F2', '2.02', { region: '999999999999' }),
    row('F3', '3.03', { status: 'lost' }),
    row('', '4.04'),
    row('F5', '5.05'),
  ]),
  'a byte that is not of the encoding': Buffer.concat([
    gb18030(`${HEADER}\n${row('G1', '6.06', { reason: '调整' })}\n${row('G2', '7.07', { reason: '调整' })}\n`),
    Buffer.from(`${row('G3', '8.08', { reason: 'x' }).replace('x', '')}`.replace(',active', '')),
    Buffer.of(0xff),
    Buffer.from(',active\n'),
    gb18030(`${row('G4', '9.09', { reason: '调整' })}\n`),
  ]),
  'one key with two contents': text([
    row('H1', '1.00'),
    row('H1', '2.00'),
    row('H2', '3.00'),
    row('H1', '1.00'),
    row('H1', '4.00'),
  ]),
  'NUL bytes, and a line without end': text([
    row('K1', '0.01'),
    row('K2', '0.02', { reason: 'a\0b' }),
    row('K3', '0.03', { reason: 'x'.repeat(70_000) }),
    row('K4', '0.04'),
  ]),
  'a byte order mark, CR line ends, full-width digits, no end of the last line': Buffer.concat([
    Buffer.of(0xef, 0xbb, 0xbf),
    Buffer.from([HEADER, row('L1', '１２３．４５'), row('L2', '-１'), row('L3', '99999999999.99')].join('\r')),
  ]),
};

function text(lines: string[], end = '\n'): Buffer {
  return Buffer.from([HEADER, ...lines, ''].join(end));
}

it.each(Object.entries(files))('%s', async (name, bytes) => {
  const result = await h.ingest('indicator_adjustment', bytes, { name: `${name}.csv` });
  const counted = recount(bytes, result.encoding);
  const { rows } = await database.system.query(
    `select count(*)::int as read, count(*) filter (where outcome = 'loaded')::int as loaded,
       count(*) filter (where outcome = 'duplicate')::int as duplicate, count(*) filter (where outcome = 'quarantined')::int as quarantined,
       coalesce(sum(amount_fen) filter (where amount_fen > 0), 0)::text as plus, coalesce(-sum(amount_fen) filter (where amount_fen < 0), 0)::text as minus
     from ingest_row where file_id = $1`,
    [result.id],
  );
  expect(rows[0]).toEqual(counted);
  expect(result.sumFen).toBe(BigInt(counted.plus) - BigInt(counted.minus));
  const counts = (['loaded', 'duplicate', 'quarantined'] as const).flatMap((outcome) =>
    counted[outcome] > 0 ? [`${outcome} ${counted[outcome]}`] : [],
  );
  expect(describeOutcome(result, 'en')).toContain(
    `: read ${counted.read} = ${counts.join(' + ')}, ${printed(counted)} yuan in all`,
  );
  const { rows: stored } = await database.system.query<{ sum: string }>(
    'select coalesce(sum(delta_fen), 0)::text as sum from indicator_adjustment where file_id = $1',
    [result.id],
  );
  expect(stored[0]!.sum).toBe(sumOf(bytes, result.encoding));
});

interface Counted {
  read: number;
  loaded: number;
  duplicate: number;
  quarantined: number;
  plus: string;
  minus: string;
}

/** Counts a file by the simplest means. */
function recount(bytes: Buffer, encoding: string): Counted {
  const counted: Counted = { read: 0, loaded: 0, duplicate: 0, quarantined: 0, plus: '0', minus: '0' };
  for (const { cells, verdict } of judged(bytes, encoding)) {
    counted.read += 1;
    counted[verdict] += 1;
    const fen = fenOfText(cells?.[3] ?? '');
    if (fen === undefined) continue;
    if (fen.startsWith('-')) counted.minus = add(counted.minus, fen.slice(1));
    else counted.plus = add(counted.plus, fen);
  }
  return counted;
}

/** What the records that came of it must add up to. */
function sumOf(bytes: Buffer, encoding: string): string {
  let plus = '0';
  let minus = '0';
  for (const { cells, verdict } of judged(bytes, encoding)) {
    if (verdict !== 'loaded') continue;
    const fen = fenOfText(cells![3]!)!;
    if (fen.startsWith('-')) minus = add(minus, fen.slice(1));
    else plus = add(plus, fen);
  }
  return String(BigInt(plus) - BigInt(minus));
}

function judged(bytes: Buffer, encoding: string) {
  const first = new Map<string, string>();
  return linesOf(bytes)
    .slice(1)
    .map((line): { cells: string[] | undefined; verdict: 'loaded' | 'duplicate' | 'quarantined' } => {
      const cells = cellsOf(line, encoding);
      if (!cells || !isGood(cells)) return { cells, verdict: 'quarantined' };
      const before = first.get(cells[0]!);
      if (before === undefined) {
        first.set(cells[0]!, cells.join('|'));
        return { cells, verdict: 'loaded' };
      }
      return { cells, verdict: before === cells.join('|') ? 'duplicate' : 'quarantined' };
    });
}

/** Lines that are not empty; LF, CRLF or CR. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: number[][] = [[]];
  for (const byte of bytes) {
    if (byte === 10 || byte === 13) lines.push([]);
    else lines.at(-1)!.push(byte);
  }
  return lines.filter((line) => line.length > 0).map((line) => Buffer.from(line));
}

/** Undefined for a line of which nothing can be trusted. */
function cellsOf(line: Buffer, encoding: string): string[] | undefined {
  if (line.includes(0) || line.length > 65_536) return undefined;
  let decoded: string;
  try {
    decoded = new TextDecoder(encoding, { fatal: true }).decode(line);
  } catch {
    return undefined;
  }
  const cells = [''];
  let isQuoted = false;
  for (let at = 0; at < decoded.length; at++) {
    const char = decoded[at]!;
    if (char === '"' && isQuoted && decoded[at + 1] === '"') {
      cells[cells.length - 1] += '"';
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === ',' && !isQuoted) cells.push('');
    else cells[cells.length - 1] += char;
  }
  return isQuoted || cells.length !== COLUMNS ? undefined : cells;
}

const isGood = ([key, , region, delta, on, , status]: string[]) =>
  key !== '' &&
  region === '410225000000' &&
  fenOfText(delta!) !== undefined &&
  on === '2018-05-03' &&
  status === 'active';

/** Fen as digits, of yuan with at most two decimals. */
function fenOfText(yuan: string): string | undefined {
  const plain = [...yuan]
    .map((char) =>
      '０１２３４５６７８９．'.includes(char) ? '0123456789.'['０１２３４５６７８９．'.indexOf(char)] : char,
    )
    .join('');
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? `${match[1]}${match[2]}${(match[3] ?? '').padEnd(2, '0')}` : undefined;
}

const printed = ({ plus, minus }: Counted): string =>
  new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(
    `${BigInt(plus) - BigInt(minus)}E-2` as unknown as number,
  );

/** As on paper. */
function add(a: string, b: string): string {
  let sum = '';
  let carry = 0;
  for (let at = 0; at < Math.max(a.length, b.length) || carry > 0; at++) {
    const digit = Number(a[a.length - 1 - at] ?? 0) + Number(b[b.length - 1 - at] ?? 0) + carry;
    sum = (digit % 10) + sum;
    carry = digit > 9 ? 1 : 0;
  }
  return sum.replace(/^0+(?=\d)/, '');
}
