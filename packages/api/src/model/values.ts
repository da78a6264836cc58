import { type GraphQLScalarType } from 'graphql';
import { BigInteger, DateTime, Decimal, Json, LocalDate, Money, RegionCode, yuanOf } from '../graphql/scalars.js';
import { globalId } from '../plan/global-id.js';
import { type Choice, choiceName } from './choice.js';
import type { Entity } from './entity.js';

/** What may be asked of a value in a filter. */
export type Operators = 'text' | 'ordered' | 'choice' | 'flag' | 'none';

/** How one kind of value is called in GraphQL, how it travels in JSON, and how it comes back as a parameter. */
export interface ValueType {
  name: string;
  graphql: GraphQLScalarType | StringConstructor | BooleanConstructor | Choice | 'Int' | 'Texts';
  operators: Operators;
  /** The Postgres type of its parameters. */
  parameter: string;
  /** The expression that travels in JSON, given the column's. */
  json(column: string): string;
  /** From JSON to what is sent; absent = as it is. Never called with null. */
  read?(json: never): unknown;
  /** From a checked GraphQL value to a parameter; absent = as it is. */
  write?(value: never): unknown;
}

const asIs = (column: string) => column;
/** int8 and numeric travel as text: a JSON number would lose digits beyond 2^53. */
const asText = (column: string) => `${column}::text`;

export const text: ValueType = {
  name: 'Text',
  graphql: String,
  operators: 'text',
  parameter: 'text',
  json: asIs,
};
/** The opaque id of a record of the entity, from its key. */
export const idOf = (entity: Pick<Entity, 'name'>): ValueType => ({
  ...text,
  name: 'Id',
  operators: 'none',
  json: asText,
  read: ((key: string) => globalId(entity, [key])) as (json: never) => string,
});
/** A list of texts, none of them null. */
export const texts: ValueType = {
  name: 'Texts',
  graphql: 'Texts',
  operators: 'none',
  parameter: 'text[]',
  json: (column) => `to_json(${column})`,
};
export const integer: ValueType = {
  name: 'Int',
  graphql: 'Int',
  operators: 'ordered',
  parameter: 'int',
  json: asIs,
};
export const bigInteger: ValueType = {
  name: 'BigInt',
  graphql: BigInteger,
  operators: 'ordered',
  parameter: 'bigint',
  json: asText,
};
export const decimal: ValueType = {
  name: 'Decimal',
  graphql: Decimal,
  operators: 'ordered',
  parameter: 'numeric',
  json: asText,
};
export const money: ValueType = {
  name: 'Money',
  graphql: Money,
  operators: 'ordered',
  parameter: 'bigint',
  json: asText,
  read: yuanOf as (json: never) => string,
};
export const flag: ValueType = {
  name: 'Boolean',
  graphql: Boolean,
  operators: 'flag',
  parameter: 'boolean',
  json: asIs,
};
export const date: ValueType = {
  name: 'LocalDate',
  graphql: LocalDate,
  operators: 'ordered',
  parameter: 'date',
  json: asIs,
};
export const instant: ValueType = {
  name: 'DateTime',
  graphql: DateTime,
  operators: 'ordered',
  parameter: 'timestamptz',
  json: asIs,
};
export const region: ValueType = {
  name: 'RegionCode',
  graphql: RegionCode,
  operators: 'text',
  parameter: 'text',
  json: asIs,
};
export const json: ValueType = {
  name: 'Json',
  graphql: Json,
  operators: 'none',
  parameter: 'jsonb',
  json: asIs,
};
/** A hash, shown in hexadecimal. */
export const digest: ValueType = {
  name: 'Digest',
  graphql: String,
  operators: 'none',
  parameter: 'bytea',
  json: (column) => `encode(${column},'hex')`,
};

/** The value type of an enumeration: upper case in GraphQL, as stored in Postgres. */
export function chosen(choice: Choice): ValueType {
  const shown = new Map(choice.stored.map((value) => [value, choiceName(value)]));
  const stored = new Map(choice.stored.map((value) => [choiceName(value), value]));
  return {
    name: choice.name,
    graphql: choice,
    operators: 'choice',
    parameter: 'text',
    json: asIs,
    read: ((value: string) => shown.get(value)) as (json: never) => unknown,
    write: ((value: string) => stored.get(value)) as (value: never) => unknown,
  };
}
