import { findLayout, loadReferenceData, type Trial, type TrialPart, tryFile, type Words } from '@qingqu/ingest';
import { problemOf } from '../desk/row-problem.js';
import { both } from '../errors.js';
import { yuanOf } from '../graphql/scalars.js';
import type { IntakePort } from './intake-port.js';
import type { UploadWish } from './upload-wish.js';
import type { Uploader } from './uploader.js';

/**
 * What a file would come to, without storing any of it: its first rows with names and numbers masked, and what would be rejected and why.
 * @returns as it goes out: words in both languages, amounts in yuan
 */
export async function tryUpload(
  { ingest }: IntakePort,
  { within }: Uploader,
  path: string,
  { feed, name }: UploadWish,
): Promise<object> {
  const reference = ingest.reference ?? (await loadReferenceData(ingest.pool));
  const layout = await findLayout(ingest.pool, feed);
  return shown(await tryFile({ vault: ingest.vault, reference, within }, layout, { path, name }));
}

const shown = ({ feed, name, problems, parts, notes }: Trial) => ({
  feed,
  name,
  problems: problems?.map(problemOf) ?? [],
  notes: notes.map(both),
  parts: parts.map(partOf),
});

const partOf = ({ sumFen, totals, refusal, reasons, rows, notes, ...rest }: TrialPart) => ({
  ...rest,
  notes: notes.map(both),
  refusal: refusal ? { line: refusal.line, problems: refusal.problems.map(problemOf) } : null,
  rows: rows.map(({ message, ...row }) => ({ ...row, ...wordsOf(message) })),
  reasons: reasons.map(({ message, ...reason }) => ({ ...reason, ...wordsOf(message) })),
  sumYuan: sumFen === null ? null : yuanOf(String(sumFen)),
  totals: totals.map(({ measure, declared, computed }) => ({
    measure,
    declared: measure === 'fen' ? yuanOf(String(declared)) : String(declared),
    computed: measure === 'fen' ? yuanOf(String(computed)) : String(computed),
  })),
});

const wordsOf = (message: Words | undefined) => (message ? { messageZh: message.zh, messageEn: message.en } : {});
