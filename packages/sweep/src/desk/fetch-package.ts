import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { RulesRefused } from '../errors.js';
import { parseRules } from '../rules/rules-json.js';
import { readRulesJson } from './package-file.js';

const FETCH_LIMIT_MS = 120_000;

/** A name and an exact version: no tag, no range, no address, so that what is asked for is one thing. */
const REGISTRY_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*@\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Whether a source is a package of a registry, and not a file. */
export const isRegistryName = (source: string): boolean => REGISTRY_NAME.test(source);

/** What a package says, and where it came from: the payload of a change `package-install`. */
export interface FetchedPackage {
  source: string;
  json: string;
}

/**
 * Fetches the rules.json of a package: from a `.tgz` file, or by the npm client from the registry that it is configured for. None of the package's
 * scripts run. Throws RulesRefused.
 *
 * @param npmEnvironment the environment variables of the npm client; this process's unless told
 */
export async function fetchPackage(source: string, npmEnvironment?: NodeJS.ProcessEnv): Promise<FetchedPackage> {
  if (/\.(tgz|tar\.gz)$/.test(source)) {
    const name = basename(source);
    return { source: name, json: await readRulesJson(source, name) };
  }
  if (!isRegistryName(source))
    throw new RulesRefused(
      `'${source}' is neither a package with its version nor a .tgz file; write it like @lankao/township-rules@1.0.0 or lankao-township-rules-1.0.0.tgz.`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'qingqu-package-'));
  try {
    return { source, json: await readRulesJson(await packInto(folder, source, npmEnvironment), source) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The name that a fetched package gives itself. Throws RulesRefused for what is no rules.json. */
export const packageNameOf = ({ source, json }: FetchedPackage): string => parseRules(json, source).package.name;

async function packInto(folder: string, name: string, env: NodeJS.ProcessEnv | undefined): Promise<string> {
  const args = ['pack', name, '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
  try {
    await promisify(execFile)('npm', args, { cwd: folder, env, timeout: FETCH_LIMIT_MS, maxBuffer: 10_000_000 });
  } catch (cause) {
    throw new RulesRefused(
      `${name}: npm could not fetch it (${npmSaid(cause as NpmFailure)}); check the name and npm's registry, or bring the package as a .tgz file.`,
      { cause },
    );
  }
  const file = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (!file) throw new RulesRefused(`${name}: npm fetched nothing; bring the package as a .tgz file.`);
  return join(folder, file);
}

interface NpmFailure extends Error {
  code?: number | string;
  killed?: boolean;
  stderr?: string;
}

/** npm's own reason, without the addresses that stand in it. */
function npmSaid({ code, killed, stderr = '' }: NpmFailure): string {
  if (code === 'ENOENT') return 'there is no npm on this machine';
  if (killed) return `it took longer than ${FETCH_LIMIT_MS / 1_000} s`;
  const reason = /^npm (?:error|ERR!) code (\w+)/m.exec(stderr)?.[1];
  return reason ?? `it ended with code ${code}`;
}
