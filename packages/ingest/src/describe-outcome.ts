import { outcomes } from './batch-file.js';
import type { IngestFailure, IngestResult } from './ingest-result.js';
import { messageOf } from './problem.js';
import { yuanOf } from './reconcile/yuan.js';

const WORDS = {
  zh: { loaded: '新增', updated: '更新', unchanged: '未变', duplicate: '重复', stale: '过期', quarantined: '隔离' },
  en: {
    loaded: 'loaded',
    updated: 'updated',
    unchanged: 'unchanged',
    duplicate: 'duplicate',
    stale: 'stale',
    quarantined: 'quarantined',
  },
} as const;

/** What became of a file, in one line for people. */
export function describeOutcome(result: IngestResult | IngestFailure, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  if (result.status === 'failed')
    return `${result.name}${zh ? '：未接收。' : ': not taken in. '}${result.words[language]}`;
  const part = result.part === '' ? '' : ` [${result.part}]`;
  const head = `${result.name}${part}${zh ? '（' : ' ('}${result.feed}${zh ? '，批次' : ', batch'} #${result.id}${zh ? '）：' : '): '}`;
  if (result.refusal)
    return (
      head +
      (zh ? '整个文件被拒绝，未装入任何行。' : 'the whole file was refused, nothing was loaded. ') +
      messageOf(result.refusal.line, result.refusal.problems)[language]
    );
  if (result.status === 'parked')
    return (
      head +
      (zh
        ? `多次失败后已搁置，等待处理：${result.lastError}；排除原因后以 retryParked 重试`
        : `parked after failing repeatedly: ${result.lastError}; retry with retryParked when the cause is gone`)
    );
  const counts = outcomes
    .filter((outcome) => result.counts[outcome] > 0)
    .map((outcome) => `${WORDS[language][outcome]} ${result.counts[outcome]}`);
  const read = zh
    ? `读取 ${result.read} 行${counts.length ? ` = ${counts.join(' + ')}` : ''}`
    : `read ${result.read}${counts.length ? ` = ${counts.join(' + ')}` : ''}`;
  const sum =
    result.sumFen === 0n
      ? ''
      : zh
        ? `，金额合计 ${yuanOf(result.sumFen)} 元`
        : `, ${yuanOf(result.sumFen)} yuan in all`;
  const reasons = Object.entries(result.reasons).map(([code, n]) => `${code} ${n}`);
  const why =
    reasons.length === 0 ? '' : zh ? `；隔离原因：${reasons.join('，')}` : `; quarantined for ${reasons.join(', ')}`;
  const stopped = result.status === 'done' ? '' : zh ? '；未完成，可以继续' : '; not finished, it can be resumed';
  if (result.already !== undefined)
    return (
      head +
      (zh
        ? `内容相同的文件已接收，没有变化（当时${read}${sum}${why}）`
        : `already ingested, nothing changed (then ${read}${sum}${why})`) +
      notesOf(result, language)
    );
  return head + read + sum + why + stopped + notesOf(result, language);
}

const notesOf = ({ notes = [] }: IngestResult, language: 'zh' | 'en') =>
  notes.map((note) => (language === 'zh' ? `；${note.zh}` : `; ${note.en}`)).join('');
