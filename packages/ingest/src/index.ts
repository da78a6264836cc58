export * from './fault.js';
export type * from './feed.js';
export { feeds } from './feeds/index.js';
export * from './find-feed.js';
export type { Words } from './words.js';
