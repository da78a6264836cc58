import type { CompiledRule } from '@qingqu/rules-sdk';
import { caseOf } from '@qingqu/rules-sdk/engine';
import type { Finding } from '../evaluator/protocol.js';
import { evidenceDigestOf, fingerprintOf, warningIdOf } from './fingerprint.js';
import { renderMessage } from './render-message.js';
import { valuesOfRun } from './resolve-params.js';
import type { Task } from './tasks.js';

/** A finding as the statements of {@link takeFindings} take it. */
export interface FindingRow {
  id: string;
  fingerprint: string;
  kind: string;
  subject: string;
  discriminator: string;
  severity: string;
  evidence: Finding['evidence'];
  digest: string;
  rows: string[];
  region: string | null;
  params: unknown;
  zh: string;
  en: string;
  amount: string | null;
  case: string;
}

export function rowOf(rule: CompiledRule, task: Pick<Task, 'params'>, finding: Finding): FindingRow {
  const fingerprint = fingerprintOf(rule.id, finding);
  const id = warningIdOf(fingerprint);
  const params = valuesOfRun(task.params, finding.run);
  const { amount } = finding.evidence;
  return {
    id,
    fingerprint: `\\x${fingerprint.toString('hex')}`,
    kind: finding.subjectKind,
    subject: finding.subjectId,
    discriminator: finding.discriminator,
    severity: finding.severity,
    evidence: finding.evidence,
    digest: `\\x${evidenceDigestOf(finding).toString('hex')}`,
    rows: finding.rows,
    region: finding.regionCode,
    params,
    ...renderMessage(rule, finding.evidence, params, finding.discriminator),
    amount: amount?.type === 'money' ? (amount.value as string | null) : null,
    case: caseOf(rule, finding) ?? id,
  };
}
