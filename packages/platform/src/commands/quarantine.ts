import { readFileSync } from 'node:fs';
import {
  type Correction,
  type DeskDeps,
  type DeskFilter,
  type Fixed,
  fixRow,
  type ListedRow,
  levelWords,
  listRows,
  type Resubmitted,
  rejectRow,
  reopenRow,
  resubmitRows,
  routeRow,
  type ShownCell,
  showRow,
  statusWords,
  summarise,
} from '@qingqu/ingest';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { ingestDeps } from '../take-in.js';

const deskOf = (platform: Platform): DeskDeps => ingestDeps(platform);

interface ListOptions {
  state?: string;
  level?: string;
  owner?: string;
  region?: string;
  feed?: string;
  reason?: string;
  overdue: boolean;
  first: string;
  after?: string;
}

/** `qingqu quarantine list` */
export async function list(platform: Platform, _signal: AbortSignal, options: ListOptions): Promise<number> {
  const { voice } = platform;
  const { state, level, overdue, first, after, ...exact } = options;
  const filter: DeskFilter = {
    ...exact,
    ...(state !== undefined && { states: state.split(/[,，]/).map((each) => wordOf('--state', each, statusWords)) }),
    ...(level !== undefined && { level: wordOf('--level', level, levelWords) }),
    ...(overdue && { overdue }),
  };
  const page = { first: countOf(first), ...(after !== undefined && { after: placeOf(after) }) };
  const found = await listRows(deskOf(platform), filter, page);
  if (found.rows.length === 0) voice.line(both('没有这样的隔离数据', 'there are none'));
  for (const row of found.rows) voice.line(describe(row));
  if (found.after)
    voice.line(`${both('下一页：', 'the next page: ')}--after ${found.after.dueOn ?? NO_DATE}:${found.after.id}`);
  return 0;
}

/** `qingqu quarantine summary` */
export async function summary(platform: Platform, _signal: AbortSignal, options: { region?: string }): Promise<number> {
  const counts = await summarise(deskOf(platform), options);
  if (counts.length === 0) platform.voice.line(both('没有待处理的隔离数据', 'nothing is left to do'));
  for (const { feed, reasonCode, level, open, fixed, overdue, firstDueOn } of counts)
    platform.voice.line(
      `${feed}  ${reasonCode}  ${bothOf(levelWords[level])}  ${both(
        `待处理 ${open}，已修正 ${fixed}，超期 ${overdue}`,
        `open ${open}, fixed ${fixed}, overdue ${overdue}`,
      )}  ${both('最早到期', 'first due')} ${firstDueOn ?? NO_DATE}`,
    );
  return 0;
}

/** `qingqu quarantine show <row>` */
export async function show(
  platform: Platform,
  _signal: AbortSignal,
  id: string,
  { by }: { by: string },
): Promise<number> {
  const { voice } = platform;
  const { row, cells, line, problems, isMasked, inHand, routes, settledBy, events } = await showRow(
    deskOf(platform),
    numberOf(id),
    by,
  );
  voice.line(describe({ ...row, isOverdue: false, settledBy }));
  voice.line(
    `${both('承办地区', 'in the hands of')} ${inHand}${routes.length > 0 ? `  ${both('可转往', 'may go to')} ${routes.join(', ')}` : ''}`,
  );
  if (isMasked) voice.line(both('姓名和号码已脱敏', 'names and numbers are masked'));
  for (const cell of cells ?? []) voice.line(`  ${describeCell(cell)}`);
  if (!cells && line !== undefined) voice.line(`  ${line}`);
  for (const { code, what, expected } of problems)
    voice.line(`  ${code} ${bothOf(what)}; ${both('应为', 'expected')} ${bothOf(expected)}`);
  for (const { kind, level, actor, reason, dueOn, at } of events)
    voice.line(
      `  ${at.slice(0, 16)}  ${kind}${level ? ` → ${level}` : ''}  ${actor}  ${reason ?? ''}${dueOn ? `  ${both('到期', 'due')} ${dueOn}` : ''}`,
    );
  return 0;
}

/** `qingqu quarantine fix <row>`; the exit code is 0 when nothing is wrong any more. */
export async function fix(
  platform: Platform,
  _signal: AbortSignal,
  id: string,
  { by, ...given }: { by: string; set?: string[]; line?: string; from?: string },
): Promise<number> {
  const fixed = await fixRow(deskOf(platform), { id: numberOf(id), by, correction: correctionOf(given) });
  for (const line of describeFixed(id, fixed)) platform.voice.line(line);
  return fixed.problems.length === 0 ? 0 : 1;
}

/** `qingqu quarantine resubmit <row…>`; the exit code is 0 when every one is in. */
export async function resubmit(
  platform: Platform,
  _signal: AbortSignal,
  ids: string[],
  { by }: { by: string },
): Promise<number> {
  const results = await resubmitRows(deskOf(platform), { ids: ids.map(numberOf), by });
  for (const result of results) platform.voice.line(describeResubmitted(result));
  return results.every(({ outcome }) => outcome !== null && outcome !== 'quarantined') ? 0 : 1;
}

interface Said {
  by: string;
  reason: string;
}

/** `qingqu quarantine reject <row>` */
export async function reject(platform: Platform, _signal: AbortSignal, id: string, said: Said): Promise<number> {
  await rejectRow(deskOf(platform), { id: numberOf(id), ...said });
  platform.voice.line(both(`隔离数据 ${id} 不再处理`, `the row ${id} is given up`));
  return 0;
}

/** `qingqu quarantine reopen <row>` */
export async function reopen(platform: Platform, _signal: AbortSignal, id: string, said: Said): Promise<number> {
  await reopenRow(deskOf(platform), { id: numberOf(id), ...said });
  platform.voice.line(both(`隔离数据 ${id} 重新待处理`, `the row ${id} is open again`));
  return 0;
}

/** `qingqu quarantine route <row>` */
export async function route(
  platform: Platform,
  _signal: AbortSignal,
  id: string,
  { to, ...said }: Said & { to: string },
): Promise<number> {
  const level = wordOf('--to', to, levelWords);
  await routeRow(deskOf(platform), { id: numberOf(id), to: level, ...said });
  platform.voice.line(
    both(
      `隔离数据 ${id} 已转${levelWords[level].zh}，五个工作日内办理`,
      `the row ${id} is with ${levelWords[level].en} now, for five working days`,
    ),
  );
  return 0;
}

const NO_DATE = '-';

function describe(row: ListedRow): string {
  const due = `${both('到期', 'due')} ${row.dueOn ?? NO_DATE}${row.isOverdue ? ` ${both('已超期', 'overdue')}` : ''}`;
  const settled = row.settledBy
    ? `  ${both(`后来的批次 #${row.settledBy.fileId} 已有更新数据`, `settled by the later batch #${row.settledBy.fileId}`)}`
    : '';
  return `${row.id}  ${bothOf(statusWords[row.status])}  ${bothOf(levelWords[row.level])}  ${row.regionCode}  ${row.ownerOrg ?? NO_DATE}  ${due}  #${row.fileId} ${row.feed}  ${bothOf(row.message)}${settled}`;
}

function describeCell({ header, raw, fixed, problems }: ShownCell): string {
  const corrected = fixed === undefined || fixed === raw ? '' : ` → ${fixed}`;
  const wrong = problems.map(
    ({ code, what, expected }) => `  ✗ ${code} ${bothOf(what)}; ${both('应为', 'expected')} ${bothOf(expected)}`,
  );
  return `${header}: ${raw}${corrected}${wrong.join('')}`;
}

function describeFixed(id: string, { status, problems }: Fixed): string[] {
  if (status === 'fixed')
    return [
      both(
        `隔离数据 ${id} 已修正，可以重报：qingqu quarantine resubmit ${id} --by 用户名`,
        `the row ${id} is in order: qingqu quarantine resubmit ${id} --by <user>`,
      ),
    ];
  return [
    both(`隔离数据 ${id} 已保存，尚有 ${problems.length} 处问题`, `the row ${id} is kept; still wrong with it:`),
    ...problems.map(
      ({ code, column, what, expected }) =>
        `  ${code}${column ? ` ${column}` : ''} ${bothOf(what)}; ${both('应为', 'expected')} ${bothOf(expected)}`,
    ),
  ];
}

function describeResubmitted({ id, batch, already, outcome, quarantinedAs }: Resubmitted): string {
  const before = already ? both('此前已重报，', 'resubmitted before; ') : '';
  if (quarantinedAs !== null)
    return `${id}  ${before}${both(`再次被隔离，编号 ${quarantinedAs}`, `rejected once more, as the row ${quarantinedAs}`)}  #${batch}`;
  return `${id}  ${before}${outcome ?? both('待装入', 'to be loaded')}  #${batch}`;
}

const bothOf = ({ zh, en }: { zh: string; en: string }) => both(zh, en);

function correctionOf({ set, line, from }: { set?: string[]; line?: string; from?: string }): Correction {
  if ([set, line, from].filter((each) => each !== undefined).length !== 1)
    throw new Error(
      both(
        '须以 --set、--line、--from 之一给出改正内容，例如 qingqu quarantine fix 12 --by yucheng --set amount=483.21',
        'give the correction by one of --set, --line and --from, for example: qingqu quarantine fix 12 --by yucheng --set amount=483.21',
      ),
    );
  if (line !== undefined) return { line };
  return { cells: from === undefined ? Object.fromEntries(set!.map(assignment)) : columnsFrom(from) };
}

function assignment(text: string): [string, string] {
  const at = text.indexOf('=');
  // What stands there may be somebody's number, so it is not repeated.
  if (at < 1)
    throw new Error(
      both(
        '--set 应为 列名=内容，例如 --set amount=483.21',
        '--set expects column=value, for example --set amount=483.21',
      ),
    );
  return [text.slice(0, at), text.slice(at + 1)];
}

function columnsFrom(path: string): Record<string, string> {
  const wrong = (cause?: unknown) =>
    new Error(
      both(
        '--from 应为列名与内容的 JSON 对象，例如 {"amount": "483.21"}',
        '--from expects a JSON object of columns and texts, for example {"amount": "483.21"}',
      ),
      { cause },
    );
  const text = readFileSync(path === '-' ? 0 : path, 'utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrong();
  }
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !Object.values(parsed).every((value) => typeof value === 'string')
  )
    throw wrong();
  return parsed as Record<string, string>;
}

function wordOf<Word extends string>(option: string, text: string, words: Readonly<Record<Word, unknown>>): Word {
  if (Object.hasOwn(words, text)) return text as Word;
  const known = Object.keys(words);
  throw new Error(
    both(
      `${option} 应为 ${known.join('、')}，例如 ${option} ${known[0]}`,
      `${option} expects one of ${known.join(', ')}, for example ${option} ${known[0]}`,
    ),
  );
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 500) return count;
  throw new Error(
    both('--first 应为 1 至 500 的整数，例如 --first 50', '--first expects 1 to 500, for example --first 50'),
  );
}

function placeOf(text: string): { dueOn: string | null; id: bigint } {
  const match = /^(\d{4}-\d\d-\d\d|-):(\d{1,18})$/.exec(text);
  if (match) return { dueOn: match[1] === NO_DATE ? null : match[1]!, id: BigInt(match[2]!) };
  throw new Error(
    both(
      '--after 应为上一页末尾给出的位置，例如 --after 2018-10-12:57',
      '--after expects the place that the page before gave, for example --after 2018-10-12:57',
    ),
  );
}

function numberOf(text: string): bigint {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new Error(
    both(
      `${text} 不是隔离数据编号；例如 qingqu quarantine show 12 --by yucheng`,
      `'${text}' is no number of a row; for example: qingqu quarantine show 12 --by yucheng`,
    ),
  );
}
