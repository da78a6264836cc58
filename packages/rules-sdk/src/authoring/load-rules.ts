import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RuleDefinition } from '../define-rule.js';

/** Loads a module, TypeScript too. */
export type Load = (file: string) => Promise<Record<string, unknown>>;

/** The rules of a package: what its src/index.ts exports as `rules`. */
export async function loadRules(dir: string, load: Load): Promise<RuleDefinition[]> {
  const file = join(dir, 'src/index.ts');
  if (!existsSync(file)) throw new Error(`${file} is missing; \`qingqu-rules new <id>\` makes a package that has it`);
  const { rules } = await load(file).catch((cause: Error) => {
    throw new Error(
      `${placeIn(dir, cause) ?? relative(dir, file)}: it does not load: ${cause.message.split('\n')[0]}`,
      {
        cause,
      },
    );
  });
  if (!Array.isArray(rules) || rules.length === 0)
    throw new Error(`${file} exports no rules; write e.g. export const rules = [cashOverLimit]`);
  return rules as RuleDefinition[];
}

/** The place in the package that an error comes from. */
function placeIn(dir: string, { stack }: Error): string | undefined {
  const src = join(dir, 'src');
  const frame = stack?.split('\n').find((line) => line.includes(src));
  return frame && /src[^:()]*:\d+/.exec(frame.slice(frame.indexOf(dir) + dir.length + 1))?.[0];
}
