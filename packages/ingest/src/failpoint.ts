/**
 * Places where a test can stop the process: before and after whatever leaves a trace. Each is passed on the way that its name tells; a test walks
 * the whole list.
 */
export const failpoints = [
  'blob:written',
  'blob:renamed',
  'convert:before',
  'convert:after',
  'register:before',
  'register:inserted',
  'register:after',
  'claim:before',
  'claim:after',
  'claim:release',
  'attempt:counted',
  'head:noted',
  'commit:begin',
  'commit:locked',
  'commit:stamped',
  'commit:looked',
  'commit:decided',
  'commit:written',
  'contested:before',
  'contested:marked',
  'contested:moved',
  'contested:after',
  'commit:ledger',
  'commit:quarantine',
  'commit:advanced',
  'commit:totals',
  'commit:before',
  'commit:after',
  'reconcile:before',
  'reconcile:after',
] as const;

export type Failpoint = (typeof failpoints)[number];

let hook: ((name: Failpoint) => void) | undefined;

/** Told by a test what to do at each place. */
export function onFailpoint(call: ((name: Failpoint) => void) | undefined): void {
  hook = call;
}

/** Does nothing but in a test. */
export function failpoint(name: Failpoint): void {
  hook?.(name);
}
