import { describe, expect, it } from '@jest/globals';
import { propertyRuns } from '@qingqu/schema/testing';
import fc from 'fast-check';
import { evidenceDigestOf, fingerprintOf, warningIdOf } from './fingerprint.js';

const finding = fc.record({
  subjectKind: fc.constantFrom('payment', 'subsidy_line', 'account'),
  subjectId: fc.uuid(),
  discriminator: fc.string({ maxLength: 12 }),
  severity: fc.constantFrom('red', 'orange', 'yellow'),
  evidence: fc.dictionary(
    fc.string({ maxLength: 8 }),
    fc.record({ type: fc.constant('money' as const), value: fc.bigInt().map(String) }),
  ),
  rows: fc.array(fc.uuid(), { maxLength: 4 }),
});
const rule = fc.constantFrom('over-limit', 'cash-single-large', 'fund-split');

describe('the fingerprint of a finding', () => {
  it('stays the same whatever else is found out about the same matter', () => {
    fc.assert(
      fc.property(rule, finding, finding, (id, one, other) => {
        const corrected = { ...one, severity: other.severity, evidence: other.evidence, rows: other.rows };
        expect(fingerprintOf(id, corrected)).toEqual(fingerprintOf(id, one));
        expect(warningIdOf(fingerprintOf(id, corrected))).toBe(warningIdOf(fingerprintOf(id, one)));
      }),
      { numRuns: propertyRuns },
    );
  });

  it('is another for another rule, subject or part of it', () => {
    fc.assert(
      fc.property(rule, rule, finding, finding, (id, otherId, one, other) => {
        const isSame =
          id === otherId &&
          one.subjectKind === other.subjectKind &&
          one.subjectId === other.subjectId &&
          one.discriminator === other.discriminator;
        expect(fingerprintOf(id, one).equals(fingerprintOf(otherId, other))).toBe(isSame);
        expect(fingerprintOf(id, one)).not.toEqual(
          fingerprintOf(id, { ...one, discriminator: `${one.discriminator}'` }),
        );
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe('the digest of the evidence', () => {
  it('changes with the evidence, the rows and the severity, and with nothing else', () => {
    fc.assert(
      fc.property(finding, finding, (one, other) => {
        const elsewhere = { ...one, subjectId: other.subjectId, discriminator: other.discriminator };
        expect(evidenceDigestOf(elsewhere)).toEqual(evidenceDigestOf(one));
        expect(evidenceDigestOf({ ...one, rows: [...one.rows, other.subjectId] })).not.toEqual(evidenceDigestOf(one));
      }),
      { numRuns: propertyRuns },
    );
  });
});
