import { describe, expect, it } from '@jest/globals';
import { times } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { Ladder, type Statement } from './ladder.js';

// One record, rows of several files about it, files in any order: the same holds in the end and the same rows are in quarantine.

const row = fc.record({ rev: fc.constantFrom(1n, 2n), content: fc.constantFrom('a', 'b', 'deleted') });
const file = fc.record({
  asOf: fc.constantFrom(null, '2018-01-31', '2018-02-28'),
  rows: fc.array(row, { minLength: 1, maxLength: 3 }),
});

function end(files: readonly { asOf: string | null; rows: { rev: bigint; content: string }[] }[], order: number[]) {
  const ladder = new Ladder({
    current: undefined,
    lastVersion: 0,
    statements: [],
    conflicts: [],
    isComplete: true,
    isTopKnown: true,
  });
  let holds: string | undefined;
  const rejected = new Set<string>();
  const place = ({ standing, rowNo }: Statement) => `${standing.fileId}:${rowNo}`;
  for (const at of order)
    files[at]!.rows.forEach(({ rev, content }, rowAt) => {
      const standing = {
        fileId: BigInt(at),
        asOf: files[at]!.asOf,
        receivedOn: '2018-03-01',
        isCorrection: false,
        rev,
      };
      const said = { standing, rowNo: rowAt + 1, content };
      const taken = ladder.take(said)!;
      if (taken.outcome === 'quarantined') rejected.add(place(said));
      for (const statement of taken.doubtful) rejected.add(place(statement));
      for (const change of taken.changes) {
        if (change.kind === 'remove') holds = undefined;
        if (change.kind === 'write') holds = `${change.statement.standing.rev} ${change.statement.content}`;
      }
    });
  return { holds, rejected: [...rejected].sort() };
}

const permutations = (of: number[]): number[][] =>
  of.length <= 1
    ? [of]
    : of.flatMap((first) => permutations(of.filter((at) => at !== first)).map((rest) => [first, ...rest]));

describe('all that was said of a record', () => {
  it('ends the same in whatever order it was said', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 2, maxLength: 4 }), (files) => {
        const [first, ...others] = permutations(files.map((_, at) => at));
        const expected = end(files, first!);
        for (const order of others) expect({ order, ...end(files, order) }).toEqual({ order, ...expected });
      }),
      { numRuns: times({ ci: 500, nightly: 50_000 }) },
    );
  });
});
