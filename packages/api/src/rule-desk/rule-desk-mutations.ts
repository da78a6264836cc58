import {
  decideChange,
  fetchPackage,
  installedRule,
  type KindOfChange,
  type Proposal,
  packageNameOf,
  parameterChange,
  proposeChange,
  publicKeyOf,
} from '@qingqu/sweep';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import * as choices from '../entities/choices.js';
import { entities } from '../entities/index.js';
import { badInput, notFound } from '../errors.js';
import { choiceEnum, enumOf } from '../graphql/enums.js';
import { objectType } from '../graphql/object-types.js';
import { askedBy } from '../graphql/resolvers.js';
import { LocalDate, RegionCode } from '../graphql/scalars.js';
import type { ApiContext } from '../server/operation.js';
import { storedOf } from './candidate-payment.js';
import { ofEngine } from './errors.js';
import { expectRights, reasonText, ruleText } from './rights.js';
import { recordOf } from './shown.js';

const RuleChangeType = objectType(entities, entities.get('RuleChange')!);
const RuleStatus = choiceEnum(choices.RuleStatus);
const ChangeDecision = choiceEnum(choices.ChangeDecision);
const WhitelistMatch = choiceEnum(choices.WhitelistMatch);
const PackageAction = enumOf('PackageAction', 'What is to happen to a rule package 规则包操作.', {
  INSTALL: 'Install it, or a newer version of it 安装或升级.',
  ENABLE: 'Put it back in force 启用.',
  ROLLBACK: 'Go back to an earlier version 回退.',
  DISABLE: 'Put it out of force 停用.',
  REMOVE: 'Remove it in all its versions 移除.',
});

/**
 * How rules are governed: one person proposes, a second decides. Who may, the desk of the rule engine checks again with each step, by the
 * person's grants; the database says first whether the viewer may see what it is about.
 */
@Resolver()
export class RuleDeskMutations {
  @Mutation(() => RuleChangeType, {
    description: 'Proposes a value of a rule parameter for a region and all below it 提出参数变更.',
  })
  async proposeParameter(
    @Arg('ruleId', () => String, { description: ruleText }) ruleId: string,
    @Arg('name', () => String, { description: 'Name of the parameter, such as "limit" 参数名.' }) name: string,
    @Arg('value', () => String, {
      description:
        'The value as people write it: money in yuan such as "50000.00", codes with commas 参数值（金额单位为元）.',
    })
    text: string,
    @Arg('effectiveFrom', () => LocalDate, { description: 'First day on which it holds; not before today 生效日期.' })
    effectiveFrom: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "The region; the viewer's own when not given 区划代码.",
    })
    regionCode: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { viewer, pool } = await begin(context, 'parameter');
    const region = regionCode ?? viewer.regionCode;
    const payload = await ofEngine(parameterChange(pool, { ruleId, name, text, region, effectiveFrom }));
    return propose(context, info, { kind: 'parameter', subject: ruleId, payload, reason });
  }

  @Mutation(() => RuleChangeType, {
    description: 'Proposes that a rule leaves a record or party alone until a day 提出白名单.',
  })
  async proposeWhitelist(
    @Arg('ruleId', () => String, { description: ruleText }) ruleId: string,
    @Arg('matches', () => WhitelistMatch, { description: 'Which findings are left alone 适用方式.' }) matches: string,
    @Arg('recordId', () => ID, { description: 'Id of the record or party 对象.' }) recordId: string,
    @Arg('basis', () => String, { description: 'What it rests on, such as a document number 依据.' }) basis: string,
    @Arg('validFrom', () => LocalDate, { description: 'First day; not before today 起始日期.' }) validFrom: string,
    @Arg('expiresOn', () => LocalDate, { description: 'Last day, at most two years later 到期日期.' })
    expiresOn: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('regionCode', () => RegionCode, {
      nullable: true,
      description: "The region in whose subtree it holds; the viewer's own when not given 区划代码.",
    })
    regionCode: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { viewer } = await begin(context, 'whitelist');
    const record = recordOf(recordId) ?? refuseId('recordId', 'a record');
    if (record.entity.key[0]!.type !== 'uuid') refuseId('recordId', 'a record');
    const payload = {
      matches: storedOf(choices.WhitelistMatch, matches),
      entryId: record.key,
      basis,
      validFrom,
      expiresOn,
    };
    const region = regionCode ?? viewer.regionCode;
    return propose(context, info, { kind: 'whitelist', subject: ruleId, payload, reason, regionCode: region });
  }

  @Mutation(() => RuleChangeType, {
    description: 'Proposes to end a whitelist entry before its last day 提出终止白名单.',
  })
  async proposeWhitelistEnd(
    @Arg('entryId', () => ID, { description: 'Id of the whitelist entry 白名单.' }) entryId: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await begin(context, 'whitelist-end');
    const entry = recordOf(entryId, 'WhitelistEntry') ?? refuseId('entryId', 'a whitelist entry');
    const about = (await context.operation.read(
      `select json_build_object('ruleId', w.rule_id, 'region', (
         select r.code from region r where r.scope_lo = w.scope_ord order by r.successor is not null, r.code limit 1))
       from rule_whitelist w where w.id = $1::bigint`,
      [entry.key],
    )) as { ruleId: string; region: string } | undefined;
    if (!about) throw notFound('白名单', 'whitelist entry');
    return propose(context, info, {
      kind: 'whitelist-end',
      subject: about.ruleId,
      payload: { entry: entry.key },
      reason,
      regionCode: about.region,
    });
  }

  @Mutation(() => RuleChangeType, {
    description: 'Proposes where the version of a rule that is installed goes next in its life 提出规则状态变更.',
  })
  async proposeRuleLife(
    @Arg('ruleId', () => String, { description: ruleText }) ruleId: string,
    @Arg('status', () => RuleStatus, { description: 'SHADOW, PILOT, ACTIVE or RETIRED 新状态.' }) status: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('regions', () => [RegionCode], {
      nullable: true,
      description: 'Of a pilot: the regions in whose subtrees it warns 试点地区.',
    })
    regions: string[] | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { pool } = await begin(context, 'life');
    const { digest } = await ofEngine(installedRule(pool, ruleId));
    const payload = { digest, status: storedOf(choices.RuleStatus, status), ...(regions ? { regions } : {}) };
    return propose(context, info, { kind: 'life', subject: ruleId, payload, reason });
  }

  @Mutation(() => RuleChangeType, {
    description: 'Proposes to install, enable, roll back, disable or remove a rule package 提出规则包变更.',
  })
  async proposePackage(
    @Arg('action', () => PackageAction, { description: 'What is to happen 操作.' }) action: string,
    @Arg('package', () => String, {
      description:
        'Its name; to install with its version, such as "@lankao/township-rules@1.0.0", as the registry of the platform has it 规则包.',
    })
    name: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('version', () => String, { nullable: true, description: 'To roll back: the version to go back to 回退版本.' })
    version: string | null,
    @Arg('life', () => RuleStatus, {
      nullable: true,
      description:
        'To install or roll back: where rules that are new or changed begin; DRAFT, SHADOW or ACTIVE 初始状态.',
    })
    life: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const kind = `package-${action.toLowerCase()}` as KindOfChange;
    await begin(context, kind);
    const begins = life ? { life: storedOf(choices.RuleStatus, life) } : {};
    if (action === 'INSTALL') {
      const fetched = await ofEngine(fetchPackage(expectRegistryName(name)));
      return propose(context, info, {
        kind,
        subject: packageNameOf(fetched),
        payload: { ...fetched, ...begins },
        reason,
      });
    }
    const payload = action === 'ROLLBACK' ? { version: version ?? '', ...begins } : {};
    return propose(context, info, { kind, subject: name, payload, reason });
  }

  @Mutation(() => RuleChangeType, {
    description: "Proposes a department's key, by which its packages are recognised 提出登记部门密钥.",
  })
  async proposeDepartmentKey(
    @Arg('owner', () => String, { description: 'The department, as its packages name their owner 归口部门.' })
    owner: string,
    @Arg('publicKey', () => String, { description: 'The 32 bytes of the Ed25519 public key in base64 公钥.' })
    publicKey: string,
    @Arg('validFrom', () => LocalDate, { description: 'First day 有效期起.' }) validFrom: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Arg('validTo', () => LocalDate, { nullable: true, description: 'Last day; without it there is none 有效期止.' })
    validTo: string | null,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await begin(context, 'key');
    const bytes = Buffer.from(publicKey, 'base64');
    if (bytes.length !== 32)
      throw badInput(
        'publicKey expects the 32 bytes of an Ed25519 key in base64, such as "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".',
      );
    const key = publicKeyOf(bytes);
    const payload = { owner, publicKey: key.publicKey, validFrom, ...(validTo ? { validTo } : {}) };
    return propose(context, info, { kind: 'key', subject: key.id, payload, reason });
  }

  @Mutation(() => RuleChangeType, {
    description:
      'Proposes to revoke a key: from then on nothing that it has signed is installed or run 提出吊销部门密钥.',
  })
  async proposeKeyRevoke(
    @Arg('keyId', () => ID, { description: 'Id of the key 密钥.' }) keyId: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await begin(context, 'key-revoke');
    const key = recordOf(keyId, 'DepartmentKey') ?? refuseId('keyId', 'a department key');
    return propose(context, info, { kind: 'key-revoke', subject: key.key, payload: {}, reason });
  }

  @Mutation(() => RuleChangeType, {
    description: 'Proposes that a rule which is on hold comes back into the sweeps 提出解除规则暂停.',
  })
  async proposeHoldRelease(
    @Arg('holdId', () => ID, { description: 'Id of the hold 暂停.' }) holdId: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await begin(context, 'hold-release');
    const hold = recordOf(holdId, 'RuleHold') ?? refuseId('holdId', 'a hold');
    const ruleId = await context.operation.read('select rule_id from rule_hold where id = $1::bigint', [hold.key]);
    if (typeof ruleId !== 'string') throw notFound('暂停', 'hold');
    return propose(context, info, { kind: 'hold-release', subject: ruleId, payload: { hold: hold.key }, reason });
  }

  @Mutation(() => RuleChangeType, {
    description:
      'Decides a change that another person has proposed; what is approved takes effect at once 复核规则变更.',
  })
  async decideRuleChange(
    @Arg('id', () => ID, { description: 'Id of the change 变更.' }) id: string,
    @Arg('decision', () => ChangeDecision, { description: 'The decision 复核结论.' }) decision: string,
    @Arg('reason', () => String, { description: reasonText }) reason: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { operation } = context;
    const change = recordOf(id, 'RuleChange') ?? refuseId('id', 'a change');
    // Somebody else's change is as good as not there.
    const kind = await operation.read('select kind from rule_change where id = $1::bigint', [change.key]);
    if (typeof kind !== 'string') throw notFound('变更', 'change');
    const { viewer, pool, settings } = await begin(context, kind as KindOfChange);
    const said = { checker: viewer.username, decision: storedOf(choices.ChangeDecision, decision), reason };
    await ofEngine(decideChange(pool, BigInt(change.key), said, settings));
    return operation.recordNow('RuleChange', change.key, info.fieldNodes, askedBy(info));
  }
}

/** What every step works with, once the viewer may take it. */
async function begin({ operation }: ApiContext, kind: KindOfChange) {
  const { port } = operation.rules;
  const viewer = await operation.viewer();
  expectRights(viewer, kind);
  return { viewer, pool: port.sweep.pool, settings: await port.settings() };
}

async function propose(
  context: ApiContext,
  info: GraphQLResolveInfo,
  proposal: Omit<Proposal, 'maker'>,
): Promise<unknown> {
  const { viewer, pool, settings } = await begin(context, proposal.kind);
  const id = await ofEngine(proposeChange(pool, { ...proposal, maker: viewer.username }, settings));
  return context.operation.recordNow('RuleChange', String(id), info.fieldNodes, askedBy(info));
}

/** Files lie with the operator: over the API a package comes from the registry alone. */
function expectRegistryName(name: string): string {
  if (
    /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*@\d+\.\d+\.\d+[0-9A-Za-z.-]*$/.test(name) &&
    !/\.(tgz|tar\.gz)$/.test(name)
  )
    return name;
  throw badInput(
    'package expects a name with its version, such as "@lankao/township-rules@1.0.0". A .tgz file is installed with `qingqu rules install`.',
  );
}

function refuseId(argument: string, what: string): never {
  throw badInput(`${argument} expects the id of ${what}, as the API gives it.`);
}
