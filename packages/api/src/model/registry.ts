import type { Entity, Member } from './entity.js';
import * as values from './values.js';

/** All entities by name, with the members that follow from others': ways back and names of codes. */
export type Registry = ReadonlyMap<string, Entity>;

/** @throws when a relation leads nowhere, two members share a name, or an order or grouping names no field. */
export function registry(described: readonly Entity[]): Registry {
  const entities = new Map(described.map((each) => [each.name, { ...each, members: { ...each.members } }]));
  if (entities.size !== described.length) throw new Error('two entities share a name');
  const entityNamed = (name: string, where: string) => {
    const found = entities.get(name);
    if (!found) throw new Error(`${where} leads to ${name}, which is no entity`);
    return found;
  };
  const add = (to: Entity, name: string, member: Member) => {
    if (to.members[name]) throw new Error(`${to.name}.${name} is described twice`);
    to.members[name] = member;
  };

  for (const from of described) {
    for (const [name, member] of Object.entries(from.members)) {
      const where = `${from.name}.${name}`;
      if (member.kind === 'one') {
        const target = entityNamed(member.target, where);
        const { on, alsoBack, inverse } = member;
        if (inverse)
          add(target, inverse.name, {
            kind: 'many',
            target: from.name,
            about: inverse.about,
            on: (here, there) => (alsoBack ? `${on(there, here)} and ${alsoBack(there, here)}` : on(there, here)),
          });
      }
      if (member.kind === 'either') {
        for (const [kind, targetName] of Object.entries(member.targets)) {
          add(entityNamed(targetName, where), member.inverse.name, {
            kind: 'many',
            target: from.name,
            about: member.inverse.about,
            on: (here, there) =>
              `${there(member.kindColumn)} = '${kind}' and ${there(member.idColumn)} = ${here('id')}`,
          });
        }
      }
      if (member.kind === 'field' && member.codeSystem) {
        const { column, codeSystem } = member;
        add(entities.get(from.name)!, name.replace(/Code$/, 'Name'), {
          kind: 'computed',
          type: values.text,
          nullable: true,
          about: `Chinese name of \`${name}\` 名称.`,
          sql: (col) =>
            `(select k.name_zh from code_item k where k.system = '${codeSystem}' and k.code = ${col(column)})`,
        });
      }
    }
  }
  for (const each of entities.values()) checkNames(each);
  return entities;
}

function checkNames(entity: Entity): void {
  const mustBe = (name: string, kind: Member['kind'], what: string) => {
    if (entity.members[name]?.kind !== kind)
      throw new Error(`${entity.name}: ${what} names ${name}, which is no ${kind}`);
  };
  for (const term of entity.order) mustBe(term.field, 'field', 'its order');
  for (const measure of entity.stats?.measures ?? []) mustBe(measure, 'field', 'a measure');
  for (const relation of Object.values(entity.stats?.distinct ?? {}))
    if (entity.members[relation]?.kind !== 'either') mustBe(relation, 'one', 'a count of different ones');
  for (const group of Object.values(entity.stats?.groups ?? {})) {
    if (group.kind === 'relation') mustBe(group.relation, 'one', 'a grouping');
    if (group.kind === 'field' || group.kind === 'month') mustBe(group.field, 'field', 'a grouping');
  }
}
