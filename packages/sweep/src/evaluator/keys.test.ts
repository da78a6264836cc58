import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@qingqu/rules-core';
import { boundValues, type CompiledRule, canonicalJson, compile } from '@qingqu/rules-sdk';
import { RuleFailure } from '@qingqu/rules-sdk/engine';
import { testSeed } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { type Script, scripts, writeScripts } from '../testing/edit-scripts.js';
import { ruleOf, tempDir } from '../testing/world.js';
import type { EvaluateMessage, KeysAnswer, Subjects } from './protocol.js';
import { Session } from './session.js';

/** Every script is a world of its own with three epochs of edits; so many share a file, and a run of a rule tests them all: more would hardly take longer. */
const WORLDS = 80;
const STEPS = 3;
const BATCHES = 13;
const asOf = '2018-12-31';

let dir: string;
beforeAll(async () => {
  dir = await tempDir();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const versioned = (name: string) => !['regions', 'calendar', 'code_items'].includes(name);
const keyed = rules.filter(({ key }) => key).map((rule) => compile(rule));
const read = (rule: CompiledRule) =>
  [...rule.relations, ...Object.keys({ ...rule.key, ...rule.reaches })].filter(versioned);

/** The defaults, but for the size from which on a statistic is one: small worlds have none of hundreds. */
const paramsOf = (rule: CompiledRule) =>
  Object.fromEntries(
    Object.entries(rule.params).flatMap(([name, { type, default: value }]) =>
      type === 'integer' && /^min/.test(name) && Number(value) > 5 ? [[name, 2]] : [],
    ),
  );

/** So many worlds, edited where it concerns one of the rules. */
const batches = (of: CompiledRule[], fewest: number, most: number): fc.Arbitrary<Script[]> =>
  fc
    .constantFrom(...of)
    .chain((rule) => fc.array(fc.constantFrom(...read(rule)), { minLength: 1, maxLength: 2 }))
    .chain((touched) => fc.array(scripts(touched, STEPS), { minLength: fewest, maxLength: most }));

/** Findings by what they are about. */
type Outcome = Map<string, { kind: string; id: string; says: string }>;

/** A rule run over everything as of an epoch, or over what changed since an earlier one. Undefined when it fails on such data. */
async function run(session: Session, rule: CompiledRule, keys?: { base: number; subjects: Subjects }) {
  const outcome: Outcome = new Map();
  const message: EvaluateMessage = {
    type: 'evaluate',
    sql: rule.sql,
    subjects: rule.subjects,
    severity: rule.severity,
    columns: rule.columns,
    runs: [{ binds: boundValues(rule, paramsOf(rule), asOf), except: [] }],
    timeLimitMs: 60_000,
    maxFindings: 1_000_000,
    ...(keys
      ? {
          keys: {
            base: BigInt(keys.base),
            subjects: keys.subjects,
            key: rule.key!,
            reaches: rule.reaches ?? {},
            relations: rule.relations,
            kinds: rule.subjects,
            also: {},
            maxShare: 1,
          },
        }
      : {}),
  };
  const answer = await session.evaluate(message, async (findings) => {
    for (const finding of findings) {
      const { subjectKind: kind, subjectId: id, discriminator } = finding;
      outcome.set(`${kind} ${id} ${discriminator}`, { kind, id, says: canonicalJson({ ...finding }) });
    }
  });
  return { outcome, keys: answer.keys };
}

const subjectsOf = (outcome: Outcome): Subjects => {
  const subjects: Subjects = {};
  for (const { kind, id } of outcome.values()) subjects[kind] = [...(subjects[kind] ?? []), id];
  return subjects;
};

/** What stood before, without what the changes can have changed, and with what was found there. */
function merged(before: Outcome, found: Outcome, { subjects }: KeysAnswer): Outcome {
  const reached = new Set(Object.entries(subjects).flatMap(([kind, ids]) => ids.map((id) => `${kind} ${id}`)));
  return new Map([...[...before].filter(([, { kind, id }]) => !reached.has(`${kind} ${id}`)), ...found]);
}

const isTwice = (error: unknown) => error instanceof RuleFailure && error.failure.code === 'DUPLICATE_FINDING';

interface Tally {
  runs: number;
  byKeys: number;
  findings: number;
  changed: number;
}

/** Runs the rules epoch by epoch, by keys and over everything, and says the first difference. */
async function differences(of: CompiledRule[], worlds: Script[], tallies: Map<string, Tally>): Promise<string[]> {
  const path = join(dir, `${Math.random().toString(36).slice(2)}.duckdb`);
  await writeScripts(path, [...new Set(of.flatMap(read))].sort(), worlds);
  const touched = new Set(worlds.flatMap(({ later }) => later.flat().map((edit) => edit.relation)));
  const concerned = of.filter((rule) => read(rule).some((relation) => touched.has(relation)));
  const standing = new Map<string, Outcome>();
  const found: string[] = [];
  for (let epoch = 1; epoch <= STEPS + 1; epoch++) {
    const session = await Session.open({ type: 'open', path, epoch: BigInt(epoch), memoryLimit: '512MB', threads: 1 });
    for (const rule of concerned) {
      const tally = tallies.get(rule.id) ?? { runs: 0, byKeys: 0, findings: 0, changed: 0 };
      tallies.set(rule.id, tally);
      const full = await run(session, rule).then(
        ({ outcome }) => outcome,
        // Of two records of which there is one in truth, such as a region's budget of a year, a rule may make two findings.
        (error) => (isTwice(error) ? undefined : Promise.reject(error)),
      );
      const before = standing.get(rule.id);
      if (!full) {
        standing.delete(rule.id);
        continue;
      }
      standing.set(rule.id, full);
      tally.findings += full.size;
      if (!before) continue;
      tally.runs += 1;
      const part = await run(session, rule, { base: epoch - 1, subjects: subjectsOf(before) });
      if (!part.keys) continue;
      tally.byKeys += 1;
      tally.changed += [...full].filter(([key, { says }]) => before.get(key)?.says !== says).length;
      const after = merged(before, part.outcome, part.keys);
      const keys = new Set([...full.keys(), ...after.keys()]);
      const wrong = [...keys].find((key) => full.get(key)?.says !== after.get(key)?.says);
      if (wrong)
        found.push(
          `${rule.id} in epoch ${epoch}, ${wrong}: over everything ${full.get(wrong)?.says ?? 'nothing'}, by keys ${after.get(wrong)?.says ?? 'nothing'}`,
        );
    }
    session.close();
  }
  await rm(path);
  return found;
}
/** Throws for the first batch on which runs by keys and over everything differ. Returns how many scripts were run. */
async function compare(of: CompiledRule[], worlds: fc.Arbitrary<Script[]>, numRuns: number, tallies = new Map()) {
  const seed = testSeed;
  let count = 0;
  const agree = fc.asyncProperty(worlds, async (batch) => {
    count += batch.length;
    expect(await differences(of, batch, tallies)).toEqual([]);
  });
  await fc.assert(agree, { seed, numRuns, endOnFailure: true, includeErrorInReport: true });
  return count;
}

describe('a run by keys', () => {
  it('of every rule that has a key finds what a run over everything finds, over more than 1,000 scripts of edits', async () => {
    const tallies = new Map<string, Tally>();
    const many = await compare(keyed, batches(keyed, WORLDS, WORLDS), BATCHES, tallies);
    // Few worlds too: some rules ask whether a register has arrived at all.
    const few = await compare(keyed, batches(keyed, 1, 3), BATCHES, tallies);
    console.table(Object.fromEntries(tallies));
    console.log(`${many + few} scripts`);
    expect(many + few).toBeGreaterThan(1_000);
    // A rule that never finds anything new in such worlds has not been put to the test.
    const idle = keyed.filter(({ id }) => !tallies.get(id)?.changed);
    expect(idle.length).toBeLessThan(keyed.length / 5);
  }, 1_800_000);

  it('is caught when the key is wrong', async () => {
    // The sums are by agency, the key says that each payment stands for itself.
    const wrong = ruleOf({
      id: 'wrong-key',
      subjects: ['agency'],
      sql: 'select agency_id, sum(amount_fen)::bigint from payments group by agency_id',
      relations: ['payments'],
      columns: [
        { name: 'subject', role: 'subject' },
        { name: 'amount', role: 'evidence', type: 'money' },
      ],
      key: { payments: 'id', agencies: 'id' },
    });
    await expect(compare([wrong], batches([wrong], WORLDS, WORLDS), 5)).rejects.toThrow(/wrong-key in epoch/);
    const right = { ...wrong, id: 'right-key', key: { payments: 'agency_id', agencies: 'id' } };
    await compare([right], batches([right], WORLDS, WORLDS), 5);
  });
});
