import { createHash } from 'node:crypto';
import type { Viewer } from '../identity/principal.js';
import type { Registry } from '../model/registry.js';
import type { CheckedExport } from './export-wish.js';
import { encoders } from './formats/index.js';
import type { Sheet } from './formats/sheet.js';
import { planExport } from './plan-export.js';
import type { Reading } from './reading.js';

/** The bytes of an export, as they are taken, and what they came to. */
export class Written {
  readonly #hash = createHash('sha256');
  bytes = 0;

  constructor(
    private readonly reading: Reading,
    private readonly chunks: AsyncIterable<Uint8Array>,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.chunks) {
      this.#hash.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  /** Once all has been taken. */
  result(): { rows: number; bytes: number; sha256: string } {
    return { rows: this.reading.rows, bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Writes the rows that the viewer may see in the format that was asked for; what stands in them comes from one moment. */
export async function writeExport(
  entities: Registry,
  viewer: Viewer,
  checked: CheckedExport,
  reading: Reading,
  now: Date,
): Promise<Written> {
  const { wish, question } = checked;
  const { columns } = question;
  const time = shanghai(now);
  const sheet: Sheet = {
    columns,
    headings: columns.map(({ name, title }) => (wish.lang === 'zh' ? title : name)),
    about: aboutOf(viewer, checked, reading.epoch, time),
    mark: `${viewer.displayName}（${viewer.username}） ${time}`,
    charset: wish.charset,
    excel: wish.excel,
    manifest: wish.manifest,
  };
  const batches = await reading.open(planExport(entities, viewer, question));
  return new Written(reading, encoders[wish.format](sheet, batches));
}

function aboutOf(
  viewer: Viewer,
  { wish, question, purposeCode }: CheckedExport,
  epoch: string,
  time: string,
): [string, string][] {
  const order = question.terms.map(({ column, descending }) => `${column}${descending ? ' desc' : ''}`).join(', ');
  return [
    ['数据 data', wish.entity],
    ['筛选条件 filter', wish.filter === undefined ? '' : JSON.stringify(wish.filter)],
    ['排序 order', order],
    ['列 columns', question.columns.map(({ name, title }) => `${name} ${title}`).join(' | ')],
    ['数据期 epoch', epoch],
    ['起始数据期 since', wish.since?.toString() ?? ''],
    ['时间 time', time],
    ['用户 user', `${viewer.displayName}（${viewer.username}）`],
    ['角色与区划 role, region', `${viewer.role} ${viewer.regionCode}`],
    ['用途代码 purpose code', purposeCode],
    ['用途 purpose', wish.purpose ?? ''],
    ['工单 ticket', wish.ticket ?? ''],
  ];
}

/** `2018-10-15 12:00:00`, as people in Asia/Shanghai write it. */
const shanghai = (instant: Date): string =>
  instant.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
