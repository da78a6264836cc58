// What must hold of a platform's database does hold of the sample world, and each statement would notice if it did not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEvidence } from '@qingqu/schema/testing';
import { assertPlatform, contradictions, invariants } from './invariants.js';
import { type SamplePlatform, samplePlatform } from './sample-world.js';

let test: SamplePlatform;
beforeAll(async () => {
  test = await samplePlatform();
}, 300_000);
afterAll(() => test?.drop());

/** A change of the sample world that each contradicts, made behind the back of triggers and foreign keys. */
const changes: Readonly<Record<string, string>> = {
  I1: 'delete from ingest_row where (file_id, row_no) = (select file_id, max(row_no) from ingest_row group by 1 limit 1)',
  I2: 'update ingest_row set amount_fen = amount_fen + 1 where (file_id, row_no) = (select file_id, row_no from ingest_row where amount_fen is not null limit 1)',
  I3: 'update payment set source_key = (select max(source_key) from payment) where id = (select id from payment order by source_key limit 1)',
  I4: 'update payment set version = version + 1 where id = (select id from payment limit 1)',
  I5: `update ingest_row set outcome = 'quarantined' where (file_id, row_no) = (select file_id, row_no from ingest_row limit 1)`,
  I6: `update allocation set amount_fen = amount_fen + 1000000000000000 where id = (select a.id from allocation a
         where not exists (select from finding f where f.rule_id = 'alloc-over-amount' and f.subject_id = a.indicator_id) limit 1)`,
  I7: 'delete from warning_event where warning_id = (select id from warning limit 1)',
  I8: `insert into warning_event (warning_id, seq, kind, epoch, as_of, sweep_id, rule_digest, scope_ord, department_kind)
         select id, 99, 'cleared', opened_epoch, opened_as_of, 0, rule_digest, scope_ord, department_kind from warning limit 1`,
  I9: 'update finding set rows = array[gen_random_uuid()] where ctid = (select ctid from finding limit 1)',
  I10: `update person set id_no_sealed = 'in clear' where id = (select id from person where id_no_sealed is not null limit 1)`,
  I11: 'alter table payment no force row level security',
  I12: `insert into export_job (user_id, username, role, region_code, department_kinds, entity, format, columns, status, expires_at, scope_ord)
         select id, username, 'staff', '410000000000', '{}', 'payments', 'CSV', '{id}', 'done', now(), scope_ord from app_user limit 1`,
  I13: `insert into ingest_file overriding system value select (jsonb_populate_record(f, '{"id": 999999}')).* from ingest_file f where status = 'done' limit 1`,
  I14: `update sweep_task set status = 'running', lease_until = clock_timestamp() - interval '1 hour' where id = (select min(id) from sweep_task)`,
  I15: `insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
         select user_id, 'admin', region_code, '{}', valid_from, 'nobody', scope_ord from app_grant where role <> 'admin' limit 1`,
};

it('what must hold holds of the sample world', () => assertPlatform(test.database.system));

describe('a contradiction is noticed', () => {
  const names = [...new Set(invariants.map(({ name }) => name))].filter((name) => name !== 'casework').sort();

  // Those of casework have tests of their own.
  it('of each of them', () => expect(names).toEqual(Object.keys(changes).sort()));

  it.each(Object.entries(changes))('%s', async (name, change) => {
    const mine = invariants.filter((each) => each.name === name);
    const client = await test.database.system.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      const { rowCount } = await client.query(change);
      if (name !== 'I11') expect(rowCount).toBe(1);
      const found = await contradictions(client, mine);
      expect(found.length).toBeGreaterThan(0);
      keepEvidence(name, { statements: mine.length, 'contradictions noticed': found.length });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
