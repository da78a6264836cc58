export { testCalendar } from './calendar.js';
export { type Case, type Expected, type Given, type RuleTest, runRule, testRule } from './test-rule.js';
