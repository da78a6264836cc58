// What runs rules on a snapshot: for the platform's evaluator and for backtests in an author's repository.
export { canonicalJson } from '../canonical-json.js';
export { checkRuleSql, type RuleSqlProblem } from './check-rule-sql.js';
export { checkSql, type SqlProblem } from './check-sql.js';
export { bindAll, quoted, rowsOf } from './duckdb.js';
export { columnsByPosition, evaluateRule } from './evaluate.js';
export * from './finding.js';
export { type ClosableSnapshot, openLocked, type SnapshotLimits } from './open-snapshot.js';
export {
  currentIn,
  type OpenSnapshot,
  type Relation,
  readRelations,
  rowsSql,
  type Sees,
  type Until,
  viewSql,
} from './relations.js';
