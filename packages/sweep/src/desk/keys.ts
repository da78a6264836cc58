import type { KeyObject } from 'node:crypto';
import { keyIdOf, rawPublicKey } from '@qingqu/rules-sdk';
import type pg from 'pg';
import { z } from 'zod';
import { type ChangeKind, civilDate, noPayload, words } from './change-kind.js';
import { refuse } from './refused.js';

const KEY_BYTES = 32;

/** A department's public key, by which its packages are recognised. */
export interface KeyChange {
  owner: string;
  /** The raw 32 bytes of the Ed25519 public key, in base64. */
  publicKey: string;
  validFrom: string;
  validTo?: string | undefined;
}

export const key: ChangeKind<KeyChange> = {
  payload: z.strictObject({
    owner: words,
    publicKey: z
      .base64()
      .refine(
        (text) => Buffer.from(text, 'base64').length === KEY_BYTES,
        'expected the 32 bytes of an Ed25519 key in base64',
      ),
    validFrom: civilDate,
    validTo: civilDate.optional(),
  }),
  example: {
    owner: 'lankao-township-finance',
    publicKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    validFrom: '2018-12-01',
    validTo: '2020-11-30',
  },

  async check(client, { subject, payload }) {
    const id = keyIdOf(Buffer.from(payload.publicKey, 'base64'));
    if (subject !== id)
      refuse(
        'BAD_INPUT',
        `该公钥的编号是 ${id}，不是 ${subject}；请核对公钥`,
        `the id of this key is ${id}, not ${subject}; check the key`,
      );
    if (payload.validTo !== undefined && payload.validTo < payload.validFrom)
      refuse(
        'BAD_INPUT',
        `有效期止 ${payload.validTo} 早于有效期起 ${payload.validFrom}`,
        `the key's last day ${payload.validTo} is before its first, ${payload.validFrom}`,
      );
    const { rows } = await client.query('select from department_key where id = $1', [id]);
    if (rows.length > 0)
      refuse(
        'CONFLICT',
        `密钥 ${id} 已登记；吊销的密钥不再使用，请登记新的密钥`,
        `the key ${id} is there already; one that was revoked does not come back: add another`,
      );
  },

  async apply(client, { id, subject, payload }) {
    await client.query(
      'insert into department_key (id, owner, public_key, valid_from, valid_to, change_id) values ($1, $2, $3, $4, $5, $6)',
      [
        subject,
        payload.owner,
        Buffer.from(payload.publicKey, 'base64'),
        payload.validFrom,
        payload.validTo ?? null,
        id,
      ],
    );
  },
};

/** From then on nothing that the key has signed is installed or run. */
export const keyRevoke: ChangeKind<Record<string, never>> = {
  payload: noPayload,
  example: {},

  async check(client, { subject }) {
    const { rows } = await client.query<{ revoked: boolean }>(
      'select revoked_at is not null as revoked from department_key where id = $1',
      [subject],
    );
    if (!rows[0]) refuse('NOT_FOUND', `没有密钥 ${subject}`, `there is no key ${subject}`);
    if (rows[0].revoked) refuse('CONFLICT', `密钥 ${subject} 已吊销`, `the key ${subject} has been revoked`);
  },

  async apply(client, { id, subject }) {
    await client.query('update department_key set revoked_at = clock_timestamp(), change_id = $2 where id = $1', [
      subject,
      id,
    ]);
  },
};

/** A public key as a change of the kind `key` has it, with its id. Throws for what is no Ed25519 key. */
export function publicKeyOf(given: KeyObject | Buffer): { id: string; publicKey: string } {
  const raw = Buffer.isBuffer(given) ? given : rawPublicKey(given);
  if (raw.length !== KEY_BYTES) throw new Error(`it has ${raw.length} bytes`);
  return { id: keyIdOf(raw), publicKey: raw.toString('base64') };
}

/** A key as people see it in a list. */
export interface ListedKey {
  id: string;
  owner: string;
  validFrom: string;
  validTo: string | null;
  revokedAt: string | null;
}

/** All keys, by owner. */
export async function listKeys(pool: pg.Pool): Promise<ListedKey[]> {
  const { rows } = await pool.query<ListedKey>(
    `select id, owner, valid_from as "validFrom", valid_to as "validTo", revoked_at as "revokedAt" from department_key order by owner, valid_from, id`,
  );
  return rows;
}
