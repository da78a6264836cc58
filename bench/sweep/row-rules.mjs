import { isDeepStrictEqual } from 'node:util';
import { Engine } from 'json-rules-engine';
import { timed } from '../lib/numbers.mjs';
import { withDuckDb } from './duckdb.mjs';

/** The core rules that look at one payment at a time, which a rules engine over JSON facts can say too. */
export const rowRules = [
  'account-payer-unauthorised',
  'account-township',
  'cash-card-mandatory',
  'cash-single-large',
  'fund-purpose-vague',
];

/** What those rules know of a payment, as one flat fact. The joins are done for the peer, at no charge. */
const facts = `
  select p.id, coalesce(p.status, '') as status, p.refund_of_id is not null as "isRefund",
    f.monitored_from <= p.paid_on and (f.monitored_to is null or f.monitored_to >= p.paid_on) as "isMonitored",
    coalesce(p.settlement_code, '') as settlement, p.amount_fen::double as amount, coalesce(p.dep_eco_code, '') as code,
    trim(coalesce(p.purpose, '')) as purpose, coalesce(p.payee_org_name, '') as payee,
    coalesce(payer.type_code, '') as "payerType", coalesce(payee.type_code, '') as "payeeType"
  from payments p join funds f on f.id = p.fund_id
    left join accounts payer on payer.id = p.payer_account_id left join accounts payee on payee.id = p.payee_account_id
  order by p.id`;

const is = (fact, value) => ({ fact, operator: 'equal', value });
const among = (fact, value) => ({ fact, operator: 'in', value });
const paid = [is('status', 'paid'), is('isRefund', false), is('isMonitored', true)];

/** The same rules in the peer's words, with the core rules' own default parameters. */
function peer(rules) {
  const param = (rule, name) => rules.find(({ id }) => id === rule).params[name].default;
  const { authorisedTypes } = { authorisedTypes: param('account-payer-unauthorised', 'authorisedTypes') };
  const conditions = {
    'account-payer-unauthorised': [{ fact: 'payerType', operator: 'notIn', value: authorisedTypes }],
    'account-township': [
      {
        any: [
          is('payeeType', '25'),
          { fact: 'payee', operator: 'matches', value: param('account-township', 'payeeNames') },
        ],
      },
      { fact: 'payeeType', operator: 'notIn', value: param('account-township', 'zeroBalanceTypes') },
    ],
    'cash-card-mandatory': [
      is('settlement', '0'),
      among('code', param('cash-card-mandatory', 'codes')),
      { fact: 'amount', operator: 'greaterThanInclusive', value: Number(param('cash-card-mandatory', 'limit')) },
    ],
    'cash-single-large': [
      is('settlement', '0'),
      { fact: 'amount', operator: 'greaterThanInclusive', value: Number(param('cash-single-large', 'limit')) },
    ],
    'fund-purpose-vague': [
      {
        any: [
          among('purpose', ['', ...param('fund-purpose-vague', 'words')]),
          { fact: 'purpose', operator: 'shorterThan', value: Number(param('fund-purpose-vague', 'minLength')) },
        ],
      },
    ],
  };
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('matches', (text, pattern) => new RegExp(pattern).test(text));
  engine.addOperator('shorterThan', (text, length) => [...text].length < length);
  for (const id of rowRules) engine.addRule({ conditions: { all: [...paid, ...conditions[id]] }, event: { type: id } });
  return engine;
}

/**
 * Five rules over payments: the peer reads `rows` facts that lie ready in memory; ours runs its SELECTs, joins and all, over every payment of the
 * snapshot. Rows a second of both; on the peer's rows they must find the same payments.
 */
export async function againstRulesEngine({ path, views, options, rules, ours, rows = 20_000 }) {
  const all = await withDuckDb(path, { access_mode: 'READ_ONLY', memory_limit: options.memory }, async (duck) => {
    for (const sql of views) await duck.run(sql);
    const read = async (sql) => (await duck.runAndReadAll(sql)).getRowObjectsJson();
    const [{ n }] = await read('select count(*)::integer as n from payments');
    return { count: n, facts: await read(`${facts} limit ${rows}`) };
  });
  const engine = peer(rules);
  const found = new Map(rowRules.map((id) => [id, []]));
  const { ms } = await timed(async () => {
    for (const fact of all.facts) for (const { type } of (await engine.run(fact)).events) found.get(type).push(fact.id);
  });
  const looked = new Set(all.facts.map(({ id }) => id));
  for (const id of rowRules) {
    const theirs = found.get(id).sort();
    const mine = ours
      .get(id)
      .subjects.filter((subject) => looked.has(subject))
      .sort();
    if (!isDeepStrictEqual(theirs, mine))
      throw new Error(`${id}: the rules engine finds ${theirs.length} of its payments where ours finds ${mine.length}`);
  }
  const oursMs = rowRules.reduce((sum, id) => sum + ours.get(id).ms, 0);
  const speeds = { peer: (all.facts.length / ms) * 1000, ours: (all.count / oursMs) * 1000 };
  return { payments: all.count, peerRows: all.facts.length, ...speeds, faster: speeds.ours / speeds.peer };
}
