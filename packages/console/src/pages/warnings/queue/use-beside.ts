import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { stepFor } from './keys.js';

/** What is open over the page takes its keys itself. */
const OVER =
  '.ant-popover:not(.ant-popover-hidden), .ant-dropdown:not(.ant-dropdown-hidden), .ant-modal-wrap:not([style*="none"]), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)';

/** The part of the address that says which row of a list is open beside it. */
export const OPEN = 'open';

export interface Beside {
  /** The row that is open; empty when none is. */
  open: string;
  show: (id: string) => void;
  close: () => void;
  /** The next or the previous row of those that are loaded. */
  step: (by: 1 | -1) => void;
  /** Where it stands among them, from 1; undefined while that is not known. */
  at: number | undefined;
  onRows: (rows: readonly { id: string }[]) => void;
}

/** Walks a list with one of its rows open beside it, kept in the address: j and k, arrows, Escape. */
export function useBeside(): Beside {
  const [params, setParams] = useSearchParams();
  const open = params.get(OPEN) ?? '';
  const [ids, setIds] = useState<readonly string[]>([]);
  const onRows = useCallback((rows: readonly { id: string }[]) => setIds(rows.map(({ id }) => id)), []);
  const at = ids.indexOf(open);

  // Whoever presses keys faster than the page follows still gets each of them.
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  }, [open]);

  // The first that is opened is a step that the browser's Back takes back; walking on from there is none.
  const show = (id: string) => {
    const replace = latest.current !== '';
    latest.current = id;
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(OPEN, id);
        return next;
      },
      { replace },
    );
  };
  const close = () =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(OPEN);
        return next;
      },
      { replace: true },
    );
  const step = (by: 1 | -1) => {
    const from = ids.indexOf(latest.current);
    const next = ids[from === -1 ? 0 : from + by];
    if (next) show(next);
  };

  const keyed = useRef<(event: KeyboardEvent) => void>(undefined);
  keyed.current = (event) => {
    const wish = stepFor(event, open !== '');
    if (wish === undefined || document.querySelector(OVER)) return;
    event.preventDefault();
    if (wish === 'close') close();
    else if (open === '') focusRow(wish);
    else step(wish);
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => keyed.current?.(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);

  return { open, show, close, step, at: at === -1 ? undefined : at + 1, onRows };
}

/** With nothing open the keys walk the rows themselves; Enter opens the one that has the focus. */
function focusRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.queue .ant-table-row[tabindex="0"]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at === -1 ? 0 : at + by]?.focus();
}
