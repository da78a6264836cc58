import type { Pair } from '../words/language.js';

export const words = {
  username: ['用户名', 'User name'],
  password: ['密码', 'Password'],
  code: ['动态口令', 'One-time code'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signInFailed: ['用户名或密码不正确', 'User name or password is not right'],
  codeNeeded: ['请输入动态口令', 'Enter the one-time code'],
  rateLimited: ['尝试次数过多，请稍后再试', 'Too many attempts; try again later'],
  mustChange: ['首次登录或密码已重置，请先修改密码', 'Change your password first: it is new or was reset'],
  current: ['现用密码', 'Present password'],
  next: ['新密码（至少 10 个字符）', 'New password (at least 10 characters)'],
  again: ['再输入一次新密码', 'The new password once more'],
  differ: ['两次输入不一致', 'The two are not the same'],
  change: ['修改密码', 'Change the password'],
  account: ['个人账户', 'My account'],
  unit: ['金额单位', 'Unit of amounts'],
  menu: ['主菜单', 'Main menu'],
  graphiql: ['GraphiQL 查询', 'GraphiQL'],
} as const satisfies Record<string, Pair>;
