import type { Day } from '../basis/day.js';
import { type Case, CaseMemory, CaseStage } from '../cases/case.js';
import { cases } from '../cases/index.js';
import type { Region } from '../reference/regions.js';
import { runBatches } from './batches.js';
import { runTranches, type Sent } from './chain.js';
import { emitStage } from './emit.js';
import { giveKeys, paymentsOf } from './keys.js';
import { LastYear } from './last-year.js';
import type { Project } from './model.js';
import type { Outlet } from './outlet.js';
import type { Household } from './people.js';
import { emitEnterprises, emitHouseholds, emitRegisters } from './registers.js';
import { runSpecialAccounts } from './special-account.js';
import { spendAll } from './spending.js';
import { type Expectation, Stage } from './stage.js';
import type { World } from './world.js';

export interface RegionYear {
  sent: Map<string, Sent[]>;
  planted: Expectation[];
  nearMisses: Expectation[];
}

/** One region's year from the first document to the last file row. Only what was sent to other regions outlives it. */
export function runRegion(world: World, region: Region, arrivals: readonly Sent[], out: Outlet): RegionYear {
  const parent = region.level === 'province' ? null : world.regions.get(region.fiscalParent);
  const stage = new Stage(world, region, parent);
  const households: Household[] = region.level === 'county' ? [...world.households(region)] : [];
  const sent = runTranches(stage, arrivals);
  const lastYear = region.level === 'county' ? new LastYear(stage) : null;
  if (lastYear) plantCases(stage, lastYear, households);
  runBatches(stage, households);
  spendAll(stage);
  lastYear?.close();
  endProjects(stage);
  runSpecialAccounts(stage);
  giveKeys(stage);
  emitStage(stage, out);
  emitHouseholds(stage, out, households);
  emitEnterprises(stage, out);
  emitRegisters(stage, out);
  return { sent, planted: stage.planted, nearMisses: stage.nearMisses };
}

/** A project is not over before the last of its payments. */
function endProjects(stage: Stage): void {
  const lastPaid = new Map<Project, Day>();
  for (const { project, paidOn } of paymentsOf(stage))
    if (project && paidOn !== null) lastPaid.set(project, Math.max(paidOn, lastPaid.get(project) ?? 0));
  for (const [project, last] of lastPaid)
    if (project.endedOn !== null && !project.isFixed) project.endedOn = Math.max(project.endedOn, last);
}

function plantCases(stage: Stage, lastYear: LastYear, households: readonly Household[]): void {
  const { world, region } = stage;
  const place = world.counties.indexOf(region);
  const mine: readonly Case[] =
    world.scale.cases === 'each county' ? cases : cases.filter((_, n) => n % world.counties.length === place);
  const memory = new CaseMemory();
  stage.planting = true;
  for (const each of mine) {
    const before = stage.planted.length;
    each.run(new CaseStage(stage, lastYear, households, memory, each));
    if (each.kind === 'irregularity' && stage.planted.length === before)
      throw new Error(`${region.name}: the case '${each.note}' of ${each.rule} planted nothing`);
  }
  stage.planting = false;
  // Where a case counts a unit's cash, chance adds none.
  for (const indicator of stage.unitIndicators())
    if (memory.cashDays.has(indicator.agency)) indicator.spending.noCash = true;
}
