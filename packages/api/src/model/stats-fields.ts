import type { Entity, Field, Grouping, One } from './entity.js';
import type { Registry } from './registry.js';
import * as values from './values.js';

/** A field of a row of statistics: the group it belongs to (none = counted), and how it is shown. */
export interface StatsField {
  name: string;
  group?: string;
  type: values.ValueType;
  about: string;
}

/** How the groups of a kind are made: keys in the innermost query, names joined at the end. */
const regionGroups = { own: 'region', county: 'county', prefecture: 'prefecture' } as const;

/** The fields of an entity's statistics: flat, so that a BI tool can take them as they are. */
export function statsFields(entities: Registry, entity: Entity): StatsField[] {
  const { groups, measures } = entity.stats!;
  return [
    ...Object.entries(groups).flatMap(([group, grouping]) => groupFields(entities, entity, group, grouping)),
    { name: 'count', type: values.integer, about: 'Number of rows 条数.' },
    ...measures.flatMap((measure) => {
      const { about } = entity.members[measure]!;
      const name = (prefix: string) => `${prefix}${measure[0]!.toUpperCase()}${measure.slice(1)}`;
      return [
        { name: name('sum'), type: values.money, about: `Sum 合计: ${about}` },
        { name: name('min'), type: values.money, about: `Least 最小: ${about}` },
        { name: name('max'), type: values.money, about: `Greatest 最大: ${about}` },
        { name: name('avg'), type: values.money, about: `Mean, to the fen 平均: ${about}` },
      ];
    }),
  ];
}

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
    const field = target.members[shown] as Field;
    const name = `${grouping.relation}${shown[0]!.toUpperCase()}${shown.slice(1)}`;
    return { name, group, type: field.type, about: `${field.about} Null unless grouped by ${group}.` };
  });
}
