import { type RulePackage, verifySignature } from '@qingqu/rules-sdk';
import type pg from 'pg';

/** Why something is not believed, in both languages. */
export interface Doubt {
  zh: string;
  en: string;
}

type Signed = Pick<RulePackage, 'package' | 'signature'>;

/** Why the signature of a package's record is not that of its owner by a key in use; undefined when it is. */
export async function doubtOf(client: pg.ClientBase | pg.Pool, built: Signed): Promise<Doubt | undefined> {
  const { name, version, owner } = built.package;
  const id = built.signature?.key;
  if (id === undefined)
    return { zh: `${name} ${version} 没有部门签名`, en: `${name} ${version} is not signed by a department` };
  const { rows } = await client.query<{ owner: string; publicKey: Buffer; revoked: boolean }>(
    'select owner, public_key as "publicKey", revoked_at is not null as revoked from department_key where id = $1',
    [id],
  );
  const key = rows[0];
  if (!key) return { zh: `签名密钥 ${id} 未登记`, en: `it is signed by the key ${id}, which is not registered` };
  if (key.revoked) return { zh: `签名密钥 ${id} 已吊销`, en: `it is signed by the key ${id}, which has been revoked` };
  if (key.owner !== owner)
    return {
      zh: `签名密钥 ${id} 属于 ${key.owner}，而规则包属于 ${owner}`,
      en: `it is signed by the key ${id} of ${key.owner}, and the package is of ${owner}`,
    };
  if (!verifySignature(built, key.publicKey))
    return { zh: `密钥 ${id} 的签名与内容不符`, en: `the signature by the key ${id} does not fit the content` };
  return undefined;
}
