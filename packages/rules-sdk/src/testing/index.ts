export { checkPackage } from '../authoring/check-package.js';
export { type PageExample, pageExample, pageHeadings, pageTitle, readPage } from '../authoring/page.js';
export { readPages } from '../authoring/read-pages.js';
export { ruleFolders } from '../authoring/rule-folders.js';
export { testCalendar } from './calendar.js';
export type { Case, Expected, Given, RuleTest } from './cases.js';
export { runRule } from './run-rule.js';
export type { TestRunner } from './runner.js';
export { testRule } from './test-rule.js';
