import {
  type Context,
  found,
  holds,
  inScopeWhenPaid,
  monitored,
  net,
  normal,
  partyOf,
  push,
  type Rule,
} from './context.js';
import { dateOf, type Row } from './read-world.js';

const isCompany = (row: Row): boolean => ['enterprise', 'collective'].includes(row.payee_kind!);

/** Enterprise risk 企业风险. */
export const enterprise: Rule[] = [
  function* states(context) {
    const { world, index } = context;
    const listed = new Map<string, Row[]>();
    for (const row of world.listEntries) push(listed, row.enterprise_key!, row);
    for (const row of inScopeWhenPaid(context).filter(isCompany)) {
      const party = partyOf(context, row);
      if (!party) continue;
      const on = dateOf(row.paid_on)!;
      if ((index.businessOf.get(party) ?? []).some((each) => each.status !== 'active' && holds(each, on)))
        yield found('ent-not-active', 'payment', row.key!);
      for (const list of new Set((listed.get(party) ?? []).filter((each) => holds(each, on)).map((each) => each.list!)))
        if (['dishonest', 'debarment', 'tax', 'bribery'].includes(list))
          yield found('ent-dishonest', 'payment', row.key!, list);
    }
  },
  function* newborn(context) {
    const { world, index } = context;
    const paid = new Map<string, Row[]>();
    for (const row of [...index.paid, ...index.refunds].filter(isCompany)) {
      const party = partyOf(context, row);
      if (party && monitored(context, row.fund_key!, dateOf(row.paid_on))) push(paid, party, row);
    }
    for (const [party, rows] of paid) {
      const established = dateOf(world.enterprises.get(party)?.established_on);
      const days = rows.filter((row) => !row.refund_of_key).map((row) => dateOf(row.paid_on)!);
      const first = Math.min(...days);
      if (established === undefined || days.length === 0 || first < established || first - established >= 90) continue;
      const soon = rows.filter((row) => dateOf(row.paid_on)! >= first && dateOf(row.paid_on)! < first + 365);
      if (net(soon) >= 20_000_000) yield found('ent-newborn', 'enterprise', party);
    }
  },
  function* creditCodes(context) {
    const { world, index } = context;
    for (const row of inScopeWhenPaid(context)) {
      const payee = world.payees.get(row.payee_key!);
      if (row.payee_kind !== 'enterprise' || !payee) continue;
      const code = payee.uscc!;
      const isMissing = code === '' || code.length === 15;
      const isUnknown = world.businessRecords.length > 0 && !index.businessOf.has(code);
      if (isMissing || !isCreditCode(code) || isUnknown) yield found('ent-uscc-invalid', 'payment', row.key!);
    }
  },
  function* officials(context) {
    const { world, index } = context;
    const operatorsOf = new Map<string, Row[]>();
    for (const row of world.operators) push(operatorsOf, row.user_code!, row);
    for (const row of inScopeWhenPaid(context).filter(isCompany)) {
      const party = partyOf(context, row);
      const on = dateOf(row.paid_on)!;
      const handled = [row.applicant, row.reviewer, row.approver]
        .flatMap((code) => operatorsOf.get(code!) ?? [])
        .filter((each) => holds(each, on))
        .map((each) => each.id_no!);
      const isCooperative = world.enterprises.get(party ?? '')?.type?.includes('合作社') ?? false;
      const linked = new Set<string>();
      for (const { id_no: person } of (index.enterprisePersonsOf.get(party ?? '') ?? []).filter((each) =>
        holds(each, on),
      )) {
        const posts = (index.staffOf.get(person!) ?? [])
          .filter((each) => holds(each, on))
          .map((each) => each.post_kind!);
        if (
          handled.includes(person!) ||
          posts.some((post) => ['civil_servant', 'institution'].includes(post)) ||
          (posts.includes('village_cadre') && !isCooperative)
        )
          linked.add(person!);
      }
      for (const person of linked) yield found('ent-official-link', 'payment', row.key!, person);
    }
  },
  clusters,
  function* concentration(context) {
    const { world, index } = context;
    const groups = new Map<string, Row[]>();
    for (const row of [...index.paid, ...index.refunds].filter(isCompany))
      push(groups, `${row.region_code}/${row.fund_key}/${row.paid_on!.slice(0, 4)}`, row);
    for (const [key, rows] of groups) {
      const byPayee = new Map<string, Row[]>();
      for (const row of rows) push(byPayee, partyOf(context, row) ?? row.payee_key!, row);
      const received = [...byPayee]
        .map(([party, own]) => ({ party, amount: net(own) }))
        .filter((each) => each.amount > 0);
      const total = received.reduce((all, each) => all + each.amount, 0);
      if (received.length < 5) continue;
      for (const { party, amount } of received)
        if (world.enterprises.has(party) && amount > 0.3 * total)
          yield found('ent-concentration', 'enterprise', party, key);
    }
  },
];

/**
 * Enterprises paid in the last year that share people, telephone, address or account: several of one fund, or two of one
 * project. A link may pass through one that was paid from another fund.
 */
function* clusters(context: Context) {
  const { world, asOf } = context;
  const traits = traitsOf(context);
  const recent = inScopeWhenPaid(context).filter((row) => {
    const party = isCompany(row) && dateOf(row.paid_on)! > asOf - 365 ? partyOf(context, row) : undefined;
    return party !== undefined && world.enterprises.has(party);
  });
  const membersOf = new Map<string, Set<string>>();
  const join = (trait: string, party: string) =>
    membersOf.set(trait, (membersOf.get(trait) ?? new Set<string>()).add(party));
  for (const row of recent) {
    const party = partyOf(context, row)!;
    for (const trait of traits.of.get(party) ?? []) if (traits.holders.get(trait)! <= COMMON) join(trait, party);
    if (row.payee_account_no) join(`account ${row.payee_account_no}`, party);
  }
  const links = [...membersOf.values()].filter((each) => each.size > 1 && each.size <= COMMON);
  for (const component of components(links)) {
    const byFund = new Map<string, Row[]>();
    for (const row of recent) if (component.has(partyOf(context, row)!)) push(byFund, row.fund_key!, row);
    for (const [fund, rows] of byFund) {
      const members = new Set(rows.map((row) => partyOf(context, row)!));
      const perProject = new Map<string, Set<string>>();
      for (const row of rows)
        if (row.project_key)
          perProject.set(row.project_key, (perProject.get(row.project_key) ?? new Set()).add(partyOf(context, row)!));
      const inOneProject = Math.max(0, ...[...perProject.values()].map((each) => each.size));
      if (members.size >= 3 || inOneProject >= 2)
        yield found('ent-related-cluster', 'enterprise', [...members].sort()[0]!, fund);
    }
  }
}

/** What more have in common than this says nothing: the address of a registration agency. */
const COMMON = 20;

/** What may tie an enterprise to another, and how many have it. */
function traitsOf({ world, asOf }: Context): { of: Map<string, Set<string>>; holders: Map<string, number> } {
  const of = new Map<string, Set<string>>();
  const add = (enterprise: string, trait: string) =>
    of.set(enterprise, (of.get(enterprise) ?? new Set<string>()).add(trait));
  for (const row of world.enterprises.values()) {
    if (row.phone) add(row.key!, `phone ${row.phone}`);
    if (row.address) add(row.key!, `address ${normal(row.address)}`);
  }
  for (const row of world.enterprisePersons) {
    if (row.is_current !== 'true' || !holds(row, asOf)) continue;
    if (row.role === 'legal_rep') add(row.enterprise_key!, `representative ${row.id_no}`);
    if (Number(row.share_bp) >= 2_500) add(row.enterprise_key!, `share ${row.id_no}`);
  }
  const holders = new Map<string, number>();
  for (const traits of of.values()) for (const trait of traits) holders.set(trait, (holders.get(trait) ?? 0) + 1);
  return { of, holders };
}

/** Sets that have a member in common become one. */
function components(sets: readonly Set<string>[]): Set<string>[] {
  let joined: Set<string>[] = [];
  for (const set of sets) {
    const touching = joined.filter((each) => [...set].some((member) => each.has(member)));
    const merged = new Set([...set, ...touching.flatMap((each) => [...each])]);
    joined = [...joined.filter((each) => !touching.includes(each)), merged];
  }
  return joined;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100, and GB 11714 for the organisation code inside. */
function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const org = [...code.slice(8, 16)].reduce(
    (all, char, n) => all + Number.parseInt(char, 36) * [3, 7, 9, 10, 5, 8, 4, 2][n]!,
    0,
  );
  if (code[16] !== '0123456789X'[(11 - (org % 11)) % 11]) return false;
  const weighted = [...code.slice(0, 17)].reduce((all, char, n) => all + ALPHABET.indexOf(char) * (3 ** n % 31), 0);
  return code[17] === ALPHABET[(31 - (weighted % 31)) % 31];
}
