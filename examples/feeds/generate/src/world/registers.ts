import { type Day, iso } from '../basis/day.js';
import { ofYuan, yuan } from '../basis/money.js';
import { chosen, happens, hash } from '../basis/random.js';
import { programmes } from '../reference/programmes.js';
import type { Region } from '../reference/regions.js';
import { benefits } from './one-card.js';
import type { Outlet } from './outlet.js';
import { bankName, cnaps, enterprise } from './parties.js';
import { type Household, idNoOf } from './people.js';
import type { Stage } from './stage.js';

// The outside registers, row by row: nothing of them is kept. In the ordinary world nobody in a poor household stands in
// one where they should not, so that rules over these registers start from nothing as well.

/** The poverty register and what comes with it: persons, households, members, the heads' cards, assistance, relocation. */
export function emitHouseholds(stage: Stage, out: Outlet, households: readonly Household[]): void {
  const { region, world } = stage;
  if (
    !out.wants(
      'person',
      'household',
      'household_member',
      'account',
      'population_record',
      'assistance_record',
      'relocation_household',
    )
  )
    return;
  const dibao = programmes.find((each) => each.code === 'DB')!;
  const disabled = programmes.find((each) => each.code === 'CJ')!;
  const asOf = iso(registerDay(stage));
  const sites = stage.projects.filter((each) => each.name.includes('易地扶贫搬迁'));
  let moved = 0;
  for (const household of [...households, ...stage.caseHouseholds]) {
    const { township, members } = household;
    const head = members[0]!;
    out.write('household', [
      household.key,
      household.key.replace('H', '').replace('-', ''),
      township.code,
      household.village,
      head.idNo,
      household.status,
      iso(household.registeredOn),
      household.liftedOn === null ? null : iso(household.liftedOn),
      household.cause,
    ]);
    for (const [n, member] of members.entries()) {
      const guardian = member.guardianIdNo ?? (member.group === 'child' ? head.idNo : null);
      out.write('person', [member.idNo, member.name, member.sex, iso(member.bornOn), township.code, guardian]);
      out.write('household_member', [
        `${household.key}:${n + 1}`,
        household.key,
        member.idNo,
        township.code,
        member.relation,
        iso(member.from ?? household.registeredOn),
        member.to === undefined ? null : iso(member.to),
      ]);
      out.write('population_record', [`RK${member.idNo.slice(3, 17)}`, member.idNo, member.name, township.code, asOf]);
    }
    out.write('account', [
      head.cardNo,
      region.code,
      head.name,
      bankName(region, hash(household.h, 8)),
      cnaps(region, 2),
      '13',
      'individual',
      null,
      head.idNo,
      'card',
      iso(household.registeredOn),
      null,
    ]);
    for (const [kind, programme] of [
      ['rural_dibao', dibao],
      ['disability', disabled],
    ] as const)
      for (const { member } of benefits(programme, household, world.year, 6))
        out.write('assistance_record', [
          `${kind === 'disability' ? 'CJ' : 'DB'}${member.idNo.slice(3, 17)}`,
          member.idNo,
          region.code,
          kind,
          `${world.year - 2}-07-01`,
          null,
          asOf,
        ]);
    if (sites.length > 0 && happens(hash(household.h, 61), 0.04)) {
      const area = members.length * (18 + (hash(household.h, 62) % 70) / 10);
      out.write('relocation_household', [
        `BQ${region.six}-${String(++moved).padStart(4, '0')}`,
        household.key,
        chosen(hash(household.h, 63), sites).key,
        township.code,
        members.length,
        area.toFixed(2),
        yuan(ofYuan((hash(household.h, 64) % 11) * 1_000)),
        iso(world.day(`0${1 + (hash(household.h, 65) % 9)}-20`)),
        asOf,
      ]);
    }
  }
}

/** The day of the last register load: the end of the month before the as-of day. */
export const registerDay = (stage: Stage): Day => stage.asOf - Number(iso(stage.asOf).slice(8));

/** Enterprises and their people, states and list entries. */
export function emitEnterprises(stage: Stage, out: Outlet): void {
  const { region, world } = stage;
  if (!out.wants('enterprise', 'enterprise_person', 'business_record', 'party_list_entry')) return;
  const asOf = iso(registerDay(stage));
  const paid = stage.payees.enterprises.length;
  const count = Math.max(
    paid,
    region.level === 'county' ? Math.round(world.scale.enterprises * world.factor(region)) : paid,
  );
  for (let n = 0; n < count; n++) {
    const each = enterprise(region, n, world.year);
    const established = iso(each.establishedOn);
    const h = hash(region.index, n, 950);
    out.write('enterprise', [
      each.uscc,
      each.name,
      each.type,
      region.code,
      yuan(each.capital),
      established,
      each.address,
      each.phone,
      each.scope,
    ]);
    if (out.wants('enterprise_person')) {
      out.write('enterprise_person', [
        `${each.uscc}:1`,
        each.uscc,
        idNoOf(region, 'owner', n),
        region.code,
        'legal_rep',
        10_000 - (h % 5) * 1_000,
        established,
        null,
        true,
      ]);
      if (h % 4 === 0)
        out.write('enterprise_person', [
          `${each.uscc}:2`,
          each.uscc,
          idNoOf(region, 'owner', count + n),
          region.code,
          'shareholder',
          (h % 5) * 1_000,
          established,
          null,
          true,
        ]);
    }
    // Whoever is paid is in business and on no list.
    const bad = n >= paid && happens(hash(h, 1), 0.06);
    const since = iso(each.establishedOn + 200 + (hash(h, 2) % 300));
    const status = bad
      ? chosen(hash(h, 3), ['cancelled', 'cancelled', 'revoked', 'abnormal', 'liquidation'] as const)
      : 'active';
    out.write('business_record', [
      `GS${each.uscc}`,
      each.uscc,
      region.code,
      status,
      bad ? since : established,
      null,
      asOf,
    ]);
    if (bad && happens(hash(h, 4), 0.3))
      out.write('party_list_entry', [
        `MD${each.uscc}`,
        each.uscc,
        region.code,
        chosen(hash(h, 5), ['dishonest', 'tax', 'debarment', 'bribery'] as const),
        since,
        null,
        asOf,
      ]);
  }
}

/** Deaths, staff, vehicles and houses of a county. */
export function emitRegisters(stage: Stage, out: Outlet): void {
  const { region } = stage;
  const { scale } = stage.world;
  const factor = region.level === 'county' ? stage.world.factor(region) : 0;
  const asOf = registerDay(stage);
  const count = (full: number) => Math.round(full * factor);
  if (out.wants('death_record')) deaths(region, out, count(scale.deaths), asOf);
  if (out.wants('staff_record')) staff(stage, out, count(scale.staff), asOf);
  if (out.wants('vehicle_record')) vehicles(region, out, count(scale.vehicles), asOf);
  if (out.wants('house_record')) houses(region, out, count(scale.houses), asOf);
}

function deaths(region: Region, out: Outlet, count: number, asOf: number): void {
  for (let n = 0; n < count; n++) {
    const died = asOf - 10 - (hash(region.index, n, 21) % 700);
    out.write('death_record', [
      `SW${region.six}-${n + 1}`,
      idNoOf(region, 'deceased', n),
      region.code,
      iso(died),
      iso(asOf),
    ]);
  }
}

const posts = ['civil_servant', 'institution', 'institution', 'institution', 'village_cadre', 'retired'] as const;

function staff(stage: Stage, out: Outlet, count: number, asOf: number): void {
  const { region } = stage;
  const units = stage.agencies.filter((each) => each.isBudgetUnit);
  for (let n = 0; n < count; n++) {
    const h = hash(region.index, n, 22);
    const post = chosen(h, posts);
    const unit = post === 'village_cadre' ? null : chosen(hash(h, 1), units).code;
    const since = asOf - 400 - (hash(h, 2) % 9_000);
    out.write('staff_record', [
      `GY${region.six}-${n + 1}`,
      idNoOf(region, 'staff', n),
      region.code,
      unit,
      post,
      iso(since),
      null,
      iso(asOf),
    ]);
  }
}

const vehicleKinds = [
  'passenger',
  'passenger',
  'passenger',
  'passenger',
  'motorcycle',
  'motorcycle',
  'goods',
  'agricultural',
  'special',
] as const;
const prices = { passenger: 30_000, motorcycle: 2_500, goods: 50_000, agricultural: 12_000, special: 90_000 };

function vehicles(region: Region, out: Outlet, count: number, asOf: number): void {
  const loaded = iso(asOf);
  for (let n = 0; n < count; n++) {
    const h = hash(region.index, n, 23);
    const kind = chosen(h, vehicleKinds);
    const price = prices[kind] * (1 + (hash(h, 1) % 50) / 10);
    const since = asOf - 30 - (hash(h, 2) % 4_000);
    const gone = happens(hash(h, 3), 0.03) ? iso(since + Math.floor((asOf - since) / 2)) : null;
    out.write('vehicle_record', [
      `CL${region.six}-${n + 1}`,
      idNoOf(region, 'public', n),
      region.code,
      kind,
      yuan(ofYuan(Math.round(price / 100) * 100)),
      iso(since),
      gone,
      loaded,
    ]);
  }
}

const houseKinds = ['commercial', 'commercial', 'commercial', 'self_built', 'self_built', 'shop'] as const;

function houses(region: Region, out: Outlet, count: number, asOf: number): void {
  const loaded = iso(asOf);
  for (let n = 0; n < count; n++) {
    const h = hash(region.index, n, 24);
    const area = 45 + (hash(h, 1) % 14_000) / 100;
    const since = asOf - 60 - (hash(h, 2) % 6_000);
    out.write('house_record', [
      `FC${region.six}-${n + 1}`,
      idNoOf(region, 'public', n),
      region.code,
      chosen(h, houseKinds),
      area.toFixed(2),
      iso(since),
      null,
      loaded,
    ]);
  }
}
