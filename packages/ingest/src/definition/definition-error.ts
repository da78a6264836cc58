import type { Words } from '../words.js';

/** One thing that is wrong with a feed definition: where, what, and what would be right. */
export interface DefinitionProblem {
  /** In the YAML, from 1. */
  line: number;
  column: number;
  what: Words;
  /** A line of YAML that is valid there. */
  example?: string;
}

/** A feed definition that cannot be used. Its words name every problem with its place. */
export class DefinitionError extends Error {
  override name = 'DefinitionError';
  readonly words: Words;

  /** From the top of the YAML to its end. */
  readonly problems: readonly DefinitionProblem[];

  constructor(found: readonly DefinitionProblem[]) {
    const problems = [...found].sort((a, b) => a.line - b.line || a.column - b.column);
    const words = {
      zh: problems.map((problem) => say(problem, 'zh')).join('\n'),
      en: problems.map((problem) => say(problem, 'en')).join('\n'),
    };
    super(words.en);
    this.problems = problems;
    this.words = words;
  }
}

function say({ line, column, what, example }: DefinitionProblem, language: 'zh' | 'en'): string {
  const [place, such] =
    language === 'zh'
      ? [`第 ${line} 行第 ${column} 列：`, '；例如 ']
      : [`line ${line}, column ${column}: `, '; for example: '];
  return `${place}${what[language]}${example === undefined ? '' : such + example}`;
}
