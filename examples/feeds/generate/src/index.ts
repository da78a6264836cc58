export { type Generated, type GenerateOptions, generate } from './generate.js';
export { type FeedName, feedNames, headers } from './world/feeds.js';
