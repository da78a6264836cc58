import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { type Asked, acts } from '../../schema/acts.js';
import { boundsOf, exampleOf, givenOf, inOrder, isAmount, limitOf, mutationOf } from './asks.js';

const asked = (act: string, name: string): Asked => acts[act]!.asks.find((each) => each.name === name)!;

describe('the forms of acts', () => {
  it('make mutations that the API takes, each of them', () => {
    const schema = buildSchema(readFileSync(resolve(__dirname, '../../../../../schema/schema.graphql'), 'utf8'));
    const wrong = Object.entries(acts).flatMap(([name, act]) => validate(schema, parse(mutationOf(name, act))));
    expect(Object.keys(acts).length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('read limits, bounds and examples out of descriptions', () => {
    expect(limitOf(asked('pauseCase', 'reason'))).toBe(2_000);
    expect(limitOf(asked('assignCase', 'assignee'))).toBeUndefined();
    expect(boundsOf(asked('announceAssessment', 'days'))).toEqual({ min: 1, max: 30 });
    expect(boundsOf(asked('correctRecord', 'recordVersion'))).toBeUndefined();
    expect(exampleOf(asked('numberOrder', 'documentNo'), 'zh')).toBe('豫财监交〔2018〕3号');
    expect(exampleOf(asked('reportRectified', 'returned'), 'zh')).toBe('12000.00');
    expect(exampleOf(asked('proposeNormal', 'evidence'), 'en')).toBe("a voucher's number");
    expect(exampleOf(asked('proposeNormal', 'evidence'), 'zh')).toBeUndefined();
    expect(exampleOf(asked('pauseCase', 'reason'), 'en')).toBeUndefined();
  });

  it('ask for what before why', () => {
    expect(inOrder(acts.determineViolation!.asks).map(({ name }) => name)).toEqual(['violationType', 'reason']);
    expect(inOrder(acts.reportRectified!.asks).map(({ name }) => name)).toEqual([
      'rectifiedOn',
      'other',
      'rebooked',
      'returned',
      'reason',
    ]);
    const order = inOrder(acts.issueOrder!.asks).map(({ name }) => name);
    expect(order.indexOf('title')).toBeLessThan(order.indexOf('requirement'));
  });

  it('take amounts in yuan with two places at most', () => {
    expect(['0', '12000', '12000.5', ' 12000.50 '].map(isAmount)).toEqual([true, true, true, true]);
    expect(['', '-1', '1.234', '1,000', '1e3', '12 000', '.5', '１２'].map(isAmount)).toEqual(Array(8).fill(false));
  });

  it('send what was said, and nothing of what was left empty', () => {
    const values = {
      rectifiedOn: '2018-11-30',
      returned: '12000.5',
      rebooked: ' ',
      other: undefined,
      reason: ' 已退回 ',
    };
    expect(givenOf(acts.reportRectified!.asks, values)).toEqual({
      rectifiedOn: '2018-11-30',
      returned: '12000.50',
      reason: '已退回',
    });
    const weights = acts.addAssessmentScheme!.asks;
    expect(givenOf(weights, { basis: '会议纪要', weights: {} })).toEqual({ basis: '会议纪要' });
    expect(givenOf(acts.splitCase!.asks, { warningIds: [], reason: '另案' })).toEqual({ reason: '另案' });
    expect(givenOf(acts.answerObjection!.asks, { upheld: false })).toEqual({ upheld: false });
  });
});
