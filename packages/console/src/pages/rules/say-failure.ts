import type { Pair } from '../../words/language.js';
import { useWords } from '../../words/use-words.js';

/** Why a rule could not be run, by the engine's codes. */
const words = {
  TIMEOUT: ['超时', 'it took too long'],
  OUT_OF_MEMORY: ['内存不足', 'out of memory'],
  SQL: ['查询出错', 'its query failed'],
  REFUSED: ['规则或参数未通过检查', 'the rule or its parameters do not pass the checks'],
  CRASHED: ['运行进程中断', 'its process was lost'],
  other: ['运行出错', 'it failed'],
} as const satisfies Record<string, Pair>;

/** `TIMEOUT` in the reader's language. */
export function useSayFailure(): (code: string) => string {
  const t = useWords(words);
  return (code) => t(code in words ? (code as keyof typeof words) : 'other');
}
