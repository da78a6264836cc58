// Registering a rule is one line here. Kept in the order of the folders.
export { allocOverdue } from './budget/alloc-overdue/rule.js';
export { cashSingleLarge } from './treasury/cash-single-large/rule.js';
