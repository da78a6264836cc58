import type { RuleDefinition } from '@qingqu/rules-sdk';
import * as registered from './rules.js';

/** All rules of the package; `qingqu-rules build` compiles them into rules.json. */
export const rules: RuleDefinition[] = Object.values(registered);
