import { pathToFileURL } from 'node:url';
import { authoringProgram } from './authoring/program.js';

const program = authoringProgram({
  cwd: process.cwd(),
  load: (file) => import(pathToFileURL(file).href) as Promise<Record<string, unknown>>,
  say: (line) => console.log(line),
});

try {
  await program.parseAsync();
} catch (error) {
  for (const line of (error as Error).message.split('\n')) console.error(`qingqu-rules: ${line}`);
  process.exitCode = 1;
}
