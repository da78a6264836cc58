import {
  type Correction,
  fixRow,
  type Level,
  type MoveRequest,
  rejectRow,
  reopenRow,
  resubmitRows,
  retryParked,
  routeRow,
  type Status,
  showRow,
} from '@qingqu/ingest';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { noteLine } from '../audit/note-line.js';
import { entities } from '../entities/index.js';
import * as choices from '../entities/ingest-choices.js';
import { administratorsMayNot, apiError, badInput, both, notFound } from '../errors.js';
import { askedBy } from '../graphql/resolvers.js';
import type { Viewer } from '../identity/principal.js';
import { choiceName } from '../model/choice.js';
import { globalId } from '../plan/global-id.js';
import { below } from '../plan/selection.js';
import { Answer } from '../plan/shape.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import { recordOf } from '../rule-desk/shown.js';
import type { ApiContext, Operation } from '../server/operation.js';
import type { IntakePort } from '../upload/intake-port.js';
import {
  BatchType,
  CellCorrection,
  QuarantinedLineType,
  QuarantinedRowType,
  QuarantineFixType,
  QuarantineLevel,
  QuarantineStatus,
  ResubmittedRowType,
} from './desk.types.js';
import { ofDesk } from './errors.js';
import { problemOf } from './row-problem.js';

const rowText = 'Id of the rejected row 隔离数据.';
const reasonText = 'Why, at most 2,000 characters 理由.';
const seenText = 'The status that whoever acts has seen: when it is another by now, nothing is done 所见状态.';

/**
 * What is done about rejected rows. The database says first whether the viewer may see the row; the desk of ingest checks with each step who may
 * take it, by the person's grants.
 */
@Resolver()
export class DeskResolver {
  @Query(() => QuarantinedLineType, {
    nullable: true,
    complexity: 20,
    description:
      'What a rejected row said, column by column; null when there is none or the viewer may not see it. That it was read is written to the audit log 隔离数据原文.',
  })
  async quarantinedLine(
    @Arg('id', () => ID, { description: rowText }) id: string,
    @Ctx() { operation }: ApiContext,
  ): Promise<QuarantinedLineType | null> {
    const viewer = await expectStaff(operation, 'quarantinedLine');
    const row = recordOf(id, 'QuarantinedRow');
    if (!row || !(await isVisible(operation, 'quarantine', row.key))) return null;
    const shown = await ofDesk(showRow(operation.intake.ingest, BigInt(row.key), viewer.username));
    await noteLine(operation, { targetKind: 'quarantine', targetId: row.key, isMasked: shown.isMasked });
    return {
      masked: shown.isMasked,
      cells:
        shown.cells?.map(({ header, raw, fixed, problems }) => ({
          header,
          raw,
          fixed: fixed ?? null,
          problems: problems.map((problem) => problemOf({ column: header, ...problem })),
        })) ?? null,
      problems: shown.problems.map(problemOf),
      line: shown.line ?? null,
      fixedLine: shown.fixedLine ?? null,
      inHandOf: shown.inHand,
      routes: shown.routes.map(choiceName),
      settledByBatchId: shown.settledBy ? idOf('Batch', shown.settledBy.fileId) : null,
    };
  }

  @Mutation(() => QuarantineFixType, {
    description:
      'Writes down what a rejected row should have said, by columns or as a whole line, and checks it at once 修正隔离数据.',
  })
  async fixQuarantinedRow(
    @Arg('id', () => ID, { description: rowText }) id: string,
    @Arg('cells', () => [CellCorrection], { nullable: true, description: 'The columns that are corrected 修正的列.' })
    cells: CellCorrection[] | null,
    @Arg('line', () => String, { nullable: true, description: 'The whole line instead 整行.' }) line: string | null,
    @Arg('seen', () => QuarantineStatus, { nullable: true, description: seenText }) seen: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { viewer, ingest } = await begin(operation, 'fixQuarantinedRow');
    const key = await rowKey(operation, id);
    const request = { id: BigInt(key), by: viewer.username, correction: correctionOf(cells, line), ...seenOf(seen) };
    const { problems } = await ofDesk(fixRow(ingest, request));
    const asked = askedBy(info);
    const answer = new Answer();
    for (const [name, nodes] of below(asked, 'QuarantineFix', info.fieldNodes)) {
      const field = nodes[0]!.name.value;
      if (field === 'problems') answer[name] = problems.map(problemOf);
      if (field === 'row') answer[name] = await operation.recordNow('QuarantinedRow', key, nodes, asked);
    }
    return answer;
  }

  @Mutation(() => [ResubmittedRowType], {
    description:
      'Hands corrected rows in again, through the ordinary ingest: all of them or none, each once however often it is asked 重报隔离数据.',
  })
  async resubmitQuarantinedRows(
    @Arg('ids', () => [ID], { description: 'Ids of the rows, at most 500 隔离数据.' }) ids: string[],
    @Ctx() { operation }: ApiContext,
  ): Promise<ResubmittedRowType[]> {
    const { viewer, ingest } = await begin(operation, 'resubmitQuarantinedRows');
    const keys: bigint[] = [];
    for (const id of ids) keys.push(BigInt(await rowKey(operation, id)));
    const results = await ofDesk(resubmitRows(ingest, { ids: keys, by: viewer.username }));
    return results.map(({ id, batch, already, outcome, quarantinedAs }) => ({
      rowId: idOf('QuarantinedRow', id),
      batchId: idOf('Batch', batch),
      already,
      outcome: outcome && choiceName(outcome),
      quarantinedAsId: quarantinedAs === null ? null : idOf('QuarantinedRow', quarantinedAs),
    }));
  }

  @Mutation(() => QuarantinedRowType, { description: 'Gives a rejected row up 不再处理隔离数据.' })
  rejectQuarantinedRow(
    @Arg('id', () => ID, { description: rowText }) id: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('seen', () => QuarantineStatus, { nullable: true, description: seenText }) seen: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return move(operation, info, { id, reason, seen }, rejectRow);
  }

  @Mutation(() => QuarantinedRowType, { description: 'Takes a row up again that was given up 重新处理隔离数据.' })
  reopenQuarantinedRow(
    @Arg('id', () => ID, { description: rowText }) id: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('seen', () => QuarantineStatus, { nullable: true, description: seenText }) seen: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return move(operation, info, { id, reason, seen }, reopenRow);
  }

  @Mutation(() => QuarantinedRowType, {
    description:
      'Routes a rejected row to the superior or the province, with the notice as reason, or back with an answer; five working days begin (Art. 16) 转办隔离数据.',
  })
  routeQuarantinedRow(
    @Arg('id', () => ID, { description: rowText }) id: string,
    @Arg('to', () => QuarantineLevel, { description: 'Where to 转往层级.' }) to: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('seen', () => QuarantineStatus, { nullable: true, description: seenText }) seen: string | null,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const level = storedOf(choices.QuarantineLevel, to) as Level;
    return move(operation, info, { id, reason, seen }, (deps, request) => routeRow(deps, { ...request, to: level }));
  }

  @Mutation(() => BatchType, {
    description: 'Goes on with a batch that was parked after repeated failures 继续暂停的批次.',
  })
  async retryBatch(
    @Arg('id', () => ID, { description: 'Id of the batch 批次.' }) id: string,
    @Ctx() { operation }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { ingest, intake } = await begin(operation, 'retryBatch');
    const batch = recordOf(id, 'Batch') ?? refuseId('id', 'a batch');
    if (!(await isVisible(operation, 'ingest_file', batch.key))) throw notFound('批次', 'batch');
    if (!(await retryParked(ingest, BigInt(batch.key), intake.wake)))
      throw apiError('CONFLICT', both({ zh: '该批次没有暂停', en: 'the batch is not parked' }));
    return operation.recordNow('Batch', batch.key, info.fieldNodes, askedBy(info));
  }
}

/** What every step works with, once the viewer may take it. */
async function begin(
  operation: Operation,
  what: string,
): Promise<{ viewer: Viewer; intake: IntakePort; ingest: IntakePort['ingest'] }> {
  const viewer = await expectStaff(operation, what);
  const { intake } = operation;
  return { viewer, intake, ingest: intake.ingest };
}

async function move(
  operation: Operation,
  info: GraphQLResolveInfo,
  { id, reason, seen }: { id: string; reason: string; seen: string | null },
  act: (deps: IntakePort['ingest'], request: MoveRequest) => Promise<void>,
): Promise<unknown> {
  const { viewer, ingest } = await begin(operation, info.fieldName);
  const key = await rowKey(operation, id);
  await ofDesk(act(ingest, { id: BigInt(key), by: viewer.username, reason, ...seenOf(seen) }));
  return operation.recordNow('QuarantinedRow', key, info.fieldNodes, askedBy(info));
}

/** @throws FORBIDDEN for administrators (Art. 10) */
async function expectStaff(operation: Operation, what: string): Promise<Viewer> {
  const viewer = await operation.viewer();
  if (viewer.role === 'admin') throw administratorsMayNot(what);
  return viewer;
}

/** Somebody else's row is as good as not there. */
async function rowKey(operation: Operation, id: string): Promise<string> {
  const row = recordOf(id, 'QuarantinedRow') ?? refuseId('id', 'a rejected row');
  if (!(await isVisible(operation, 'quarantine', row.key))) throw notFound('隔离数据', 'rejected row');
  return row.key;
}

const isVisible = async (operation: Operation, table: 'quarantine' | 'ingest_file', key: string): Promise<boolean> =>
  (await operation.read(`select exists (select from ${table} where id = $1::bigint)`, [key])) === true;

function correctionOf(cells: readonly CellCorrection[] | null, line: string | null): Correction {
  if (line !== null && line !== undefined && !cells) return { line };
  if (cells && cells.length > 0 && (line === null || line === undefined))
    return { cells: Object.fromEntries(cells.map(({ header, value }) => [header, value])) };
  throw badInput('Give either cells, such as [{header: "amount", value: "483.21"}], or line.');
}

const seenOf = (seen: string | null): { seen?: Status } =>
  seen ? { seen: storedOf(choices.QuarantineStatus, seen) } : {};

const idOf = (entityName: string, key: bigint) => globalId(entities.get(entityName)!, [String(key)]);

function refuseId(argument: string, what: string): never {
  throw badInput(`${argument} expects the id of ${what}, as the API gives it.`);
}
