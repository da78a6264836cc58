import type { Role } from '@qingqu/schema';
import { badInput, mayNotRead } from '../errors.js';
import { mayRead } from '../model/audience.js';
import type { Col, Entity, Many, One } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { ValueType } from '../model/values.js';
import { parseGlobalId } from './global-id.js';
import { Source, type Statement } from './statement.js';

/** Whose scope a filter is asked in. */
export interface Viewer {
  role: Role;
  regionCode: string;
}

interface Filtering {
  entities: Registry;
  viewer: Viewer;
  statement: Statement;
  /** Conditions still allowed: a filter is a question, not a program. */
  budget: { left: number };
}

type Input = Readonly<Record<string, unknown>>;

const mostConditions = 60;
const longestList = 1000;

/** Compiles a checked filter input to a condition; every value is a parameter. */
export function filterSql(
  context: Omit<Filtering, 'budget'>,
  entity: Entity,
  col: Col,
  filter: unknown,
): string | undefined {
  if (filter === null || filter === undefined) return undefined;
  return conditions({ ...context, budget: { left: mostConditions } }, entity, col, filter as Input);
}

function conditions(context: Filtering, entity: Entity, col: Col, filter: Input): string {
  const parts = Object.entries(filter).map(([name, input]) => condition(context, entity, col, name, input));
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

function condition(context: Filtering, entity: Entity, col: Col, name: string, input: unknown): string {
  context.budget.left -= 1;
  if (context.budget.left < 0) throw badInput(`A filter takes at most ${mostConditions} conditions.`);
  if (input === null || input === undefined)
    throw badInput(`filter.${name} is null. Leave it out, or ask {isNull: true}.`);
  const nested = (each: unknown) => `(${conditions(context, entity, col, each as Input)})`;
  switch (name) {
    case 'and':
      return `(${(input as Input[]).map(nested).join(' and ') || 'true'})`;
    case 'or':
      return `(${(input as Input[]).map(nested).join(' or ') || 'false'})`;
    case 'not':
      return `(${nested(input)}) is not true`;
    case 'regionUnder':
      return under(context, entity, col, input as string);
    case 'id':
      return byId(context, entity, col, input as Input);
  }
  const member = entity.members[name];
  if (member?.kind === 'field') return comparisons(context, member.type, col(member.column), name, input as Input);
  if (member?.kind === 'one') return exists(context, member, col, input as Input);
  if (member?.kind === 'many') {
    const { some, none, ...unknown } = input as { some?: Input; none?: Input };
    if (Object.keys(unknown).length > 0) throw badInput(`filter.${name} takes some or none.`);
    const parts = [
      ...(some ? [exists(context, member, col, some)] : []),
      ...(none ? [`not ${exists(context, member, col, none)}`] : []),
    ];
    return parts.join(' and ') || 'true';
  }
  throw badInput(`${entity.plural} cannot be filtered by ${name}.`);
}

function exists(context: Filtering, relation: One | Many, col: Col, filter: Input): string {
  const target = context.entities.get(relation.target)!;
  if (!mayRead(target.readers, context.viewer.role)) throw mayNotRead(context.viewer.role, target.plural);
  const source = new Source(context.statement.alias());
  const where = `${relation.on(col, source.col)} and ${conditions(context, target, source.col, filter)}`;
  return `exists (select from ${target.table} ${source.alias} where ${where})`;
}

/** A region's whole fiscal subtree, by a full code or its beginning ("4114" = 411400000000). */
function under(context: Filtering, entity: Entity, col: Col, prefix: string): string {
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(prefix))
    throw badInput(`regionUnder expects a region code or its beginning, such as "41", "4114" or "411421000000".`);
  const code = prefix.padEnd(12, '0');
  // The viewer's own region is the whole scope, which row-level security sees to with better estimates than a subquery.
  if (code === context.viewer.regionCode && !entity.isOpen) return 'true';
  const bound = context.statement.bind(code, 'text');
  const end = (column: string) => `(select r.${column} from region r where r.code = ${bound})`;
  return entity.under!(col, end('scope_lo'), end('scope_hi'));
}

function byId(context: Filtering, entity: Entity, col: Col, operators: Input): string {
  const key = entity.key[0]!;
  const keyOf = (id: unknown): string => {
    const parsed = parseGlobalId(context.entities, id as string);
    if (parsed?.entity !== entity) throw badInput(`"${String(id).slice(0, 60)}" is no id of a ${entity.name}.`);
    return parsed.key[0]!;
  };
  const parts = Object.entries(operators).map(([operator, input]) => {
    if (input === null || input === undefined) throw badInput(`filter.id.${operator} is null. Leave it out.`);
    if (operator === 'eq') return `${col(key.column)} = ${context.statement.bind(keyOf(input), key.type)}`;
    if (operator === 'in')
      return `${col(key.column)} = any(${context.statement.bind(list(input).map(keyOf), `${key.type}[]`)})`;
    throw badInput(`filter.id takes eq or in.`);
  });
  return parts.join(' and ') || 'true';
}

const comparison: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

function comparisons(context: Filtering, type: ValueType, column: string, name: string, operators: Input): string {
  const bind = (input: unknown) => context.statement.bind(toParameter(type, input), type.parameter);
  const bindList = (input: unknown) =>
    context.statement.bind(
      list(input).map((each) => toParameter(type, each)),
      `${type.parameter}[]`,
    );
  const parts = Object.entries(operators).map(([operator, input]) => {
    if (input === null || input === undefined)
      throw badInput(`filter.${name}.${operator} is null. Leave it out, or ask {isNull: true}.`);
    switch (operator) {
      case 'isNull':
        return input ? `${column} is null` : `${column} is not null`;
      case 'eq':
        return `${column} = ${bind(input)}`;
      case 'ne':
        return `${column} is distinct from ${bind(input)}`;
      case 'in':
        return `${column} = any(${bindList(input)})`;
      case 'notIn':
        return `(${column} = any(${bindList(input)})) is not true`;
      case 'startsWith':
        return `starts_with(${column}, ${bind(input)})`;
      case 'contains':
        return `strpos(${column}, ${bind(input)}) > 0`;
    }
    return `${column} ${comparison[operator]} ${bind(input)}`;
  });
  return parts.join(' and ') || 'true';
}

function toParameter(type: ValueType, input: unknown): unknown {
  if (input === null) throw badInput('A list in a filter holds null. Leave it out, or ask {isNull: true}.');
  if (typeof input === 'string' && input.includes('\0')) throw badInput('A text in the filter holds a NUL character.');
  const value = type.write ? type.write(input as never) : input;
  return typeof value === 'bigint' ? value.toString() : value;
}

function list(input: unknown): unknown[] {
  const items = Array.isArray(input) ? input : [input];
  if (items.length > longestList)
    throw badInput(`A list in a filter takes at most ${longestList} values, not ${items.length}.`);
  return items;
}
