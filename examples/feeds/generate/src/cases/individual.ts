import { type Day, dayOf, iso } from '../basis/day.js';
import { ofYuan, yuan } from '../basis/money.js';
import { idNumber } from '../basis/numbers.js';
import type { Batch } from '../world/model.js';
import type { Benefit } from '../world/one-card.js';
import type { Household, Member } from '../world/people.js';
import { registerDay } from '../world/registers.js';
import { type Case, type CaseStage, type Line, type Subject, silent, warns } from './case.js';
import {
  benefit,
  cardBatch,
  newEnterprise,
  newFamily,
  newIndividual,
  newPerson,
  newPost,
  ownMoney,
  programmeOf,
} from './invented.js';

const line = (batch: Batch, n = 1): Subject => ['subsidy_line', { batch, n } satisfies Line];

const couple = [
  ['adult', '户主'],
  ['adult', '配偶'],
] as const;
const withChild = [...couple, ['child', '子女']] as const;

/** The line of somebody alone in a batch of the programme. */
const single = (it: CaseStage, code: string, household: Household, more: Partial<Benefit> & { of?: number } = {}) =>
  line(cardBatch(it, code, [benefit(code, household, more)]));

function dies(it: CaseStage, member: Member, on: Day): void {
  it.stage.additions.add('death_record', {
    key: `SWX${it.stage.region.six}-${it.next()}`,
    id_no: member.idNo,
    region_code: it.stage.region.code,
    died_on: iso(on),
    as_of: iso(registerDay(it.stage)),
  });
}

function owns(it: CaseStage, member: Member, kind: string, price: number, from: Day, to?: Day): void {
  it.stage.additions.add('vehicle_record', {
    key: `CLX${it.stage.region.six}-${it.next()}`,
    id_no: member.idNo,
    region_code: it.stage.region.code,
    kind,
    price: yuan(ofYuan(price)),
    registered_on: iso(from),
    deregistered_on: to === undefined ? null : iso(to),
    as_of: iso(registerDay(it.stage)),
  });
}

function livesIn(it: CaseStage, member: Member, kind: string, from: Day, to?: Day): void {
  it.stage.additions.add('house_record', {
    key: `FCX${it.stage.region.six}-${it.next()}`,
    id_no: member.idNo,
    region_code: it.stage.region.code,
    kind,
    area_m2: '96.40',
    acquired_on: iso(from),
    disposed_on: to === undefined ? null : iso(to),
    as_of: iso(registerDay(it.stage)),
  });
}

/** A subsistence allowance for August, paid for somebody who died on that day. */
const afterDeath = (it: CaseStage, monthDay: string): Subject => {
  const household = newFamily(it, couple);
  dies(it, household.members[0]!, it.day(monthDay));
  return line(cardBatch(it, 'DB', [benefit('DB', household)], { month: 8 }));
};

/** A credit of so long ago that came back, or failed, and was not made again. */
const cameBack = (status: 'failed' | 'returned', on: Day): Benefit['as'] => ({
  credit: { status, paidOn: on - 1, returnedOn: on, reason: '账号已销户', reissuedOn: null },
});

/** A company that a member of a poor household has to do with. */
const business = (it: CaseStage, how: (idNo: string) => Parameters<typeof newEnterprise>[1]): Household => {
  const household = newFamily(it, couple);
  newEnterprise(it, how(household.members[0]!.idNo));
  cardBatch(it, 'CY', [benefit('CY', household)]);
  return household;
};

/** A household with a credit of a programme for the poor, and what it has by then. */
const having = (it: CaseStage, own: (member: Member, paid: Day) => void): Household => {
  const household = newFamily(it, couple);
  const paid = it.someDay('08-20', '10-20');
  cardBatch(it, 'CY', [benefit('CY', household)], { on: paid });
  own(household.members[1]!, paid);
  return household;
};

/** Payments to one person, so many days after the first of them, out of money of their own. */
function toPerson(it: CaseStage, yuans: readonly number[], days: readonly number[], more: { contract?: boolean } = {}) {
  const total = yuans.reduce((sum, each) => sum + each, 0);
  const unit = ownMoney(it, ofYuan(total));
  const payee = newIndividual(it);
  const first = it.workday('07-02');
  return yuans.map((each, n) =>
    it.pay(unit, {
      amount: ofYuan(each),
      on: it.calendar.onOrAfter(first + days[n]!),
      payee,
      purpose: `${it.stage.place()}第${n + 1}次青苗补偿款`,
      gov: '50205',
      dep: '30226',
      contractNo: more.contract ? it.stage.contractNo() : null,
    }),
  );
}

/** Individual risk 个人风险. */
export const individualWarns: Case[] = [
  warns('person-deceased', 'an allowance for August of somebody who died in June', (it) => {
    it.fires(afterDeath(it, '06-14'));
  }),
  warns('person-deceased', 'died on the day before the month began', (it) => {
    it.fires(afterDeath(it, '07-31'));
  }),
  warns('person-deceased', 'a household programme in the name of a head who died last year', (it) => {
    const household = newFamily(it, withChild);
    dies(it, household.members[0]!, it.day('11-20', 1));
    it.fires(single(it, 'CY', household));
  }),
  warns('person-deceased', 'the credit came back; the person had died', (it) => {
    const household = newFamily(it, couple);
    dies(it, household.members[0]!, it.day('05-05'));
    const failed = line(
      cardBatch(it, 'DB', [benefit('DB', household, { as: cameBack('returned', it.workday('09-20')) })], { month: 9 }),
    );
    it.fires(failed);
    it.quiet(failed, { rule: 'cycle-failed-not-reissued', note: 'the person died: another rule says so' });
  }),

  warns('person-not-registered-poor', 'somebody in no household of the register', (it) => {
    const { idNo, name } = newPerson(it);
    it.fires(single(it, 'CY', newFamily(it, couple), { as: { idNo, name } }));
  }),
  warns('person-not-registered-poor', 'the household was removed from the register', (it) => {
    it.fires(single(it, 'CY', newFamily(it, couple, { status: 'removed' })));
  }),
  warns('person-not-registered-poor', 'left the household before the period began', (it) => {
    const household = newFamily(it, couple);
    household.members[1]!.to = it.day('07-31');
    it.fires(line(cardBatch(it, 'GY', [benefit('GY', household, { of: 1 })], { month: 8 })));
  }),
  warns('person-not-registered-poor', 'registered only after the period', (it) => {
    it.fires(
      line(
        cardBatch(it, 'GY', [benefit('GY', newFamily(it, couple, { registeredOn: it.day('09-01') }))], { month: 8 }),
      ),
    );
  }),

  warns('person-public-staff', 'a civil servant with a public-welfare job', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'civil_servant');
    it.fires(single(it, 'GY', household));
  }),
  warns('person-public-staff', 'the wife works in a public institution', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[1]!.idNo, 'institution');
    it.fires(single(it, 'CY', household));
  }),
  warns('person-public-staff', "the head's father is a teacher", (it) => {
    const household = newFamily(it, [...couple, ['elder', '父母']]);
    newPost(it, household.members[2]!.idNo, 'institution');
    it.fires(single(it, 'CY', household));
  }),
  warns('person-public-staff', 'a village cadre', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'village_cadre');
    it.fires(single(it, 'CY', household));
  }),

  warns('person-duplicate-benefit', 'the same month twice', (it) => {
    const household = newFamily(it, couple);
    const on = it.someDay('08-20', '09-20');
    cardBatch(it, 'DB', [benefit('DB', household)], { on, month: 8 });
    it.fires(line(cardBatch(it, 'DB', [benefit('DB', household)], { on: it.calendar.after(on, 9), month: 8 })));
  }),
  warns('person-duplicate-benefit', 'husband and wife each for the household', (it) => {
    const household = newFamily(it, couple);
    const on = it.someDay('08-20', '09-20');
    cardBatch(it, 'CY', [benefit('CY', household)], { on });
    it.fires(line(cardBatch(it, 'CY', [benefit('CY', household, { of: 1 })], { on: it.calendar.after(on, 9) })));
  }),
  warns('person-duplicate-benefit', 'two programmes that exclude one another', (it) => {
    const household = pupils(it);
    const on = it.someDay('08-20', '09-20');
    cardBatch(it, 'JY', [benefit('JY', household, { of: 1 })], { on, month: 5 });
    it.fires(
      line(cardBatch(it, 'YL', [benefit('YL', household, { of: 1 })], { on: it.calendar.after(on, 9), month: 6 })),
      { discriminator: 'exclusive' },
    );
  }),

  warns('person-over-standard', 'one fen more than the standard', (it) => {
    it.fires(single(it, 'CY', newFamily(it, couple), { amount: programmeOf('CY').standard + 1 }), standard);
  }),
  warns('person-over-standard', 'one fen more than 6.3 mu come to', (it) => {
    it.fires(single(it, 'GD', newFamily(it, couple), { quantity: '6.3', amount: ofYuan(676.5) }), standard);
  }),
  warns('person-over-standard', 'a fourth quarter of interest, beyond what a household may get in a year', (it) => {
    it.fires(quarters(it, 4, 0), { discriminator: 'cap' });
  }),

  warns('person-shared-card', 'two persons of two households on one card', (it) => {
    const [one, other] = [newFamily(it, couple), newFamily(it, couple)];
    cardBatch(
      it,
      'DB',
      [one, other].map((each) => onCard(each, one.members[0]!.cardNo)),
      { month: 8 },
    );
    it.fires(['account', { no: one.members[0]!.cardNo }]);
  }),
  warns('person-shared-card', "four households on a village cadre's card", (it) => {
    const cadre = newIndividual(it);
    newPost(it, cadre.idNo!, 'village_cadre');
    const families = Array.from({ length: 4 }, () => newFamily(it, couple));
    cardBatch(
      it,
      'DB',
      families.map((each) => onCard(each, cadre.accountNo!)),
      { month: 8 },
    );
    it.fires(['account', { no: cadre.accountNo! }]);
  }),
  warns('person-shared-card', 'one after the other, 364 days apart', (it) => {
    it.fires(['account', { no: inTurnOnCard(it, 364) }]);
  }),

  warns('person-id-invalid', 'a wrong check character', (it) => {
    const { idNo, name } = newPerson(it);
    const wrong = idNo.slice(0, 17) + (idNo.endsWith('X') ? '0' : (Number(idNo[17]) + 1) % 10);
    it.fires(single(it, 'DB', newFamily(it, couple), { as: { idNo: wrong, name } }), { discriminator: 'check' });
  }),
  warns('person-id-invalid', 'born on a 31st of February', (it) => {
    const { idNo, name } = newPerson(it);
    const wrong = `${idNo.slice(0, 10)}0231${idNo.slice(14)}`;
    it.fires(single(it, 'DB', newFamily(it, couple), { as: { idNo: wrong, name } }), { discriminator: 'check' });
  }),
  warns('person-id-invalid', 'a pupil who turns six on the day after the period', (it) => {
    it.fires(pupilBorn(it, `${it.stage.world.year - 6}-07-01`), { discriminator: 'age' });
  }),
  warns('person-id-invalid', 'a public-welfare job at 71', (it) => {
    const born = dayOf(`${it.stage.world.year - 71}-08-01`);
    const household = newFamily(it, [['adult', '户主', born]]);
    it.fires(line(cardBatch(it, 'GY', [benefit('GY', household)], { month: 8 })), { discriminator: 'age' });
  }),
  warns('person-id-invalid', 'another name in the population register', (it) => {
    const household = newFamily(it, couple);
    it.fires(single(it, 'DB', household, { as: { name: `${household.members[1]!.name}子` } }), {
      discriminator: 'name',
    });
  }),

  warns('person-assets', 'a car of just 50,000 yuan', (it) => {
    const household = having(it, (member, paid) => owns(it, member, 'passenger', 50_000, paid - 200));
    it.fires(['household', household], { discriminator: 'vehicle' });
  }),
  warns('person-assets', 'a flat in town', (it) => {
    const household = having(it, (member, paid) => livesIn(it, member, 'commercial', paid));
    it.fires(['household', household], { discriminator: 'house' });
  }),
  warns('person-assets', 'heads a company', (it) => {
    const household = business(it, (representative) => ({ representative, capital: ofYuan(100_000) }));
    it.fires(['household', household], { discriminator: 'business' });
  }),
  warns('person-assets', 'holds a quarter of a company', (it) => {
    const household = business(it, (idNo) => ({
      shareholders: [
        [idNo, 2_500],
        [newPerson(it).idNo, 7_500],
      ],
    }));
    it.fires(['household', household], { discriminator: 'business' });
  }),

  warns('person-large-transfer', 'just 50,000 yuan to one person', (it) => {
    it.fires(['payment', toPerson(it, [50_000], [0])[0]!]);
  }),
  warns('person-large-transfer', '128,000 yuan to one person', (it) => {
    it.fires(['payment', toPerson(it, [128_000], [0])[0]!]);
  }),
  warns('person-large-transfer', 'five payments of four weeks come to just 200,000 yuan', (it) => {
    it.fires(['payment', toPerson(it, [38_000, 39_000, 40_000, 41_000, 42_000], [0, 7, 14, 21, 29]).at(-1)!], {
      discriminator: 'sum',
    });
  }),
];

const standard = { discriminator: 'standard' };

/** A father with a child of sixteen, who may be in either school programme. */
const pupils = (it: CaseStage): Household =>
  newFamily(it, [
    ['adult', '户主'],
    ['child', '子女', it.day('03-12', 16)],
  ]);

const pupilBorn = (it: CaseStage, born: string): Subject => {
  const household = newFamily(it, [
    ['adult', '户主'],
    ['child', '子女', dayOf(born)],
  ]);
  return line(cardBatch(it, 'JY', [benefit('JY', household, { of: 1 })], { month: 5 }));
};

/** So many quarters of interest for one household, the last of them larger by so many fen; the last line. */
function quarters(it: CaseStage, count: number, more: number): Subject {
  const household = newFamily(it, couple);
  const { year } = it.stage.world;
  let last: Batch | undefined;
  for (let n = 1; n <= count; n++) {
    const start = dayOf(`${year}-${['01', '04', '07', '10'][n - 1]}-01`);
    last = cardBatch(
      it,
      'TX',
      [benefit('TX', household, { amount: programmeOf('TX').standard - (n === count ? more : 0) })],
      {
        on: it.workday(`0${5 + n}-11`),
        period: { name: `${year}Q${n}`, start, end: start + 80 },
      },
    );
  }
  return line(last!);
}

const onCard = (household: Household, cardNo: string): Benefit => benefit('DB', household, { as: { cardNo } });

/** Two persons on one card, the one so many days after the other; the card. */
function inTurnOnCard(it: CaseStage, days: number): string {
  const [one, other] = [newFamily(it, couple), newFamily(it, couple)];
  const { cardNo } = one.members[0]!;
  const first = it.calendar.onOrAfter(it.day('11-06', 1));
  const paid = (on: Day): Benefit['as'] => ({
    cardNo,
    credit: { status: 'success', paidOn: on, returnedOn: null, reason: null, reissuedOn: null },
  });
  // The period is this year's, as ever with case money; what counts are the days of credit.
  for (const [n, household] of [one, other].entries()) {
    const batch = cardBatch(it, 'DB', [benefit('DB', household, { as: paid(first + days * n) })], {
      on: it.calendar.onOrBefore(first + days * n - 1),
      month: 8,
    });
    // Plans are by the months of this year.
    batch.payment!.indicator.spending!.plan = 'none';
  }
  return cardNo;
}

const notOver = (note: string, code: string, more: Partial<Benefit>): Case =>
  silent('person-over-standard', note, (it) => it.quiet(single(it, code, newFamily(it, couple), more), standard));

export const individualSilent: Case[] = [
  silent('person-deceased', 'died on the first day of the month', (it) => {
    it.quiet(afterDeath(it, '08-01'));
  }),
  silent('person-deceased', 'the wife died; the allowance is the husband’s', (it) => {
    const household = newFamily(it, couple);
    dies(it, household.members[1]!, it.day('03-02'));
    it.quiet(line(cardBatch(it, 'DB', [benefit('DB', household)], { month: 8 })));
  }),

  silent('person-not-registered-poor', 'lifted out of poverty, still entitled', (it) => {
    it.quiet(single(it, 'CY', newFamily(it, couple, { status: 'lifted', liftedOn: it.day('12-31', 1) })));
  }),
  silent('person-not-registered-poor', 'left the household in the course of the month', (it) => {
    const household = newFamily(it, couple);
    household.members[1]!.to = it.day('08-01');
    it.quiet(line(cardBatch(it, 'GY', [benefit('GY', household, { of: 1 })], { month: 8 })));
  }),
  silent('person-not-registered-poor', 'registered on the last day of the month', (it) => {
    const household = newFamily(it, couple, { registeredOn: it.day('08-31') });
    it.quiet(line(cardBatch(it, 'GY', [benefit('GY', household)], { month: 8 })));
  }),
  silent('person-not-registered-poor', 'a programme that is not only for the poor', (it) => {
    const { idNo, name } = newPerson(it);
    it.quiet(single(it, 'GD', newFamily(it, couple), { as: { idNo, name } }));
  }),
  silent('person-not-registered-poor', 'the credit failed', (it) => {
    const { idNo, name } = newPerson(it);
    const as = { idNo, name, ...cameBack('failed', it.calendar.before(it.asOf, 3)) };
    it.quiet(single(it, 'CY', newFamily(it, couple), { as }));
  }),

  silent('person-public-staff', 'retired', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'retired');
    it.quiet(single(it, 'CY', household));
  }),
  silent('person-public-staff', 'the public-welfare job itself', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'welfare_post');
    it.quiet(single(it, 'GY', household));
  }),
  silent('person-public-staff', "one of the head's parents is paid, the other is a teacher", (it) => {
    const household = newFamily(it, [...couple, ['elder', '父母'], ['elder', '父母']]);
    newPost(it, household.members[3]!.idNo, 'institution');
    it.quiet(single(it, 'CY', household, { of: 2 }));
  }),
  silent('person-public-staff', 'a programme that is not only for the poor', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'civil_servant');
    it.quiet(single(it, 'GD', household));
  }),
  silent('person-public-staff', 'took up the post only later', (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[0]!.idNo, 'institution', { from: it.day('11-01') });
    it.quiet(single(it, 'CY', household));
  }),
  silent('person-public-staff', "a village cadre's wife", (it) => {
    const household = newFamily(it, couple);
    newPost(it, household.members[1]!.idNo, 'village_cadre');
    it.quiet(single(it, 'CY', household));
  }),

  silent('person-duplicate-benefit', 'the second credit after a return', (it) => {
    const household = newFamily(it, couple);
    const on = it.someDay('08-20', '09-20');
    const as = cameBack('returned', it.calendar.after(on, 3))!;
    as.credit!.reissuedOn = it.calendar.after(on, 8);
    it.quiet(line(cardBatch(it, 'DB', [benefit('DB', household, { as })], { on, month: 8 })));
  }),
  silent('person-duplicate-benefit', 'arrears of another month', (it) => {
    const household = newFamily(it, couple);
    const on = it.someDay('08-20', '09-20');
    cardBatch(it, 'DB', [benefit('DB', household)], { on, month: 8 });
    it.quiet(line(cardBatch(it, 'DB', [benefit('DB', household)], { on: it.calendar.after(on, 9), month: 7 })));
  }),
  silent('person-duplicate-benefit', 'husband and wife each for themselves', (it) => {
    const household = newFamily(it, couple);
    it.quiet(
      line(
        cardBatch(
          it,
          'DB',
          [0, 1].map((of) => benefit('DB', household, { of })),
          { month: 8 },
        ),
        2,
      ),
    );
  }),
  silent('person-duplicate-benefit', 'the first credit failed', (it) => {
    const household = newFamily(it, couple);
    const on = it.someDay('08-20', '09-20');
    const failed = cameBack('failed', it.calendar.before(it.asOf, 4));
    cardBatch(it, 'DB', [benefit('DB', household, { as: failed! })], { on, month: 8 });
    it.quiet(line(cardBatch(it, 'DB', [benefit('DB', household)], { on: it.calendar.after(on, 9), month: 8 })));
  }),
  silent('person-duplicate-benefit', 'two programmes that exclude one another, in two halves of the year', (it) => {
    const household = pupils(it);
    const on = it.someDay('08-20', '09-20');
    cardBatch(it, 'JY', [benefit('JY', household, { of: 1 })], { on, month: 5 });
    it.quiet(
      line(cardBatch(it, 'YL', [benefit('YL', household, { of: 1 })], { on: it.calendar.after(on, 9), month: 11 })),
      { discriminator: 'exclusive' },
    );
  }),

  notOver('just the standard', 'CY', {}),
  notOver('just what 6.3 mu come to', 'GD', { quantity: '6.3', amount: ofYuan(676.49) }),
  notOver('2.5 mu, half a fen rounded up', 'GD', { quantity: '2.25', amount: ofYuan(241.61) }),
  silent('person-over-standard', "the county's own standard is higher than the province's", (it) => {
    const { region, world } = it.stage;
    const amount = programmeOf('GF').standard + ofYuan(200);
    const { year } = world;
    it.stage.additions.add('programme_standard', {
      key: `GF:${region.six}:${year}`,
      programme_key: 'GF',
      region_code: region.code,
      valid_from: `${year}-01-01`,
      valid_to: `${year}-12-31`,
      amount: yuan(amount),
    });
    it.quiet(single(it, 'GF', newFamily(it, couple), { amount }), standard);
  }),
  silent('person-over-standard', 'just what a household may get in a year', (it) => {
    const most = programmeOf('TX').cap! - programmeOf('TX').standard * 3;
    it.quiet(quarters(it, 4, programmeOf('TX').standard - most), { discriminator: 'cap' });
  }),

  silent('person-shared-card', 'a whole household on one card', (it) => {
    const household = newFamily(it, couple);
    const { cardNo } = household.members[0]!;
    cardBatch(
      it,
      'DB',
      [0, 1].map((of) => benefit('DB', household, { of, as: { cardNo } })),
      { month: 8 },
    );
    it.quiet(['account', { no: cardNo }]);
  }),
  silent('person-shared-card', "a ward on the guardian's card, from another household", (it) => {
    const guardian = newFamily(it, couple);
    const ward = newFamily(it, [['elder', '户主']]);
    const { cardNo, idNo } = guardian.members[0]!;
    ward.members[0]!.guardianIdNo = idNo;
    cardBatch(it, 'DB', [onCard(guardian, cardNo), onCard(ward, cardNo)], { month: 8 });
    it.quiet(['account', { no: cardNo }]);
  }),
  silent('person-shared-card', 'one after the other, 365 days apart', (it) => {
    it.quiet(['account', { no: inTurnOnCard(it, 365) }]);
  }),

  silent('person-id-invalid', 'a pupil who turns six on the last day of the period', (it) => {
    it.quiet(pupilBorn(it, `${it.stage.world.year - 6}-06-30`), { discriminator: 'age' });
  }),
  silent('person-id-invalid', 'a public-welfare job, 71 on the day after the month began', (it) => {
    const household = newFamily(it, [['adult', '户主', dayOf(`${it.stage.world.year - 71}-08-02`)]]);
    it.quiet(line(cardBatch(it, 'GY', [benefit('GY', household)], { month: 8 })), { discriminator: 'age' });
  }),
  silent('person-id-invalid', 'a blank in the name', (it) => {
    const household = newFamily(it, couple);
    const { name } = household.members[0]!;
    it.quiet(single(it, 'DB', household, { as: { name: `${name.slice(0, 1)} ${name.slice(1)}` } }), {
      discriminator: 'name',
    });
  }),
  silent('person-id-invalid', 'not in the population register', (it) => {
    const { idNo } = newPerson(it);
    it.quiet(single(it, 'DB', newFamily(it, couple), { as: { idNo } }), { discriminator: 'name' });
  }),
  silent('person-id-invalid', 'the check character is an X', (it) => {
    const { region } = it.stage;
    const born = it.day('04-01', 40);
    const sequence = Array.from({ length: 99 }, (_, n) => 901 + n).find((n) =>
      idNumber(`418${String(region.index).padStart(3, '0')}`, born, n).endsWith('X'),
    )!;
    const idNo = idNumber(`418${String(region.index).padStart(3, '0')}`, born, sequence);
    it.quiet(single(it, 'DB', newFamily(it, couple), { as: { idNo } }), { discriminator: 'check' });
  }),

  silent('person-assets', 'a car one fen below the limit', (it) => {
    const household = having(it, (member, paid) => owns(it, member, 'passenger', 49_999.99, paid - 200));
    it.quiet(['household', household], { discriminator: 'vehicle' });
  }),
  silent('person-assets', 'a harvester and a motorcycle', (it) => {
    const household = having(it, (member, paid) => {
      owns(it, member, 'agricultural', 120_000, paid - 400);
      owns(it, member, 'motorcycle', 52_000, paid - 100);
    });
    it.quiet(['household', household], { discriminator: 'vehicle' });
  }),
  silent('person-assets', 'a car sold on the day of the credit', (it) => {
    const household = having(it, (member, paid) => owns(it, member, 'passenger', 90_000, paid - 900, paid + 1));
    it.quiet(['household', household], { discriminator: 'vehicle' });
  }),
  silent('person-assets', 'bought only after the last credit', (it) => {
    const household = having(it, (member, paid) => {
      owns(it, member, 'passenger', 90_000, paid + 20);
      livesIn(it, member, 'commercial', paid + 23);
    });
    it.quiet(['household', household], { discriminator: 'vehicle' });
    it.quiet(['household', household], { discriminator: 'house' });
  }),
  silent('person-assets', 'a house of their own in the village, and one of the relocation', (it) => {
    const household = having(it, (member, paid) => {
      livesIn(it, member, 'self_built', paid - 4_000);
      livesIn(it, member, 'resettlement', paid - 300);
    });
    it.quiet(['household', household], { discriminator: 'house' });
  }),
  silent('person-assets', 'a company of less capital', (it) => {
    const household = business(it, (representative) => ({ representative, capital: ofYuan(99_999.99) }));
    it.quiet(['household', household], { discriminator: 'business' });
  }),
  silent('person-assets', 'heads a co-operative', (it) => {
    const household = business(it, (representative) => ({ representative, trade: 'farm' }));
    it.quiet(['household', household], { discriminator: 'business' });
  }),
  silent('person-assets', 'holds less than a quarter', (it) => {
    const household = business(it, (idNo) => ({
      shareholders: [
        [idNo, 2_499],
        [newPerson(it).idNo, 7_501],
      ],
    }));
    it.quiet(['household', household], { discriminator: 'business' });
  }),

  silent('person-large-transfer', 'one fen below the limit', (it) => {
    it.quiet(['payment', toPerson(it, [49_999.99], [0])[0]!]);
  }),
  silent('person-large-transfer', 'under a contract', (it) => {
    it.quiet(['payment', toPerson(it, [86_000], [0], { contract: true })[0]!]);
  }),
  silent('person-large-transfer', 'under an approval', (it) => {
    const [payment] = toPerson(it, [74_000], [0]);
    payment!.approvalNo = '财审〔2018〕118号';
    it.quiet(['payment', payment!]);
  }),
  silent('person-large-transfer', 'four weeks come to one fen less', (it) => {
    const payments = toPerson(it, [38_000, 39_000, 40_000, 41_000, 41_999.99], [0, 7, 14, 21, 29]);
    it.quiet(['payment', payments.at(-1)!], { discriminator: 'sum' });
  }),
  silent('person-large-transfer', 'the first is thirty days back', (it) => {
    const payments = toPerson(it, [38_000, 39_000, 40_000, 41_000, 42_000], [0, 7, 14, 21, 30]);
    it.quiet(['payment', payments.at(-1)!], { discriminator: 'sum' });
  }),
];
