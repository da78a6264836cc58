import { z } from 'zod';
import { definitionSchema } from './definition.js';

/** A valid line for each key, for messages. */
const EXAMPLES: Record<string, string> = {
  name: 'name: payment-lankao',
  feed: 'feed: payment',
  title: 'title: { zh: 兰考县支付明细, en: Payments of Lankao }',
  file: 'file: { encoding: gb18030, delimiter: ";" }',
  format: 'format: xlsx',
  encoding: 'encoding: gb18030',
  delimiter: 'delimiter: ";"',
  quote: "quote: '\"'",
  sheet: 'sheet: 明细',
  path: 'path: data.rows',
  header: 'header: none',
  header_rows: 'header_rows: 2',
  names: 'names: [日期, 摘要, 金额]',
  aliases: 'aliases: no',
  numbers: "numbers: '1.234,56'",
  unit: 'unit: 万元',
  dates: 'dates: { order: ymd, pivot: 50 }',
  order: 'order: dmy',
  pivot: 'pivot: 50',
  serial: 'serial: 1900',
  empty: "empty: ['-', 无]",
  columns: 'columns: { amount: { from: 支付金额, unit: 万元 } }',
  from: 'from: [支付金额, PAY_APP_AMT]',
  join: 'join: [凭证号, 分录号]',
  with: "with: ':'",
  gaps: 'gaps: skip',
  either: 'either: [{ from: 借方, set: { direction: out } }, { from: 贷方, set: { direction: in } }]',
  constant: "constant: '410225000000'",
  default: 'default: 0',
  match: "match: '^\\d+'",
  split: "split: { by: '-', take: 1 }",
  by: "by: '-'",
  take: 'take: -1',
  values: 'values: { 单位: enterprise, 个人: individual }',
  else: 'else: keep',
  optional: 'optional: yes',
  round: 'round: half-up',
  key: 'key: none',
  ignore: 'ignore: [序号, 备注]',
  others: 'others: ignore',
  kinds: 'kinds: [{ when: negative, set: { status: paid }, needs: [refund_of_key] }]',
  when: 'when: { 状态: [作废, 已删除] }',
  amount: 'amount: negative',
  set: 'set: { status: paid }',
  needs: 'needs: [refund_of_key]',
  deleted: 'deleted: { when: { 状态: 作废 } }',
  aside: 'aside: [{ starts: 合计, total: { amount: 金额 } }]',
  starts: 'starts: [合计, 小计]',
  blank: 'blank: [凭证号]',
  total: 'total: { amount: 金额, rows: 笔数 }',
  rows: 'rows: 笔数',
  text: "text: '共(?<rows>\\d+)笔，(?<amount>[\\d,.]+)元'",
  total_in_title: "total_in_title: '共(?<rows>\\d+)笔'",
  as_of: "as_of: { file: '_(\\d{8})' }",
  zh: 'zh: 兰考县支付明细',
  en: 'en: Payments of Lankao',
};

/** A valid line for what stands at this path; columns of a feed have one of their own. */
export function exampleOf(path: readonly (string | number)[]): string | undefined {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return undefined;
  if (path[0] === 'columns' && path.length === 2) return EXAMPLES.columns;
  if (path[0] === 'aside' && key === 'amount') return 'amount: 金额';
  return EXAMPLES[key];
}

/** Every key for which there must be an example. */
export const exampleKeys: readonly string[] = Object.keys(EXAMPLES);

/** The keys that may stand at this path. */
export function keysAt(path: readonly (string | number)[]): string[] {
  let schemas: z.ZodType[] = [definitionSchema];
  for (const step of path)
    schemas = schemas.flatMap(options).flatMap((schema) => {
      if (schema instanceof z.ZodObject) return schema.shape[step] ? [schema.shape[step]] : [];
      if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
      return schema instanceof z.ZodArray ? [schema.element as z.ZodType] : [];
    });
  return schemas.flatMap(options).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
}

function options(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional) return options(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(options);
  return [schema];
}
