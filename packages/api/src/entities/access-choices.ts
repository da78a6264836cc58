import * as t from '@qingqu/schema';
import { choice } from '../model/choice.js';

export const Role = choice('Role', 'What a user may do 角色.', t.roles, {
  staff: 'Application staff: business rows of the region, warnings of the own departments 业务人员.',
  supervisor: 'Supervision: business rows and all warnings of the region 监督人员.',
  leader: 'Leadership: the budget chain, and totals of payments and warnings 领导.',
  auditor: 'Auditor: what supervision reads, and besides who may do what and what was done 审计人员.',
  service: 'A program, for example a BI tool: what staff read, by a token 程序.',
  admin: 'Administrator: users, reference data and the running of the platform, no business rows (Art. 10) 管理人员.',
});
export const UserKind = choice('UserKind', 'Kind of user 用户类别.', t.appUser.kind.enumValues, {
  person: 'A person, who signs in 个人.',
  service: 'A program, which shows tokens 程序.',
});
export const SignInMethod = choice('SignInMethod', 'How somebody signed in 登录方式.', t.appSession.method.enumValues, {
  password: 'By password 密码.',
  password_totp: 'By password and a code of the second factor 密码和动态码.',
  oidc: 'Through the OpenID issuer 统一认证.',
});
