import { findFeed, type Origin, type OriginField, provenanceOf } from '@qingqu/ingest';
import { identity } from '@qingqu/schema';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { ingestDeps } from '../take-in.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `qingqu provenance <feed> <key> [field]` */
export async function provenance(
  platform: Platform,
  _signal: AbortSignal,
  feedName: string,
  key: string,
  field: string | undefined,
  { line }: { line: boolean },
): Promise<number> {
  const feed = findFeed(feedName);
  // Records are known by their key; persons and accounts by an identity of a number that is not typed where others may read it.
  const id = UUID.test(key) ? key : identity(feed.name, key);
  const versions = await provenanceOf(ingestDeps(platform), feed.name, id, { field, line });
  if (versions.length === 0)
    throw new Error(
      both(
        `${feed.name} 中没有这个主键的记录；应为来源系统中的主键，例如 ${exampleKey(feed.name)}`,
        `${feed.name} has no record of this key; expected its key in the source system, for example ${exampleKey(feed.name)}`,
      ),
    );
  if (field !== undefined && versions.every(({ fields }) => fields?.length === 0)) {
    const names = namesOf(await provenanceOf(ingestDeps(platform), feed.name, id));
    throw new Error(
      both(
        `字段 ${field} 不是从文件读取的；应为其中之一：${names}`,
        `the field ${field} was not read from the file; expected one of ${names}`,
      ),
    );
  }
  for (const version of versions) for (const text of linesOf(version)) platform.voice.line(text);
  return 0;
}

function linesOf(origin: Origin): string[] {
  const { version, epochFrom, epochTo, enteredBy, enteredOrg, enteredAt, place, rowNo } = origin;
  const until = epochTo ?? '';
  const by = [enteredOrg, enteredBy, enteredAt].filter((part) => part !== null).join(' ');
  const lines = [
    both(`版本 ${version}，数据期 ${epochFrom}–${until}`, `version ${version}, epochs ${epochFrom}–${until}`),
    `  ${both('录入', 'entered by')}: ${by || '-'}`,
  ];
  if (!place) return [...lines, `  ${both('台账中没有该行', `row ${rowNo}, not in the ledger`)}`];
  const { file, row } = place;
  const name = file.part === '' ? file.name : `${file.name} › ${file.part}`;
  const how = file.definition ? `${file.definition.name}@${file.definition.version}` : file.feed;
  const source = file.source ? ` ${both('来源', 'source')} ${file.source}` : '';
  return [
    ...lines,
    `  ${both('文件', 'file')}: ${name}  #${file.id}  SHA-256 ${file.originSha256}`,
    `  ${both('接收', 'received')}: ${file.receivedAt} ${file.receivedBy}${source}  ${how}`,
    `  ${both(`第 ${rowNo} 条`, 'row')}: ${row ? both(`第 ${row.line} 行，字节 ${row.byteFrom}–${row.byteTo}`, 'line, bytes') : '-'}`,
    ...(origin.fields ?? []).map((field) => `    ${fieldLine(field)}`),
    ...(origin.line ?? []).map(({ header, value }) => `    ${header} = ${value}`),
  ];
}

const kinds: Record<OriginField['kind'], string> = {
  copied: '',
  either: both('其中有值的一列', 'the one that is filled'),
  joined: both('合并', 'joined'),
  constant: both('常量', 'constant'),
  ruled: both('由规则设定', 'set by a rule'),
  computed: both('计算得出', 'computed'),
  absent: '',
};

function fieldLine({ field, from, kind }: OriginField): string {
  const columns = from.map(({ header, position }) => `${header} (${position})`).join(', ');
  return [field, '←', columns, kinds[kind]].filter((part) => part !== '').join(' ');
}

const namesOf = (versions: readonly Origin[]): string =>
  [...new Set(versions.flatMap(({ fields }) => fields ?? []).map(({ field }) => field))].join(', ');

const exampleKey = (feed: string): string => findFeed(feed).columns[0]!.example;
