import type { Objection } from './machine.js';
import { CaseworkRefused, type RefusalCode } from './refused.js';

/**
 * What has to hold before a matter begins; a machine sees to it for each step after that.
 *
 * @param basis the rule that says so, unless the objection names another
 * @throws CaseworkRefused for the first objection
 */
export function expectMayBegin(
  basis: string,
  { who = [], what = [] }: { who?: readonly Objection[]; what?: readonly Objection[] },
): void {
  refuseFirst(basis, 'FORBIDDEN', who);
  refuseFirst(basis, 'BAD_INPUT', what);
}

function refuseFirst(basis: string, code: RefusalCode, objections: readonly Objection[]): void {
  const objection = objections.find((each) => each !== undefined);
  if (objection) throw new CaseworkRefused({ basis, code, ...objection });
}
