import { badInput, both, mayNotRead } from '../errors.js';
import { mayRead } from '../model/audience.js';
import type { Computed, Entity, Field, One } from '../model/entity.js';
import type { Registry } from '../model/registry.js';
import type { ValueType } from '../model/values.js';
import type { Viewer } from '../plan/filter.js';

/** What the cells of a column hold: decides their form in a workbook and in parquet. */
export type CellKind = 'text' | 'integer' | 'bigint' | 'decimal' | 'money' | 'date' | 'instant' | 'flag' | 'json';

/** A value that stands in a cell. */
type CellMember = Field | (Computed & { type: ValueType });

/** A column of an export: a member of the entity, or of what a relation of it leads to. */
export interface Column {
  /** As it was asked for: `amount`, `payee.name`. */
  name: string;
  kind: CellKind;
  /** Chinese, from the description. */
  title: string;
  /** The relation that leads to it, where it is not the entity's own. */
  through?: { name: string; relation: One; target: Entity };
  /** `id` is made of the key. */
  member: CellMember | 'id';
}

const kinds: Readonly<Record<string, CellKind>> = {
  Int: 'integer',
  BigInt: 'bigint',
  Decimal: 'decimal',
  Money: 'money',
  Boolean: 'flag',
  LocalDate: 'date',
  DateTime: 'instant',
  Json: 'json',
  Texts: 'json',
};

const mostColumns = 100;

/**
 * The columns of an export: those asked for by name, or the id and every stored value of the entity.
 * @throws BAD_USER_INPUT for a name that is no column; FORBIDDEN for one that is not for the role
 */
export function columnsOf(
  entities: Registry,
  viewer: Viewer,
  entity: Entity,
  names: readonly string[] | undefined,
): Column[] {
  const asked = names ?? ownNames(entity);
  if (asked.length === 0 || asked.length > mostColumns)
    throw badInput(
      both({
        zh: `columns 应为 1 至 ${mostColumns} 个列名，而不是 ${asked.length} 个`,
        en: `columns takes 1 to ${mostColumns} names, not ${asked.length}`,
      }),
    );
  if (new Set(asked).size < asked.length)
    throw badInput(both({ zh: 'columns 中有重复的列名', en: 'columns names a column twice; name each once' }));
  return distinct(asked.map((name) => columnOf(entities, viewer, entity, name)));
}

const ownNames = (entity: Entity): string[] => [
  'id',
  ...Object.entries(entity.members).flatMap(([name, { kind }]) => (kind === 'field' ? [name] : [])),
];

function columnOf(entities: Registry, viewer: Viewer, entity: Entity, name: string): Column {
  const [first, second, ...rest] = name.split('.') as [string, string?, ...string[]];
  if (second === undefined) return { name, ...cellOf(entity, first, name) };
  const relation = Object.hasOwn(entity.members, first) ? entity.members[first] : undefined;
  if (relation?.kind !== 'one' || rest.length > 0) throw noColumn(entity, name);
  const target = entities.get(relation.target)!;
  if (!mayRead(target.readers, viewer.role)) throw mayNotRead(viewer.role, `${entity.name}.${first}`);
  const cell = cellOf(target, second, name);
  return {
    name,
    ...cell,
    title: `${chineseOf(relation.about) ?? first}·${cell.title}`,
    through: { name: first, relation, target },
  };
}

function cellOf(entity: Entity, memberName: string, name: string): Pick<Column, 'kind' | 'title' | 'member'> {
  if (memberName === 'id') return { kind: 'text', title: '标识', member: 'id' };
  const member = Object.hasOwn(entity.members, memberName) ? entity.members[memberName] : undefined;
  if (member?.kind !== 'field' && (member?.kind !== 'computed' || 'structure' in member.type))
    throw noColumn(entity, name);
  const { type } = member as CellMember;
  return {
    kind: kinds[type.name] ?? 'text',
    title: chineseOf(member.about) ?? memberName,
    member: member as CellMember,
  };
}

function noColumn(entity: Entity, name: string) {
  const example = ownNames(entity).slice(0, 3).join(',');
  const relation = Object.entries(entity.members).find(([, { kind }]) => kind === 'one')?.[0];
  const further = relation ? `, ${relation}.id` : '';
  return badInput(
    both({
      zh: `${entity.plural} 没有可导出的列「${name.slice(0, 60)}」；例如 columns=${example}${further}`,
      en: `${entity.plural} has no column '${name.slice(0, 60)}' to export; for example columns=${example}${further}`,
    }),
  );
}

/** Descriptions end in Chinese: `Amount, yuan 支付金额（元）.` */
function chineseOf(about: string): string | undefined {
  const last = about.replace(/\.$/, '').split(' ').at(-1)!;
  return /\p{Script=Han}/u.test(last) ? last : undefined;
}

/** Two columns of one title would be taken for one another: they say their names too. */
function distinct(columns: readonly Column[]): Column[] {
  const times = new Map<string, number>();
  for (const { title } of columns) times.set(title, (times.get(title) ?? 0) + 1);
  return columns.map((column) =>
    times.get(column.title)! > 1 ? { ...column, title: `${column.title}（${column.name}）` } : column,
  );
}
