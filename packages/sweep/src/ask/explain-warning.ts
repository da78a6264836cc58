import type { CompiledRule, ParamSpec, ParamValue } from '@qingqu/rules-sdk';
import type { EvidenceValue } from '../evaluator/protocol.js';

/**
 * Reads the first column of the first row that a statement gives, as JSON. Whose rows it sees is for the caller to decide: with a viewer's
 * transaction, those of the viewer.
 */
export type ReadOne = (text: string, values: unknown[]) => Promise<unknown>;

/** A parameter as a warning was found with it. */
export interface ExplainedParam {
  name: string;
  label: { zh: string; en: string };
  type: ParamSpec['type'];
  value: ParamValue;
  /** What the rule says where nobody has said otherwise. */
  default: ParamValue;
}

/** Why a warning is there: which rule in which version said so, with which parameters, on which data, by which law. */
export interface Explanation {
  ruleId: string;
  ruleDigest: string;
  title: { zh: string; en: string };
  /** Articles that the rule rests on. */
  basis: string[];
  message: { zh: string; en: string };
  sql: string;
  /** `@qingqu/rules-core 0.1.0` */
  package: string;
  /** The department key that signed the package; null for the platform's own. */
  signedBy: string | null;
  /** Whether this version still runs. */
  inForce: boolean;
  params: ExplainedParam[];
  /** In the order of the rule's author. */
  evidence: ({ name: string } & EvidenceValue)[];
  evidenceDigest: string;
  /** The state of the data, and the day, on which it was last found. */
  epoch: string;
  asOf: string;
}

interface Stored {
  ruleDigest: string;
  params: Record<string, ParamValue>;
  evidence: Record<string, EvidenceValue>;
  evidenceDigest: string;
  message: { zh: string; en: string };
  epoch: string;
  asOf: string;
  definition: CompiledRule;
  package: string;
  signedBy: string | null;
  inForce: boolean;
}

/** Explains a warning from what was kept with it; undefined when there is none that `read` sees. */
export async function explainWarning(read: ReadOne, id: string): Promise<Explanation | undefined> {
  const stored = (await read(
    `select json_build_object('ruleDigest', w.rule_digest, 'params', w.params, 'evidence', w.evidence,
       'evidenceDigest', encode(w.evidence_digest, 'hex'), 'message', json_build_object('zh', w.message_zh, 'en', w.message_en),
       'epoch', w.last_seen_epoch::text, 'asOf', w.last_seen_as_of, 'definition', v.definition, 'package', p.name || ' ' || p.version,
       'signedBy', p.signed_by, 'inForce', p.enabled and v.status in ('shadow', 'pilot', 'active'))
     from warning w join rule_version v on v.digest = w.rule_digest join rule_package p on p.id = v.package_id where w.id = $1::uuid`,
    [id],
  )) as Stored | null | undefined;
  if (!stored) return undefined;
  const { definition: rule, params, evidence, ...rest } = stored;
  return {
    ...rest,
    ruleId: rule.id,
    title: rule.title,
    basis: rule.basis,
    sql: rule.sql,
    params: paramsOf(rule, params),
    evidence: rule.columns.flatMap(({ name }) => (evidence[name] ? [{ name, ...evidence[name] }] : [])),
  };
}

/** A rule's parameters with what they mean. */
export const paramsOf = (rule: CompiledRule, values: Record<string, ParamValue>): ExplainedParam[] =>
  Object.entries(rule.params).map(([name, spec]) => ({
    name,
    label: spec.label,
    type: spec.type,
    value: values[name] ?? spec.default,
    default: spec.default,
  }));
