// One line a rule, in the order of the folders. Adding a rule = its folder and its line here.
export { collectiveShare } from './township-collective-share/rule.js';
export { projectUnpaid } from './township-project-unpaid/rule.js';
export { smallPurchases } from './township-small-purchases/rule.js';
