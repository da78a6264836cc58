import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, coerceInputValue, type GraphQLInputObjectType } from 'graphql';
import { owedOf, owedWithin } from './clock.js';
import { caseDefaults, caseFilterOf, NOBODY, warningDefaults, warningFilterOf } from './filters.js';

const schema = buildSchema(readFileSync(resolve(__dirname, '../../../../../../schema/schema.graphql'), 'utf8'));
/** What the API would say against it. */
function objectionsTo(filter: object, type: string): string[] {
  const objections: string[] = [];
  coerceInputValue(filter, schema.getType(type) as GraphQLInputObjectType, (_path, _value, { message }) => {
    objections.push(message);
  });
  return objections;
}

describe('the filters of the queue', () => {
  it('ask for what is open when nothing is chosen, and for everything when that is taken away', () => {
    expect(caseFilterOf(caseDefaults, '2018-11-30')).toEqual({ state: { ne: 'CLOSED' } });
    expect(caseFilterOf({ ...caseDefaults, state: '' }, '2018-11-30')).toEqual({});
    expect(warningFilterOf(warningDefaults)).toEqual({ state: { eq: 'OPEN' } });
  });

  it('make filters that the API takes', () => {
    const all = {
      region: '411425000000',
      state: 'RECTIFYING',
      category: 'CASH',
      severity: 'RED',
      department: 'AGRI',
      rule: 'fund-split',
      assignee: 'yucheng',
      overdue: '1',
      from: '2018-11-01',
      to: '2018-11-30',
    };
    expect(objectionsTo(caseFilterOf(all, '2018-11-30'), 'CaseFilter')).toEqual([]);
    expect(objectionsTo(warningFilterOf({ ...all, state: 'OPEN' }), 'WarningFilter')).toEqual([]);
    expect(objectionsTo(caseFilterOf({ ...all, state: 'LOST' }, '2018-11-30'), 'CaseFilter')).not.toEqual([]);
  });

  it('tell cases of nobody from those of somebody', () => {
    expect(caseFilterOf({ ...caseDefaults, assignee: NOBODY }, undefined).assignee).toEqual({ isNull: true });
    expect(caseFilterOf({ ...caseDefaults, assignee: 'yucheng' }, undefined).assignee).toEqual({ eq: 'yucheng' });
  });

  it('hold days that were given from one side only', () => {
    expect(warningFilterOf({ ...warningDefaults, from: '2018-11-01' }).openedAsOf).toEqual({ gte: '2018-11-01' });
    expect(caseFilterOf({ ...caseDefaults, to: '2018-11-30' }, undefined).and).toEqual([
      owedWithin({ lte: '2018-11-30' }),
    ]);
  });
});

describe('what is due of a case', () => {
  const of = (part: object) =>
    owedOf({
      state: 'VERIFYING',
      severity: 'YELLOW',
      verdict: null,
      pausedOn: null,
      verifyDueOn: '2018-12-07',
      rectifyDueOn: '2018-12-14',
      ...part,
    });

  it('is to verify it, then to rectify it, then nothing', () => {
    expect(of({})).toEqual({ what: 'verify', on: '2018-12-07', isRunning: true });
    expect(of({ state: 'NORMAL', verdict: 'NORMAL' })?.what).toBe('verify');
    expect(of({ state: 'RECTIFYING', verdict: 'VIOLATION' })).toMatchObject({ what: 'rectify', on: '2018-12-14' });
    expect(of({ state: 'RECTIFIED', verdict: 'VIOLATION' })).toBeUndefined();
    expect(of({ state: 'CLOSED' })).toBeUndefined();
  });

  it('is what it was while its data are corrected', () => {
    expect(of({ state: 'DATA_ISSUE' })?.what).toBe('verify');
    expect(of({ state: 'DATA_ISSUE', verdict: 'VIOLATION' })?.what).toBe('rectify');
  });

  it('waits while the clock stands still', () => {
    expect(of({ pausedOn: '2018-11-20' })?.isRunning).toBe(false);
  });
});
