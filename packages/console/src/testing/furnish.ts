import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeIn, workOnCases } from '@qingqu/platform/testing';
import { atTheApi } from './at-the-api.js';
import type { ConsoleWorld } from './world.js';

const COUNTY = '411425000000';
const CITY = '411400000000';
const AFTER_THE_MONTH = '2018-12-04';

/** Fills a world with what people make of it, so that there is one of everything to look at. The rules do not run again. */
export async function furnish(world: ConsoleWorld): Promise<void> {
  await handInDamagedFile(world);
  await superviseCounty(world);
  await changeRules(world);
  world.platform.environment.today = AFTER_THE_MONTH;
  await workOnCases(world.platform, new AbortController().signal);
  await accountForMonth(world);
}

/** A file whose rows wait in quarantine. */
async function handInDamagedFile({ platform }: ConsoleWorld): Promise<void> {
  const path = join(platform.dirs.inbox, 'project.csv');
  writeFileSync(path, 'key,name,region_code,status\nP-1,通村公路,419999000000,running\nP-2,,411425000000,running\n');
  await takeIn(platform, { paths: [path], receivedBy: 'yucheng' }, new AbortController().signal);
}

async function superviseCounty(world: ConsoleWorld): Promise<void> {
  const [province, city, county] = await Promise.all(
    ['sheng', 'shangqiu', 'yucheng'].map((name) => atTheApi(world, name)),
  );
  const { cases } = await county!.ask(
    '{ cases(filter: { severity: { in: [YELLOW, BLUE] } }, first: 2) { nodes { id version warnings(first: 1) { nodes { id } } } } }',
  );
  const [first, second] = cases.nodes;
  const { id, version } = await county!.act('takeUpCase', { id: first.id, version: first.version }, 'id version');
  const given = { violationType: 'over_scope_or_standard', reason: '超出资金使用范围' };
  await county!.act('determineViolation', { id, version, ...given });
  await city!.act('issueOrder', {
    caseId: id,
    title: '关于核实支付情况的交办单',
    requirement: '请核实并书面回复',
    replyWithin: 5,
  });
  await province!.act('orderInspection', { regionCode: COUNTY, reason: '预警较多', scope: '2018 年扶贫资金支付' });
  await province!.act('conveneInterview', { regionCode: COUNTY, reason: '整改迟缓', convenedFor: '2018-12-10' });
  await county!.act('raiseCorrection', { warningId: second.warnings.nodes[0].id, question: '请核对支付日期' });
  const told = { list: 'payments', fields: ['id', 'amount'] };
  const wish = { counterparty: '县民政局', direction: 'OUT', purpose: 'RECONCILIATION', reason: '核对发放名单' };
  await county!.act('requestExchange', { ...wish, ...told });
  await county!.act('saveView', {
    name: '红色预警',
    page: 'warnings',
    address: 'severity=RED',
    isDefault: false,
    position: 1,
  });
}

async function changeRules(world: ConsoleWorld): Promise<void> {
  const agri = await atTheApi(world, 'nongye');
  const period = { from: '2018-10-01', to: '2018-11-30' };
  await agri.act('startBacktest', { ruleId: 'fund-split', regionCode: COUNTY, ...period, reason: '评估效果' });
}

async function accountForMonth(world: ConsoleWorld): Promise<void> {
  const [agri, city] = await Promise.all(['nongye', 'shangqiu'].map((name) => atTheApi(world, name)));
  await agri!.act('draftCircular', { month: '2018-11', stream: 'AGRI' });
  await city!.act('makeAssessment', { period: '2018-11', regionCode: CITY });
}
