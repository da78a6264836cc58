const { createRequire } = require('node:module');
const { TestEnvironment } = createRequire(require.resolve('jest/package.json'))('jest-environment-node');

/** What is done a hundred times more often takes a hundred times longer: no test of the nightly profile is ended for its length alone. */
const LONGER = 200;

module.exports = class NightlyEnvironment extends TestEnvironment {
  handleTestEvent(event) {
    if (event.name === 'test_start' && event.test.timeout) event.test.timeout *= LONGER;
  }
};
