export { checkPackage } from '../authoring/check-package.js';
export { type PageExample, pageExample, pageHeadings, pageTitle, readPage } from '../authoring/page.js';
export { ruleFolders } from '../authoring/rule-folders.js';
export { testCalendar } from './calendar.js';
export { type Case, type Expected, type Given, type RuleTest, runRule, testRule } from './test-rule.js';
