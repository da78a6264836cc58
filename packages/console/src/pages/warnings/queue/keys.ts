/** Of a key press, what decides whom it is for. */
interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  defaultPrevented: boolean;
  target: EventTarget | null;
}

/** Where keys are for typing and choosing. */
const TYPED =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"], [role="menu"], [role="tab"], .ant-popover';
const ROW = '.ant-table-row';

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * What a key asks of a list: to go on, back, or to close what is open. Nothing of keys that are for a field, a dialogue or the browser; arrows
 * count on the rows themselves only, as elsewhere they scroll.
 */
export function stepFor(pressed: Pressed, isOpen: boolean): 1 | -1 | 'close' | undefined {
  const { key, altKey, ctrlKey, metaKey, defaultPrevented } = pressed;
  const target = pressed.target as Pick<Element, 'closest'> | null;
  if (altKey || ctrlKey || metaKey || defaultPrevented || target?.closest?.(TYPED)) return undefined;
  if (key === 'Escape') return isOpen ? 'close' : undefined;
  return steps[key] ?? (target?.closest?.(ROW) ? arrows[key] : undefined);
}
