import type { Entity, Field, Grouping, One } from './entity.js';
import type { Registry } from './registry.js';
import * as values from './values.js';

/** A field of a row of statistics: the group it belongs to (none = counted), and how it is shown. */
export interface StatsField {
  name: string;
  group?: string;
  type: values.ValueType;
  about: string;
  /** Never null. */
  required?: true;
}

/** How the groups of a kind are made: keys in the innermost query, names joined at the end. */
const regionGroups = { own: 'region', county: 'county', prefecture: 'prefecture' } as const;

/** The fields of an entity's statistics: flat, so that a BI tool can take them as they are. */
export function statsFields(entities: Registry, entity: Entity): StatsField[] {
  const { groups, measures, distinct = {} } = entity.stats!;
  return [
    ...Object.entries(groups).flatMap(([group, grouping]) => groupFields(entities, entity, group, grouping)),
    { name: 'count', type: values.integer, about: 'Number of rows 条数.', required: true },
    {
      name: 'epoch',
      type: values.bigInteger,
      about:
        'Data epoch of which the numbers are: the last one in the roll-up, or the open one where the records were counted 数据期.',
      required: true,
    },
    {
      name: 'suppressed',
      type: values.integer,
      about:
        'For leadership: rows of the whole province that are in no published total, since they are about too few; else null 因数量过少未公布的条数.',
    },
    ...measures.flatMap((measure) => {
      const { about } = entity.members[measure]!;
      return [
        { name: prefixed('sum', measure), type: values.money, about: `Sum 合计: ${about}` },
        { name: prefixed('min', measure), type: values.money, about: `Least; not for leadership 最小: ${about}` },
        { name: prefixed('max', measure), type: values.money, about: `Greatest; not for leadership 最大: ${about}` },
        { name: prefixed('avg', measure), type: values.money, about: `Mean, to the fen 平均: ${about}` },
      ];
    }),
    ...Object.entries(distinct).map(([things, relation]) => ({
      name: prefixed('distinct', things),
      type: values.integer,
      about: `How many different ones, always counted from the records 不重复数: ${entity.members[relation]!.about}`,
    })),
  ];
}

/** `sum` of `amount` is `sumAmount`. */
export const prefixed = (prefix: string, name: string): string => `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`;

function groupFields(entities: Registry, entity: Entity, group: string, grouping: Grouping): StatsField[] {
  const when = `null unless grouped by ${group}`;
  if (grouping.kind === 'region') {
    const name = regionGroups[grouping.level];
    return [
      { name: `${name}Code`, group, type: values.region, about: `Code of the ${name} 区划代码; ${when}.` },
      { name: `${name}Name`, group, type: values.text, about: `Name of the ${name} 区划名称; ${when}.` },
    ];
  }
  if (grouping.kind === 'month')
    return [{ name: 'month', group, type: values.text, about: `Month, YYYY-MM 月份; ${when}.` }];
  if (grouping.kind === 'field') {
    const field = entity.members[grouping.field] as Field;
    return [
      { name: grouping.field, group, type: field.type, about: `${field.about} Null unless grouped by ${group}.` },
    ];
  }
  const target = entities.get((entity.members[grouping.relation] as One).target)!;
  return grouping.shows.map((shown) => {
    const name = `${grouping.relation}${shown[0]!.toUpperCase()}${shown.slice(1)}`;
    const { type, about } = shownBy(target, shown);
    return { name, group, type, about: `${about} Null unless grouped by ${group}.` };
  });
}

/** What a group shows of the record that it is of: one of its fields, or its id. */
export function shownBy(target: Entity, shown: string): Pick<Field, 'column' | 'type' | 'about'> {
  if (shown === 'id')
    return { column: target.key[0]!.column, type: values.idOf(target), about: 'Its global id 全局标识.' };
  return target.members[shown] as Field;
}
