import type pg from 'pg';
import { z } from 'zod';

/** How the platform's operator has set the desk up. */
export interface DeskSettings {
  /** The business date, 'YYYY-MM-DD': nothing takes effect before it. */
  today: string;
  /** Whether packages without a signature are taken; only where the operator trusts every file that is brought. */
  allowUnsigned: boolean;
}

/** A change as its kind sees it. */
export interface Change<P> {
  /** A rule's id, a package's name or a key's id. */
  subject: string;
  payload: P;
  /** Where it takes effect. */
  region: Region;
}

/** A change that a second person has approved, and that now takes effect. */
export interface Approved<P> extends Change<P> {
  id: bigint;
  maker: string;
  checker: string;
}

export interface Region {
  code: string;
  lo: bigint;
  hi: bigint;
}

/** One kind of change. Both people's steps run the same check, since between them the world goes on. */
export interface ChangeKind<P> {
  payload: z.ZodType<P>;
  /** A valid payload, shown when one is not in order. */
  example: P;
  /** Where the change takes effect, as its payload or the proposal says; everywhere when the kind does not tell. */
  regionCode?(payload: P, proposed: string | undefined): string | undefined;
  /** Fills in what the second person is to see. */
  complete?(payload: P): Promise<P>;
  /** @throws ChangeRefused unless the change could take effect now. */
  check(client: pg.ClientBase, change: Change<P>, settings: DeskSettings): Promise<void>;
  apply(client: pg.ClientBase, change: Approved<P>, settings: DeskSettings): Promise<void>;
}

export const words = z.string().trim().min(1).max(2_000);
export const civilDate = z.iso.date({ error: "expected a date that exists, like '2018-11-30'" });
export const regionCode = z.string().regex(/^\d{12}$/, "expected a region's 12 digits, like '410225000000'");
export const noPayload = z.strictObject({});
