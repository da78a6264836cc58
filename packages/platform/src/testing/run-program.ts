import { QingquCommand } from '../command.js';
import type { OnPlatform } from '../commands/rules-program.js';
import { errorLine } from '../say.js';
import type { TestPlatform } from './test-platform.js';

/**
 * Runs `qingqu …` on a platform of a test and answers what it says and its exit code.
 *
 * @param add adds the commands that are tried
 * @throws what it fails with, as one line
 */
export async function runProgram(
  { platform, lines }: TestPlatform,
  add: (program: QingquCommand, onPlatform: OnPlatform) => void,
  args: readonly string[],
): Promise<{ said: string[]; exitCode: number }> {
  const before = lines.length;
  let exitCode = 0;
  const program = new QingquCommand('qingqu').exitOverride().configureOutput({ writeErr: () => undefined });
  add(program, ((load: () => Promise<{ run(...given: unknown[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      exitCode = await run(platform, new AbortController().signal, ...given);
    }) as OnPlatform);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return { said: lines.slice(before), exitCode };
}
