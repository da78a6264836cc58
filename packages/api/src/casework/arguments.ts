import { Arg, ID, Int } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { choiceEnum } from '../graphql/enums.js';
import type { ArgumentDecorator, TypeValue } from '../graphql/named-class.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { Choice } from '../model/choice.js';
import { storedOf } from '../rule-desk/candidate-payment.js';
import type { ApiContext } from '../server/operation.js';
import { type MatterName, seenKey } from './acting.js';

/** An argument of an act: how the API shows it, and what the act takes it for. */
export interface Argument<Value> {
  type: TypeValue;
  about: string;
  nullable?: boolean;
  defaultValue?: unknown;
  /** What is given, as the act takes it; refuses what cannot be. */
  read(context: ApiContext, given: unknown): Value | Promise<Value>;
}

/** The arguments of an act by name. */
// biome-ignore lint/suspicious/noExplicitAny: each has a type of value of its own
export type Arguments = Readonly<Record<string, Argument<any>>>;

/** What the arguments of an act come to. */
export type ValuesOf<Given extends Arguments> = {
  [Name in keyof Given]: Given[Name] extends Argument<infer Value> ? Value : never;
};

export function decoratorOf(
  name: string,
  { type, about, nullable, defaultValue }: Argument<unknown>,
): ArgumentDecorator {
  return Arg(name, () => type, {
    description: about,
    ...(nullable && { nullable }),
    ...(defaultValue !== undefined && { defaultValue }),
  });
}

/** Reads what is given, in the order of the arguments: the first that cannot be is refused. */
export async function readAll(
  context: ApiContext,
  args: Arguments,
  given: readonly unknown[],
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [at, [name, { read }]] of Object.entries(args).entries()) values[name] = await read(context, given[at]);
  return values;
}

/** An argument that is taken as GraphQL gives it. */
export const argument = <Value>(type: TypeValue, about: string): Argument<Value> => ({
  type,
  about,
  read: (_, given) => given as Value,
});

/** One that need not be given; undefined then. */
export const ifAny = <Value>(wanted: Argument<Value>): Argument<Value | undefined> => ({
  ...wanted,
  nullable: true,
  read: (context, given) => (given === null || given === undefined ? undefined : wanted.read(context, given)),
});

/** One that has a value, as GraphQL writes it, when none is given. */
export const usually = <Value>(defaultValue: unknown, wanted: Argument<Value>): Argument<Value> => ({
  ...wanted,
  defaultValue,
});

export const text = (about: string): Argument<string> => argument(String, about);

export const whole = (about: string): Argument<number> => argument(Int, about);

export const day = (about: string): Argument<string> => argument(LocalDate, about);

export const region = (about: string): Argument<string> => argument(RegionCode, about);

/** A word of an enumeration, as it is stored. */
export const oneOf = <Value extends string>(choice: Choice<Value>, about: string): Argument<Value> => ({
  type: choiceEnum(choice),
  about,
  read: (_, given) => storedOf(choice, given as string),
});

export const departmentKind = (about: string): Argument<string> => oneOf(choices.DepartmentKind, about);

/** The key of a record that the viewer sees, by its id. */
export const keyOf = (matter: MatterName, about: string): Argument<string> => ({
  type: ID,
  about,
  read: (context, given) => seenKey(context, given as string, matter),
});

/** The matter itself that an act takes place in. */
export const idOf = (matter: MatterName): Argument<string> => keyOf(matter, `Id of the ${matter.en} ${matter.zh}.`);

export const caseName: MatterName = { entity: 'Case', zh: '案件', en: 'case' };
export const warningName: MatterName = { entity: 'Warning', zh: '预警', en: 'warning' };

// Arguments that many acts take. ------------------------------------------------------------------------------------------------

export const version = whole('The version that was seen; refused when somebody else has moved it since 版本.');

export const reason = text('Why, at most 2,000 characters 理由.');

export const documentNo = text(
  'Document number, such as 豫财监交〔2018〕3号; other brackets are taken for these 文号.',
);

export const documentNoIfAny = ifAny(text('Document number, such as 豫财监交〔2018〕3号; it can be given later 文号.'));

export const caseIfAny = ifAny(keyOf(caseName, 'The case that gives cause 案件.'));
