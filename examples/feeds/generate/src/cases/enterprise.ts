import type { Day } from '../basis/day.js';
import { type Fen, ofYuan } from '../basis/money.js';
import type { Payee, Payment } from '../world/model.js';
import { idNoOf } from '../world/people.js';
import { type Case, type CaseStage, silent, warns } from './case.js';
import {
  type EnterpriseFields,
  type NewEnterprise,
  newEnterprise,
  newPerson,
  newPost,
  ownMoney,
  unusedCode,
} from './invented.js';

/** An ordinary payment to this enterprise. */
function paidTo(
  it: CaseStage,
  enterprise: (on: Day) => Payee,
  more: Omit<Partial<Payment>, 'payee'> & { yuan?: number; monitored?: boolean } = {},
): Payment {
  const { yuan = it.random.int(18_000, 42_000), monitored = true, ...fields } = more;
  const unit = it.spendable({ yuan, monitored });
  const on = it.dayFor(unit);
  return it.pay(unit, {
    amount: ofYuan(yuan) + it.random.int(1, 99),
    on,
    payee: enterprise(on),
    contractNo: it.stage.contractNo(),
    ...fields,
  });
}

/** An enterprise that was in this state from so many days after (before: negative) the payment, and until `to`. */
const inState = (it: CaseStage, status: string, from: number, to?: number) => (on: Day) =>
  newEnterprise(it, {
    states: [
      { status: 'active', from: it.day('05-08', 5), to: on + from - 1 },
      { status, from: on + from, ...(to === undefined ? {} : { to: on + to }) },
      ...(to === undefined ? [] : [{ status: 'active', from: on + to + 1 }]),
    ],
  });

const onList =
  (it: CaseStage, ...lists: [list: string, from: number, to?: number][]) =>
  (on: Day) =>
    newEnterprise(it, {
      lists: lists.map(([list, from, to]) => ({ list, from: on + from, ...(to === undefined ? {} : { to: on + to }) })),
    });

/** An enterprise founded so many days before the first of its payments, which together come to so much. */
function founded(
  it: CaseStage,
  daysBefore: number,
  yuans: readonly number[],
  more: EnterpriseFields & { fund?: string; func?: string } = {},
): { enterprise: NewEnterprise; payments: Payment[] } {
  const { fund, func, ...fields } = more;
  const first = it.workday('06-11');
  const unit = ownMoney(it, ofYuan(yuans.reduce((sum, each) => sum + each, 0)), {
    ...(fund ? { fund } : {}),
    ...(func ? { func } : {}),
  });
  const enterprise = newEnterprise(it, { establishedOn: first - daysBefore, ...fields });
  const payments = yuans.map((yuan, n) =>
    it.pay(unit, {
      amount: ofYuan(yuan),
      on: it.calendar.onOrAfter(first + 33 * n),
      payee: enterprise,
      purpose: `${unit.project!.name}第${n + 1}批物资款`,
    }),
  );
  return { enterprise, payments };
}

/** A payment to an enterprise that this person has to do with, and the warning's discriminator. */
function linkedTo(
  it: CaseStage,
  person: string,
  fields: (person: string) => EnterpriseFields,
  more: Omit<Partial<Payment>, 'payee'> & { monitored?: boolean } = {},
): [subject: ['payment', Payment], more: { discriminator: string }] {
  return [['payment', paidTo(it, () => newEnterprise(it, fields(person)), more)], { discriminator: person }];
}

const headedBy = (representative: string): EnterpriseFields => ({ representative });

/** The answer key names the member with the smallest code. */
const smallest = (members: readonly NewEnterprise[]): ['enterprise', NewEnterprise] => [
  'enterprise',
  [...members].sort((a, b) => (a.uscc < b.uscc ? -1 : 1))[0]!,
];

/** So many enterprises with something in common, paid out of one fund, each for a project of its own. */
function cluster(
  it: CaseStage,
  each: readonly EnterpriseFields[],
  more: { funds?: readonly string[]; sameProject?: boolean; func?: string } = {},
): NewEnterprise[] {
  const members = each.map((fields) => newEnterprise(it, fields));
  const amount = (): Fen => ofYuan(it.random.int(16_000, 38_000)) + it.random.int(1, 99);
  const amounts = members.map(amount);
  const shared = more.sameProject
    ? ownMoney(
        it,
        amounts.reduce((sum, one) => sum + one, 0),
      )
    : null;
  for (const [n, payee] of members.entries()) {
    const fund = more.funds?.[n] ?? 'XJ01';
    const unit = shared ?? ownMoney(it, amounts[n]!, { fund, func: more.func ?? '2130599' });
    it.pay(unit, { amount: amounts[n]!, on: it.someDay('05-10', '10-20'), payee, contractNo: it.stage.contractNo() });
  }
  return members;
}

/** What enterprises and a village committee got of a fund that nobody else spends. */
function shares(it: CaseStage, fund: string, func: string, yuans: readonly number[]): NewEnterprise[] {
  const total = yuans.reduce((sum, each) => sum + each, 0);
  const unit = ownMoney(it, ofYuan(total), { fund, func });
  return yuans.map((yuan) => {
    const payee = newEnterprise(it);
    it.pay(unit, { amount: ofYuan(yuan), on: it.someDay('05-10', '10-20'), payee, contractNo: it.stage.contractNo() });
    return payee;
  });
}

const groupOf = (it: CaseStage, fund: string) => ({
  discriminator: `${it.stage.region.code}/${fund}/${it.stage.world.year}`,
});

const gone = (note: string, status: string, daysBefore: number): Case =>
  warns('ent-not-active', note, (it) => it.fires(['payment', paidTo(it, inState(it, status, -daysBefore))]));

/** Enterprise risk 企业风险. */
export const enterpriseWarns: Case[] = [
  gone('cancelled forty days before', 'cancelled', 40),
  gone('its licence was revoked on that very day', 'revoked', 0),
  gone('in liquidation for a year', 'liquidation', 365),
  gone('on the list of abnormal operations', 'abnormal', 12),

  warns('ent-newborn', 'founded 89 days before, just 200,000 yuan', (it) => {
    it.fires(['enterprise', founded(it, 89, [98_000, 102_000]).enterprise]);
  }),
  warns('ent-newborn', 'paid on the day of its foundation', (it) => {
    it.fires(['enterprise', founded(it, 0, [84_000, 91_000, 86_500]).enterprise]);
  }),
  warns('ent-newborn', 'a co-operative founded for the project', (it) => {
    it.fires(['enterprise', founded(it, 25, [96_000, 93_000, 88_000], { trade: 'farm' }).enterprise]);
  }),

  warns('ent-dishonest', 'a dishonest judgment debtor', (it) => {
    it.fires(['payment', paidTo(it, onList(it, ['dishonest', -200]))], { discriminator: 'dishonest' });
  }),
  warns('ent-dishonest', 'barred from procurement, and on the list of tax offenders', (it) => {
    const payment = paidTo(it, onList(it, ['debarment', -90, 275], ['tax', -30]));
    for (const discriminator of ['debarment', 'tax']) it.fires(['payment', payment], { discriminator });
  }),
  warns('ent-dishonest', 'on the list of bribers on its last day', (it) => {
    it.fires(['payment', paidTo(it, onList(it, ['bribery', -365, 0]))], { discriminator: 'bribery' });
  }),

  warns('ent-uscc-invalid', 'without a code', (it) => {
    it.fires(['payment', paidTo(it, () => newEnterprise(it, { givenCode: '' }))]);
  }),
  warns('ent-uscc-invalid', 'the old registration number of fifteen digits', (it) => {
    it.fires(['payment', paidTo(it, () => newEnterprise(it, { givenCode: '418001000012345' }))]);
  }),
  warns('ent-uscc-invalid', 'a wrong check character', (it) => {
    const right = unusedCode(it);
    const givenCode = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
    it.fires(['payment', paidTo(it, () => newEnterprise(it, { givenCode, isRegistered: false }))]);
  }),
  warns('ent-uscc-invalid', 'a right code that the register does not know', (it) => {
    it.fires(['payment', paidTo(it, () => newEnterprise(it, { isRegistered: false }))]);
  }),

  warns('ent-official-link', 'headed by a civil servant of the county', (it) => {
    const { idNo } = newPerson(it);
    newPost(it, idNo, 'civil_servant');
    it.fires(...linkedTo(it, idNo, headedBy));
  }),
  warns('ent-official-link', 'a shareholder works in an institution of the province', (it) => {
    const { idNo } = newPerson(it);
    newPost(it, idNo, 'institution', { region: it.stage.world.province.code });
    it.fires(
      ...linkedTo(it, idNo, (person) => ({
        shareholders: [
          [person, 1_000],
          [newPerson(it).idNo, 9_000],
        ],
      })),
    );
  }),
  warns('ent-official-link', 'headed by the one who applied for the payment', (it) => {
    const handledBy = 2;
    it.fires(...linkedTo(it, idNoOf(it.stage.region, 'staff', handledBy), headedBy, { handledBy }));
  }),
  warns('ent-official-link', 'headed by a village cadre', (it) => {
    const { idNo } = newPerson(it);
    newPost(it, idNo, 'village_cadre');
    it.fires(...linkedTo(it, idNo, headedBy));
  }),

  warns('ent-related-cluster', 'three with one telephone', (it) => {
    const phone = `100${String(it.stage.region.index).padStart(3, '0')}9${String(it.next()).padStart(5, '0')}`;
    it.fires(smallest(cluster(it, [{ phone }, { phone }, { phone }])), { discriminator: 'XJ01' });
  }),
  warns('ent-related-cluster', 'two with one representative in one project', (it) => {
    const representative = newPerson(it).idNo;
    const members = cluster(it, [{ representative }, { representative }], { sameProject: true });
    it.fires(smallest(members), { discriminator: 'XJ01' });
  }),
  warns('ent-related-cluster', 'one shares its address with the second, the second its owner with the third', (it) => {
    const { name } = it.stage.region;
    const number = 60_000 + it.next();
    const owner = newPerson(it).idNo;
    const held = (share: number): EnterpriseFields => ({
      shareholders: [
        [owner, share],
        [newPerson(it).idNo, 10_000 - share],
      ],
    });
    const members = cluster(it, [
      { address: `${name}振兴路${number}号` },
      { address: `${name} 振兴路（${number}）号`, ...held(2_500) },
      held(4_000),
    ]);
    it.fires(smallest(members), { discriminator: 'XJ01' });
  }),
  warns('ent-related-cluster', 'three whose only link is a fourth, paid from another fund', (it) => {
    const fourth = newPerson(it).idNo;
    const prefix = `100${String(it.stage.region.index).padStart(3, '0')}8`;
    const phone = prefix + String(it.next()).padStart(5, '0');
    const address = `${it.stage.region.name}工业大道${70_000 + it.next()}号`;
    const members = cluster(
      it,
      [{ representative: fourth }, { phone }, { address }, { representative: fourth, phone, address }],
      { funds: ['XJ01', 'XJ01', 'XJ01', 'JZ01'] },
    );
    it.fires(smallest(members.slice(0, 3)), { discriminator: 'XJ01' });
  }),
  warns('ent-related-cluster', 'two that take their money on one account in one project', (it) => {
    const one = newEnterprise(it);
    const other = newEnterprise(it, { accountNo: one.accountNo! });
    const unit = ownMoney(it, ofYuan(70_000));
    it.pay(unit, { amount: ofYuan(39_000), on: it.workday('06-06'), payee: one, contractNo: it.stage.contractNo() });
    const second = it.pay(unit, {
      amount: ofYuan(31_000),
      on: it.workday('07-11'),
      payee: other,
      contractNo: it.stage.contractNo(),
    });
    it.fires(['payment', second], { rule: 'account-name-mismatch', note: 'the account is another enterprise’s' });
    it.fires(smallest([one, other]), { discriminator: 'XJ01' });
  }),

  warns('ent-concentration', 'one of six got 45 %', (it) => {
    const payees = shares(it, 'LD01', '2130205', [45_000, 11_000, 12_000, 10_500, 11_500, 10_000]);
    it.fires(['enterprise', payees[0]!], groupOf(it, 'LD01'));
  }),
  warns('ent-concentration', 'one of five got one fen more than 30 %', (it) => {
    const payees = shares(it, 'SL01', '2130305', [30_000.01, 20_000, 19_999.99, 15_000, 15_000]);
    it.fires(['enterprise', payees[0]!], groupOf(it, 'SL01'));
  }),
  warns('ent-concentration', 'two of five share two thirds', (it) => {
    const payees = shares(it, 'TD01', '2120802', [35_000, 33_000, 12_000, 10_500, 9_500]);
    for (const payee of payees.slice(0, 2)) it.fires(['enterprise', payee], groupOf(it, 'TD01'));
  }),
];

const still = (note: string, status: string, from: number, to?: number): Case =>
  silent('ent-not-active', note, (it) => it.quiet(['payment', paidTo(it, inState(it, status, from, to))]));

const notNewborn = (note: string, run: (it: CaseStage) => NewEnterprise): Case =>
  silent('ent-newborn', note, (it) => it.quiet(['enterprise', run(it)]));

const notLinked = (note: string, run: (it: CaseStage, idNo: string) => ReturnType<typeof linkedTo>): Case =>
  silent('ent-official-link', note, (it) => it.quiet(...run(it, newPerson(it).idNo)));

const notClustered = (note: string, run: (it: CaseStage) => NewEnterprise[]): Case =>
  silent('ent-related-cluster', note, (it) => it.quiet(smallest(run(it)), { discriminator: 'XJ01' }));

export const enterpriseSilent: Case[] = [
  still('cancelled on the day after', 'cancelled', 1),
  still('off the list of abnormal operations since the day before', 'abnormal', -90, -1),
  silent('ent-not-active', 'not a monitored fund', (it) => {
    it.quiet(['payment', paidTo(it, inState(it, 'cancelled', -40), { monitored: false })]);
  }),
  silent('ent-not-active', 'a village committee is in no register of businesses', (it) => {
    const unit = it.spendable({ yuan: 16_000 });
    const payee = it.random.pick(it.stage.payees.collectives);
    const on = it.dayFor(unit);
    it.quiet(['payment', it.pay(unit, { amount: ofYuan(15_640), on, payee, gov: '50399', dep: '31099' })]);
  }),

  notNewborn('founded 90 days before', (it) => founded(it, 90, [98_000, 112_000]).enterprise),
  notNewborn('one fen less than 200,000 yuan', (it) => founded(it, 89, [98_000, 101_999.99]).enterprise),
  notNewborn('a refund leaves less', (it) => {
    const { enterprise, payments } = founded(it, 40, [98_000, 112_000]);
    it.stage.refund(payments[1]!, it.calendar.after(payments[1]!.paidOn!, 9), ofYuan(10_001));
    return enterprise;
  }),
  notNewborn(
    'not a monitored fund',
    (it) => founded(it, 40, [98_000, 112_000], { fund: 'NY01', func: '2130126' }).enterprise,
  ),
  notNewborn('registered anew after its first payment', (it) => founded(it, -1, [98_000, 112_000]).enterprise),

  silent('ent-dishonest', 'off the list since the day before', (it) => {
    it.quiet(['payment', paidTo(it, onList(it, ['dishonest', -365, -1]))], { discriminator: 'dishonest' });
  }),
  silent('ent-dishonest', 'put on the list on the day after', (it) => {
    it.quiet(['payment', paidTo(it, onList(it, ['tax', 1]))], { discriminator: 'tax' });
  }),
  silent('ent-dishonest', 'not a monitored fund', (it) => {
    const payment = paidTo(it, onList(it, ['bribery', -90]), { monitored: false });
    it.quiet(['payment', payment], { discriminator: 'bribery' });
  }),

  silent('ent-uscc-invalid', 'a right code, registered', (it) => {
    it.quiet(['payment', paidTo(it, () => newEnterprise(it))]);
  }),
  silent('ent-uscc-invalid', 'a village committee without a code', (it) => {
    const unit = it.spendable({ yuan: 9_000 });
    const { uscc: _, key: __, ...village } = it.random.pick(it.stage.payees.collectives);
    const payee = it.stage.payees.add({ ...village, accountNo: it.stage.unknownAccountNo() });
    const on = it.dayFor(unit);
    it.quiet(['payment', it.pay(unit, { amount: ofYuan(8_870), on, payee, gov: '50399', dep: '31099' })]);
  }),
  silent('ent-uscc-invalid', 'not a monitored fund', (it) => {
    it.quiet(['payment', paidTo(it, () => newEnterprise(it, { givenCode: '' }), { monitored: false })]);
  }),

  notLinked('the official has retired', (it, idNo) => {
    newPost(it, idNo, 'retired');
    return linkedTo(it, idNo, headedBy);
  }),
  notLinked('a public-welfare job is no post', (it, idNo) => {
    newPost(it, idNo, 'welfare_post');
    return linkedTo(it, idNo, headedBy);
  }),
  notLinked('the official headed it only in its first month', (it, idNo) => {
    newPost(it, idNo, 'civil_servant');
    return linkedTo(it, idNo, (formerRepresentative) => ({ formerRepresentative }));
  }),
  notLinked('took up the post only later', (it, idNo) => {
    newPost(it, idNo, 'institution', { from: it.asOf - 5 });
    return linkedTo(it, idNo, headedBy);
  }),
  notLinked('a village cadre heads a co-operative', (it, idNo) => {
    newPost(it, idNo, 'village_cadre');
    return linkedTo(it, idNo, (representative) => ({ representative, trade: 'farm' }));
  }),
  notLinked('not a monitored fund', (it, idNo) => {
    newPost(it, idNo, 'civil_servant');
    return linkedTo(it, idNo, headedBy, { monitored: false });
  }),

  notClustered('only two, in two projects', (it) => {
    const representative = newPerson(it).idNo;
    return cluster(it, [{ representative }, { representative }]);
  }),
  notClustered('the third got its money from another fund', (it) => {
    const representative = newPerson(it).idNo;
    return cluster(it, [{ representative }, { representative }, { representative }], {
      funds: ['XJ01', 'XJ01', 'JZ01'],
    });
  }),
  notClustered('the common owner holds less than a quarter of one', (it) => {
    const owner = newPerson(it).idNo;
    const held = (share: number): EnterpriseFields => ({
      shareholders: [
        [owner, share],
        [newPerson(it).idNo, 10_000 - share],
      ],
    });
    return cluster(it, [held(2_499), held(2_499), held(5_000)], { sameProject: true });
  }),
  notClustered('the common representative has left the others', (it) => {
    const person = newPerson(it).idNo;
    return cluster(it, [{ representative: person }, { formerRepresentative: person }], { sameProject: true });
  }),
  notClustered('an address of a registration agency, which twenty-one share', (it) => {
    const address = `${it.stage.region.name}集群注册园${it.next()}号`;
    for (let n = 0; n < 18; n++) newEnterprise(it, { address });
    return cluster(it, [{ address }, { address }, { address }]);
  }),

  silent('ent-concentration', 'just 30 % for one of five', (it) => {
    const payees = shares(it, 'WH01', '207', [30_000, 20_000, 20_000, 15_000, 15_000]);
    it.quiet(['enterprise', payees[0]!], groupOf(it, 'WH01'));
  }),
  silent('ent-concentration', 'only four share the fund', (it) => {
    const payees = shares(it, 'WS01', '210', [60_000, 15_000, 14_000, 11_000]);
    it.quiet(['enterprise', payees[0]!], groupOf(it, 'WS01'));
  }),
  silent('ent-concentration', 'part of it came back', (it) => {
    const fund = 'CJ02';
    const payees = shares(it, fund, '2130705', [42_000, 18_500, 18_500, 18_500, 18_500]);
    const payment = it.stage
      .unitIndicators()
      .filter((each) => each.fund.code === fund)
      .flatMap((each) => each.spending.payments)
      .find((each) => each.payee === payees[0])!;
    it.stage.refund(payment, it.calendar.after(payment.paidOn!, 8), ofYuan(12_000));
    it.quiet(['enterprise', payees[0]!], groupOf(it, fund));
  }),
];
