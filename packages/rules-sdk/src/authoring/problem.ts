import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Something to mend, and what stands near it in the file that has it. */
export interface Problem {
  problem: string;
  near?: RegExp | undefined;
}

/** `src/cash-over-limit/rule.ts:12: …`: a problem with its place, by the first line that has what stands near it. */
export function placed(dir: string, file: string, { problem, near }: Problem): string {
  const line = near && existsSync(file) ? lineOf(readFileSync(file, 'utf8'), near) : undefined;
  return `${relative(dir, file)}${line ? `:${line}` : ''}: ${problem}`;
}

function lineOf(text: string, near: RegExp): number | undefined {
  const at = text.search(near);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

/** A text to be found as it stands. */
export const literally = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
