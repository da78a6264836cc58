import { maskName, maskNumber, normaliseNumber } from '@qingqu/schema';
import {
  couldBeIdNumber,
  holdsIdNumber,
  idCheck,
  idNumber18,
  isCivilDate,
  isLuhn,
  isUscc,
  isUsccForm,
} from './check-digits.js';
import { Fault, type ReasonCode } from './fault.js';
import type { ColumnKind, ColumnType, FeedColumn, RowWriter, TargetTable } from './feed.js';
import type { ReferenceData } from './reference-data.js';
import type { Words } from './words.js';

// The kinds of columns that feeds are made of. Each checks a cell, brings it into canonical form, and fills table columns.

interface Parts {
  type: ColumnType;
  example: string;
  expected: Words;
  code: ReasonCode;
  /** The canonical form of a valid cell; undefined, or words that say what is wrong, for an invalid one. */
  read(cell: string, reference: ReferenceData): string | undefined | Words;
  fills: string[];
  write?(value: string | null, row: RowWriter): void;
}

/** A column that must be filled where the first table column it fills is NOT NULL. */
function column(header: string, table: TargetTable, parts: Parts): FeedColumn {
  const { type, example, expected, code, fills } = parts;
  const notRight = new Fault(code, { zh: '内容不符合要求', en: 'the value is not valid' });
  return {
    header,
    type,
    example,
    expected,
    fills,
    required: fills[0] !== undefined && table.columns.get(fills[0])?.notNull === true,
    read(cell, reference) {
      const value = parts.read(cell, reference);
      if (typeof value === 'string') return value;
      return value === undefined ? notRight : new Fault(code, value);
    },
    write: parts.write ?? ((value, row) => row.set(fills[0]!, value)),
  };
}

/** Half-width digits and signs, no blanks around: what people type for numbers and dates. */
const plain = (cell: string) => (ASCII.test(cell) ? cell : cell.normalize('NFKC')).trim();
const ASCII = /^[\x20-\x7e]*$/;

/**
 * A text that is stored, or hashed without a key, as it came. An ID number in it (a column that slipped, a key made of it) would stand
 * there in clear, so it is refused.
 */
export function openText(cell: string, max: number): string | Words {
  if (cell.length > max)
    return { zh: `文字过长（${cell.length} 个字符）`, en: `the text is too long (${cell.length} characters)` };
  return holdsIdNumber(cell) ? { zh: '文字中含有公民身份号码', en: 'there is an ID number in the text' } : cell;
}

/** The source's own text, kept as it is. With `orEmpty`, an empty cell is the empty text and not null. */
export const text =
  (example: string, { max = 500, orEmpty = false } = {}): ColumnKind =>
  (header, table) => ({
    ...column(header, table, {
      type: 'text',
      example,
      expected: { zh: `不超过 ${max} 个字符的文字`, en: `text of at most ${max} characters` },
      code: 'E_TEXT',
      fills: [header],
      read: (cell) => openText(cell, max),
      write: (value, row) => row.set(header, orEmpty ? (value ?? '') : value),
    }),
    ...(orEmpty ? { required: false } : {}),
  });

/** A word out of the few that the table's column allows. */
export const choice = (): ColumnKind => (header, table) => {
  const words = table.columns.get(header)?.words;
  if (!words?.length) throw new Error(`feed ${table.name}: ${header} is no enumerated column`);
  const known = new Set(words);
  return column(header, table, {
    type: 'choice',
    example: words[0]!,
    expected: { zh: `下列之一：${words.join('、')}`, en: `one of ${words.join(', ')}` },
    code: 'E_CODE',
    fills: [header],
    read: (cell) => {
      const word = plain(cell).toLowerCase();
      return known.has(word) ? word : { zh: '未知的取值', en: 'the word is not known' };
    },
  });
};

/**
 * A code of a code system. With `partial`, the list holds only some of a system's items (functional codes: those to which
 * poverty money is booked), so a code below a listed head is good as well.
 */
export const code =
  (system: string, example: string, { partial = false } = {}): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'code',
      example,
      expected: { zh: `代码集 ${system} 中的代码`, en: `a code of the list ${system}` },
      code: 'E_CODE',
      fills: [header],
      read: (cell, { codes }) => {
        const value = plain(cell);
        const list = codes.get(system);
        if (!list || list.codes.has(value)) return value;
        if (
          partial &&
          /^\d{5}(\d\d)?$/.test(value) &&
          (list.heads.has(value.slice(0, 5)) || list.heads.has(value.slice(0, 3)))
        )
          return value;
        return { zh: '未知的代码', en: 'the code is not known' };
      },
    });

// Up to ten trillion yuan: far above any budget, and far below where sums of a whole file would leave a bigint of fen.
const YUAN = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Fen (分) of a plain decimal in yuan, as digits; undefined when it is none. '1234.5' → '123450', '-0' → '0'. */
export function fenOf(yuan: string): string | undefined {
  const match = YUAN.exec(yuan);
  if (!match) return undefined;
  // Fifteen digits at most: below 2⁵³, so this is exact.
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return String(match[1] ? -fen : fen);
}

/** An amount in yuan with at most two decimals; stored in fen under the header with `_fen`. */
export const yuan =
  (example = '1234.56'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'yuan',
      example,
      expected: {
        zh: '以元为单位的金额，最多两位小数，不带千分位、货币符号和指数',
        en: 'an amount in yuan with at most two decimals, without separators, currency sign or exponent',
      },
      code: 'E_AMOUNT',
      fills: [`${header}_fen`],
      read: (cell) => fenOf(plain(cell)) ?? amountTrouble(plain(cell)),
    });

function amountTrouble(cell: string): Words {
  if (/^-?\d+\.\d{3,}$/.test(cell))
    return {
      zh: `金额有 ${cell.length - cell.indexOf('.') - 1} 位小数`,
      en: `the amount has ${cell.length - cell.indexOf('.') - 1} decimals`,
    };
  if (/^-?\d{14,}(\.\d*)?$/.test(cell)) return { zh: '金额超出范围', en: 'the amount is out of range' };
  if (/^[-+\d.]+e[-+]?\d+$/i.test(cell))
    return { zh: '金额写成了科学计数法', en: 'the amount is in scientific notation' };
  if (/^-?[\d,]+(\.\d*)?$/.test(cell) && cell.includes(','))
    return { zh: '金额带有千分位分隔符', en: 'the amount has thousands separators' };
  return { zh: '不是金额', en: 'this is not an amount' };
}

/** A civil date in Asia/Shanghai. */
export const date =
  (example = '2018-10-15'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'date',
      example,
      expected: { zh: '存在的日期，格式 YYYY-MM-DD', en: 'an existing date in the form YYYY-MM-DD' },
      code: 'E_DATE',
      fills: [header],
      read: (cell) => {
        const day = plain(cell);
        if (isCivilDate(day)) return day;
        return /^\d{4}-\d{2}-\d{2}$/.test(day)
          ? { zh: '没有这一天', en: 'there is no such day' }
          : { zh: '日期格式不对', en: 'the date is not in that form' };
      },
    });

/** The first day of a period, whose year is the record's fiscal year: this fills `fiscal_year` too. */
export const firstDay =
  (example: string): ColumnKind =>
  (header, table) => {
    const day = date(example)(header, table);
    return {
      ...day,
      fills: [...day.fills, 'fiscal_year'],
      write: (value, row) => {
        day.write(value, row);
        row.set('fiscal_year', value === null ? null : value.slice(0, 4));
      },
    };
  };

/** A month. */
export const month =
  (example = '2018-10'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'month',
      example,
      expected: { zh: '月份，格式 YYYY-MM', en: 'a month in the form YYYY-MM' },
      code: 'E_MONTH',
      fills: [header],
      read: (cell) => (isCivilDate(`${plain(cell)}-01`) ? plain(cell) : undefined),
    });

/** The usual form, of which nothing has to be computed. */
const LOCAL_SECOND = /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** The instant as an ISO text with offset +08:00 unless it names another; undefined when there is no such instant. */
export function instantOf(cell: string): string | undefined {
  if (LOCAL_SECOND.test(cell)) return isCivilDate(cell.slice(0, 10)) ? `${cell}+08` : undefined;
  const match = INSTANT.exec(cell);
  if (!match || !isCivilDate(match[1]!)) return undefined;
  const [, day, hour = '00', minute = '00', second = '00', fraction, zone = '+08:00'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const local = `${day}T${hour}:${minute}:${second}`;
  const offset = zone === 'Z' ? '+00:00' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const ms = Date.parse(`${local}${offset}`);
  if (Number.isNaN(ms)) return undefined;
  const inShanghai = new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return `${inShanghai}${fraction ? `.${fraction.slice(0, 6)}` : ''}+08`;
}

/** An instant; without an offset it is Asia/Shanghai time. */
export const instant =
  (example = '2018-10-15 09:30:00'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'instant',
      example,
      expected: {
        zh: '存在的时刻，北京时间，格式 YYYY-MM-DD HH:MM:SS',
        en: 'an existing time in the form YYYY-MM-DD HH:MM:SS, Asia/Shanghai',
      },
      code: 'E_INSTANT',
      fills: [header],
      read: (cell) => instantOf(plain(cell)),
    });

const BOOLEANS: Record<string, string> = {
  true: 'true',
  false: 'false',
  '1': 'true',
  '0': 'false',
  是: 'true',
  否: 'false',
};

/** Yes or no. */
export const boolean = (): ColumnKind => (header, table) =>
  column(header, table, {
    type: 'boolean',
    example: 'true',
    expected: { zh: 'true 或 false（也可 1/0、是/否）', en: 'true or false (also 1/0, 是/否)' },
    code: 'E_BOOLEAN',
    fills: [header],
    read: (cell) => BOOLEANS[plain(cell).toLowerCase()],
  });

/** A whole number. */
export const integer =
  (example: string, { min = 0, max = 2_147_483_647, column: into = '' } = {}): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'integer',
      example,
      expected: { zh: `${min} 至 ${max} 之间的整数`, en: `a whole number from ${min} to ${max}` },
      code: header === 'rev' ? 'E_REV' : 'E_NUMBER',
      fills: [into || header],
      read: (cell) => {
        const digits = plain(cell);
        if (!/^-?\d{1,15}$/.test(digits)) return { zh: '不是整数', en: 'this is not a whole number' };
        const value = Number(digits);
        return value >= min && value <= max ? String(value) : { zh: '数值超出范围', en: 'the number is out of range' };
      },
    });

/** A decimal of the table column's precision. */
export const decimal =
  (example: string): ColumnKind =>
  (header, table) => {
    const [, precision, scale] = /\((\d+), ?(\d+)\)/.exec(table.columns.get(header)?.sqlType ?? '') ?? [];
    if (!precision || !scale) throw new Error(`feed ${table.name}: ${header} is no numeric column`);
    const pattern = new RegExp(`^-?\\d{1,${Number(precision) - Number(scale)}}(\\.\\d{1,${scale}})?$`);
    return column(header, table, {
      type: 'decimal',
      example,
      expected: { zh: `最多 ${scale} 位小数的数字`, en: `a number with at most ${scale} decimals` },
      code: 'E_NUMBER',
      fills: [header],
      read: (cell) => {
        const number = plain(cell);
        // 1.50 and 1.5 are the same content.
        return pattern.test(number)
          ? number
              .replace(/^(-?)0+(?=\d)/, '$1')
              .replace(/(\.\d*?)0+$/, '$1')
              .replace(/\.$/, '')
              .replace(/^-0$/, '0')
          : undefined;
      },
    });
  };

/** A region of the list, in force or superseded. */
export const region =
  (example = '410225000000'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'region',
      example,
      expected: {
        zh: '行政区划表中的 12 位代码（含已停用的旧代码）',
        en: 'a 12-digit code of the region list (superseded codes too)',
      },
      code: 'E_REGION',
      fills: [header],
      read: (cell, { regions }) => {
        const value = plain(cell);
        if (regions.has(value)) return value;
        return /^\d{12}$/.test(value)
          ? { zh: '未知的行政区划', en: 'the region is not known' }
          : { zh: '不是 12 位行政区划代码', en: 'this is no 12-digit region code' };
      },
    });

/** A village: finer than the region list, so only its county is looked up. */
export const village =
  (example = '410225101201'): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'village',
      example,
      expected: {
        zh: '12 位村级代码，前六位为行政区划表中的县',
        en: 'a 12-digit village code whose first six digits are a county of the region list',
      },
      code: 'E_REGION',
      fills: [header],
      read: (cell, { counties }) => {
        const value = plain(cell);
        return /^\d{12}$/.test(value) && counties.has(value.slice(0, 6))
          ? value
          : { zh: '未知的村级代码', en: 'the village is not known' };
      },
    });

/** Fills `into` only for rows whose column `header` holds one of `values`. */
export interface When {
  header: string;
  values: readonly string[];
}

const applies = (when: When | undefined, row: RowWriter) => !when || when.values.includes(row.cell(when.header) ?? '');

/** Another record, by its key; `<x>_key` fills `<x>_id`. It may arrive later, or in another file. */
export const reference =
  (target: string, example: string, { into, when }: { into?: string; when?: When } = {}): ColumnKind =>
  (header, table) => {
    const filled = into ?? header.replace(/_key$/, '_id');
    return column(header, table, {
      type: 'reference',
      example,
      expected: { zh: `${target} 记录的 key`, en: `the key of a record of ${target}` },
      code: 'E_KEY',
      fills: [filled],
      read: (cell) => openText(cell, 200),
      write: (value, row) => {
        if (applies(when, row)) row.set(filled, value === null ? null : row.identityOf(target, value));
      },
    });
  };

/** A record of one table or another, depending on the row's `kindHeader`. */
export const referenceByKind =
  (kindHeader: string, targets: Record<string, string>, into: string, example: string): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'reference',
      example,
      expected: {
        zh: `按 ${kindHeader}：${Object.entries(targets)
          .map(([kind, target]) => `${kind} 填 ${target} 的 key`)
          .join('，')}`,
        en: `by ${kindHeader}: ${Object.entries(targets)
          .map(([kind, target]) => `the key of a record of ${target} for ${kind}`)
          .join(', ')}`,
      },
      code: 'E_KEY',
      fills: [into],
      read: (cell) => openText(cell, 200),
      write: (value, row) => {
        const target = targets[row.cell(kindHeader) ?? ''];
        if (target) row.set(into, value === null ? null : row.identityOf(target, value));
      },
    });

/** The user code of somebody who operates the source system: kept as it is, with its identity in `into`. */
export const operator =
  (example: string, into: string): ColumnKind =>
  (header, table) => ({
    ...text(example, { max: 100 })(header, table),
    fills: [header, into],
    write: (value, row) => {
      row.set(header, value);
      row.set(into, value === null ? null : row.identityOf('operator', value));
    },
  });

/** Where a number's keyed identity goes, and whether its masked and sealed twins stand in the table. */
interface NumberTargets {
  id?: string;
  when?: When;
}

/** Fills masked and sealed twins where the table has them. */
function writeTwins(
  header: string,
  table: TargetTable,
): { fills: string[]; write(value: string | null, row: RowWriter): void } {
  const masked = table.columns.has(`${header}_masked`) ? `${header}_masked` : undefined;
  const sealed = table.columns.has(`${header}_sealed`) ? `${header}_sealed` : undefined;
  return {
    fills: [masked, sealed].filter((name) => name !== undefined),
    write(value, row) {
      if (masked) row.set(masked, value === null ? null : maskNumber(value));
      if (sealed) row.set(sealed, value === null ? null : row.seal(sealed, value));
    },
  };
}

/** An ID number 公民身份号码: fills the keyed identity (`id`, by default `<x>_id` of `<x>_id_no`, `person_id` of `id_no`) and its twins. */
export const person =
  ({ id, when }: NumberTargets = {}): ColumnKind =>
  (header, table) => {
    const ownId = id ?? (header === 'id_no' ? 'person_id' : header.replace(/_no$/, ''));
    const twins = writeTwins(header, table);
    return column(header, table, {
      type: 'person',
      example: '11010519491231002X',
      expected: {
        zh: '18 位公民身份号码（GB 11643，校验位正确），或 15 位旧号码',
        en: 'an 18-character ID number with a right check digit (GB 11643), or one of the old 15 digits',
      },
      code: 'E_ID_NUMBER',
      fills: [ownId, ...twins.fills],
      read: (cell) =>
        idNumber18(normaliseNumber(cell)) ??
        numberTrouble(cell, { zh: '校验位或出生日期不对', en: 'the check digit or the birth date is wrong' }, 18),
      write: (value, row) => {
        if (applies(when, row)) row.set(ownId, value === null ? null : row.vault.personId(value));
        twins.write(value, row);
      },
    });
  };

/**
 * An ID number as a payment was made under: one of the right form whose birth date or check digit is wrong is taken in as it came, with
 * what is wrong in `id_check`, for the money has gone out and a rule speaks of it. Otherwise as {@link person}.
 */
export const paidPerson = (): ColumnKind => (header, table) => {
  const strict = person()(header, table);
  return {
    ...strict,
    expected: {
      zh: '18 位公民身份号码（GB 11643），或 15 位旧号码',
      en: 'an ID number of 18 characters (GB 11643), or one of the old 15 digits',
    },
    fills: [...strict.fills, 'id_check'],
    read: (cell, reference) => {
      const number = normaliseNumber(cell);
      if (idCheck(number) === undefined || ROUNDED.test(number)) return strict.read(cell, reference);
      return idNumber18(number) ?? number;
    },
    write: (value, row) => {
      strict.write(value, row);
      row.set('id_check', value === null ? null : idCheck(value)!);
    },
  };
};

/**
 * A bank account or card number: fills the keyed identity `<x>_id` of `<x>_no` and its twins; in a table that has `luhn_valid`, also whether
 * a card number's last digit is right.
 */
export const account =
  ({ id }: { id?: string } = {}): ColumnKind =>
  (header, table) => {
    const ownId = id ?? header.replace(/_no$/, '_id');
    const twins = writeTwins(header, table);
    const checked = table.columns.has('luhn_valid');
    return column(header, table, {
      type: 'account',
      example: '6228480402564890018',
      expected: {
        zh: '6 至 32 位账号或卡号，按文本保存',
        en: 'an account or card number of 6 to 32 characters, kept as text',
      },
      code: 'E_ACCOUNT_NO',
      fills: [ownId, ...twins.fills, ...(checked ? ['luhn_valid'] : [])],
      read: (cell) => {
        const number = normaliseNumber(cell);
        return /^[0-9A-Z]{6,32}$/.test(number)
          ? number
          : numberTrouble(cell, { zh: '长度或字符不对', en: 'its length or a character is wrong' }, 6);
      },
      write: (value, row) => {
        row.set(ownId, value === null ? null : row.accountId(value));
        twins.write(value, row);
        if (checked) row.set('luhn_valid', row.cell('medium') === 'card' && isCardNumber(value) ? isLuhn(value) : null);
      },
    });
  };

/** Whether it has the form of a bank card's number: old passbook numbers on file as cards have another length. */
const isCardNumber = (number: string | null): number is string => number !== null && /^\d{16,19}$/.test(number);

/** Excel keeps 15 digits of a number and makes noughts of the others. */
const ROUNDED = /^\d{15}000$/;

function numberTrouble(cell: string, otherwise: Words, min: number): Words {
  const number = normaliseNumber(cell);
  // normaliseNumber takes the dash of an exponent away.
  if (/^[\d.]+E\+?\d+$/.test(number))
    return {
      zh: '号码被 Excel 改成了科学计数法，原号码已丢失',
      en: 'Excel has turned the number into scientific notation; the number is lost',
    };
  if (ROUNDED.test(number))
    return {
      zh: '号码不对且末三位为 000，多为 Excel 只保留 15 位所致，原号码已丢失',
      en: 'the number is wrong and ends in 000, as when Excel keeps 15 digits only; the number is lost',
    };
  if (/\*/.test(number)) return { zh: '号码已脱敏，不能使用', en: 'the number is masked and cannot be used' };
  if (number.length < min)
    return { zh: `号码只有 ${number.length} 位`, en: `the number has only ${number.length} characters` };
  return otherwise;
}

/** A unified social credit code 统一社会信用代码; with `party`, also the enterprise's identity for rows of those kinds. */
export const uscc =
  ({ party }: { party?: { into: string; when: When } } = {}): ColumnKind =>
  (header, table) =>
    column(header, table, {
      type: 'uscc',
      example: '914403001922038216',
      expected: {
        zh: '18 位统一社会信用代码（GB 32100，校验位正确）',
        en: 'an 18-character unified social credit code with right check digits (GB 32100)',
      },
      code: 'E_USCC',
      fills: party ? ['uscc', party.into] : ['uscc'],
      read: (cell) => {
        const value = normaliseNumber(cell);
        return isUscc(value) ? value : { zh: '校验位或结构不对', en: 'a check digit or the structure is wrong' };
      },
      write: (value, row) => {
        row.set('uscc', value);
        if (party && applies(party.when, row))
          row.set(party.into, value === null ? null : row.identityOf('enterprise', value));
      },
    });

/**
 * The credit code that a payee was paid under: one of the right form whose check fails, and a registration number of before 2015 (15 digits),
 * are taken in as they are, for a rule to speak of. Not what could be a person's ID number, which would stand there in clear. Otherwise as
 * {@link uscc}.
 */
export const paidUscc =
  (options: Parameters<typeof uscc>[0] = {}): ColumnKind =>
  (header, table) => {
    const strict = uscc(options)(header, table);
    return {
      ...strict,
      expected: {
        zh: '18 位统一社会信用代码（GB 32100），或 15 位旧注册号',
        en: 'an 18-character unified social credit code (GB 32100), or an old registration number of 15 digits',
      },
      read: (cell, reference) => {
        const value = normaliseNumber(cell);
        const hasForm = isUsccForm(value) || /^\d{15}$/.test(value);
        return hasForm && !couldBeIdNumber(value) ? value : strict.read(cell, reference);
      },
    };
  };

/** A telephone number: only its keyed identity is kept. */
export const phone = (): ColumnKind => (header, table) =>
  column(header, table, {
    type: 'phone',
    example: '0371-65808000',
    expected: { zh: '7 至 20 位电话号码', en: 'a telephone number of 7 to 20 digits' },
    code: 'E_PHONE',
    fills: [`${header}_token`],
    read: (cell) => {
      const number = normaliseNumber(cell).replace(/[()]/g, '');
      return /^\+?\d{7,20}$/.test(number) ? number : undefined;
    },
    // The prefix keeps a telephone number from ever meeting an account number of the same digits.
    write: (value, row) => row.set(`${header}_token`, value === null ? null : row.vault.accountId(`PHONE:${value}`)),
  });

/** One form for the middle dot of names, which systems write in seven ways. */
const nameOf = (cell: string) =>
  cell
    .normalize('NFKC')
    .replace(/[•‧∙・･⋅]/g, '·')
    .replace(/\s+/g, ' ')
    .trim();

const nameParts = (example: string) => ({
  type: 'name' as const,
  example,
  expected: { zh: '不超过 200 个字符的姓名或名称', en: 'a name of at most 200 characters' },
  code: 'E_TEXT' as const,
  read: (cell: string) => openText(nameOf(cell), 200),
});

/**
 * A name: masked and sealed for a natural person, in full for an organisation; with its token where the table has one.
 * @param personWhen the rows whose name is a natural person's; every row when left out
 */
export const partyName =
  (example: string, personWhen?: When): ColumnKind =>
  (header, table) => {
    const sealed = table.columns.has(`${header}_sealed`) ? `${header}_sealed` : undefined;
    const token = table.columns.has(`${header}_token`) ? `${header}_token` : undefined;
    return column(header, table, {
      ...nameParts(example),
      fills: [header, sealed, token].filter((name) => name !== undefined),
      write: (value, row) => {
        const isPerson = applies(personWhen, row);
        row.set(header, value !== null && isPerson ? maskName(value) : value);
        if (sealed) row.set(sealed, value !== null && isPerson ? row.seal(sealed, value) : null);
        if (token) row.set(token, value === null ? null : row.nameToken(value));
      },
    });
  };

/** A name of which only the token is kept. */
export const nameToken =
  (example: string): ColumnKind =>
  (header, table) => {
    const token = `${header}_token`;
    return column(header, table, {
      ...nameParts(example),
      fills: [token],
      write: (value, row) => row.set(token, value === null ? null : row.nameToken(value)),
    });
  };

/** Columns that every feed may have: the source's revision and who entered the record (谁录入谁负责). */
export const common: Record<string, ColumnKind> = {
  rev: (header, table) => ({
    ...integer('0', { max: 999_999_999_999_999, column: 'source_rev' })(header, table),
    required: false,
    // Part of the provenance, not of the content.
    fills: [],
    write: () => undefined,
  }),
  entered_by: text('zhangsan', { max: 100 }),
  entered_org: text('410225-财政局', { max: 100 }),
  entered_at: instant('2018-10-15 09:30:00'),
};
