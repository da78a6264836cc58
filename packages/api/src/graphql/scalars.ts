import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const int8 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Answers already hold what is to be sent (see plan/), so a scalar only lets it through; what comes in it checks. */
function scalar<T>(name: string, description: string, example: string, parse: (text: string) => T | undefined) {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) {
      const got = typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
      throw new TypeError(`${name} expects a string such as "${example}", not ${got}.`);
    }
    return parsed;
  };
  return new GraphQLScalarType<T, unknown>({
    name,
    description,
    serialize: (value) => value,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Yuan in, fen out: `'1234.5'` → `123450n`; undefined when it is no such amount. */
export function parseYuan(text: string): bigint | undefined {
  const match = /^(-?)(\d{1,17})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const fen = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return inInt8(match[1] ? -fen : fen);
}

/** Fen in, yuan out: `'123450'` → `'1234.50'`. */
export function yuanOf(fen: string): string {
  const negative = fen.startsWith('-');
  const digits = (negative ? fen.slice(1) : fen).padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function inInt8(value: bigint): bigint | undefined {
  return value >= int8.min && value <= int8.max ? value : undefined;
}

function parseDate(text: string): string | undefined {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

const instantForm = /^([12]\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

export const Money = scalar(
  'Money',
  'An amount in yuan 元 as a decimal string with two places, for example "1234.50"; exact, never a float.',
  '1234.50',
  parseYuan,
);

export const LocalDate = scalar(
  'LocalDate',
  'A civil date in Asia/Shanghai 日期, for example "2018-10-15".',
  '2018-10-15',
  parseDate,
);

export const DateTime = scalar(
  'DateTime',
  'An instant with its offset 时刻 (ISO 8601), for example "2018-10-15T09:30:00+08:00".',
  '2018-10-15T09:30:00+08:00',
  (text) => (parseDate(instantForm.exec(text)?.[1] ?? '') ? text : undefined),
);

export const RegionCode = scalar(
  'RegionCode',
  'A region code of 12 digits 行政区划代码 (GB/T 2260 and GB/T 10114), for example "411421000000".',
  '411421000000',
  (text) => (/^\d{12}$/.test(text) ? text : undefined),
);

export const BigInteger = scalar('BigInt', 'A whole number of up to 64 bits, as a string 整数.', '1024', (text) =>
  /^-?\d{1,19}$/.test(text) ? inInt8(BigInt(text)) : undefined,
);

export const Decimal = scalar(
  'Decimal',
  'An exact decimal number, as a string 小数, for example "12.500".',
  '12.500',
  (text) => (/^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? text : undefined),
);

export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value, as stored 任意 JSON 值.',
  serialize: (value) => value,
});
