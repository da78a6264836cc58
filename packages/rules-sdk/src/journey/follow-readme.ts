import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

// The way of a stranger: an empty folder, the packed SDK, and what README.md says, command by command. For tests only; not in the package.

const execute = promisify(execFile);

/** A command of README.md, and what it printed. */
export interface Step {
  command: string;
  printed: string;
}

/** Where a stranger is at the end of README.md's way: in the folder of a package that is built and signed. */
export interface Journey {
  folder: string;
  steps: Step[];
}

/** Whether an npm registry answers: the SDK's own dependencies come from there. */
export const registryAnswers = (): boolean =>
  spawnSync('npm', ['view', 'commander', 'version'], { timeout: 20_000 }).status === 0;

/**
 * Packs the SDK of a checkout and follows its README.md in `<empty>/rules`. Throws with what was printed when a command fails.
 *
 * @param root the checkout
 * @param empty an empty folder outside of it
 */
export async function followReadme(root: string, empty: string): Promise<Journey> {
  const sdk = join(root, 'packages/rules-sdk');
  const tarball = await pack(root, sdk, join(empty, 'packed'));
  const folder = join(empty, 'rules');
  mkdirSync(folder);
  const steps: Step[] = [];
  for (const command of blocksOf(root, 'Ten minutes', 'sh').flatMap(commandsOf)) {
    // The package that is about to be published stands for the published one.
    const inPlace = command.replace(/^npm install @qingqu\/rules-sdk$/, `npm install ${tarball}`);
    steps.push({ command, printed: await run(['sh', '-c', inPlace], folder) });
  }
  return { folder, steps };
}

/**
 * Goes on from where {@link followReadme} ended, with the commands of the README's section 'Into the platform'.
 *
 * @param environment what the platform's commands are to find in theirs: a PATH with `qingqu`, and which platform
 */
export async function followIntoPlatform(
  root: string,
  folder: string,
  environment: Record<string, string>,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const command of blocksOf(root, 'Into the platform', 'sh').flatMap(commandsOf))
    steps.push({ command, printed: await run(['sh', '-c', command], folder, environment) });
  return steps;
}

/** What the README asks over GraphQL at the end, in order. */
export const graphqlOf = (root: string): string[] => blocksOf(root, 'Into the platform', 'graphql');

async function pack(root: string, sdk: string, to: string): Promise<string> {
  mkdirSync(to);
  await run([process.execPath, join(root, 'node_modules/ts7/bin/tsc'), '-b', sdk], sdk);
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // pnpm, since it writes the versions of the workspace's catalog into the package.
  await run(['npx', '--yes', packageManager, 'pack', '--pack-destination', to], sdk);
  const [name] = readdirSync(to);
  return join(to, name!);
}

/** The fenced blocks of a language in a section of README.md. */
function blocksOf(root: string, heading: string, language: string): string[] {
  const markdown = readFileSync(join(root, 'packages/rules-sdk/README.md'), 'utf8');
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`README.md has no section '${heading}'`);
  const fenced = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'g');
  return [...section.matchAll(fenced)].map(([, block]) => block!);
}

/** The commands of a block, one a line; what follows ` # ` says what they do. */
const commandsOf = (block: string): string[] =>
  block
    .split('\n')
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter(Boolean);

/** Runs a program and returns what it printed; an error has that too. */
async function run([program, ...args]: string[], cwd: string, more: Record<string, string> = {}): Promise<string> {
  const env = {
    ...cleanEnvironment(),
    ...more,
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  };
  try {
    const { stdout, stderr } = await execute(program!, args, { cwd, env });
    return `${stdout}${stderr}`;
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout: string; stderr: string };
    throw new Error(`'${args.at(-1)}' failed:\n${stdout}${stderr}`, { cause });
  }
}

/** Without what a test runner or a surrounding npm script says of itself: a stranger has neither. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(jest_|vitest|node_|npm_(lifecycle|package|command))/i.test(name),
    ),
  );
