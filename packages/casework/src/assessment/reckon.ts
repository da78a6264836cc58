import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type AssessedScore, type AssessmentWeights, assess, ranksOf } from './formula.js';
import { type Basis, readInputs } from './inputs/index.js';

/** A region's score with its place among the regions of its level. */
export interface ReckonedScore extends AssessedScore {
  regionCode: string;
  rank: number | null;
}

export interface Reckoned {
  scores: readonly ReckonedScore[];
  /** SHA-256 of all inputs. */
  inputsDigest: Buffer;
}

/** Reads the inputs that the basis fixes and scores them: the same basis and weights give the same, whenever it is asked. */
export async function reckon(client: pg.ClientBase, basis: Basis, weights: AssessmentWeights): Promise<Reckoned> {
  const found = await readInputs(client, basis);
  const assessed = found.map(({ regionCode, inputs }) => ({ regionCode, ...assess(inputs, weights) }));
  const levels = await levelsOf(client, basis.regions);
  const scores = assessed.map((each) => {
    const peers = assessed.filter(({ regionCode }) => levels.get(regionCode) === levels.get(each.regionCode));
    return { ...each, rank: ranksOf(peers.map(({ totalCenti }) => totalCenti))[peers.indexOf(each)]! };
  });
  return { scores, inputsDigest: digestOf(scores) };
}

/** The regions below one that are assessed with it (市县): prefectures for themselves, counties with their townships, as they are now. */
export async function assessedRegions(client: pg.ClientBase, regionCode: string, firstDay: string): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select r.code from region above join region r on r.scope_lo > above.scope_lo and r.scope_lo <= above.scope_hi
     where above.code = $1 and r.level in ('prefecture', 'county') and r.successor is null and (r.valid_to is null or r.valid_to > $2::date)
     order by r.code`,
    [regionCode, firstDay],
  );
  return rows.map(({ code }) => code);
}

async function levelsOf(client: pg.ClientBase, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ code: string; level: string }>(
    'select code, level from region where code = any($1)',
    [codes],
  );
  return new Map(rows.map(({ code, level }) => [code, level]));
}

/** Of one line an input, `411421000000 receipt due_fen=1200`, in the order of their bytes; the database reckons the same (see invariants.ts). */
export function digestOf(scores: readonly Pick<ReckonedScore, 'regionCode' | 'dimensions'>[]): Buffer {
  const lines = scores.flatMap(({ regionCode, dimensions }) =>
    dimensions.flatMap(({ dimension, inputs }) =>
      Object.entries(inputs).map(([name, value]) => `${regionCode} ${dimension} ${name}=${value}`),
    ),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest();
}
