import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './authoring/load-typescript.js';
import { authoringProgram } from './authoring/program.js';
import { terminalWatch } from './backtest/watch.js';

const program = authoringProgram({
  cwd: process.cwd(),
  load: loadTypeScript,
  runTests,
  say: (line) => console.log(line),
  watch: terminalWatch(process),
});

/** Node's own runner sets the exit code. */
async function runTests(files: string[], cwd: string): Promise<boolean> {
  const runner = fileURLToPath(new URL('./run-tests.js', import.meta.url));
  const child = spawn(process.execPath, ['--test-reporter=spec', runner, ...files], { cwd, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

try {
  await program.parseAsync();
} catch (error) {
  for (const line of (error as Error).message.split('\n')) console.error(`qingqu-rules: ${line}`);
  process.exitCode = 1;
}
