import type pg from 'pg';
import { orderInspection } from '../instruments/inspections.js';
import { conveneInterview } from '../instruments/interviews.js';
import { issueOrder } from '../instruments/orders.js';
import { type Actor, platform } from '../matter/actor.js';
import { KAIFENG, LANKAO, type Person, PROVINCE, personOf, QIXIAN } from './case-world.js';

/** Everybody who has to do with an order to 杞县's agricultural finance, its inspection or interview; and those whom it does not concern. */
const people: readonly Person[] = [
  { username: 'xian-nong1', regionCode: QIXIAN, departmentKinds: ['agri'], staffNo: 'X-1' },
  { username: 'xian-nong2', regionCode: QIXIAN, departmentKinds: ['agri'] },
  { username: 'xian-guoku', regionCode: QIXIAN, departmentKinds: ['treasury'] },
  { username: 'xian-jiandu', role: 'supervisor', regionCode: QIXIAN, departmentKinds: [] },
  /** The first agricultural officer by another name. */
  { username: 'xian-jiandu-x1', role: 'supervisor', regionCode: QIXIAN, departmentKinds: [], staffNo: 'X-1' },
  { username: 'shi-nong', regionCode: KAIFENG, departmentKinds: ['agri'] },
  { username: 'shi-guoku', regionCode: KAIFENG, departmentKinds: ['treasury'] },
  { username: 'shi-jiandu', role: 'supervisor', regionCode: KAIFENG, departmentKinds: [] },
  { username: 'sheng-nong1', regionCode: PROVINCE, departmentKinds: ['agri'], staffNo: 'S-1' },
  { username: 'sheng-nong2', regionCode: PROVINCE, departmentKinds: ['agri'] },
  { username: 'sheng-xinxi1', regionCode: PROVINCE, departmentKinds: ['it'] },
  /** The first provincial agricultural officer by another name. */
  { username: 'sheng-xinxi-s1', regionCode: PROVINCE, departmentKinds: ['it'], staffNo: 'S-1' },
  { username: 'sheng-jiandu1', role: 'supervisor', regionCode: PROVINCE, departmentKinds: [] },
  { username: 'sheng-jiandu2', role: 'supervisor', regionCode: PROVINCE, departmentKinds: [] },
  { username: 'sheng-lingdao', role: 'leader', regionCode: PROVINCE, departmentKinds: [] },
  { username: 'lin-nong', regionCode: LANKAO, departmentKinds: ['agri'] },
  { username: 'lin-jiandu', role: 'supervisor', regionCode: LANKAO, departmentKinds: [] },
];

/** The people by their user names, and the platform. */
export async function instrumentPeople(pool: pg.Pool): Promise<ReadonlyMap<string, Actor>> {
  const actors = new Map([[platform.username, platform]]);
  for (const each of people) actors.set(each.username, await personOf(pool, each));
  // Looked at once all are there: another account of somebody may have come after him.
  for (const actor of actors.values()) {
    const { rows } = await pool.query<{ accounts: string[] }>(
      `select coalesce(array_agg(username), '{}') as accounts from app_user
       where id in (select accounts_of_person(id) from app_user where username = $1)`,
      [actor.username],
    );
    actors.set(actor.username, { ...actor, accounts: [actor.username, ...rows[0]!.accounts] });
  }
  return actors;
}

export const TODAY = '2018-10-15';
export const said = { today: TODAY, reason: '连续三个月存在未整改预警' };

const wish = { regionCode: QIXIAN, departmentKind: 'agri', title: '关于核实补贴发放的交办单', requirement: '逐笔核实' };

/** What 杞县 is handed, by whom. */
export const beginning = (by: (name: string) => Actor) => ({
  issue: (client: pg.ClientBase, name: string, more: object = {}, today = TODAY) =>
    issueOrder(client, by(name), { today }, { ...wish, ...more }),
  order: (client: pg.ClientBase, name: string, more: object = {}) =>
    orderInspection(client, by(name), said, { regionCode: QIXIAN, scope: '一卡通发放', ...more }),
  convene: (client: pg.ClientBase, name: string, more: { regionCode?: string; convenedFor?: string } = {}) =>
    conveneInterview(
      client,
      by(name),
      { ...said, convenedFor: '2018-10-20', ...more },
      { regionCode: QIXIAN, ...more },
    ),
});
