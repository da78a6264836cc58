import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What is measured: files of a feed, as they are generated or made from those. */
export const variants = [
  { name: 'payment', feed: 'payment', source: 'payment', sealed: 'names of natural persons' },
  { name: 'payment, nothing personal', feed: 'payment', source: 'payment', sealed: 'none', make: withoutPersons },
  { name: 'payment_line', feed: 'payment_line', source: 'subsidy_line', sealed: 'name, ID number', make: paymentLine },
  { name: 'subsidy_line', feed: 'subsidy_line', source: 'subsidy_line', sealed: 'name, ID number, card number' },
];

const accounts = new Set(['payer_account_no', 'payee_account_no', 'actual_payee_account_no']);

/** A payment to an organisation, without account numbers: nothing of it is encrypted, and only the payee's name is hashed with a key. */
function withoutPersons(header) {
  const kept = header.map((name, at) => ({ name, at })).filter(({ name }) => !accounts.has(name));
  return {
    header: kept.map(({ name }) => name),
    row: (cells) =>
      kept.map(({ name, at }) => (name === 'payee_kind' && cells[at] === 'individual' ? 'collective' : cells[at])),
  };
}

/** A one-card line as the beneficiary line of a payment: two of its fields are encrypted. */
function paymentLine(header) {
  const from = {
    key: 'key',
    payment_key: 'batch_key',
    region_code: 'region_code',
    name: 'name',
    id_no: 'id_no',
    account_no: 'card_no',
    amount: 'amount',
    township_code: 'township_code',
    village_code: 'village_code',
  };
  const places = Object.values(from).map((name) => header.indexOf(name));
  return {
    header: [...Object.keys(from), 'payee_kind'],
    row: (cells) => [...places.map((at) => cells[at] ?? ''), 'individual'],
  };
}

/** The file of a variant; made once from the generated one, whose cells need no quotes. */
export async function variantFile(path, { name, make }) {
  if (!make) return path;
  const file = path.replace(/\.csv$/, `-${name.replace(/\W+/g, '-')}.csv`);
  if (existsSync(file)) return file;
  await rewrite(path, `${file}.part`, (lines) => madeOf(lines, make));
  renameSync(`${file}.part`, file);
  return file;
}

async function* madeOf(lines, make) {
  let row;
  for await (const line of lines) {
    if (line.includes('"')) throw new Error('a generated line has quotes');
    if (row) yield row(line.split(','));
    else {
      const made = make(line.split(','));
      yield made.header;
      row = made.row;
    }
  }
}

/** The same rows in other bytes: with other line ends. */
export const withOtherLineEnds = (path, copy) => rewrite(path, copy, eachLine, '\r\n');

async function* eachLine(lines) {
  for await (const line of lines) yield [line];
}

async function rewrite(path, to, rowsOf, end = '\n') {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  await pipeline(Readable.from(inChunks(rowsOf(lines), end)), createWriteStream(to));
}

async function* inChunks(rows, end) {
  let chunk = [];
  for await (const cells of rows) {
    chunk.push(cells.join(','), end);
    if (chunk.length < 4_000) continue;
    yield chunk.join('');
    chunk = [];
  }
  yield chunk.join('');
}
