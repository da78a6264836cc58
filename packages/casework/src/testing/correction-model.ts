// What Art. 7, 16 and 18 say of doubts about data, told once more and without the machine, for corrections.test.ts.

export const PROVINCE = '410000000000';
export const KAIFENG = '410200000000';
/** A county of Kaifeng, and one that the province manages directly. */
export const QIXIAN = '410221000000';
export const LANKAO = '410225000000';

export const above: Readonly<Record<string, string | null>> = {
  [QIXIAN]: KAIFENG,
  [LANKAO]: PROVINCE,
  [KAIFENG]: PROVINCE,
  [PROVINCE]: null,
};

export const isWithin = (region: string, within: string): boolean => {
  for (let at: string | null = region; at; at = above[at] ?? null) if (at === within) return true;
  return false;
};

/** region/kind */
export type DeskName = string;
const desk = (region: string, kind: string): DeskName => `${region}/${kind}`;
const regionOf = (name: DeskName) => name.split('/')[0]!;
const kindOf = (name: DeskName) => name.split('/')[1]!;

export interface Person {
  name: string;
  /** Two names with one of these are one person. */
  human: string;
  desk: DeskName;
}

export const classes = ['own', 'superior', 'provincial', 'technical', 'requirement'] as const;
export type Class = (typeof classes)[number];

/** Days of notices, and the fifth working day after each, as the State Council arranged the holidays. */
export const fifthWorkday: Readonly<Record<string, string>> = {
  '2018-09-20': '2018-09-28',
  '2018-09-28': '2018-10-10',
  '2019-01-31': '2019-02-12',
  '2020-09-28': '2020-10-12',
};

export interface Model {
  state: string;
  version: number;
  class: Class | null;
  region: string;
  raisedBy: Person;
  owner: DeskName;
  handler: DeskName;
  correctedBy: Person | null;
  outcome: string | null;
  dueOn: string | null;
  /** Of the record; and whether it was corrected, so that its source does not change it any more. */
  recordVersion: number;
  isCorrected: boolean;
  versionAfter: number | null;
}

export interface Command {
  act: Act;
  who: Person;
  today: string;
  isStale: boolean;
  class: Class;
  kind: string;
  reason: string;
  documentNo: string;
  answer: string;
  recordIsStale: boolean;
}

export type Refused = 'BAD_INPUT' | 'FORBIDDEN' | 'CONFLICT';
type Next = Partial<Model>;

interface Rule {
  from: readonly string[];
  who(m: Model, who: Person): Refused | false;
  what?(m: Model, c: Command): Refused | false;
  next(m: Model, c: Command): Next;
}

/** A doubt begins with who entered the record; where that is above, with the same department of the region. */
export const begun = (raisedBy: Person, region: string, owner: DeskName): Model => ({
  state: 'raised',
  version: 1,
  class: null,
  region,
  raisedBy,
  owner,
  handler: isWithin(regionOf(owner), region) ? owner : desk(region, kindOf(owner)),
  correctedBy: null,
  outcome: null,
  dueOn: null,
  recordVersion: 1,
  isCorrected: false,
  versionAfter: null,
});

const ifNot = (holds: boolean, refused: Refused): Refused | false => !holds && refused;
const inHand = (m: Model, who: Person) => ifNot(who.desk === m.handler, 'FORBIDDEN');
const concerned = (m: Model, who: Person) => ifNot(who.desk === m.handler || who.desk === m.raisedBy.desk, 'FORBIDDEN');
const inHandAs =
  (...of: readonly Class[]) =>
  (m: Model, who: Person) =>
    inHand(m, who) || ifNot(of.includes(m.class!), 'CONFLICT');
const orWithAgri = (m: Model, who: Person) =>
  m.class === 'requirement' && who.desk === desk(PROVINCE, 'agri') ? false : inHand(m, who);
const verifier = (m: Model, who: Person) => concerned(m, who) || ifNot(who.human !== m.correctedBy?.human, 'FORBIDDEN');
const reasoned = (_: Model, { reason }: Command) => ifNot(reason.trim() !== '', 'BAD_INPUT');

const kinds = ['budget', 'treasury', 'treasury_payment', 'agri', 'business', 'it'];
const back = ({ class: of }: Model) =>
  of === 'superior' ? 'escalated' : of === 'provincial' ? 'notified' : 'correcting';

const mayClassify = (m: Model, to: Class): boolean => {
  const region = regionOf(m.handler);
  if (to === 'own') return isWithin(regionOf(m.owner), region);
  if (to === 'superior') return region !== PROVINCE;
  if (to === 'requirement') return [KAIFENG, LANKAO].includes(region) && kindOf(m.handler) === 'agri';
  return true;
};

const handlerFor = (m: Model, to: Class): DeskName =>
  ({
    own: m.owner,
    superior: m.handler,
    provincial: desk(PROVINCE, 'agri'),
    technical: desk(regionOf(m.handler), 'it'),
    requirement: desk(PROVINCE, 'agri'),
  })[to];

const rules = {
  take_up: { from: ['raised'], who: inHand, next: () => ({ state: 'investigating' }) },
  hand_over: {
    from: ['investigating'],
    who: inHand,
    what: (m, c) => ifNot(kinds.includes(c.kind) && c.kind !== kindOf(m.handler), 'BAD_INPUT') || reasoned(m, c),
    next: (m, c) => ({ handler: desk(regionOf(m.handler), c.kind) }),
  },
  classify: {
    from: ['investigating', 'escalated'],
    who: inHand,
    what: (m, c) => ifNot(mayClassify(m, c.class), 'BAD_INPUT') || reasoned(m, c),
    next: (m, c) => ({
      state: c.class === 'technical' && regionOf(m.handler) === PROVINCE ? 'forwarded' : 'classified',
      class: c.class,
      handler: handlerFor(m, c.class),
    }),
  },
  begin_correcting: { from: ['classified'], who: inHandAs('own'), next: () => ({ state: 'correcting' }) },
  escalate: {
    from: ['classified', 'escalated'],
    who: (m, who) => inHandAs('superior')(m, who) || ifNot(above[regionOf(m.handler)] !== null, 'FORBIDDEN'),
    next: (m) => ({ state: 'escalated', handler: desk(above[regionOf(m.handler)]!, kindOf(m.handler)) }),
  },
  notify: {
    from: ['classified'],
    who: inHandAs('provincial'),
    what: (_, c) => ifNot(kinds.includes(c.kind), 'BAD_INPUT'),
    next: (_, c) => ({ state: 'notified', handler: desk(PROVINCE, c.kind), dueOn: fifthWorkday[c.today]! }),
  },
  forward: {
    from: ['classified'],
    who: inHandAs('technical', 'requirement'),
    next: () => ({ state: 'forwarded', handler: desk(PROVINCE, 'it') }),
  },
  answer: {
    from: ['escalated', 'notified', 'forwarded'],
    who: orWithAgri,
    what: (_, c) => ifNot(c.answer.trim() !== '', 'BAD_INPUT'),
    next: (m) => ({ state: 'answered', handler: m.raisedBy.desk }),
  },
  correct: {
    from: ['correcting', 'escalated', 'notified'],
    who: inHand,
    what: (m, c) =>
      ifNot(c.documentNo.includes('〔'), 'BAD_INPUT') || reasoned(m, c) || ifNot(!c.recordIsStale, 'CONFLICT'),
    // The person's step and the platform's.
    next: (m, c) => ({
      state: 'corrected',
      version: m.version + 2,
      correctedBy: c.who,
      recordVersion: m.recordVersion + 1,
      versionAfter: m.recordVersion + 1,
      isCorrected: true,
    }),
  },
  verify: { from: ['corrected'], who: verifier, next: () => ({ state: 'verified' }) },
  reject: { from: ['corrected'], who: verifier, what: reasoned, next: (m) => ({ state: back(m) }) },
  return: {
    from: ['classified', 'correcting', 'escalated', 'notified', 'forwarded'],
    who: orWithAgri,
    what: reasoned,
    next: (m) => ({
      state: 'investigating',
      class: null,
      dueOn: null,
      handler: isWithin(regionOf(m.owner), m.region) ? m.owner : desk(m.region, kindOf(m.owner)),
    }),
  },
  dismiss: {
    from: ['investigating', 'correcting', 'escalated', 'notified'],
    who: inHand,
    what: reasoned,
    next: () => ({ state: 'closed', outcome: 'unfounded' }),
  },
  withdraw: {
    from: ['raised', 'investigating'],
    who: (m, who) => ifNot(who.human === m.raisedBy.human, 'FORBIDDEN'),
    what: reasoned,
    next: () => ({ state: 'closed', outcome: 'withdrawn' }),
  },
  close: {
    from: ['verified', 'answered'],
    who: concerned,
    next: (m) => ({ state: 'closed', outcome: m.state === 'verified' ? 'corrected' : 'answered' }),
  },
} satisfies Record<string, Rule>;

export type Act = keyof typeof rules;
export const acts = Object.keys(rules) as Act[];

/** The acts that a person may take as it stands, in any words. */
export const legalOf = (m: Model, who: Person): Act[] =>
  acts.filter((act) => (rules[act].from as string[]).includes(m.state) && !(rules[act] as Rule).who(m, who));

/** What becomes of it, or why nothing does. */
export function expected(m: Model, c: Command): Model | Refused {
  const rule: Rule = rules[c.act];
  if (c.isStale || !rule.from.includes(m.state)) return 'CONFLICT';
  const refused = rule.who(m, c.who) || rule.what?.(m, c);
  return refused || { ...m, version: m.version + 1, ...rule.next(m, c) };
}
