import { fetchPackage, packageNameOf } from '@qingqu/sweep';
import type { Platform } from '../open-platform.js';
import { propose, type Said } from './rules-changes.js';

interface Options extends Said {
  life?: string;
}

const withLife = ({ life }: Options) => (life === undefined ? {} : { life });

/** `qingqu rules install <name@version|file.tgz>` */
export async function install(
  platform: Platform,
  _signal: AbortSignal,
  source: string,
  options: Options,
): Promise<number> {
  const fetched = await fetchPackage(source);
  const payload = { ...fetched, ...withLife(options) };
  return propose(platform, { kind: 'package-install', subject: packageNameOf(fetched), payload }, options);
}

/** `qingqu rules rollback <name> <version>` */
export const rollback = (
  platform: Platform,
  _signal: AbortSignal,
  subject: string,
  version: string,
  options: Options,
): Promise<number> =>
  propose(platform, { kind: 'package-rollback', subject, payload: { version, ...withLife(options) } }, options);

/** `qingqu rules enable <name>` */
export const enable = (platform: Platform, _signal: AbortSignal, subject: string, said: Said): Promise<number> =>
  propose(platform, { kind: 'package-enable', subject, payload: {} }, said);

/** `qingqu rules disable <name>` */
export const disable = (platform: Platform, _signal: AbortSignal, subject: string, said: Said): Promise<number> =>
  propose(platform, { kind: 'package-disable', subject, payload: {} }, said);

/** `qingqu rules remove <name>` */
export const remove = (platform: Platform, _signal: AbortSignal, subject: string, said: Said): Promise<number> =>
  propose(platform, { kind: 'package-remove', subject, payload: {} }, said);
