import { readFileSync } from 'node:fs';
import { CalendarUnusable, calendarReach, readCalendar, takeInCalendar } from '@qingqu/casework';
import { businessDate } from '../business-date.js';
import { dueDateLines, reachLines } from '../casework.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** `qingqu calendar load <file.csv>`. Every line that is wrong is told, and nothing is stored then. */
export async function load(
  { system, voice }: Platform,
  _signal: AbortSignal,
  path: string,
  { by }: { by: string },
): Promise<number> {
  try {
    const { version, added, changed, unchanged, dueDates } = await takeInCalendar(
      system,
      readCalendar(bytesOf(path)),
      by,
    );
    voice.line(
      both(
        `日历第 ${version} 版：新增 ${added} 天，变更 ${changed} 天，不变 ${unchanged} 天`,
        `version ${version} of the calendar: ${added} days added, ${changed} changed, ${unchanged} as before`,
      ),
    );
    for (const line of dueDateLines(dueDates)) voice.line(line);
    if (added + changed > 0 && dueDates.length === 0) voice.line(both('期限没有变化', 'no due date has changed'));
    return 0;
  } catch (error) {
    if (!(error instanceof CalendarUnusable)) throw error;
    for (const { zh, en } of error.problems) voice.line(both(zh, en));
    throw new Error(
      both(
        `${path} 有 ${error.problems.length} 处问题，未装入`,
        `${path} was not taken in: ${error.problems.length} things are wrong with it`,
      ),
      { cause: error },
    );
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      both(
        `${path} 无法读取（${code}）；例如 qingqu calendar load 2027.csv`,
        `${path} cannot be read (${code}); for example: qingqu calendar load 2027.csv`,
      ),
      { cause: error },
    );
  }
}

/** `qingqu calendar show [month]` */
export function show(platform: Platform, _signal: AbortSignal, month?: string): Promise<number> {
  return typeof month === 'string' ? showMonth(platform, month) : showYears(platform);
}

const latest =
  'select distinct on (day) *, count(*) over (partition by day) as versions from calendar_day order by day, version desc';

async function showYears(platform: Platform): Promise<number> {
  const { system, voice } = platform;
  const { rows } = await system.query<{ year: string; workdays: number; changed: number; until: string }>(
    `select extract(year from day)::text as year, count(*) filter (where is_workday)::int as workdays, count(*) filter (where versions > 1)::int as changed,
       max(day) as until from (${latest}) days group by 1 order by 1`,
  );
  for (const { year, workdays, changed, until } of rows)
    voice.line(
      `${year}  ${both(`工作日 ${workdays} 天，至 ${until}`, `${workdays} working days, to ${until}`)}${
        changed > 0 ? `  ${both(`${changed} 天有变更`, `${changed} days have changed`)}` : ''
      }`,
    );
  const today = await businessDate(platform);
  for (const line of reachLines(await calendarReach(system, today), today)) voice.line(line);
  return 0;
}

const kinds: Readonly<Record<string, string>> = {
  workday: both('工作日', 'working day'),
  weekend: both('周末', 'weekend'),
  holiday: both('节假日', 'holiday'),
  makeup: both('调休上班', 'make-up day'),
};

async function showMonth({ system, voice }: Platform, month: string): Promise<number> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new Error(both(`“${month}”不是月份；例如 2018-10`, `'${month}' is no month; expected one such as 2018-10`));
  const { rows } = await system.query<{
    day: string;
    kind: string;
    name: string | null;
    version: number;
    source: string;
  }>(
    `select day, kind, name_zh as name, version, source_doc as source from (${latest}) days
     where day >= ($1 || '-01')::date and day < ($1 || '-01')::date + interval '1 month' order by day`,
    [month],
  );
  if (rows.length === 0) voice.line(both(`${month} 的节假日安排未发布`, `no arrangement is loaded for ${month}`));
  for (const { day, kind, name, version, source } of rows)
    voice.line(
      `${day}  ${kinds[kind]}${name ? `  ${name}` : ''}  ${source}${version > 1 ? `  ${both(`第 ${version} 版`, `version ${version}`)}` : ''}`,
    );
  return 0;
}
