import type { KindOfChange } from '@qingqu/sweep';
import { apiError, both } from '../errors.js';
import type { Viewer } from '../identity/principal.js';

export const reasonText = 'Why, at most 2,000 characters 理由.';
export const ruleText = 'Id of the rule, such as "cash-single-large" 规则编号.';

/** Changes that take effect in one region may be made by its people; all others change what everybody is watched by. */
const regional = new Set<KindOfChange>(['parameter', 'whitelist', 'whitelist-end']);

/** @throws FORBIDDEN unless the viewer's role and departments may make or check such a change. The desk checks the region. */
export function expectRights({ role, departmentKinds }: Viewer, kind: KindOfChange): void {
  if (role === 'admin')
    throw apiError(
      'FORBIDDEN',
      '系统管理员不得经办或复核规则变更（豫财办〔2018〕33号第十条） / administrators neither make nor check changes of rules (Art. 10)',
    );
  if (regional.has(kind) || role === 'supervisor' || departmentKinds.includes('agri')) return;
  throw apiError(
    'FORBIDDEN',
    both({
      zh: '规则、规则包、密钥的变更由农业（农财）处室或监督人员经办和复核',
      en: 'changes of rules, packages and keys are for the agricultural finance department and for supervisors',
    }),
  );
}
