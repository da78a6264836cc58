import {
  correctionEnd,
  DeskRefused,
  type IngestDeps,
  loadFile,
  type PreparedCorrection,
  prepareCorrection,
  registerCorrection,
} from '@qingqu/ingest';
import { inTransaction } from '@qingqu/schema';
import type pg from 'pg';
import { documentNoOf } from '../instruments/document-no.js';
import { platform } from '../matter/actor.js';
import { decide } from '../matter/machine.js';
import { CaseworkRefused, refuse } from '../matter/refused.js';
import { lockMatter } from '../matter/take-step.js';
import { type CorrectionStep, type CorrectionWish, stepIn } from './desk.js';
import type { CorrectionFacts, Submission } from './facts.js';
import { correctionMachine } from './machine.js';

/** What became of a correction: the batch that it came in, and the step that says so. */
export interface Corrected extends CorrectionStep {
  fileId: bigint;
}

/**
 * Corrects a record as a new version, through the ordinary ingest (see `prepareCorrection`): first the person's step with the batch, then the batch,
 * then the platform's step that says what became of it. Whatever stops it between them, {@link settleCorrections} goes on.
 *
 * @throws CaseworkRefused: nothing was changed, or, where a delivery came first, the correction is in hand again
 */
export async function correctRecord(deps: IngestDeps, wish: CorrectionWish<Submission>): Promise<Corrected> {
  const facts = await inTransaction(deps.pool, (client) => mayCorrect(client, wish));
  const prepared = await ofIngest(prepareCorrection(deps, recordOf(facts, wish.said)), facts);
  const fileId = await inTransaction(deps.pool, (client) => submit(client, deps, prepared, wish));
  await loadFile(deps, fileId, {});
  const settled = await settle(deps.pool, wish.id, wish.said.today);
  if (settled) return { ...settled.step, fileId };
  return refuse(
    'CONFLICT',
    '更正批次正在入库，稍后自动办理，请稍后查看',
    'the batch of the correction waits to be loaded; it goes on by itself, look again later',
    { state: 'submitted' },
  );
}

/** Whether this person may, before anything of the record is read. */
async function mayCorrect(
  client: pg.ClientBase,
  { id, actor, said, version }: CorrectionWish<Submission>,
): Promise<CorrectionFacts> {
  const facts = await lockMatter(client, correctionMachine, id, actor);
  decide(correctionMachine, facts, 'correct', actor, said, version);
  return facts;
}

const recordOf = ({ recordKind, recordId, handler }: CorrectionFacts, { recordVersion, values }: Submission) => ({
  table: recordKind,
  id: recordId,
  version: recordVersion,
  values,
  within: handler,
});

/** The step says which fields were corrected, and none of their values. */
async function submit(
  client: pg.ClientBase,
  deps: IngestDeps,
  prepared: PreparedCorrection,
  wish: CorrectionWish<Submission>,
): Promise<bigint> {
  const { actor, said } = wish;
  const { rows } = await client.query<{ no: bigint }>('select correction_no as no from correction where id = $1', [
    wish.id,
  ]);
  const fileId = await registerCorrection(client, deps, prepared, {
    name: `correction-${rows[0]!.no}`,
    by: actor.username,
  });
  const documentNo = documentNoOf(said.documentNo);
  await stepIn(client, 'correct', wish, () => ({
    set: {
      correctedBy: actor.username,
      correctedOn: said.today,
      documentNo,
      fileId,
      versionBefore: prepared.overVersion,
      versionAfter: null,
      verifiedBy: null,
    },
    detail: { documentNo, fields: prepared.changed, recordVersion: prepared.overVersion, batch: String(fileId) },
  }));
  return fileId;
}

/**
 * Writes down what became of corrections whose batch is finished by now: of those that were stopped half-way. Asked again it changes nothing.
 *
 * @param today the business date
 * @returns how many were settled
 * @throws what went wrong with one, after the others were settled
 */
export async function settleCorrections(pool: pg.Pool, today: string): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(`select id from correction where state = 'submitted' order by id`);
  let settled = 0;
  const failed: unknown[] = [];
  for (const { id } of rows)
    try {
      if (await settle(pool, id, today).catch(notTaken)) settled += 1;
    } catch (error) {
      failed.push(error);
    }
  if (failed.length > 0) throw failed[0];
  return settled;
}

/** That a batch was not taken is written down, and here nobody waits for it. */
const notTaken = (error: unknown): true => {
  if (error instanceof NotTaken) return true;
  throw error;
};

/** A correction that a delivery, or a check, has stopped; it is in hand again. */
class NotTaken extends CaseworkRefused {}

/** Undefined as long as the batch is not finished, or when somebody else has settled it. @throws NotTaken once that is written down */
async function settle(pool: pg.Pool, id: string, today: string): Promise<{ step: CorrectionStep } | undefined> {
  const said = { today };
  const { rows } = await pool.query<{ fileId: bigint }>(
    `select file_id as "fileId" from correction where id = $1 and state = 'submitted'`,
    [id],
  );
  const fileId = rows[0]?.fileId;
  const end = fileId === undefined ? undefined : await correctionEnd(pool, fileId);
  if (!end || end.status === 'waiting') return undefined;
  const step = await inTransaction(pool, async (client) => {
    const now = await lockMatter(client, correctionMachine, id);
    if (now.state !== 'submitted' || now.fileId !== fileId) return undefined;
    if (end.status === 'taken')
      return stepIn(client, 'take_in', { id, actor: platform, said }, () => ({
        set: { versionAfter: end.versionAfter },
        detail: { versionAfter: end.versionAfter, batch: String(fileId) },
      }));
    const reason = `${end.words.zh} ${end.words.en}`;
    return stepIn(client, 'not_taken_in', { id, actor: platform, said: { ...said, reason } }, () => ({
      set: { correctedBy: null, correctedOn: null, documentNo: null, fileId: null, versionBefore: null },
      detail: { outcome: end.outcome, batch: String(fileId) },
    }));
  });
  if (!step) return undefined;
  if (end.status === 'not_taken')
    throw new NotTaken({ code: 'CONFLICT', words: end.words, basis: article7, state: step.to, version: step.version });
  return { step };
}

const article7 = '豫财办〔2018〕33号 第七条';

/** What ingest does not take, in casework's words: with how the correction stands, which has not moved. */
async function ofIngest<T>(work: Promise<T>, { state, version }: CorrectionFacts): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DeskRefused)) throw error;
    const { code, words } = error;
    throw new CaseworkRefused({ code, words, basis: article7, state, version });
  }
}
