import {
  ageOn,
  type Context,
  found,
  holds,
  inScopeWhenPaid,
  normal,
  partyOf,
  push,
  type Rule,
  sum,
  withFiscalAncestors,
} from './context.js';
import { dateOf, fen, type Line, type Row } from './read-world.js';

/** Individual risk 个人风险. */
export const individual: Rule[] = [
  function* deceased({ world }) {
    const died = new Map<string, string>();
    for (const row of world.deaths) {
      const known = died.get(row.id_no!);
      if (known === undefined || row.died_on! < known) died.set(row.id_no!, row.died_on!);
    }
    for (const line of world.lines.values()) {
      const day = died.get(line.idNo);
      const since = line.start || line.paidOn;
      if (['success', 'failed', 'returned'].includes(line.status) && day !== undefined && since && day < since)
        yield found('person-deceased', 'subsidy_line', line.key);
    }
  },
  function* notRegistered({ world, index }) {
    if (world.households.size === 0) return;
    for (const line of poorOnly(world.programmes, world.lines)) {
      const registered = (index.membershipsOf.get(line.idNo) ?? []).some((member) => {
        const household = world.households.get(member.household_key!);
        return (
          household &&
          ['poor', 'lifted'].includes(household.status!) &&
          household.registered_on! <= line.end &&
          member.valid_from! <= line.end &&
          (member.valid_to === '' || member.valid_to! >= line.start)
        );
      });
      if (!registered) yield found('person-not-registered-poor', 'subsidy_line', line.key);
    }
  },
  function* publicStaff({ world, index }) {
    const near = ['户主', '配偶', '子', '女', '子女'];
    for (const line of poorOnly(world.programmes, world.lines)) {
      const on = dateOf(line.paidOn)!;
      const posts = (person: string) =>
        (index.staffOf.get(person) ?? []).filter((each) => holds(each, on)).map((each) => each.post_kind!);
      const isStaff = (person: string) => posts(person).some((post) => ['civil_servant', 'institution'].includes(post));
      const own = posts(line.idNo).some((post) => ['civil_servant', 'institution', 'village_cadre'].includes(post));
      // One of the two is the head, or the head's spouse or child.
      const family = (index.membershipsOf.get(line.idNo) ?? [])
        .filter((own) => holds(own, on))
        .flatMap((own) =>
          index.membersOf
            .get(own.household_key!)!
            .filter((each) => near.includes(own.relation!) || near.includes(each.relation!)),
        )
        .filter((each) => holds(each, on) && each.id_no !== line.idNo);
      if (own || family.some((each) => isStaff(each.id_no!)))
        yield found('person-public-staff', 'subsidy_line', line.key);
    }
  },
  function* duplicateBenefit({ world }) {
    const alike = new Map<string, Line[]>();
    const byPerson = new Map<string, Line[]>();
    for (const line of world.lines.values()) {
      if (line.status !== 'success' || line.reissueOf) continue;
      const programme = world.programmes.get(line.programme)!;
      const who = programme.per === 'household' ? line.household : line.idNo;
      if (who) push(alike, [who, line.programme, line.start, line.end].join('|'), line);
      if (programme.exclusive_group) push(byPerson, `${line.idNo}|${programme.exclusive_group}`, line);
    }
    for (const lines of alike.values()) {
      const most = Number(world.programmes.get(lines[0]!.programme)!.max_per_period);
      for (const line of lines.sort(byPayment).slice(most))
        yield found('person-duplicate-benefit', 'subsidy_line', line.key);
    }
    for (const lines of byPerson.values()) {
      lines.sort(byPayment);
      for (const [n, line] of lines.entries())
        if (
          lines
            .slice(0, n)
            .some((each) => each.programme !== line.programme && each.start <= line.end && line.start <= each.end)
        )
          yield found('person-duplicate-benefit', 'subsidy_line', line.key, 'exclusive');
    }
  },
  function* overStandard(context) {
    const { world } = context;
    const standards = new Map<string, Row[]>();
    for (const row of world.standards) push(standards, `${row.programme_key}|${row.region_code}`, row);
    const perYear = new Map<string, Line[]>();
    for (const line of world.lines.values()) {
      if (line.status !== 'success') continue;
      const standard = withFiscalAncestors(context, line.region)
        .flatMap((region) => standards.get(`${line.programme}|${region}`) ?? [])
        .find((each) => holds(each, dateOf(line.start)!));
      // Quantities have up to three decimals.
      const thousandths = line.quantity === '' ? 1_000 : Math.round(Number(line.quantity) * 1_000);
      if (standard && line.amount > Math.floor((fen(standard.amount) * thousandths + 500) / 1_000))
        yield found('person-over-standard', 'subsidy_line', line.key, 'standard');
      if (world.programmes.get(line.programme)!.cap && line.household)
        push(perYear, [line.programme, line.household, line.start.slice(0, 4)].join('|'), line);
    }
    for (const [key, lines] of perYear) {
      const cap = fen(world.programmes.get(key.split('|')[0]!)!.cap);
      if (lines.reduce((all, line) => all + line.amount, 0) > cap)
        yield found('person-over-standard', 'subsidy_line', lines.sort(byPayment).at(-1)!.key, 'cap');
    }
  },
  function* sharedCards({ world, index }) {
    const cards = new Map<string, Line[]>();
    for (const line of world.lines.values()) if (line.status === 'success' && line.card) push(cards, line.card, line);
    for (const [no, all] of cards) {
      const last = Math.max(...all.map((line) => dateOf(line.paidOn)!));
      const persons = new Set(all.filter((line) => dateOf(line.paidOn)! > last - 365).map((line) => line.idNo));
      if (persons.size < 2) continue;
      const holder = world.accounts.get(no)?.holder_id_no;
      const wards = [...persons].filter((person) => {
        const guardian = world.persons.get(person)?.guardian_id_no;
        return guardian && guardian !== person && (guardian === holder || persons.has(guardian));
      });
      const others = [...persons].filter((person) => !wards.includes(person));
      const households = new Set(
        others.map(
          (person) =>
            (index.membershipsOf.get(person) ?? []).find((each) => holds(each, last))?.household_key ?? person,
        ),
      );
      if (others.length > 1 && households.size > 1) yield found('person-shared-card', 'account', no);
    }
  },
  function* identities({ world }) {
    const names = new Map<string, string[]>();
    for (const row of world.population) if (row.name) push(names, row.id_no!, normal(row.name));
    for (const line of world.lines.values()) {
      if (!isIdNumber(line.idNo)) yield found('person-id-invalid', 'subsidy_line', line.key, 'check');
      const programme = world.programmes.get(line.programme)!;
      const born = world.persons.get(line.idNo)?.born_on;
      const tooYoung = born && programme.min_age && ageOn(born, line.end) < Number(programme.min_age);
      const tooOld = born && programme.max_age && ageOn(born, line.start) > Number(programme.max_age);
      if (tooYoung || tooOld) yield found('person-id-invalid', 'subsidy_line', line.key, 'age');
      const known = names.get(line.idNo);
      if (known && line.name && !known.includes(normal(line.name)))
        yield found('person-id-invalid', 'subsidy_line', line.key, 'name');
    }
  },
  function* assets({ world, index }) {
    const lastPaid = new Map<string, string>();
    for (const line of poorOnly(world.programmes, world.lines))
      for (const member of index.membershipsOf.get(line.idNo) ?? [])
        if (holds(member, dateOf(line.paidOn)!) && line.paidOn > (lastPaid.get(member.household_key!) ?? ''))
          lastPaid.set(member.household_key!, line.paidOn);
    const companies = companiesOf(world.enterprisePersons);
    for (const [household, paidOn] of lastPaid) {
      if (!['poor', 'lifted'].includes(world.households.get(household)!.status!)) continue;
      const on = dateOf(paidOn)!;
      const members = new Set(
        index.membersOf
          .get(household)!
          .filter((each) => holds(each, on))
          .map((each) => each.id_no!),
      );
      const held = (row: Row, from: string, to: string) =>
        members.has(row.id_no!) && row[from]! <= paidOn && (row[to] === '' || row[to]! > paidOn);
      if (
        world.vehicles.some(
          (row) =>
            row.kind === 'passenger' && fen(row.price) >= 5_000_000 && held(row, 'registered_on', 'deregistered_on'),
        )
      )
        yield found('person-assets', 'household', household, 'vehicle');
      if (world.houses.some((row) => row.kind === 'commercial' && held(row, 'acquired_on', 'disposed_on')))
        yield found('person-assets', 'household', household, 'house');
      const owns = [...members].some((person) =>
        (companies.get(person) ?? []).some((each) => {
          const company = world.enterprises.get(each.enterprise_key!)!;
          return holds(each, on) && fen(company.reg_capital) >= 10_000_000 && !company.type!.includes('合作社');
        }),
      );
      if (owns) yield found('person-assets', 'household', household, 'business');
    }
  },
  function* largeTransfers(context) {
    const parties = new Map<string, Row[]>();
    for (const row of inScopeWhenPaid(context)) {
      if (row.payee_kind !== 'individual' || context.index.batchOf.has(row.key!)) continue;
      if (row.contract_no || row.approval_no) continue;
      if (fen(row.amount) >= 5_000_000) yield found('person-large-transfer', 'payment', row.key!);
      const party = partyOf(context, row);
      if (party) push(parties, party, row);
    }
    for (const rows of parties.values()) {
      rows.sort((a, b) => (a.paid_on! < b.paid_on! ? -1 : a.paid_on! > b.paid_on! ? 1 : a.key! < b.key! ? -1 : 1));
      const last = rows.findLast((row) => {
        const on = dateOf(row.paid_on)!;
        const run = rows.filter((each) => dateOf(each.paid_on)! <= on && dateOf(each.paid_on)! > on - 30);
        return sum(run) >= 20_000_000 && run.every((each) => fen(each.amount) < 5_000_000);
      });
      if (last) yield found('person-large-transfer', 'payment', last.key!, 'sum');
    }
  },
];

/** Credited lines of programmes for the registered poor only. */
function* poorOnly(programmes: Context['world']['programmes'], lines: Context['world']['lines']): Generator<Line> {
  for (const line of lines.values())
    if (line.status === 'success' && programmes.get(line.programme)!.poor_only === 'true') yield line;
}

const byPayment = (a: Line, b: Line): number =>
  a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : a.key < b.key ? -1 : 1;

/** Enterprises that a person heads or holds a quarter of. */
function companiesOf(rows: readonly Row[]): Map<string, Row[]> {
  const companies = new Map<string, Row[]>();
  for (const row of rows)
    if (row.role === 'legal_rep' || Number(row.share_bp) >= 2_500) push(companies, row.id_no!, row);
  return companies;
}

/** GB 11643: an existing birth date and the right check character. */
function isIdNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false;
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  const ms = Date.parse(`${born}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== born) return false;
  const weighted = [...id.slice(0, 17)].reduce((all, digit, n) => all + Number(digit) * (2 ** (17 - n) % 11), 0);
  return id[17] === '10X98765432'[weighted % 11];
}
