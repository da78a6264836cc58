// Properties draw as the run does (jest.global-setup.mjs).
require('fast-check').configureGlobal({ seed: Number(process.env.QINGQU_TEST_SEED) });
