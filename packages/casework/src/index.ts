export { dueAfter, loadCalendar } from './clock/calendar.js';
export * from './deadlines.js';
export { type Actor, covers, isSamePerson, loadActor, platform } from './matter/actor.js';
export { type Act, decide, legalActs, type Machine, type Matter, type Objection, type Said } from './matter/machine.js';
export { CaseworkRefused, type Refusal, type RefusalCode, refuse, type Words } from './matter/refused.js';
export { beginMatter, type Effect, type Kept, lockMatter, takeStep, type Wish } from './matter/take-step.js';
export { lastClosedDay } from './months/closed.js';
export * from './routing.js';
