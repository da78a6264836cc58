import type { ParamValue } from '@qingqu/rules-sdk';
import type { Finding } from '../evaluator/protocol.js';
import { snapshotEpochs } from '../snapshot/files.js';
import type { SweepDeps } from '../sweep/deps.js';
import { evidenceDigestOf } from '../sweep/fingerprint.js';
import { evaluateAgain, MOST_FINDINGS } from './evaluate-again.js';
import { withNewestSnapshot } from './newest-snapshot.js';

/** A warning found again from nothing but the data and the rule of then. */
export interface WarningReplay {
  same: boolean;
  /** The digest of the evidence that was kept, and of what was found now; undefined when nothing was, or it could not be tried. */
  expected: string;
  actual: string | undefined;
  /** The state of the data, and the day, on which the warning was last found. */
  epoch: bigint;
  asOf: string;
  /** What was found now. */
  evidence?: Finding['evidence'];
  /** Why it could not be tried. */
  reason?: { zh: string; en: string };
}

interface Stored {
  ruleDigest: string;
  subjectKind: string;
  subjectId: string;
  discriminator: string;
  params: Record<string, ParamValue>;
  expected: string;
  epoch: bigint;
  asOf: string;
}

/**
 * Runs the rule that raised a warning once more, in its version and with its parameters of then, on the data as they were when it was last found,
 * and compares the evidence. Only the part of the data that the subject belongs to is looked at, where the rule has a key. Changes nothing;
 * undefined when there is no such warning.
 */
export async function replayWarning(deps: SweepDeps, id: string): Promise<WarningReplay | undefined> {
  const { rows } = await deps.pool.query<Stored>(
    `select rule_digest as "ruleDigest", subject_kind as "subjectKind", subject_id as "subjectId", discriminator, params,
       encode(evidence_digest, 'hex') as expected, last_seen_epoch as epoch, last_seen_as_of as "asOf"
     from warning where id = $1`,
    [id],
  );
  const warning = rows[0];
  if (!warning) return undefined;
  const { expected, epoch, asOf } = warning;
  const about = { same: false, expected, actual: undefined, epoch, asOf };
  const [newest] = await snapshotEpochs(deps.snapshotDir);
  if (newest === undefined || newest < epoch) return { ...about, reason: notKept(epoch, newest) };

  const settings = { ...deps.evaluator, maxFindings: MOST_FINDINGS };
  return withNewestSnapshot({ ...deps, evaluator: settings }, { epoch }, async ({ evaluator }) => {
    const outcome = await evaluateAgain(deps, evaluator, {
      ...warning,
      subjects: { [warning.subjectKind]: [warning.subjectId] },
    });
    if (outcome.status === 'failed') return { ...about, reason: failed(outcome.failure.code) };
    const finding = outcome.findings.find(
      ({ subjectKind, subjectId, discriminator }) =>
        subjectKind === warning.subjectKind &&
        subjectId === warning.subjectId &&
        discriminator === warning.discriminator,
    );
    if (!finding) return about;
    const actual = evidenceDigestOf(finding).toString('hex');
    return { ...about, same: actual === expected, actual, evidence: finding.evidence };
  });
}

const notKept = (epoch: bigint, newest: bigint | undefined) => ({
  zh: `本机没有涵盖数据期 ${epoch} 的快照（最新为 ${newest ?? '无'}）；请先运行 qingqu snapshot`,
  en: `no snapshot on this machine reaches epoch ${epoch} (the newest is ${newest ?? 'none'}); run \`qingqu snapshot\` first`,
});

const failed = (code: string) => ({ zh: `规则运行失败（${code}）`, en: `the rule failed (${code})` });
