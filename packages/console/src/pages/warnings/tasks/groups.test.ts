import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, coerceInputValue, type GraphQLInputObjectType } from 'graphql';
import { correctionsFor, ordersFor, taskFilters } from './groups.js';

const schema = buildSchema(readFileSync(resolve(__dirname, '../../../../../../schema/schema.graphql'), 'utf8'));
function objectionsTo(filter: object, type: string): string[] {
  const objections: string[] = [];
  coerceInputValue(filter, schema.getType(type) as GraphQLInputObjectType, (_path, _value, { message }) => {
    objections.push(message);
  });
  return objections;
}

const days = { today: '2018-11-30', soon: '2018-12-05' };
const clerk = {
  username: 'yucheng',
  role: 'STAFF',
  regionCode: '411425000000',
  departmentKinds: ['AGRI' as const],
} as const;
const officer = { username: 'sheng', role: 'SUPERVISOR', regionCode: '410000000000', departmentKinds: [] } as const;
const posted = (who: typeof clerk | typeof officer) => ({ ...who, departmentKinds: [...who.departmentKinds] });

describe('what waits for a user', () => {
  it('is asked in a way that the API takes', () => {
    for (const who of [clerk, officer].map(posted)) {
      const cases = Object.values(taskFilters(who, days));
      expect(cases.length).toBeGreaterThan(3);
      expect(cases.flatMap((filter) => objectionsTo(filter, 'CaseFilter'))).toEqual([]);
      expect(objectionsTo(ordersFor(who), 'WorkOrderFilter')).toEqual([]);
      expect(objectionsTo(correctionsFor(who), 'CorrectionFilter')).toEqual([]);
    }
  });

  it('is of the own department for staff, and never what they did themselves', () => {
    const { mine, second, supervision } = taskFilters(posted(clerk), days);
    expect(mine).toEqual({ assignee: { eq: 'yucheng' }, state: { ne: 'CLOSED' } });
    expect(second).toMatchObject({ regionCode: { eq: '411425000000' }, departmentKind: { in: ['AGRI'] } });
    expect(second?.or?.every(({ verdictBy }) => verdictBy?.ne === 'yucheng')).toBe(true);
    expect(supervision).toBeUndefined();
  });

  it('is what was checked for supervision, of all its regions', () => {
    const { mine, supervision, overdue } = taskFilters(posted(officer), days);
    expect([mine, supervision]).toEqual([undefined, { state: { eq: 'CHECKED' } }]);
    expect(overdue).not.toHaveProperty('regionCode');
  });
});
