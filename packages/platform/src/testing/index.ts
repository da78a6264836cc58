export { workOnCases } from '../casework.js';
export { start } from '../commands/start.js';
export { waitFor } from '../embedded-postgres/wait.js';
export { takeIn } from '../take-in.js';
export { type SamplePlatform, type SampleUser, samplePlatform } from './sample-world.js';
