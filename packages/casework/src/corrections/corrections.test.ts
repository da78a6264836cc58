// Random histories of doubts about records of two counties, a prefecture and the province, by the right people and the wrong ones, against a model that
// knows nothing of the machine: after each step the database says what the model says, or the step was refused as the model refuses it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { feeds, type IngestDeps, ingestFile, loadReferenceData } from '@qingqu/ingest';
import { inTransaction, Vault } from '@qingqu/schema';
import { type TestDatabase, testDatabase, testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import type pg from 'pg';
import type { Actor } from '../matter/actor.js';
import { CaseworkRefused } from '../matter/refused.js';
import {
  type Act,
  acts,
  begun,
  type Command,
  classes,
  type DeskName,
  expected,
  fifthWorkday,
  isWithin,
  KAIFENG,
  LANKAO,
  legalOf,
  type Model,
  type Person,
  PROVINCE,
  QIXIAN,
} from '../testing/correction-model.js';
import { assertCasework } from '../testing/index.js';
import { beginCorrection } from './begin.js';
import { correctRecord } from './correct.js';
import * as desk from './desk.js';
import { correctionMachine } from './machine.js';

const HISTORIES = 1_000;
const seed = testSeed;

// People ------------------------------------------------------------------------------------------------------------------------

const person = (name: string, at: DeskName, human = name): Person => ({ name, human, desk: at });
const people: Person[] = [PROVINCE, KAIFENG, QIXIAN, LANKAO].flatMap((region) => [
  ...['agri', 'budget', 'it'].flatMap((kind) => [
    person(`${kind}1@${region}`, `${region}/${kind}`),
    person(`${kind}2@${region}`, `${region}/${kind}`),
    // The first one once more, by another account.
    person(`${kind}3@${region}`, `${region}/${kind}`, `${kind}1@${region}`),
  ]),
  person(`jiandu@${region}`, `${region}/supervision`),
]);
const actors = new Map<string, Actor>();

async function actorsOf(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ code: string; lo: bigint; hi: bigint }>(
    'select code, scope_lo as lo, scope_hi as hi from region',
  );
  const regions = new Map(rows.map((row) => [row.code, row]));
  for (const { name, human, desk: at } of people) {
    const [regionCode, kind] = at.split('/') as [string, string];
    const { lo, hi } = regions.get(regionCode)!;
    const accounts = people.filter((other) => other.human === human).map((other) => other.name);
    const isSupervisor = kind === 'supervision';
    const role = isSupervisor ? 'supervisor' : 'staff';
    const departmentKinds = isSupervisor ? [] : [kind];
    actors.set(name, { username: name, role, regionCode, lo, hi, departmentKinds, accounts, names: accounts });
  }
}

// Records -----------------------------------------------------------------------------------------------------------------------

/** Each history has a record of its own: a project is the county's agriculture section's, an allocation its superior's budget division's. */
const recordKinds = [
  { feed: 'project', region: QIXIAN, owner: `${QIXIAN}/agri`, field: 'name' },
  { feed: 'project', region: LANKAO, owner: `${LANKAO}/agri`, field: 'name' },
  { feed: 'allocation', region: QIXIAN, owner: `${KAIFENG}/budget`, field: 'doc_no' },
  { feed: 'allocation', region: LANKAO, owner: `${PROVINCE}/budget`, field: 'doc_no' },
] as const;

function fileOf(feed: string, records: readonly Record<string, string>[]): Buffer {
  const columns = feeds.get(feed)!.columns.filter(({ header }) => header !== 'entered_org');
  const lines = records.map((given) => columns.map(({ header, example }) => given[header] ?? example).join(','));
  return Buffer.from([columns.map(({ header }) => header).join(','), ...lines, ''].join('\n'));
}

let database: TestDatabase;
let deps: IngestDeps;
const recordIds: string[][] = [];

const deliver = (feed: string, records: readonly Record<string, string>[]) =>
  ingestFile(deps, { feed, bytes: fileOf(feed, records), receivedBy: 'source' });
const recordOf = (at: number, n: number): Record<string, string> => {
  const { region, owner } = recordKinds[at]!;
  const regions = { region_code: region, to_region_code: region, from_region_code: owner.split('/')[0]! };
  return { key: `K${at}-${n}`, rev: '0', ...regions };
};

beforeAll(async () => {
  database = await testDatabase();
  const blobDir = mkdtempSync(join(tmpdir(), 'corrections-'));
  const reference = await loadReferenceData(database.system);
  const vault = new Vault(Buffer.alloc(32, 1));
  deps = { pool: database.system, vault, blobDir, now: () => performance.now(), reference };
  await actorsOf(database.system);
  for (const [at, { feed }] of recordKinds.entries()) {
    await deliver(
      feed,
      Array.from({ length: HISTORIES }, (_, n) => recordOf(at, n)),
    );
    const { rows } = await database.system.query<{ id: string }>(
      `select id from ${feed} where source_key like 'K${at}-%' order by split_part(source_key, '-', 2)::int`,
    );
    recordIds.push(rows.map(({ id }) => id));
  }
});
afterEach(() => assertCasework(database.system));
afterAll(async () => {
  rmSync(deps.blobDir, { recursive: true, force: true });
  await database.drop();
});

// Histories ---------------------------------------------------------------------------------------------------------------------

interface Draw {
  /** Picks out of what is legal; of anybody and anything otherwise. */
  isLegal: boolean;
  pick: number;
  who: Person;
  act: Act;
  /** Something is wrong with it, whatever it is. */
  isWrong: boolean;
  said: Omit<Command, 'act' | 'who'>;
  /** The source delivers the record again before. */
  isDelivered: boolean;
}

const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const draw: fc.Arbitrary<Draw> = fc.record({
  isLegal: fc.integer({ min: 0, max: 9 }).map((n) => n < 8),
  pick: fc.nat({ max: 9_999 }),
  who: fc.constantFrom(...people),
  act: fc.constantFrom(...acts),
  isWrong: rarely,
  said: fc.record({
    today: fc.constantFrom(...Object.keys(fifthWorkday)),
    isStale: rarely,
    class: fc.constantFrom(...classes),
    kind: fc.constantFrom('budget', 'agri', 'it', 'agri', 'leadership'),
    reason: fc.constantFrom('已排查', '已核对', ' '),
    documentNo: fc.constantFrom('豫财农〔2018〕12号', '豫财农[2018]12号', '12号'),
    answer: fc.constantFrom('原数据无误', '已修复', ''),
    recordIsStale: rarely,
  }),
  isDelivered: fc.integer({ min: 0, max: 39 }).map((n) => n === 0),
});

/** What a draw means as the model stands: mostly something that follows, so that histories come to their end. */
function commandOf(model: Model, { isLegal, pick, who, act, isWrong, said }: Draw): Command {
  const documentNo = said.documentNo.replace('[', '〔').replace(']', '〕');
  const wish = { ...said, documentNo, act, who };
  if (!isLegal) return wish;
  const legal = people.flatMap((each) => legalOf(model, each).map((name) => ({ act: name, who: each })));
  const likely = legal.filter(({ act: name }) => !['dismiss', 'withdraw', 'return', 'hand_over'].includes(name));
  const from = pick % 5 === 0 || likely.length === 0 ? legal : likely;
  const choice = from[pick % from.length];
  if (!choice) return wish;
  const inOrder = {
    isStale: false,
    recordIsStale: false,
    reason: '已核对',
    documentNo: '豫财农〔2018〕12号',
    answer: '已修复',
  };
  return { ...wish, ...(isWrong ? {} : inOrder), ...choice };
}

const simple: Partial<Record<Act, (client: pg.ClientBase, wish: desk.CorrectionWish<never>) => Promise<unknown>>> = {
  take_up: desk.takeUpCorrection,
  hand_over: desk.handOverCorrection,
  classify: desk.classifyCorrection,
  begin_correcting: desk.beginCorrecting,
  escalate: desk.escalateCorrection,
  notify: desk.notifyDivision,
  forward: desk.forwardCorrection,
  answer: desk.answerCorrection,
  verify: desk.verifyCorrection,
  reject: desk.rejectCorrection,
  return: desk.returnCorrection,
  dismiss: desk.dismissCorrection,
  withdraw: desk.withdrawCorrection,
  close: desk.closeCorrection,
};

/** Does it for real. @returns why not, where it is refused */
async function take(id: string, model: Model, field: string, c: Command): Promise<CaseworkRefused | undefined> {
  const version = c.isStale ? model.version - 1 : model.version;
  const { today, reason, documentNo, answer } = c;
  const recordVersion = c.recordIsStale ? model.recordVersion + 1 : model.recordVersion;
  const values = { [field]: `豫财农〔2018〕${model.version}号` };
  const said = { today, reason, documentNo, answer, class: c.class, departmentKind: c.kind, recordVersion, values };
  const wish = { id, actor: actors.get(c.who.name)!, said, version };
  const work =
    c.act === 'correct'
      ? correctRecord(deps, wish)
      : inTransaction(deps.pool, (client) => simple[c.act]!(client, wish as never));
  return work.then(
    () => undefined,
    (error: Error) => {
      if (error instanceof CaseworkRefused) return error;
      throw error;
    },
  );
}

async function stored(id: string): Promise<object> {
  const { rows } = await database.system.query(
    `select state, version, class, handler_region_code || '/' || handler_department_kind as handler, outcome, due_on as "dueOn",
       version_after as "versionAfter", corrected_by as "correctedBy" from correction where id = $1`,
    [id],
  );
  return rows[0];
}

const told = ({ state, version, class: of, handler, outcome, dueOn, versionAfter, correctedBy }: Model) => ({
  ...{ state, version, class: of, handler, outcome, dueOn, versionAfter },
  correctedBy: correctedBy?.name ?? null,
});

describe('a doubt about a record', () => {
  const reached = new Map<string, number>();
  const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
  let next = 0;

  it(`goes through ${HISTORIES} random histories as Art. 7, 16 and 18 say`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: recordKinds.length - 1 }),
        fc.nat({ max: 9_999 }),
        fc.array(draw, { minLength: 5, maxLength: 10 }),
        async (at, raiser, draws) => {
          const { feed, region, owner, field } = recordKinds[at]!;
          const n = next++ % HISTORIES;
          const recordId = recordIds[at]![n]!;
          const raisers = people.filter(({ desk: where }) => isWithin(region, where.split('/')[0]!));
          const raisedBy = raisers[raiser % raisers.length]!;
          const doubt = {
            actor: actors.get(raisedBy.name)!,
            said: { today: '2018-09-20' },
            recordKind: feed,
            recordId,
          };
          const id = await inTransaction(deps.pool, (client) =>
            beginCorrection(client, { ...doubt, question: '存疑' }),
          );
          const version = await database.system.query(`select version from ${feed} where id = $1`, [recordId]);
          let model: Model = { ...begun(raisedBy, region, owner), recordVersion: version.rows[0].version };
          for (const each of draws) {
            if (each.isDelivered && model.recordVersion === 1) {
              // A value that neither the first delivery nor a correction has.
              await deliver(feed, [{ ...recordOf(at, n), [field]: `豫财农〔2018〕${5_000 + n}号` }]);
              model = { ...model, recordVersion: 2 };
            }
            const command = commandOf(model, each);
            const after = expected(model, command);
            const refused = await take(id, model, field, command);
            const context = {
              at,
              raisedBy: raisedBy.name,
              state: model.state,
              act: command.act,
              who: command.who.name,
            };
            expect({ ...context, refused: refused?.code }).toEqual({
              ...context,
              refused: typeof after === 'string' ? after : undefined,
            });
            if (refused && refused.legalActs !== undefined) {
              expect([...refused.legalActs].sort()).toEqual(legalOf(model, command.who).sort());
              expect(refused.basis).toMatch(/^豫财办〔2018〕33号 第.+条$/);
            }
            if (typeof after !== 'string') model = after;
            count(refused ? refused.code : `${command.act} → ${model.state}`);
            // What a refused step had changed, the next one would find.
            if (!refused) expect({ ...context, ...(await stored(id)) }).toEqual({ ...context, ...told(model) });
            if (refused && model.state === 'closed') break;
          }
          expect(await stored(id)).toEqual(told(model));
          count(model.outcome ?? 'open');
        },
      ),
      { numRuns: HISTORIES, seed },
    );
    process.stdout.write(`corrections: ${[...reached].map(([what, times]) => `${what} ${times}`).join(', ')}\n`);
  }, 240_000);

  it('comes to every state and every end in them', () => {
    const states = [...reached.keys()].flatMap((what) => what.split(' → ')[1] ?? []);
    expect([...new Set(states)].sort()).toEqual([
      'answered',
      'classified',
      'closed',
      'corrected',
      'correcting',
      'escalated',
      'forwarded',
      'investigating',
      'notified',
      'verified',
    ]);
    for (const what of ['corrected', 'answered', 'unfounded', 'withdrawn', 'BAD_INPUT', 'FORBIDDEN', 'CONFLICT'])
      expect(reached.get(what)).toBeGreaterThan(0);
    expect(Object.keys(correctionMachine.acts).sort()).toEqual([...acts, 'take_in', 'not_taken_in'].sort());
  });
});
