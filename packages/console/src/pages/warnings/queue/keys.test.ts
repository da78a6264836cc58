import { describe, expect, it } from '@jest/globals';
import { stepFor } from './keys.js';

/** A key pressed where these selectors match. */
const pressed = (key: string, within: readonly string[] = [], held: object = {}) =>
  ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    defaultPrevented: false,
    target: {
      closest: (selectors: string) => (selectors.split(', ').some((each) => within.includes(each)) ? {} : null),
    },
    ...held,
  }) as never;

describe('the keys of a list', () => {
  it('walk with j and k, anywhere but where one types', () => {
    expect(stepFor(pressed('j'), true)).toBe(1);
    expect(stepFor(pressed('k'), false)).toBe(-1);
    expect(stepFor(pressed('j', ['input']), true)).toBeUndefined();
    expect(stepFor(pressed('k', ['[role="dialog"]']), true)).toBeUndefined();
  });

  it('walk with arrows on the rows, and leave scrolling alone', () => {
    expect(stepFor(pressed('ArrowDown', ['.ant-table-row']), false)).toBe(1);
    expect(stepFor(pressed('ArrowUp'), true)).toBeUndefined();
  });

  it('close what is open, and nothing else', () => {
    expect(stepFor(pressed('Escape'), true)).toBe('close');
    expect(stepFor(pressed('Escape'), false)).toBeUndefined();
    expect(stepFor(pressed('Escape', ['[role="dialog"]']), true)).toBeUndefined();
  });

  it('are not those of the browser, nor those that somebody else has taken', () => {
    expect(stepFor(pressed('j', [], { ctrlKey: true }), true)).toBeUndefined();
    expect(stepFor(pressed('Escape', [], { defaultPrevented: true }), true)).toBeUndefined();
    expect(stepFor(pressed('x'), true)).toBeUndefined();
  });
});
