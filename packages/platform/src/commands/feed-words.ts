import type { Problem, Trial, TrialPart, Words } from '@qingqu/ingest';
import { messageOf } from '@qingqu/ingest';
import { both, type Voice } from '../say.js';

/** Says what would become of a file: first rows, counts, what would be quarantined and why, totals. */
export function sayTrial(voice: Voice, trial: Trial): void {
  for (const note of trial.notes) say(voice, note);
  if (trial.problems) sayRefusal(voice, trial.name, 1, trial.problems);
  for (const part of trial.parts) sayPart(voice, trial, part);
}

const say = (voice: Voice, words: Words) => voice.line(both(words.zh, words.en));

function sayRefusal(voice: Voice, name: string, line: number, problems: readonly Problem[]): void {
  voice.line(both(`${name}：整个文件不能接入`, `${name}: would be refused as a whole`));
  for (const problem of problems) say(voice, messageOf(line, [problem]));
}

function sayPart(voice: Voice, trial: Trial, part: TrialPart): void {
  const name = part.name === '' ? trial.name : `${trial.name} / ${part.name}`;
  for (const note of part.notes) say(voice, note);
  if (part.refusal) {
    sayRefusal(voice, name, part.refusal.line, part.refusal.problems);
    return;
  }
  const header =
    part.headerLine === null
      ? both('无标题行', 'no header')
      : both(`标题行在第 ${part.headerLine} 行`, `header on line ${part.headerLine}`);
  voice.line(
    `${name} → ${trial.feed}  ${part.encoding}  ${header}${part.asOf === null ? '' : `  ${both('业务日期', 'as of')} ${part.asOf}`}`,
  );
  voice.line(
    `  ${part.columns.map((column) => (column.from === column.header ? column.header : `${column.header} ← ${column.from}`)).join('；')}`,
  );
  for (const row of part.rows) {
    const cells = row.cells.map((cell) => `${cell.header}=${cell.value}`).join('  ');
    voice.line(
      `  ${both(`第 ${row.line} 行`, `line ${row.line}`)}${row.isDeleted ? `  ${both('删除', 'deleted')}` : ''}  ${cells}`,
    );
    if (row.message) voice.line(`    ✗ ${both(row.message.zh, row.message.en)}`);
  }
  sayCounts(voice, part);
}

function sayCounts(voice: Voice, part: TrialPart): void {
  const { read, good, quarantined, aside, repeated, conflicting } = part;
  voice.line(
    both(
      `读取 ${read} 行 = 可接入 ${good} + 隔离 ${quarantined}；另有 ${aside} 行不是记录`,
      `${read} rows read = ${good} good + ${quarantined} quarantined; ${aside} lines are no records`,
    ),
  );
  for (const { code, column, count, message } of part.reasons)
    voice.line(`  ${code}${column === null ? '' : ` ${column}`} × ${count}  ${both(message.zh, message.en)}`);
  if (repeated > 0)
    voice.line(`  ${both(`主键与内容都重复的 ${repeated} 行`, `${repeated} rows repeat a key and its content`)}`);
  if (conflicting > 0)
    voice.line(
      `  ${both(`主键重复而内容不同的 ${conflicting} 行（将被隔离）`, `${conflicting} rows repeat a key with other content (would be quarantined)`)}`,
    );
  if (part.sumFen !== null)
    voice.line(both(`金额合计 ${yuanOf(part.sumFen)} 元`, `amounts add up to ${yuanOf(part.sumFen)} yuan`));
  for (const { measure, declared, computed } of part.totals) {
    const [zh, en] = measure === 'rows' ? ['行数', 'rows'] : ['金额', 'amount'];
    const show = (value: bigint) => (measure === 'rows' ? String(value) : yuanOf(value));
    const isEqual = declared === computed;
    voice.line(
      both(
        `控制总数 ${zh}：文件声明 ${show(declared)}，读取 ${show(computed)}，${isEqual ? '一致' : '不一致'}`,
        `control total, ${en}: declared ${show(declared)}, read ${show(computed)}, ${isEqual ? 'equal' : 'they differ'}`,
      ),
    );
  }
}

function yuanOf(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
