import type pg from 'pg';
import {
  type AssessmentDimension,
  type AssessmentInput,
  type AssessmentInputs,
  assessmentDimensions,
} from '../formula.js';
import { askInputs, type Basis, type InputQuery, type RegionInputs } from './basis.js';
import { completenessInputs } from './completeness.js';
import { handlingInputs } from './handling.js';
import { oneCardInputs } from './one-card.js';
import { receiptInputs } from './receipt.js';
import { specialAccountInputs } from './special-account.js';
import { systemUseInputs } from './system-use.js';

export type { Basis } from './basis.js';

/** How each dimension's figures are counted: one statement a dimension, over all regions at once. */
export const inputQueries: Readonly<Record<AssessmentDimension, InputQuery>> = {
  receipt: receiptInputs,
  system_use: systemUseInputs,
  one_card: oneCardInputs,
  special_account: specialAccountInputs,
  handling: handlingInputs,
  completeness: completenessInputs,
};

/** Everything that the regions of an assessment are scored by, in the order of the basis. A figure of which the platform has nothing is 0. */
export async function readInputs(
  client: pg.ClientBase,
  basis: Basis,
): Promise<{ regionCode: string; inputs: AssessmentInputs }[]> {
  const found: ReadonlyMap<string, RegionInputs>[] = [];
  for (const dimension of assessmentDimensions) found.push(await askInputs(client, inputQueries[dimension], basis));
  return basis.regions.map((regionCode) => ({
    regionCode,
    inputs: Object.assign({}, ...found.map((each) => each.get(regionCode)!)) as Record<AssessmentInput, bigint>,
  }));
}
