import { accountSilent, accountWarns } from './account.js';
import { allocationSilent, allocationWarns } from './allocation.js';
import type { Case } from './case.js';
import { cashSilent, cashWarns } from './cash.js';
import { cycleSilent, cycleWarns } from './cycle.js';
import { fundSilent, fundWarns } from './fund.js';
import { receiptSilent, receiptWarns } from './receipt.js';
import { specialAccountSilent, specialAccountWarns } from './special-account.js';

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
];
