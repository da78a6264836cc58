import { type EvidenceValue, type ExplainedParam } from '@qingqu/sweep';
import { entities } from '../entities/index.js';
import { subjectEntities } from '../entities/warning.js';
import { yuanOf } from '../graphql/scalars.js';
import type { Entity } from '../model/entity.js';
import { globalId, parseGlobalId } from '../plan/global-id.js';

/** Evidence as {@link EvidenceType} shows it. */
export const shownEvidence = (evidence: readonly ({ name: string } & EvidenceValue)[]) =>
  evidence.map(({ name, type, value }) => ({
    name,
    type,
    value: value === null ? null : type === 'money' ? yuanOf(String(value)) : String(value),
  }));

export const namedEvidence = (evidence: Record<string, EvidenceValue>) =>
  Object.entries(evidence).map(([name, value]) => ({ name, ...value }));

/** Parameters as {@link RuleParamType} shows them. */
export const shownParams = (params: readonly ExplainedParam[]) =>
  params.map(({ name, label, type, value, default: usual }) => {
    const shown = (each: ExplainedParam['value']) =>
      type === 'money' ? yuanOf(String(each)) : Array.isArray(each) ? each.join(', ') : String(each);
    return { name, labelZh: label.zh, labelEn: label.en, type, value: shown(value), usual: shown(usual) };
  });

/** The global id of a rule's subject. */
export function subjectId(kind: string, id: string): string {
  const entity = entities.get(subjectEntities[kind] ?? '');
  return entity ? globalId(entity, [id]) : id;
}

/** What a global id stands for, if it is one of a record of this kind. */
export function recordOf(id: string, entityName?: string): { entity: Entity; key: string } | undefined {
  const parsed = parseGlobalId(entities, id);
  if (!parsed || (entityName && parsed.entity.name !== entityName)) return undefined;
  return { entity: parsed.entity, key: parsed.key[0]! };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isUuid = (text: string): boolean => UUID.test(text);

/** The key of a record of this kind that an address names, bare or by the global id. */
export const keyNamed = (id: string, entityName: string): string | undefined =>
  isUuid(id) ? id : recordOf(id, entityName)?.key;
