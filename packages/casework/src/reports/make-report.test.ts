// A document that was made comes out the same for ever, or not at all.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OfficialDocument, renderDocument } from '@qingqu/documents';
import { inTransaction } from '@qingqu/schema';
import { type TestDatabase, testDatabase } from '@qingqu/schema/testing';
import type pg from 'pg';
import { CaseworkRefused } from '../matter/refused.js';
import { PROVINCE } from '../testing/case-world.js';
import { makeReport, ReportChanged, type ReportWish, reportFile } from './make-report.js';

const document: OfficialDocument = {
  title: '交办单',
  documentNo: null,
  issuer: '河南省财政厅农业处',
  addressee: null,
  date: '2018-12-03',
  // What jsonb would not hold as it is: a character that JSON in Postgres cannot, and more fen than a number.
  blocks: [
    { text: '甲\u0000乙' },
    { table: { columns: [{ title: '金额', kind: 'yuan' }], rows: [[99_999_999_999_999_999n], [null]] } },
  ],
};

let database: TestDatabase;
let pool: pg.Pool;
let scopeOrd: bigint;
beforeAll(async () => {
  database = await testDatabase();
  pool = database.system;
  const { rows } = await pool.query<{ lo: bigint }>('select scope_lo as lo from region where code = $1', [PROVINCE]);
  scopeOrd = rows[0]!.lo;
});
afterAll(() => database.drop());

const make = (more: Partial<ReportWish> = {}) =>
  inTransaction(pool, (client) =>
    makeReport(client, {
      kind: 'order',
      matterId: randomUUID(),
      matterVersion: 1,
      epoch: null,
      document,
      regionCode: PROVINCE,
      scopeOrd,
      departmentKind: null,
      madeBy: 'nong',
      ...more,
    }),
  );

describe('a report', () => {
  it('gives the bytes that its document has, whose SHA-256 it holds', async () => {
    const id = await make();
    const { rows } = await pool.query('select files, title from report where id = $1', [id]);
    for (const format of ['docx', 'xlsx'] as const) {
      const { bytes, sha256, title } = await reportFile(pool, id, format);
      expect(bytes.equals(await renderDocument(document, format))).toBe(true);
      expect([sha256, title]).toEqual([createHash('sha256').update(bytes).digest('hex'), '交办单']);
      expect(rows[0].files[format]).toBe(sha256);
    }
  });

  it('is one for a version of a matter, as it was first made, also when two make it at once', async () => {
    const matterId = randomUUID();
    const both = await Promise.all([make({ matterId }), make({ matterId })]);
    expect(new Set(both).size).toBe(1);
    const changed = { ...document, title: '另一标题' };
    expect(await make({ matterId, document: changed })).toBe(both[0]);
    expect((await reportFile(pool, both[0], 'docx')).title).toBe('交办单');
    expect(await make({ matterId, matterVersion: 2, document: changed })).not.toBe(both[0]);
  });

  it('is never changed', async () => {
    const id = await make();
    await expect(pool.query(`update report set title = 'x' where id = $1`, [id])).rejects.toThrow();
    await expect(pool.query('delete from report where id = $1', [id])).rejects.toThrow();
  });
});

describe('a file is not handed out', () => {
  /** Past the trigger, as a restored or a tampered database might have it. */
  async function tampered(change: string): Promise<string> {
    const id = await make();
    await inTransaction(pool, async (client) => {
      await client.query('set local session_replication_role = replica');
      await client.query(`update report set ${change} where id = $1`, [id]);
    });
    return id;
  }

  it.each([
    ['what it says was changed', `content = jsonb_set(content, '{title}', '"x"')`],
    ['its digest was', `content_digest = '\\x00'`],
    ['the digest of its file was', `files = files || '{"docx": "00"}'`],
    ['it was made in another layout', `template_version = '0'`],
  ])('when %s', async (_, change) => {
    const id = await tampered(change);
    const error = await reportFile(pool, id, 'docx').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReportChanged);
    const { madeIn, current, message } = error as ReportChanged;
    expect([madeIn, current]).toEqual([change.includes('template') ? '0' : '1', '1']);
    expect(message).toContain(`template version ${madeIn}`);
  });

  it('when there is none', async () => {
    const error = await reportFile(pool, randomUUID(), 'docx').catch((thrown: unknown) => thrown);
    expect((error as CaseworkRefused).code).toBe('NOT_FOUND');
  });
});
