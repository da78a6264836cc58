import { createHash } from 'node:crypto';
import { canonicalJson } from '@qingqu/rules-sdk';
import { uuidOf } from '@qingqu/schema';
import type { Finding } from '../evaluator/protocol.js';

export { fingerprintOf } from '@qingqu/rules-sdk/engine';

/** The warning's id: the fingerprint's first 16 bytes. */
export const warningIdOf = (fingerprint: Buffer): string => uuidOf(fingerprint);

/** Changes when what a warning rests on does. */
export const evidenceDigestOf = ({
  severity,
  evidence,
  rows,
}: Pick<Finding, 'severity' | 'evidence' | 'rows'>): Buffer =>
  createHash('sha256').update(canonicalJson({ severity, evidence, rows })).digest();
