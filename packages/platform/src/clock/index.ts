export * from './clock-guard.js';
export * from './database-clock.js';
export * from './measure-clock.js';
