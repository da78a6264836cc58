import type pg from 'pg';
import type { Matter, Said } from '../matter/machine.js';
import { type Kept, type Seen, type Taken, takeStep } from '../matter/take-step.js';
import { documentNoOf } from './document-no.js';

/** Gives a matter its document number 文号, or another. */
export const numbering =
  <State extends string, Name extends string, Facts extends Matter>(kept: Kept<State, Name | 'number', Facts>) =>
  (client: pg.ClientBase, seen: Seen, said: Said & { documentNo: string }): Promise<Taken<State, Facts>> => {
    const documentNo = documentNoOf(said.documentNo);
    const wish = { ...seen, act: 'number' as const, said: { ...said, documentNo } };
    return takeStep(client, kept, wish, () => ({ set: { documentNo }, detail: { documentNo } }));
  };
