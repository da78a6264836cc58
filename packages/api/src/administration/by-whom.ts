import { entities } from '../entities/index.js';
import { apiError, badInput } from '../errors.js';
import { globalId } from '../plan/global-id.js';
import { recordOf } from '../rule-desk/shown.js';
import type { Operation } from '../server/operation.js';
import { type Administration, callAct } from './acts.js';

/** Administration by whoever asks. @throws FORBIDDEN for all but administrators; the database would not let them either. */
export async function administrationOf(operation: Operation): Promise<Administration> {
  const { role } = await operation.viewer();
  if (role !== 'admin')
    throw apiError('FORBIDDEN', '用户与授权由系统管理员办理 / users and grants are for administrators (Art. 10)');
  return (act, values) => operation.change((client) => callAct(client, act, values, operation));
}

const kinds = {
  User: ['用户', 'user'],
  Grant: ['授权', 'grant'],
  GrantException: ['例外', 'exception'],
  Session: ['会话', 'session'],
  ServiceToken: ['服务令牌', 'token'],
} as const;

/** The key of a record by its global id. @throws BAD_USER_INPUT for an id of something else. */
export function keyOf(kind: keyof typeof kinds, argument: string, id: string): string {
  const record = recordOf(id, kind);
  if (record) return record.key;
  const [zh, en] = kinds[kind];
  throw badInput(
    `${argument} 须为${zh}的标识，即其 id 字段，例如 "${exampleId(kind)}" / ${argument} is the id of a ${en}, as its field id says, for example "${exampleId(kind)}"`,
  );
}

const exampleId = (kind: keyof typeof kinds): string =>
  globalId(entities.get(kind)!, ['00000000-0000-4000-8000-000000000000']);
