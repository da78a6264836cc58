import { fixedPlace, inTransaction } from '@qingqu/schema';
import type { Problem } from '../problem.js';
import type { DeskDeps } from './desk-deps.js';
import { expectPossible, heldOf, readRow, type SealedRow } from './desk-row.js';
import { writeEvent } from './events.js';
import { alignedCells, cellsTyped, checkLine, lineOf } from './line.js';
import { type OpenBatch, openBatch } from './open-batch.js';
import { clerkOf, expectReached } from './people.js';
import { refuse } from './refused.js';
import { correcting, type Status } from './rules.js';
import { fixedLine, rawLine } from './sealed-lines.js';

/** What a rejected line should have said: some of its columns, by the names above them, or all of it. */
export type Correction = { cells: Readonly<Record<string, string>> } | { line: string };

export interface FixRequest {
  id: bigint;
  /** A user name. */
  by: string;
  correction: Correction;
  /** The status that they have seen; when it is another by now, nothing is done. */
  seen?: Status;
}

/** What is still wrong with a corrected line; nothing when it can be resubmitted. */
export interface Fixed {
  status: Status;
  problems: readonly Problem[];
}

/**
 * Writes down what a rejected line should have said, sealed, and checks it as ingest will. With nothing wrong the row is `fixed`; else what was
 * typed is kept and the row stays open. The line that came is never changed.
 * @throws DeskRefused
 */
export async function fixRow(deps: DeskDeps, { id, by, correction, seen }: FixRequest): Promise<Fixed> {
  const clerk = await clerkOf(deps.pool, by);
  const before = await readRow(deps.pool, id);
  const held = await heldOf(deps.pool, before);
  expectReached(clerk, before, held);
  const grant = correcting(clerk.grants, held) ?? refuseCorrector(by, before);
  await expectPossible(deps.pool, 'fix', before, { status: seen });

  const batch = await openBatch(deps, before.fileId);
  const cells = correctedCells(deps, batch, before, correction);
  const line = lineOf(cells, batch.file.reading, before.line);
  const { problems } = checkLine(cells, before.line, batch.checker(grant));
  const status = problems.length === 0 ? 'fixed' : 'open';

  return inTransaction(deps.pool, async (client) => {
    const row = await readRow(client, id, { lock: true });
    await expectPossible(client, 'fix', row, before);
    await client.query('update quarantine set fixed_sealed = $2, status = $3 where id = $1', [
      id,
      deps.vault.seal(line, fixedPlace(row.fileId, row.rowNo)),
      status,
    ]);
    const left = problems.map(({ code, column }) => (column ? `${code} ${column}` : code)).join(', ');
    await writeEvent(client, row, { kind: 'fixed', actor: by, ...(left ? { reason: `尚有问题 still: ${left}` } : {}) });
    return { status, problems };
  });
}

/** @throws DeskRefused */
export function refuseCorrector(by: string, { id }: { id: bigint }): never {
  return refuse(
    'FORBIDDEN',
    `隔离数据 ${id} 不由「${by}」修正：谁录入谁负责（第七条），须由现承办地区的业务人员办理`,
    `the quarantined row ${id} is not for '${by}' to correct: that is for the staff of the region that has it in hand (Art. 7)`,
  );
}

function correctedCells(deps: DeskDeps, batch: OpenBatch, row: SealedRow, correction: Correction): string[] {
  const { header, file } = batch;
  if ('line' in correction) return cellsTyped(correction.line, file.reading);
  const cells = alignedCells(fixedLine(deps, row) ?? rawLine(deps, row), batch);
  if (!cells)
    return refuse(
      'BAD_INPUT',
      '该行不能按列读取，请给出整行',
      'the line cannot be read column by column; give all of it',
    );
  const corrected = [...cells];
  for (const [name, value] of Object.entries(correction.cells)) {
    const at = header.indexOf(name);
    if (at === -1)
      refuse(
        'BAD_INPUT',
        `该文件没有列「${name}」；应为：${header.join('、')}`,
        `the file has no column '${name}'; expected one of: ${header.join(', ')}`,
      );
    corrected[at] = value;
  }
  return corrected;
}
