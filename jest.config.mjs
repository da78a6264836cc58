/** Tests are compiled to CommonJS by swc; workspace packages resolve to their sources through the `qingqu-source` condition. */
export default {
  testMatch: ['<rootDir>/{schema,packages,examples}/**/src/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/', '/.qingqu/'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Of zod's fifty languages, which each test file would load, the one that it speaks.
    '^\\.\\./locales/index\\.cjs$': '../locales/en.cjs',
  },
  testEnvironmentOptions: { customExportConditions: ['qingqu-source', 'node', 'node-addons', 'require'] },
  // Packages that come as ES modules only are compiled too.
  transformIgnorePatterns: [
    '/node_modules/(?!(.*/)?(hyparquet|hyparquet-writer|jose|@ant-design/colors|@ant-design/fast-color)/)',
  ],
  transform: {
    '\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  setupFiles: ['<rootDir>/jest.setup.cjs'],
  globalSetup: '<rootDir>/jest.global-setup.mjs',
  globalTeardown: '<rootDir>/jest.global-teardown.mjs',
  reporters: ['default', '<rootDir>/scripts/jest-summary-reporter.mjs'],
  // Postgres, DuckDB and node share the machine, and tests mostly wait for one another's answers.
  maxWorkers: '100%',
  testTimeout: 60_000,
};
