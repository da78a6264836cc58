import { describe, expect, it } from '@jest/globals';
import { overLimit } from '../testing/world.js';
import { renderMessage, showValue } from './render-message.js';

describe('a message', () => {
  it.each([
    ['money', '123456789', '1,234,567.89', '1,234,567.89'],
    ['money', '-5', '-0.05', '-0.05'],
    ['money', '100000', '1,000.00', '1,000.00'],
    ['date', '2018-10-15', '2018-10-15', '2018-10-15'],
    ['number', 1234.5, '1,234.5', '1,234.5'],
    ['number', 0.12345, '0.123', '0.123'],
    ['integer', -1000000, '-1,000,000', '-1,000,000'],
    ['ratio', 0.5, '50%', '50%'],
    ['ratio', 0.12345, '12.35%', '12.35%'],
    ['boolean', true, '是', 'yes'],
    ['codes', ['202', '203'], '202、203', '202, 203'],
    ['text', null, '（无）', '(none)'],
  ] as const)('shows a %s %j', (type, value, zh, en) => {
    expect(showValue({ type, value }, 'zh')).toBe(zh);
    expect(showValue({ type, value }, 'en')).toBe(en);
  });

  it('takes values from the evidence, then from the parameters, then the discriminator', () => {
    const rule = overLimit({
      message: { zh: '{amount} 元，上限 {limit} 元（{discriminator}）', en: '{amount}, {limit}, {unknown}' },
    });
    const message = renderMessage(rule, { amount: { type: 'money', value: '100' } }, { limit: '2000000' }, '十月');
    expect(message).toEqual({ zh: '1.00 元，上限 20,000.00 元（十月）', en: '1.00, 20,000.00, {unknown}' });
  });
});
