import { fixedDate } from '../business-date.js';
import type { DemoUser } from '../demo-users.js';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';

/** Says where the platform is, and who may sign in. */
export function announce(platform: Platform, address: string, users: (DemoUser & { password: string })[]): void {
  const { voice } = platform;
  const fixed = fixedDate(platform);
  voice.line('');
  if (fixed) voice.line(both(`业务日期固定为 ${fixed}`, `the business date is fixed at ${fixed}`));
  voice.line(
    both(`控制台 ${address}/   GraphiQL ${address}/graphiql   接口 ${address}/graphql`, 'console, GraphiQL, API'),
  );
  if (users.length === 0) return;
  voice.line(both('演示用户（密码仅属于本机）', 'demo users (the passwords are of this installation only)'));
  for (const user of users)
    voice.line(`  ${user.username.padEnd(10)} ${user.password}  ${user.displayName}  ${user.role} ${user.regionCode}`);
  const [first] = users;
  const json = "-H 'content-type: application/json'";
  voice.line(both('试一试', 'try it'));
  voice.line(
    `  TOKEN=$(curl -s ${address}/graphql ${json} -d '{"query":"mutation{signIn(username:\\"${first!.username}\\",password:\\"${first!.password}\\"){token}}"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
  );
  voice.line(
    `  curl -s ${address}/graphql ${json} -H "authorization: Bearer $TOKEN" -d '{"query":"{warnings(first:3){totalCount nodes{warningNo severity messageZh evidence{name value}}}}"}'`,
  );
}
