import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tests of a package: every `*.test.ts` below src. Throws when there is none. */
export function testFiles(dir: string): string[] {
  const src = join(dir, 'src');
  const names = existsSync(src) ? readdirSync(src, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => name.endsWith('.test.ts')).sort();
  if (files.length === 0)
    throw new Error(`${src} has no *.test.ts; \`qingqu-rules new <id>\` makes a rule with its test`);
  return files.map((name) => join(src, name));
}
