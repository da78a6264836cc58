export * from './deadlines.js';
export * from './routing.js';
