export {
  and,
  asc,
  between,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  min,
  ne,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
export { alias } from 'drizzle-orm/pg-core';
export { canonicalJson } from './canonical-json.js';
export * from './compile.js';
export * from './define-rule.js';
export * from './evidence.js';
export * from './execution.js';
export * from './expressions.js';
export * from './params.js';
export * from './relations/index.js';
export * from './rule-package.js';
