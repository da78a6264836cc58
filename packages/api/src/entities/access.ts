import { appGrant, appSession, appUser, grantException, serviceToken } from '@qingqu/schema';
import {
  asc,
  type Col,
  chosen,
  computed,
  desc,
  type Entity,
  entity,
  field,
  inRegion,
  type One,
  one,
} from '../model/entity.js';
import { flag, text } from '../model/values.js';
import * as choices from './access-choices.js';
import { officeSql } from './offices.js';

const today = `(now() at time zone 'Asia/Shanghai')::date`;

/** What lies between two days: from the first until the day before the second. */
const isBetween = (col: Col) => `${col('valid_from')} <= ${today} and coalesce(${col('valid_to')} > ${today}, true)`;

/** A column of words, as one text. */
const listed = (column: string, about: string) =>
  computed({ type: text, nullable: false, about, sql: (col) => `array_to_string(${col(column)}, ', ')` });

/** The region in which an account is kept. A superseded code shares its successor's place. */
const homeRegion: One = {
  kind: 'one',
  target: 'Region',
  about: 'Region whose administrators keep the account 所属区划.',
  on: (from, to) => `${from('scope_ord')} = ${to('scope_lo')} and ${to('successor')} is null`,
  inverse: { name: 'users', about: 'Users of this region itself 本级用户.' },
};

/** Who may do what, since when and by whose word. Hashes and secrets are no fields. */
export const accessEntities: Entity[] = [
  entity('User', appUser, {
    plural: 'users',
    about: 'Users 用户: of the region for its administrators and auditors, of oneself for everybody else.',
    members: {
      username: field(appUser.username, 'User name 用户名.'),
      displayName: field(appUser.displayName, 'Name to show 显示名.'),
      userKind: chosen(appUser.kind, choices.UserKind, 'Kind 类别.'),
      staffNo: field(appUser.staffNo, "The person's number; two accounts of one person bear the same 工号."),
      oidcIssuer: field(appUser.oidcIssuer, 'OpenID issuer through which the user signs in 统一认证颁发者.'),
      mustChangePassword: field(appUser.mustChangePassword, 'Whether the password is to be changed first 是否须改密.'),
      passwordChangedAt: field(appUser.passwordChangedAt, 'When the password was last changed 改密时间.'),
      secondFactorSince: field(appUser.totpEnabledAt, 'Since when a second factor is asked for 动态码启用时间.'),
      failedSignIns: field(appUser.failedSignIns, 'Failed attempts since the last sign-in 连续登录失败次数.'),
      lockedUntil: field(appUser.lockedUntil, 'Until when nobody can sign in as this user 锁定至.'),
      revealQuota: field(
        appUser.revealQuota,
        'Personal values that may be revealed a day; null = the usual number 每日明文查看上限.',
      ),
      isDemo: field(appUser.isDemo, 'Whether it is for trying things out 是否演示用户.'),
      disabledAt: field(appUser.disabledAt, 'When it was disabled; null = in use 停用时间.'),
      createdAt: field(appUser.createdAt, 'When it was made 创建时间.'),
      createdBy: field(appUser.createdBy, 'Who made it; null = the platform 创建人.'),
      region: homeRegion,
    },
    order: [asc('username')],
  }),
  entity('Grant', appGrant, {
    plural: 'grants',
    about: 'Grants 授权: a role, in a region and all below it, for kinds of department, for some time.',
    members: {
      role: chosen(appGrant.role, choices.Role, 'Role 角色.'),
      officeZh: computed({ type: text, about: 'The office that it makes 岗位.', sql: officeSql('zh') }),
      officeEn: computed({
        type: text,
        about: 'The office that it makes, in English 岗位（英文）.',
        sql: officeSql('en'),
      }),
      departmentKinds: listed(
        'department_kinds',
        'Kinds of department whose warnings the user sees, with commas; empty = none 处室类别.',
      ),
      regionCode: field(appGrant.regionCode, 'Code of the region 区划代码.'),
      region: inRegion(appGrant.regionCode, 'Region 区划.', {
        name: 'grants',
        about: 'Grants for this region itself 本级授权.',
      }),
      validFrom: field(appGrant.validFrom, 'First day 起始日期.'),
      validTo: field(appGrant.validTo, 'First day on which it is no longer valid; null = without end 截止日期.'),
      inForce: computed({ type: flag, nullable: false, about: 'Whether it is valid today 是否有效.', sql: isBetween }),
      reason: field(appGrant.reason, 'Why 理由.'),
      grantedBy: field(appGrant.grantedBy, 'Who granted it 授权人.'),
      grantedAt: field(appGrant.grantedAt, 'When it was granted 授权时间.'),
      endedBy: field(appGrant.endedBy, 'Who ended it; null = nobody has 终止人.'),
      user: one('User', appGrant.userId, {
        about: 'User 用户.',
        inverse: { name: 'grants', about: 'What the user may see and do 授权.' },
      }),
    },
    order: [asc('regionCode'), asc('role'), desc('validFrom')],
  }),
  entity('GrantException', grantException, {
    plural: 'grantExceptions',
    about: 'Exceptions 混岗例外: who may be administrator and application staff at once, why, until when (Art. 10).',
    members: {
      reason: field(grantException.reason, 'Why 理由.'),
      review: field(grantException.review, "How the person's work is reviewed instead 补偿性复核措施."),
      proposedBy: field(grantException.proposedBy, 'Who proposed it 提出人.'),
      approvedBy: field(grantException.approvedBy, 'Who approved it; until then it covers nothing 批准人.'),
      approvedAt: field(grantException.approvedAt, 'When it was approved 批准时间.'),
      validFrom: field(grantException.validFrom, 'First day 起始日期.'),
      validTo: field(grantException.validTo, 'First day on which it is no longer valid 截止日期.'),
      inForce: computed({
        type: flag,
        nullable: false,
        about: 'Whether it covers today 是否有效.',
        sql: (col) => `${isBetween(col)} and ${col('approved_at')} is not null and ${col('ended_at')} is null`,
      }),
      createdAt: field(grantException.createdAt, 'When it was proposed 提出时间.'),
      endedAt: field(grantException.endedAt, 'When it was ended before its time 终止时间.'),
      endedBy: field(grantException.endedBy, 'Who ended it 终止人.'),
      user: one('User', grantException.userId, {
        about: 'User 用户.',
        inverse: { name: 'exceptions', about: 'Exceptions from the separation of duties 混岗例外.' },
      }),
    },
    order: [desc('createdAt')],
  }),
  entity('Session', appSession, {
    plural: 'sessions',
    about: 'Sessions 会话: sign-ins, from their tokens to their ends.',
    members: {
      method: chosen(appSession.method, choices.SignInMethod, 'How the user signed in 登录方式.'),
      role: chosen(appSession.role, choices.Role, 'In which role, where an exception allows a person two 登录角色.'),
      createdAt: field(appSession.createdAt, 'When the user signed in 登录时间.'),
      lastSeenAt: field(appSession.lastSeenAt, 'When it was last used 最近使用时间.'),
      expiresAt: field(appSession.expiresAt, 'When it ends at the latest 失效时间.'),
      clientAddress: field(appSession.clientAddress, 'From where 客户端地址.'),
      userAgent: field(appSession.userAgent, 'With what program 客户端程序.'),
      revokedAt: field(appSession.revokedAt, 'When it was ended before its time 终止时间.'),
      revokedBy: field(appSession.revokedBy, 'Who ended it 终止人.'),
      revokedReason: field(appSession.revokedReason, 'Why 终止原因.'),
      user: one('User', appSession.userId, {
        about: 'User 用户.',
        inverse: { name: 'sessions', about: 'Sign-ins 会话.' },
      }),
    },
    order: [desc('createdAt')],
  }),
  entity('ServiceToken', serviceToken, {
    plural: 'serviceTokens',
    about: 'Service tokens 服务令牌: with which programs ask. A token itself is shown once, when it is issued.',
    readers: 'administration',
    members: {
      name: field(serviceToken.name, 'What it is for 名称.'),
      scopes: listed('scopes', 'What it may do, with commas: graphql, graphql:adhoc, export 用途.'),
      createdAt: field(serviceToken.createdAt, 'When it was issued 签发时间.'),
      createdBy: field(serviceToken.createdBy, 'Who issued it 签发人.'),
      expiresAt: field(serviceToken.expiresAt, 'When it stops working 失效时间.'),
      lastUsedAt: field(serviceToken.lastUsedAt, 'When it was last used 最近使用时间.'),
      lastUsedFrom: field(serviceToken.lastUsedFrom, 'From where it was last used 最近使用地址.'),
      revokedAt: field(serviceToken.revokedAt, 'When it was revoked 吊销时间.'),
      revokedBy: field(serviceToken.revokedBy, 'Who revoked it 吊销人.'),
      user: one('User', serviceToken.userId, {
        about: 'The user that it stands for 程序账号.',
        inverse: { name: 'serviceTokens', about: 'Service tokens 服务令牌.' },
      }),
    },
    order: [desc('createdAt')],
  }),
];
