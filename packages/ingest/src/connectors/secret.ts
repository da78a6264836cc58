import { readFile, stat } from 'node:fs/promises';
import type { Words } from '../words.js';

/** A credential as a source names it: `env:NAME` or `file:/path`. What it stands for is read when it is needed and kept nowhere. */
export const SECRET_REFERENCE = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/;

/** Reads what a reference stands for. */
export type SecretReader = (reference: string) => Promise<string>;

/** A reference that cannot be followed. Names the reference, never what it stands for. */
export class SecretError extends Error {
  override name = 'SecretError';

  constructor(readonly words: Words) {
    super(words.en);
  }
}

/** A file with a credential is for its owner alone. */
const OTHERS = 0o077;

/** Reads references from these variables and from files that nobody but their owner may read; a line end after the value does not count. */
export function secretReader(variables: Readonly<Record<string, string | undefined>>): SecretReader {
  return async (reference) => {
    if (reference.startsWith('env:')) return fromVariable(variables, reference.slice('env:'.length));
    return fromFile(reference.slice('file:'.length));
  };
}

function fromVariable(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value) return value;
  throw new SecretError({
    zh: `凭据 env:${name} 没有值：请在启动后台任务的环境中设置变量 ${name}`,
    en: `the credential env:${name} has no value: set the variable ${name} where the worker is started`,
  });
}

async function fromFile(path: string): Promise<string> {
  const { mode } = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new SecretError({
      zh: `凭据文件 ${path} 无法读取（${cause.code}）；请建立该文件，权限 600`,
      en: `the credential file ${path} cannot be read (${cause.code}); make it, with mode 600`,
    });
  });
  if ((mode & OTHERS) !== 0)
    throw new SecretError({
      zh: `凭据文件 ${path} 他人也能读取（权限 ${octal(mode)}）；请执行 chmod 600 ${path}`,
      en: `the credential file ${path} is open to others (mode ${octal(mode)}); run: chmod 600 ${path}`,
    });
  const value = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  if (value) return value;
  throw new SecretError({ zh: `凭据文件 ${path} 是空的`, en: `the credential file ${path} is empty` });
}

const octal = (mode: number) => (mode & 0o777).toString(8).padStart(3, '0');
