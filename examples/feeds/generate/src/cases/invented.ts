import { type Day, iso } from '../basis/day.js';
import { type Fen, yuan } from '../basis/money.js';
import { accountNumber, cardNumber, creditCode, districtOf, idNumber } from '../basis/numbers.js';
import type { TradeName } from '../reference/names.js';
import { programmes } from '../reference/programmes.js';
import { extraBatch } from '../world/batches.js';
import type { Account, Agency, Batch, Payee, Spending } from '../world/model.js';
import { type Benefit, periodOf } from '../world/one-card.js';
import { bankName, cnaps, enterprise } from '../world/parties.js';
import { type Group, type Household, type Person, person } from '../world/people.js';
import { registerDay } from '../world/registers.js';
import type { CaseStage, UnitIndicator } from './case.js';

// People, enterprises and money that only a case knows, so that nothing of the ordinary world comes between.

/** No county has so many enterprises or owners of its own. */
const FIRST_ENTERPRISE = 700_000;
const FIRST_OWNER = 500_000;

export interface EnterpriseFields {
  trade?: TradeName;
  establishedOn?: Day;
  capital?: Fen;
  address?: string;
  phone?: string;
  /** The ID number of its legal representative. */
  representative?: string;
  formerRepresentative?: string;
  shareholders?: [idNo: string, basisPoints: number][];
  states?: { status: string; from: Day; to?: Day }[];
  lists?: { list: string; from: Day; to?: Day }[];
  /** The code that the payee gives, instead of the right one. */
  givenCode?: string;
  isRegistered?: boolean;
  accountNo?: string;
}

export type NewEnterprise = Payee & { uscc: string };

/** An enterprise in the registers, with its account, as a payee of this county. */
export function newEnterprise(it: CaseStage, fields: EnterpriseFields = {}): NewEnterprise {
  const { region, world, additions, payees } = it.stage;
  const n = FIRST_ENTERPRISE + it.next();
  // Trades take turns in tens: the last digit says which.
  const usual = enterprise(
    region,
    n * 10 + { works: 0, supply: 1, service: 2, farm: 3 }[fields.trade ?? 'supply'],
    world.year,
  );
  const { name, uscc } = usual;
  const establishedOn = fields.establishedOn ?? usual.establishedOn;
  const common = { enterprise_key: uscc, region_code: region.code };
  const asOf = iso(registerDay(it.stage));
  if (fields.isRegistered ?? true) {
    additions.add('enterprise', {
      ...{ key: uscc, name, type: usual.type, region_code: region.code },
      reg_capital: yuan(fields.capital ?? usual.capital),
      established_on: iso(establishedOn),
      address: fields.address ?? usual.address,
      phone: fields.phone ?? usual.phone,
      business_scope: usual.scope,
    });
    const people: [idNo: string, role: string, share: number, current: boolean][] = [
      [fields.representative ?? newPerson(it).idNo, 'legal_rep', fields.shareholders ? 0 : 10_000, true],
      ...(fields.shareholders ?? []).map(([idNo, share]): [string, string, number, boolean] => [
        idNo,
        'shareholder',
        share,
        true,
      ]),
    ];
    if (fields.formerRepresentative) people.push([fields.formerRepresentative, 'legal_rep', 0, false]);
    for (const [at, [idNo, role, share, current]] of people.entries())
      additions.add('enterprise_person', {
        ...common,
        ...{ key: `${uscc}:${at + 1}`, id_no: idNo, role, share_bp: share, is_current: current },
        valid_from: iso(establishedOn),
        valid_to: current ? null : iso(establishedOn + 30),
      });
    for (const [at, { status, from, to }] of (
      fields.states ?? [{ status: 'active', from: establishedOn, to: undefined }]
    ).entries())
      additions.add('business_record', {
        ...common,
        ...{ key: `GS${uscc}-${at + 1}`, status, valid_from: iso(from), valid_to: to === undefined ? null : iso(to) },
        as_of: asOf,
      });
    for (const [at, { list, from, to }] of (fields.lists ?? []).entries())
      additions.add('party_list_entry', {
        ...common,
        ...{ key: `MD${uscc}-${at + 1}`, list, valid_from: iso(from), valid_to: to === undefined ? null : iso(to) },
        as_of: asOf,
      });
  }
  const no = fields.accountNo ?? openFor(it, '91', n, name, { holderKind: 'enterprise', holderKey: uscc });
  const bank = bankName(region, n);
  return payees.add({ kind: 'enterprise', name, uscc: fields.givenCode ?? uscc, accountNo: no, bank }) as NewEnterprise;
}

/** An account in the books; its number. */
function openFor(
  it: CaseStage,
  kind: string,
  n: number,
  name: string,
  more: Partial<Account> & Pick<Account, 'holderKind'>,
): string {
  const { region, world, payees } = it.stage;
  const account: Account = {
    no: accountNumber(region.index, kind, n),
    region: region.code,
    name,
    bank: bankName(region, n),
    cnaps: cnaps(region, n % 4),
    type: '13',
    medium: 'corporate',
    openedOn: world.day('04-16', 2),
    ...more,
  };
  payees.accounts.push(account);
  return account.no;
}

/** Somebody in no register. */
export const newPerson = (it: CaseStage): Person => person(it.stage.region, 'owner', FIRST_OWNER + it.next());

/** Somebody with a bank card, as a payee. */
export function newIndividual(it: CaseStage, more: Partial<Account> = {}): Payee {
  const { region, payees } = it.stage;
  const { idNo, name } = newPerson(it);
  const n = it.next();
  const no = openFor(it, '13', n, name, {
    no: cardNumber(region.index, 700_000 + n),
    holderKind: 'individual',
    holderIdNo: idNo,
    medium: 'card',
    ...more,
  });
  return payees.add({ kind: 'individual', name, idNo, accountNo: no, bank: bankName(region, n) });
}

/** A post in the register of public staff. */
export function newPost(
  it: CaseStage,
  idNo: string,
  postKind: 'civil_servant' | 'institution' | 'village_cadre' | 'welfare_post' | 'retired',
  more: { from?: Day; to?: Day; region?: string } = {},
): void {
  it.stage.additions.add('staff_record', {
    key: `GYX${it.stage.region.six}-${it.next()}`,
    id_no: idNo,
    region_code: more.region ?? it.stage.region.code,
    post_kind: postKind,
    valid_from: iso(more.from ?? it.day('07-01', 6)),
    valid_to: more.to === undefined ? null : iso(more.to),
    as_of: iso(registerDay(it.stage)),
  });
}

// Money

/** A unit's indicator of just so much, spent on nothing but what the case pays. */
export function ownMoney(
  it: CaseStage,
  amount: Fen,
  more: { fund?: string; func?: string; to?: Agency; on?: Day; use?: Spending['use'] } = {},
): UnitIndicator {
  const pending = it.local({
    fund: more.fund ?? 'XJ01',
    func: more.func ?? '2130599',
    on: more.on ?? it.workday('03-20'),
    amount,
  });
  const unit = it.give(pending, {
    ...(more.to ? { to: more.to } : {}),
    ...(more.use ? { use: more.use } : {}),
  });
  unit.spending.fill = false;
  return unit;
}

// Households and their cards

/** A household of these people in the poverty register. `born` makes somebody of just that birth date. */
export function newFamily(
  it: CaseStage,
  people: readonly (readonly [group: Group, relation: string, born?: Day])[],
  more: Partial<Household> = {},
): Household {
  const { stage } = it;
  const made = stage.world.households(stage.region).of(
    it.next(),
    people.map(([group, relation]) => [group, relation] as const),
  );
  const members = made.members.map((member, at) => {
    const bornOn = people[at]![2];
    if (bornOn === undefined) return member;
    const sequence = 801 + (it.next() % 199);
    return { ...member, bornOn, idNo: idNumber(districtOf(stage.region.index), bornOn, sequence) };
  });
  const household = { ...made, members, ...more };
  stage.caseHouseholds.push(household);
  return household;
}

export const programmeOf = (code: string) => programmes.find((each) => each.code === code)!;

/** What a programme usually gives to a member of a household. */
export function benefit(code: string, household: Household, more: Partial<Benefit> & { of?: number } = {}): Benefit {
  const { of = 0, ...fields } = more;
  return { household, member: household.members[of]!, quantity: '1', amount: programmeOf(code).standard, ...fields };
}

/** A one-card batch of just these benefits, funded and credited. */
export function cardBatch(
  it: CaseStage,
  code: string,
  list: readonly Benefit[],
  more: { on?: Day; month?: number; period?: { name: string; start: Day; end: Day }; extra?: Fen } = {},
): Batch {
  const programme = programmeOf(code);
  const { stage } = it;
  const on = more.on ?? it.someDay('08-20', '10-20');
  const total = list.reduce((sum, each) => sum + each.amount, more.extra ?? 0);
  const unit = ownMoney(it, total, {
    fund: programme.fund,
    func: programme.func,
    to: stage.agency(programme.dept),
    on: it.calendar.before(on, 12),
    use: 'onecard',
  });
  unit.gov = programme.gov;
  unit.dep = programme.dep;
  const batch = extraBatch(stage, unit, programme, list, {
    key: `B${stage.region.six}${code}X${stage.batches.length}`,
    period: more.period ?? periodOf(programme, stage.world.year, more.month ?? programme.months[0]!),
    appliedOn: it.calendar.before(on, 2),
    paidOn: on,
    credit: 'all',
  });
  if (more.extra) batch.payment!.amount += more.extra;
  return batch;
}

/** A valid code that nobody has. */
export const unusedCode = (it: CaseStage): string =>
  creditCode('91', districtOf(it.stage.region.index), 690_000 + it.next());
