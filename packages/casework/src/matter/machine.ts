import type { Actor } from './actor.js';
import { platformOnly } from './guards.js';
import { CaseworkRefused, type Refusal, type Words } from './refused.js';

/** What is known of a matter when a step is asked for: its row, with what else its machine looks at. */
export interface Matter {
  id: string;
  state: string;
  version: number;
  regionCode: string;
}

/** What is said with a step. */
export interface Said {
  /** The business date, 'YYYY-MM-DD'. */
  today: string;
  reason?: string | undefined;
}

/** What is wrong; undefined when nothing is. A refusal without a basis has its act's. */
export type Objection = (Partial<Refusal> & { words: Words }) | undefined;

/** One thing that can be done in a matter. */
export interface Act<State extends string, Facts extends Matter, Input extends Said = Said> {
  title: Words;
  from: readonly State[];
  /** Undefined = the matter stays where it is. */
  to?: State | ((facts: Facts, input: Input) => State);
  /** The rule that says so, as 豫财办〔2018〕33号 第十七条. */
  basis: string;
  /** Whether this person may do it as things stand; asked first, and for the acts that are offered instead. */
  who?: readonly ((facts: Facts, actor: Actor) => Objection)[];
  /** Whether it is in order as it is said. */
  what?: readonly ((facts: Facts, input: Input, actor: Actor) => Objection)[];
}

/** How a kind of matter goes from state to state. */
export interface Machine<State extends string, Name extends string, Facts extends Matter> {
  /** As `casework_step.matter` says. */
  matter: string;
  title: Words;
  initial: State;
  /** States in which nothing is left to do. */
  final: readonly State[];
  // biome-ignore lint/suspicious/noExplicitAny: each act has an input of its own
  acts: Readonly<Record<Name, Act<State, Facts, any>>>;
}

/** The acts that are legal for this person as the matter stands. */
export function legalActs<State extends string, Name extends string, Facts extends Matter>(
  { acts }: Machine<State, Name, Facts>,
  facts: Facts,
  actor: Actor,
): Name[] {
  return (Object.keys(acts) as Name[]).filter(
    (name) =>
      acts[name].from.includes(facts.state as State) && !(acts[name].who ?? []).some((guard) => guard(facts, actor)),
  );
}

/** An act of people that leads on from how a matter stands, with what speaks against it whatever is said with it. */
export interface Offer<Name extends string> {
  act: Name;
  title: Words;
  /** The rule that says so. */
  basis: string;
  objection: Objection;
}

/** The acts of people that lead on from here, each as {@link decide} would judge it by this person, as far as that depends on no words. */
export function offersOf<State extends string, Name extends string, Facts extends Matter>(
  { acts }: Machine<State, Name, Facts>,
  facts: Facts,
  actor: Actor,
  today: string,
): Offer<Name>[] {
  return (Object.keys(acts) as Name[])
    .filter((name) => acts[name].from.includes(facts.state as State) && !isPlatforms(acts[name]))
    .map((act) => {
      const { title, basis, who = [], what = [] } = acts[act];
      const refused = who.map((guard) => guard(facts, actor)).find((each) => each !== undefined);
      const objection =
        refused ?? what.map((check) => standing(check, facts, actor, today)).find((each) => each !== undefined);
      return { act, title, basis, objection };
    });
}

/** Whether it is the platform's alone: nobody else is let pass, whoever he is. */
const isPlatforms = ({ who }: { who?: readonly unknown[] }): boolean => who?.includes(platformOnly) ?? false;

/** An objection that no words would change: it is raised without a look at what is said but for the day. */
function standing<Facts extends Matter>(
  check: (facts: Facts, said: Said, actor: Actor) => Objection,
  facts: Facts,
  actor: Actor,
  today: string,
): Objection {
  let looked = false;
  const said = new Proxy<Said>(
    { today },
    {
      get: (target, name) => {
        if (name !== 'today') looked = true;
        return Reflect.get(target, name);
      },
    },
  );
  try {
    const objection = check(facts, said, actor);
    return looked ? undefined : objection;
  } catch (error) {
    // What it is not told it may stumble over; what it would say then depends on that.
    if (looked) return undefined;
    throw error;
  }
}

/**
 * Where an act leads.
 *
 * @throws CaseworkRefused with the rule that forbids it and the acts that are legal instead: when somebody else moved the matter first,
 * when the act does not follow its state, is not for this person, or is badly said
 */
export function decide<State extends string, Name extends string, Facts extends Matter, Input extends Said>(
  machine: Machine<State, Name, Facts>,
  facts: Facts,
  name: Name,
  actor: Actor,
  input: Input,
  version?: number,
): State {
  const act = machine.acts[name];
  const refuse = (objection: Partial<Refusal> & { words: Words }): never => {
    throw new CaseworkRefused({
      code: 'FORBIDDEN',
      basis: act.basis,
      state: facts.state,
      version: facts.version,
      legalActs: legalActs(machine, facts, actor),
      ...objection,
    });
  };
  if (version !== undefined && version !== facts.version)
    refuse({
      code: 'CONFLICT',
      words: {
        zh: `他人已先行办理：现为第 ${facts.version} 版，您看到的是第 ${version} 版；请刷新后再办`,
        en: `somebody else moved first: it is at version ${facts.version}, you saw ${version}; read it again`,
      },
    });
  if (!act.from.includes(facts.state as State))
    refuse({
      code: 'CONFLICT',
      words: {
        zh: `状态为“${facts.state}”时不能办理“${act.title.zh}”；须为 ${act.from.join('、')}`,
        en: `'${name}' does not follow '${facts.state}'; expected ${act.from.join(', ')}`,
      },
    });
  for (const guard of act.who ?? []) {
    const objection = guard(facts, actor);
    if (objection) refuse(objection);
  }
  for (const check of act.what ?? []) {
    const objection = check(facts, input, actor);
    if (objection) refuse({ code: 'BAD_INPUT', ...objection });
  }
  if (act.to === undefined) return facts.state as State;
  return typeof act.to === 'function' ? act.to(facts, input) : act.to;
}
