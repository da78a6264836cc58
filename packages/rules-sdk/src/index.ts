export {
  and,
  asc,
  count,
  countDistinct,
  desc,
  exists,
  inArray,
  isNotNull,
  isNull,
  max,
  min,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
export { alias } from 'drizzle-orm/pg-core';
export * from './amounts.js';
export { type Canary, canaryOf, type WorkedExample } from './canary.js';
export { canonicalJson } from './canonical-json.js';
export * from './check-digits.js';
export { between, eq, gt, gte, lt, lte, ne } from './comparisons.js';
export * from './compile.js';
export * from './dates.js';
export * from './define-rule.js';
export * from './evidence.js';
export * from './execution.js';
export * from './expressions.js';
export * from './params.js';
export * from './reach.js';
export * from './regions.js';
export * from './relations/index.js';
export * from './rule-package.js';
export * from './signature.js';
export * from './statistics.js';
export * from './windows.js';
