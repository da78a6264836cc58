import { z } from 'zod';

// What may stand in a feed definition. The YAML is read without types (`0012` stays '0012', `no` stays 'no'), so every scalar is a text here.
// The editor schema is made from this; what a description says, the editor shows.

/** With a hyphen, so that it is never the name of a feed. */
export const DEFINITION_NAME = /^[a-z][a-z0-9_]*(-[a-z0-9_]+)+$/;

/** A scalar of the YAML: editors may take it for a number or a truth value. */
const word = () => z.string().min(1).meta({ scalar: true });
const words = () => z.union([word(), z.array(word()).min(1)]);
const flag = () => z.enum(['true', 'false', 'yes', 'no']).meta({ scalar: true });
const whole = (max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .refine((text) => Number(text) <= max)
    .meta({ whole: max });

/** Units of amounts, as files state them. */
export const units = ['元', '角', '分', '百元', '千元', '万元', '百万元', '亿元'] as const;
export type Unit = (typeof units)[number];
const unit = () =>
  z.enum([...units, 'yuan', 'fen', 'auto']).meta({
    description:
      '金额单位；auto：以文件中写明的单位为准 / the unit of amounts; auto: what the header or a title line of the file says',
  });

/** How numbers are written, each by its example. */
export const numberStyles = ['1,234.56', '1.234,56', '1 234,56', "1'234.56"] as const;
export type NumberStyleName = (typeof numberStyles)[number];
const numbers = () =>
  z.enum(numberStyles).meta({ description: '数字写法，以示例表示 / how numbers are written, by example' });

const order = z.enum(['ymd', 'dmy', 'mdy']);
const dates = () =>
  z
    .union([
      order,
      z.strictObject({
        order: order.optional(),
        pivot: whole(99)
          .optional()
          .meta({ description: '两位年份：小于该值为 20xx / two-digit years below it are 20xx, others 19xx' }),
        serial: z
          .enum(['1900', '1904'])
          .optional()
          .meta({ scalar: true, description: 'Excel 日期序列号 / numbers are Excel serials of this system' }),
      }),
    ])
    .meta({ description: '日期写法 / how dates are written' });

const styles = {
  numbers: numbers().optional(),
  unit: unit().optional(),
  dates: dates().optional(),
  empty: z
    .array(z.string().meta({ scalar: true }))
    .optional()
    .meta({ description: '表示空的写法，如 - 或 无 / cells that mean nothing, e.g. - or NULL' }),
};

const when = () =>
  z.record(word(), words()).meta({ description: '文件的列: 取值 / columns of the file: their values' });

const constants = () =>
  z.record(word(), word()).meta({ description: '数据类的列: 固定值 / columns of the feed: constants' });

const columnObject = z.strictObject({
  from: words()
    .optional()
    .meta({ description: '文件中的列名，可列多个 / its name in the file; several are alternatives' }),
  join: z
    .array(z.union([words(), z.strictObject({ text: word() }), z.strictObject({ column: word() })]))
    .min(2)
    .optional()
    .meta({
      description:
        '由几列合成；也可为固定文字，或数据类其他列的规范值 / columns put together; also fixed texts, or the canonical value of another column of the feed',
    }),
  with: z.string().optional().meta({ scalar: true, description: '合成时的连接符 / what stands between them' }),
  gaps: z.enum(['refuse', 'skip']).optional().meta({ description: '缺一部分时 / when a part is empty' }),
  either: z
    .array(z.strictObject({ from: words(), set: constants().optional() }))
    .min(2)
    .optional()
    .meta({
      description: '几列中恰有一列有值，如借方、贷方 / exactly one of these is filled, such as debit and credit',
    }),
  constant: word().optional().meta({ description: '固定值 / the same for every row' }),
  default: word().optional().meta({ description: '为空时取此值 / what an empty cell means' }),
  match: word()
    .optional()
    .meta({ description: '只取匹配的部分（RE2 正则，第一个括号）/ only what matches (RE2, the first group)' }),
  split: z
    .strictObject({
      by: z.string().min(1).meta({ scalar: true }),
      take: z
        .string()
        .regex(/^-?[1-9]\d?$/)
        .meta({ scalar: true }),
    })
    .optional()
    .meta({ description: '按分隔符拆开取第几段，-1 为最后一段 / the n-th piece, -1 is the last' }),
  values: z.record(z.string(), word()).optional().meta({ description: '取值对照 / what each value becomes' }),
  else: z
    .enum(['reject', 'keep'])
    .optional()
    .meta({ description: '对照表之外的取值 / values that are not in the list' }),
  optional: flag().optional().meta({ description: '文件可以没有这一列 / the file may lack the column' }),
  round: z
    .enum(['half-up'])
    .optional()
    .meta({ description: '不足一分时四舍五入；不写则拒收 / rounds to whole fen; refused otherwise' }),
  ...styles,
});
export type ColumnObject = z.infer<typeof columnObject>;

const total = z.strictObject({
  amount: words()
    .optional()
    .meta({ description: '合计金额所在的列，多列相加 / the column with the total, several are added' }),
  rows: word().optional().meta({ description: '笔数所在的列 / the column with the number of rows' }),
  text: word()
    .optional()
    .meta({ description: '在整行文字中找 / in the text of the line: (?<rows>…) and (?<amount>…)' }),
});
export type TotalSpec = z.infer<typeof total>;

export const definitionSchema = z
  .strictObject({
    name: z
      .string()
      .regex(DEFINITION_NAME)
      .max(60)
      .meta({ description: '名称，含连字符 / its own name, with a hyphen, e.g. payment-lankao' }),
    feed: word().meta({ description: '数据类，如 payment / the feed that it fills' }),
    title: z
      .union([word(), z.strictObject({ zh: word(), en: word() })])
      .meta({ description: '标题 / what people call it' }),
    file: z
      .strictObject({
        format: z.enum(['delimited', 'xlsx', 'json', 'ndjson', 'fixed', 'xml']).optional(),
        encoding: word().optional(),
        delimiter: z.string().min(1).optional(),
        quote: z.string().max(1).optional(),
        sheet: word().optional(),
        path: word().optional(),
        unit: z.enum(['bytes', 'characters']).optional(),
        columns: z.array(z.strictObject({ name: word(), from: whole(9999), to: whole(9999) })).optional(),
      })
      .optional()
      .meta({ description: '文件格式，不写则自动识别 / format and encoding; found out when left out' }),
    header: z
      .enum(['auto', 'none'])
      .optional()
      .meta({ description: '标题行：自动寻找，或没有 / the header line: found, or none' }),
    header_rows: z.enum(['2', '3']).optional().meta({
      scalar: true,
      description: '多行表头的行数，列名写作“上/下” / lines of a header in several; its columns are named above/below',
    }),
    names: z
      .array(word())
      .min(1)
      .optional()
      .meta({ description: '没有标题行时各列的名称 / names of the columns, without a header' }),
    aliases: flag()
      .optional()
      .meta({ description: '是否使用内置列名 / whether known names of columns are recognised' }),
    ...styles,
    columns: z
      .record(z.string(), z.union([word(), z.array(word()).min(1), columnObject]))
      .optional()
      .meta({ description: '数据类的列: 来自哪里 / columns of the feed: where they come from' }),
    key: z
      .enum(['none'])
      .optional()
      .meta({ description: '没有主键：以文件和行号为准 / no key: a record is known by its file and line' }),
    ignore: z.array(word()).optional().meta({ description: '不用的列 / columns that are not used' }),
    others: z
      .enum(['refuse', 'ignore'])
      .optional()
      .meta({ description: '未提到的列 / columns that are not mentioned' }),
    kinds: z
      .array(
        z.strictObject({
          when: z.union([z.enum(['negative', 'positive', 'else']), when()]),
          amount: z.enum(['negative', 'positive', 'any']).optional(),
          set: constants().optional(),
          needs: z.array(word()).optional(),
        }),
      )
      .optional()
      .meta({ description: '按正负号或类别处理金额，如冲正 / signs by kind of record, such as reversals' }),
    deleted: z
      .strictObject({ when: when() })
      .optional()
      .meta({ description: '表示记录已删除的行 / rows that say a record is gone' }),
    aside: z
      .array(
        z.strictObject({
          starts: words().optional(),
          when: when().optional(),
          blank: words().optional(),
          total: total.optional(),
        }),
      )
      .optional()
      .meta({ description: '不是记录的行，如合计 / lines that are no records, such as totals' }),
    total_in_title: word()
      .optional()
      .meta({ description: '标题行以上写明的合计 / totals above the header: (?<rows>…), (?<amount>…)' }),
    as_of: z
      .strictObject({ file: word().optional(), title: word().optional() })
      .optional()
      .meta({ description: '业务日期在文件名或标题中 / the business day in the name of the file or above the header' }),
  })
  .meta({
    title: 'Feed definition of Qingqu 清渠',
    description: '数据源定义 / how files of a source are read into a feed',
  });

/** A feed definition as it was written. */
export type Definition = z.infer<typeof definitionSchema>;

export const isYes = (text: string | undefined): boolean => text === 'true' || text === 'yes';
export const listOf = (text: string | readonly string[] | undefined): readonly string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : text;
