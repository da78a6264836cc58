/** Levels of regions from the province down, as the sixth digit group of their codes tells. */
export const LEVELS = ['PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const;
export type Level = (typeof LEVELS)[number];

/** `411425000000` → COUNTY: what is filled with zeros lies below. */
export function levelOf(code: string): Level {
  const ends: readonly [number, Level][] = [
    [2, 'PROVINCE'],
    [4, 'PREFECTURE'],
    [6, 'COUNTY'],
    [9, 'TOWNSHIP'],
  ];
  return ends.find(([length]) => /^0*$/.test(code.slice(length)))?.[1] ?? 'VILLAGE';
}

const rank = (code: string): number => LEVELS.indexOf(levelOf(code));

export interface Place {
  code: string;
  name: string;
}

/** What is known of a fund's way, in fen, summed by who sends and who receives. */
export interface FlowFacts {
  /** Indicators that come from no allocation: of a finance department, or of a budget unit. */
  own: readonly { region: Place; source: string; isUnits: boolean; fen: bigint }[];
  /** Unit = null where a region receives, or units are not told apart. */
  allocations: readonly { from: Place; to: Place; isUnits: boolean; unit: Place | null; fen: bigint }[];
  /** `what` = a kind of payee, or a project; null = none. Net of what was returned. */
  payments: readonly { region: Place; unit: Place | null; what: Place | null; fen: bigint }[];
}

export interface FlowNode {
  key: string;
  kind: 'source' | 'region' | 'units' | 'unit' | 'paid' | 'rest' | 'excess' | 'sideways' | 'others';
  /** Code and name of what it stands for: a region, a unit, a source, a level, or which rest it is. */
  code: string;
  name: string;
  /** Of `others`: how many are taken together. */
  count: number;
  /** Its column, from the left. */
  stage: number;
  /** What goes through it. */
  fen: bigint;
}

export interface FlowLink {
  from: string;
  to: string;
  fen: bigint;
}

export interface Flow {
  nodes: FlowNode[];
  links: FlowLink[];
}

export interface FlowOptions {
  /** The region that is looked at: what lies above it only sends. */
  focus: string;
  /** Whether units are shown one by one, or those of a level together. */
  isByUnit: boolean;
  /** The most that a column shows one by one. */
  most: number;
}

/** Columns from the left: where it comes from, the levels, the units, what it was paid for. */
const STAGES = { source: 0, region: 1, units: 1 + LEVELS.length, end: 2 + LEVELS.length } as const;

type Described = Omit<FlowNode, 'fen' | 'count'>;

const node = (kind: FlowNode['kind'], code: string, name: string, stage: number): Described => ({
  key: `${kind}:${code}`,
  kind,
  code,
  name,
  stage,
});
const sourceOf = (source: string) => node('source', source, '', STAGES.source);
const regionOf = ({ code, name }: Place) => node('region', code, name, STAGES.region + rank(code));
const unitsOf = (region: Place, unit: Place | null) =>
  unit ? node('unit', unit.code, unit.name, STAGES.units) : node('units', levelOf(region.code), '', STAGES.units);
const paidTo = (what: Place | null) => node('paid', what?.code ?? '', what?.name ?? '', STAGES.end);
const REST = {
  unallocated: node('rest', 'unallocated', '', STAGES.end),
  unpaid: node('rest', 'unpaid', '', STAGES.end),
} as const;
const EXCESS = node('excess', 'excess', '', STAGES.source);
const SIDEWAYS = {
  out: node('sideways', 'out', '', STAGES.end),
  in: node('sideways', 'in', '', STAGES.source),
} as const;

/**
 * A fund's way as a picture of flows: what flows into a place equals what it passes on plus what rests there. What a place has passed on beyond what
 * it got is shown as such, coming from `excess`, so that the sums hold of faulty data, too. Flows go down the levels; what goes sideways
 * or up leaves the picture at one end and comes in at the other. Links of nothing are left out.
 */
export function flowOf(facts: FlowFacts, { focus, isByUnit, most }: FlowOptions): Flow {
  const ledger = new Ledger();
  const isInside = ({ code }: Place) => code === focus || rank(code) > rank(focus);
  const holder = (region: Place, isUnits: boolean, unit: Place | null) =>
    isUnits ? unitsOf(region, isByUnit ? unit : null) : regionOf(region);

  for (const { region, source, isUnits, fen } of facts.own)
    ledger.pass(sourceOf(source), holder(region, isUnits, null), fen);
  for (const { from, to, isUnits, unit, fen } of facts.allocations) {
    const target = holder(to, isUnits, unit);
    if (isUnits || rank(to.code) > rank(from.code)) ledger.pass(regionOf(from), target, fen);
    else {
      if (isInside(from)) ledger.pass(regionOf(from), SIDEWAYS.out, fen);
      ledger.pass(SIDEWAYS.in, target, fen);
    }
  }
  for (const { region, unit, what, fen } of facts.payments) ledger.pass(holder(region, true, unit), paidTo(what), fen);

  for (const { described, rest } of ledger.balances()) {
    const isUnits = described.stage === STAGES.units;
    if (!isUnits && described.kind !== 'region') continue;
    if (!isUnits && !isInside(described)) continue;
    ledger.pass(described, isUnits ? REST.unpaid : REST.unallocated, rest > 0n ? rest : 0n);
    ledger.pass(EXCESS, described, rest < 0n ? -rest : 0n);
  }
  return withOthers(ledger, most);
}

/** How far the money has come: what came in from outside the region, what budget units got of it, what was paid. */
export function totalOf({ own, allocations, payments }: FlowFacts, focus: string) {
  const sum = (of: readonly { fen: bigint }[]) => of.reduce((total, { fen }) => total + fen, 0n);
  const isInside = ({ code }: Place) => code === focus || rank(code) > rank(focus);
  return {
    entered: sum(own) + sum(allocations.filter(({ from, isUnits }) => !isInside(from) && !isUnits)),
    toUnits: sum(allocations.filter(({ isUnits }) => isUnits)) + sum(own.filter(({ isUnits }) => isUnits)),
    paid: sum(payments),
  };
}

/** What goes from where to where. */
class Ledger {
  readonly nodes = new Map<string, Described>();
  readonly links = new Map<string, FlowLink>();

  /** A negative amount comes back from where it went. */
  pass(from: Described, to: Described, fen: bigint): void {
    if (fen === 0n) return;
    if (fen < 0n) this.pass(sourceOf('RETURNED'), from, -fen);
    else this.add(from, to, fen);
  }

  private add(from: Described, to: Described, fen: bigint): void {
    this.nodes.set(from.key, from);
    this.nodes.set(to.key, to);
    const key = `${from.key} ${to.key}`;
    const link = this.links.get(key);
    if (link) link.fen += fen;
    else this.links.set(key, { from: from.key, to: to.key, fen });
  }

  /** What each has got, less what it passed on. */
  balances(): { described: Described; rest: bigint }[] {
    const rests = new Map<string, bigint>();
    for (const { from, to, fen } of this.links.values()) {
      rests.set(to, (rests.get(to) ?? 0n) + fen);
      rests.set(from, (rests.get(from) ?? 0n) - fen);
    }
    return [...this.nodes.values()].map((described) => ({ described, rest: rests.get(described.key) ?? 0n }));
  }
}

/** The largest of each column one by one, all others of it together. */
function withOthers({ nodes, links }: Ledger, most: number): Flow {
  const through = throughOf(links.values());
  const shownAs = new Map<string, string>();
  const others = new Map<string, Described & { count: number }>();
  const columns = new Map<string, Described[]>();
  for (const each of nodes.values()) columns.set(columnOf(each), [...(columns.get(columnOf(each)) ?? []), each]);
  for (const column of columns.values()) {
    const sorted = column.toSorted((one, other) => compare(through.get(other.key)!, through.get(one.key)!));
    // One alone is no smaller a picture than it and its name.
    const together = sorted.length > most + 1 && sorted[0]!.kind !== 'source' ? sorted.slice(most) : [];
    for (const { key, kind, stage } of together) {
      const other = `others:${kind}:${stage}`;
      shownAs.set(key, other);
      others.set(other, { ...node('others', `${kind}:${stage}`, '', stage), key: other, count: together.length });
    }
  }
  const summed = new Map<string, FlowLink>();
  for (const { from, to, fen } of links.values()) {
    const [start, end] = [shownAs.get(from) ?? from, shownAs.get(to) ?? to];
    const link = summed.get(`${start} ${end}`);
    if (link) link.fen += fen;
    else summed.set(`${start} ${end}`, { from: start, to: end, fen });
  }
  const shown = [...nodes.values()].filter(({ key }) => !shownAs.has(key)).map((each) => ({ ...each, count: 1 }));
  const sums = throughOf(summed.values());
  return {
    nodes: [...shown, ...others.values()]
      .map((each) => ({ ...each, fen: sums.get(each.key)! }))
      .toSorted((one, other) => one.stage - other.stage || compare(other.fen, one.fen)),
    links: [...summed.values()].toSorted((one, other) => compare(other.fen, one.fen)),
  };
}

/** What may be taken together: rests and kinds of payees stand beside each other, and are no regions. */
const columnOf = ({ kind, stage }: Described): string => `${kind} ${stage}`;

function throughOf(links: Iterable<FlowLink>): Map<string, bigint> {
  const got = new Map<string, bigint>();
  const given = new Map<string, bigint>();
  for (const { from, to, fen } of links) {
    got.set(to, (got.get(to) ?? 0n) + fen);
    given.set(from, (given.get(from) ?? 0n) + fen);
  }
  const larger = (key: string) => {
    const [one, other] = [got.get(key) ?? 0n, given.get(key) ?? 0n];
    return one > other ? one : other;
  };
  return new Map([...got.keys(), ...given.keys()].map((key) => [key, larger(key)]));
}

const compare = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0);
