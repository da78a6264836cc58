import { accountSilent, accountWarns } from './account.js';
import { allocationSilent, allocationWarns } from './allocation.js';
import type { Case } from './case.js';
import { cashSilent, cashWarns } from './cash.js';
import { cycleSilent, cycleWarns } from './cycle.js';
import { documentSilent, documentWarns } from './document.js';
import { enterpriseSilent, enterpriseWarns } from './enterprise.js';
import { fundSilent, fundWarns } from './fund.js';
import { idleSilent, idleWarns } from './idle.js';
import { individualSilent, individualWarns } from './individual.js';
import { patternSilent, patternWarns } from './pattern.js';
import { payeeAccountSilent, payeeAccountWarns } from './payee-account.js';
import { purposeSilent, purposeWarns } from './purpose.js';
import { receiptSilent, receiptWarns } from './receipt.js';
import { specialAccountSilent, specialAccountWarns } from './special-account.js';
import { statutorySilent, statutoryWarns } from './statutory.js';

/** All that is planted, irregularities and near misses taking turns, so that each county gets some of both. */
export const cases: readonly Case[] = [
  ...receiptWarns,
  ...receiptSilent,
  ...allocationWarns,
  ...allocationSilent,
  ...cashWarns,
  ...cashSilent,
  ...accountWarns,
  ...accountSilent,
  ...specialAccountWarns,
  ...specialAccountSilent,
  ...cycleWarns,
  ...cycleSilent,
  ...fundWarns,
  ...fundSilent,
  ...documentWarns,
  ...documentSilent,
  ...statutoryWarns,
  ...statutorySilent,
  ...payeeAccountWarns,
  ...payeeAccountSilent,
  ...idleWarns,
  ...idleSilent,
  ...purposeWarns,
  ...purposeSilent,
  ...patternWarns,
  ...patternSilent,
  ...enterpriseWarns,
  ...enterpriseSilent,
  ...individualWarns,
  ...individualSilent,
];
