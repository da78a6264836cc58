import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readReference } from '@qingqu/schema';
import { type Actor, platform } from '../matter/actor.js';
import { decide, legalActs } from '../matter/machine.js';
import { CaseworkRefused, type Refusal } from '../matter/refused.js';
import { type CaseFacts, caseStates, violationTypes } from './facts.js';
import { type CaseAct, caseMachine } from './machine.js';

const COUNTY = '410225000000';

const matter = (about: Partial<CaseFacts> = {}): CaseFacts => ({
  id: '1',
  state: 'assigned',
  version: 3,
  regionCode: COUNTY,
  scopeOrd: 50n,
  caseNo: 1n,
  ruleId: 'cash-single-large',
  caseKey: 'k',
  category: 'cash',
  severity: 'orange',
  departmentKind: 'treasury',
  observerRegionCode: null,
  outcome: null,
  openings: 1,
  warnings: 2,
  amountFen: null,
  assignee: null,
  verdict: null,
  violationType: null,
  verdictBy: null,
  verdictReason: null,
  rectifiedBy: null,
  rectifiedOn: null,
  rectifiedAt: null,
  returnedFen: null,
  rebookedFen: null,
  otherFen: null,
  recheck: null,
  recheckedEpoch: null,
  checkedBy: null,
  checkedOn: null,
  sampledBy: null,
  pausedOn: null,
  pausedWorkdays: 0,
  openedOn: '2018-09-03',
  verifyWithin: 3,
  rectifyWithin: 10,
  reportedAt: null,
  enteredByActor: false,
  openWarnings: 2,
  raisedInAll: 2,
  attachments: 0,
  openCorrections: 0,
  lastClosedDay: '2018-08-31',
  now: new Date('2018-09-20T04:00:00Z'),
  ...about,
});

const staff = (username: string, about: Partial<Actor> = {}): Actor => ({
  username,
  role: 'staff',
  regionCode: COUNTY,
  lo: 50n,
  hi: 60n,
  departmentKinds: ['treasury'],
  accounts: [username],
  names: [username],
  ...about,
});
const zhang = staff('zhang');
const li = staff('li');
const chief = staff('chief', { role: 'supervisor', departmentKinds: [] });

const said = { today: '2018-09-20', reason: '已核对支付凭证' };
const rectified = { ...said, rectifiedOn: '2018-09-20', returnedFen: 1n, rebookedFen: 0n, otherFen: 0n };

const stepFrom = (facts: CaseFacts, act: CaseAct, actor: Actor, input: object = said, version?: number) =>
  decide(caseMachine, facts, act, actor, input as typeof said, version);

function refusal(facts: CaseFacts, act: CaseAct, actor: Actor, input: object = said, version?: number): Refusal {
  try {
    stepFrom(facts, act, actor, input, version);
  } catch (error) {
    if (error instanceof CaseworkRefused) return error;
    throw error;
  }
  throw new Error(`${act} was not refused`);
}

describe('the machine of cases', () => {
  it('reaches every state, and leaves every one but the last', () => {
    const acts = Object.values(caseMachine.acts);
    const left = new Set(acts.flatMap(({ from, to }) => (to === undefined ? [] : from)));
    expect([...left].sort()).toEqual([...caseStates].sort());
    const named = acts.flatMap(({ to }) => (typeof to === 'string' ? [to] : []));
    // Where one is taken on, the case says.
    for (const severity of ['red', 'orange'] as const) named.push(stepFrom(matter({ severity }), 'take_up', zhang));
    expect(caseStates.filter((state) => !named.includes(state))).toEqual([]);
  });

  it('says of each act by which article it is there', () => {
    for (const { basis, title } of Object.values(caseMachine.acts)) {
      expect(basis).toMatch(/^豫财办〔2018〕33号 第十?[一二三四五六七八九十]+条$/);
      expect(title.zh).not.toBe('');
    }
  });

  it('names the violations as the code system does', () => {
    const { codes } = readReference(join(__dirname, '../../../../schema/reference'));
    const published = codes.filter(({ system }) => system === 'violation-type').map(({ code }) => code);
    expect(published.sort()).toEqual([...violationTypes].sort());
  });

  it('sends a red rule’s case to its rectification, for nobody has to determine it', () => {
    expect(stepFrom(matter({ severity: 'red' }), 'take_up', zhang)).toBe('rectifying');
    expect(stepFrom(matter({ severity: 'orange' }), 'take_up', zhang)).toBe('verifying');
  });
});

describe('what is determined', () => {
  const verifying = matter({ state: 'verifying' });
  const proposed = matter({ state: 'normal', verdict: 'normal', verdictBy: 'zhang' });

  it('as normal takes two people, and two accounts are one person', () => {
    expect(stepFrom(proposed, 'confirm_normal', li)).toBe('closed');
    for (const same of [zhang, staff('zhang2', { accounts: ['zhang2', 'zhang'] })])
      expect(refusal(proposed, 'confirm_normal', same)).toMatchObject({
        code: 'FORBIDDEN',
        basis: '豫财办〔2018〕33号 第十条',
        legalActs: ['report_to_province'],
      });
  });

  it('is not determined by who entered the payment, who may say that it is wrong', () => {
    const own = { ...verifying, enteredByActor: true };
    for (const act of ['propose_normal', 'determine_violation'] as const)
      expect(refusal(own, act, zhang)).toMatchObject({
        code: 'FORBIDDEN',
        legalActs: expect.not.arrayContaining([act]),
      });
    expect(stepFrom(own, 'report_data_issue', zhang)).toBe('data_issue');
  });

  it('needs a reason, and of what is normal evidence or a file', () => {
    expect(refusal(verifying, 'propose_normal', zhang)).toMatchObject({ code: 'BAD_INPUT' });
    expect(stepFrom({ ...verifying, attachments: 1 }, 'propose_normal', zhang)).toBe('normal');
    const silent = { ...said, reason: ' ', evidence: '凭证 7', violationType: 'idle' };
    for (const act of ['propose_normal', 'determine_violation'] as const)
      expect(refusal(verifying, act, zhang, silent)).toMatchObject({ code: 'BAD_INPUT' });
    const unknown = refusal(verifying, 'determine_violation', zhang, { ...said, violationType: 'weather' });
    expect(unknown.words.en).toMatch(/'weather'.*allocation_late/);
  });

  it('by a person as a violation does not vanish; what the rule alone said does', () => {
    const gone = { state: 'rectifying', verdict: 'violation', openWarnings: 0 } as const;
    expect(stepFrom(matter({ ...gone, severity: 'red' }), 'clear', platform)).toBe('closed');
    expect(refusal(matter({ ...gone, verdictBy: 'zhang' }), 'clear', platform)).toMatchObject({ code: 'CONFLICT' });
    expect(refusal(matter({ openWarnings: 1 }), 'clear', platform)).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a rectification', () => {
  const rectifying = matter({ state: 'rectifying', verdict: 'violation', verdictBy: 'zhang' });
  const reported = { ...rectifying, state: 'rectified', rectifiedBy: 'zhang', recheck: 'gone' } as const;

  it.each([
    ['2018-08-31', '2018-09-03', /closed/],
    ['2018-09-02', '2018-09-03', /expected 2018-09-03 to 2018-09-20/],
    ['2018-09-21', '2018-09-03', /expected 2018-09-03 to 2018-09-20/],
    // Opened in a month that is closed since.
    ['2018-08-30', '2018-08-29', /closed/],
  ])('on %s of a case of %s is refused', (rectifiedOn, openedOn, words) => {
    const refused = refusal({ ...rectifying, openedOn }, 'report_rectified', zhang, { ...rectified, rectifiedOn });
    expect(refused).toMatchObject({ code: 'BAD_INPUT', basis: '豫财办〔2018〕33号 第十七条' });
    expect(refused.words.en).toMatch(words);
  });

  it('may be told of on the first and on the last day that are open', () => {
    for (const rectifiedOn of ['2018-09-03', '2018-09-20'])
      expect(stepFrom(rectifying, 'report_rectified', zhang, { ...rectified, rectifiedOn })).toBe('rectified');
    expect(refusal(rectifying, 'report_rectified', zhang, { ...rectified, otherFen: -1n })).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('stands only once the rule has run again, and by another person', () => {
    expect(refusal({ ...reported, recheck: null }, 'check', li)).toMatchObject({ code: 'CONFLICT' });
    expect(refusal({ ...reported, verdictBy: 'wang' }, 'check', zhang)).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal({ ...reported, rectifiedBy: 'wang' }, 'check', zhang)).toMatchObject({ code: 'FORBIDDEN' });
    expect(stepFrom(reported, 'check', li, { today: said.today })).toBe('checked');
    const remains = { ...reported, recheck: 'remains' } as const;
    expect(refusal(remains, 'check', li, { today: said.today })).toMatchObject({ code: 'BAD_INPUT' });
    expect(stepFrom(remains, 'check', li)).toBe('checked');
  });

  it('is checked anew when what was gone is back', () => {
    const checked = { ...reported, state: 'checked' } as const;
    const about = { ...said, epoch: 7n };
    expect(stepFrom(checked, 'recheck', platform, { ...about, found: 'remains' })).toBe('rectified');
    expect(stepFrom(checked, 'recheck', platform, { ...about, found: 'gone' })).toBe('checked');
  });

  it('is closed by the platform when nobody has sampled it in time, by supervision once it has', () => {
    const checked = { ...reported, state: 'checked' } as const;
    expect(refusal(checked, 'close', platform, { ...said, sampleUntil: '2018-09-20' })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(stepFrom(checked, 'close', platform, { ...said, sampleUntil: '2018-09-19' })).toBe('closed');
    expect(refusal(checked, 'close', chief)).toMatchObject({
      code: 'CONFLICT',
      legalActs: expect.arrayContaining(['sample']),
    });
    expect(stepFrom({ ...checked, sampledBy: 'chief' }, 'close', chief)).toBe('closed');
    const own = { ...checked, checkedBy: 'li' } as const;
    for (const part of ['zhang', 'li'])
      for (const act of ['sample', 'close'] as const)
        expect(refusal({ ...own, sampledBy: 'top' }, act, { ...chief, accounts: ['chief', part] })).toMatchObject({
          code: 'FORBIDDEN',
          basis: '豫财办〔2018〕33号 第十条',
        });
    expect(refusal(checked, 'reject', zhang)).toMatchObject({ code: 'FORBIDDEN' });
    expect(stepFrom(checked, 'reject', chief)).toBe('rectifying');
  });
});

describe('a refusal', () => {
  it('of somebody who saw an older version says how things stand', () => {
    expect(refusal(matter(), 'take_up', zhang, said, 2)).toMatchObject({
      code: 'CONFLICT',
      state: 'assigned',
      version: 3,
      legalActs: ['take_up', 'assign', 'reassign', 'split', 'report_to_province'],
    });
  });

  it('while the clock stands still names the way on', () => {
    const paused = matter({ state: 'verifying', pausedOn: '2018-09-10' });
    expect(refusal(paused, 'propose_normal', zhang)).toMatchObject({
      code: 'CONFLICT',
      legalActs: ['assign', 'resume', 'report_to_province'],
    });
  });

  it.each(['admin', 'leader', 'auditor', 'service'] as const)('is what %s always gets', (role) => {
    for (const state of caseStates) {
      const facts = matter({ state, checkedOn: '2018-09-10', sampledBy: 'chief' });
      expect(legalActs(caseMachine, facts, staff(role, { role, departmentKinds: ['treasury'] }))).toEqual([]);
    }
  });
});
