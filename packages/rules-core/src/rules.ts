// Registering a rule is one line here. Kept in the order of the folders.
export { allocOverAmount } from './budget/alloc-over-amount/rule.js';
export { allocOverdue } from './budget/alloc-overdue/rule.js';
export { receiptMismatch } from './budget/receipt-mismatch/rule.js';
export { receiptOverdue } from './budget/receipt-overdue/rule.js';
export { receiptTagMissing } from './budget/receipt-tag-missing/rule.js';
export { receiptTagUnfounded } from './budget/receipt-tag-unfounded/rule.js';
export { cashDailyCumulative } from './treasury/cash-daily-cumulative/rule.js';
export { cashPersonalSubsidy } from './treasury/cash-personal-subsidy/rule.js';
export { cashSingleLarge } from './treasury/cash-single-large/rule.js';
export { cashStructuring } from './treasury/cash-structuring/rule.js';
