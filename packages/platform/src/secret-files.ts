import { readFileSync } from 'node:fs';
import { both, errorLine } from './say.js';

/** What nobody should have to put into the environment, where it can be listed: `<name>_FILE` names a file that holds it instead. */
export const SECRETS = ['DATABASE_URL', 'REDIS_URL', 'QINGQU_MASTER_KEY', 'QINGQU_SEAL_KEYS'] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables with what the files hold, and one line for each that cannot be had. */
export function withSecretFiles(variables: Variables): { variables: Variables; problems: string[] } {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const name of SECRETS) {
    const path = variables[`${name}_FILE`];
    if (!path) continue;
    if (variables[name]) problems.push(bothGiven(name));
    else
      try {
        read[name] = readFileSync(path, 'utf8').trim();
      } catch (error) {
        problems.push(unreadable(name, path, error));
      }
  }
  return { variables: { ...variables, ...read }, problems };
}

const bothGiven = (name: string): string =>
  both(
    `环境变量 ${name} 与 ${name}_FILE 只能给出一个，例如 ${name}_FILE=/run/secrets/${fileFor(name)}`,
    `${name} and ${name}_FILE are both given, and one is enough, for example ${name}_FILE=/run/secrets/${fileFor(name)}`,
  );

const unreadable = (name: string, path: string, error: unknown): string =>
  both(
    `无法读取 ${name}_FILE=${path}（${errorLine(error)}）；应为一个文件，例如 ${name}_FILE=/run/secrets/${fileFor(name)}`,
    `${name}_FILE=${path} cannot be read (${errorLine(error)}); expected a file, for example ${name}_FILE=/run/secrets/${fileFor(name)}`,
  );

const fileFor = (name: string): string => name.toLowerCase().replaceAll('_', '-');
