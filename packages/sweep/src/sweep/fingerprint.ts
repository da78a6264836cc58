import { createHash } from 'node:crypto';
import { canonicalJson } from '@qingqu/rules-sdk';
import { uuidOf } from '@qingqu/schema';
import type { Finding } from '../evaluator/protocol.js';

/** A warning's identity: never the rule's version, amounts or time, so the same matter stays the same warning. */
export function fingerprintOf(
  ruleId: string,
  finding: Pick<Finding, 'subjectKind' | 'subjectId' | 'discriminator'>,
): Buffer {
  const { subjectKind, subjectId, discriminator } = finding;
  return createHash('sha256').update(`${ruleId}|${subjectKind}|${subjectId}|${discriminator}`).digest();
}

/** The warning's id: the fingerprint's first 16 bytes. */
export const warningIdOf = (fingerprint: Buffer): string => uuidOf(fingerprint);

/** Changes when what a warning rests on does. */
export const evidenceDigestOf = ({
  severity,
  evidence,
  rows,
}: Pick<Finding, 'severity' | 'evidence' | 'rows'>): Buffer =>
  createHash('sha256').update(canonicalJson({ severity, evidence, rows })).digest();
