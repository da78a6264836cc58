import { departmentKey, ruleChange, ruleHold, ruleParameter, ruleWhitelist } from '@qingqu/schema';
import { asc, chosen, computed, desc, type Entity, entity, field, one } from '../model/entity.js';
import { flag, json, text } from '../model/values.js';
import * as choices from './choices.js';

/** How rules are governed: what was proposed, decided, and is in force. */
export const ruleDeskEntities: Entity[] = [
  entity('RuleChange', ruleChange, {
    plural: 'ruleChanges',
    about:
      'Changes of rules, parameters, packages and keys: one person proposes, another decides 规则变更（经办与复核）.',
    members: {
      changeKind: chosen(ruleChange.kind, choices.RuleChangeKind, 'What is changed 变更类型.'),
      about: field(ruleChange.subject, 'What it is about: a rule, a package or a key 变更对象.'),
      payload: computed({
        type: json,
        nullable: false,
        about: "The change itself, without the text of a package's rules 变更内容.",
        sql: (col) => `(${col('payload')} - 'json')`,
      }),
      reason: field(ruleChange.reason, 'Why 理由.'),
      maker: field(ruleChange.maker, 'Who proposed it 经办人.'),
      madeAt: field(ruleChange.madeAt, 'When it was proposed 提出时间.'),
      checker: field(ruleChange.checker, 'Who decided; null while nobody has 复核人.'),
      decision: chosen(ruleChange.decision, choices.ChangeDecision, 'The decision; null while there is none 复核结论.'),
      decisionReason: field(ruleChange.decisionReason, 'Why it was decided so 复核意见.'),
      decidedAt: field(ruleChange.decidedAt, 'When it was decided 复核时间.'),
    },
    order: [desc('madeAt')],
  }),
  entity('RuleParameter', ruleParameter, {
    plural: 'ruleParameters',
    about: 'Values of rule parameters, by region and day 规则参数. Where there is none, the default of the rule holds.',
    members: {
      ruleId: field(ruleParameter.ruleId, 'Id of the rule 规则编号.'),
      name: field(ruleParameter.name, 'Name of the parameter 参数名.'),
      value: field(ruleParameter.value, 'The value; money in fen, as text 参数值（金额单位为分）.'),
      effectiveFrom: field(ruleParameter.effectiveFrom, 'First day on which it holds 生效日期.'),
      regionCode: field(ruleParameter.regionCode, 'Code of the region in whose subtree it holds 区划代码.'),
      region: one('Region', ruleParameter.regionCode, {
        about: 'The region in whose subtree it holds 区划.',
        to: 'code',
        inverse: { name: 'ruleParameters', about: 'Rule parameters set for this region 本级规则参数.' },
      }),
      maker: field(ruleParameter.maker, 'Who proposed it 经办人.'),
      checker: field(ruleParameter.checker, 'Who approved it; without it the value does not hold 复核人.'),
      change: one('RuleChange', ruleParameter.changeId, {
        about: 'The change that brought it 所属变更.',
        inverse: { name: 'parameters', about: 'The parameter that it set 参数.' },
      }),
    },
    order: [asc('ruleId'), asc('name'), desc('effectiveFrom')],
  }),
  entity('WhitelistEntry', ruleWhitelist, {
    plural: 'whitelistEntries',
    about: 'Records and parties that a rule leaves alone until a day 白名单. Such findings are counted, not hidden.',
    members: {
      ruleId: field(ruleWhitelist.ruleId, 'Id of the rule 规则编号.'),
      matches: chosen(ruleWhitelist.matches, choices.WhitelistMatch, 'Which findings it leaves alone 适用方式.'),
      recordId: computed({
        type: text,
        nullable: false,
        about: 'The record or party that it names, as evidence shows ids 对象标识.',
        sql: (col) => `${col('entry_id')}::text`,
      }),
      basis: field(ruleWhitelist.basis, 'What it rests on 依据.'),
      validFrom: field(ruleWhitelist.validFrom, 'First day 起始日期.'),
      expiresOn: field(ruleWhitelist.expiresOn, 'Last day 到期日期.'),
      ended: computed({
        type: flag,
        nullable: false,
        about: 'Whether it was ended before its last day 是否提前终止.',
        sql: (col) => `${col('ended_at')} is not null`,
      }),
      maker: field(ruleWhitelist.maker, 'Who proposed it 经办人.'),
      checker: field(ruleWhitelist.checker, 'Who approved it 复核人.'),
      change: one('RuleChange', ruleWhitelist.changeId, {
        about: 'The change that brought it 所属变更.',
        inverse: { name: 'whitelistEntries', about: 'The entry that it made 白名单.' },
      }),
    },
    order: [asc('ruleId'), desc('validFrom')],
  }),
  entity('RuleHold', ruleHold, {
    plural: 'ruleHolds',
    about: 'Rules that the engine took out of the sweeps 规则暂停. Their warnings stay as they are.',
    members: {
      ruleId: field(ruleHold.ruleId, 'Id of the rule 规则编号.'),
      cause: chosen(ruleHold.cause, choices.HoldCause, 'Why 原因.'),
      detail: field(ruleHold.detail, 'What happened 说明.'),
      since: field(ruleHold.since, 'Since when 暂停时间.'),
      releasedAt: field(ruleHold.releasedAt, 'When it was released; null while it holds 解除时间.'),
      releasedBy: field(ruleHold.releasedBy, 'Who approved the release 解除人.'),
      rule: one('Rule', ruleHold.ruleDigest, {
        about: 'The rule version 规则.',
        to: 'digest',
        inverse: { name: 'holds', about: 'When and why it was out of the sweeps 暂停记录.' },
      }),
    },
    order: [desc('since')],
  }),
  entity('DepartmentKey', departmentKey, {
    plural: 'departmentKeys',
    about: 'Keys by which the rule packages of departments are recognised 部门签名密钥.',
    members: {
      keyId: field(departmentKey.id, 'First 16 hexadecimal digits of the digest of the public key 密钥编号.'),
      owner: field(departmentKey.owner, 'Department that signs with it 归口部门.'),
      validFrom: field(departmentKey.validFrom, 'First day 有效期起.'),
      validTo: field(departmentKey.validTo, 'Last day; null = without end 有效期止.'),
      revokedAt: field(departmentKey.revokedAt, 'When it was revoked 吊销时间.'),
      change: one('RuleChange', departmentKey.changeId, {
        about: 'The last change of it 所属变更.',
        inverse: { name: 'departmentKeys', about: 'The key that it brought or revoked 密钥.' },
      }),
    },
    order: [asc('owner'), desc('validFrom')],
  }),
];
