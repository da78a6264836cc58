import { randomBytes } from 'node:crypto';
import { built } from '../lib/paths.mjs';

/** Whose eyes the clients look with, in turn. */
const levels = ['410000000000', '411400000000', '411421000000', '410102001000'];
/** Each asks for himself: a person has a budget of rows a minute. */
const people = 200;

const list = `query ($until: LocalDate!) { payments(first: 50, filter: { paidOn: { lte: $until } }) {
  nodes { id voucherNo paidOn amount purpose payeeName status } pageInfo { hasNextPage endCursor } } }`;

const days = () => Array.from({ length: 12 }, (_, at) => `2018-${String(at + 1).padStart(2, '0')}-20`);

/** Each of them asks for lists of each month, in turn. */
export const listsOf = (tokens) =>
  tokens.flatMap((token) =>
    days().map((until) => ({ token, body: JSON.stringify({ query: list, variables: { until } }) })),
  );

/** A supervisor for each place among the people, signed in. */
export async function signInAll(url, authKey) {
  const { ensureUser, issueToken } = await built('packages/api');
  const { systemPool } = await built('schema');
  const pool = systemPool(url, 2);
  try {
    // One password hash takes as long as a hundred lists; all of them share one that nobody knows.
    const first = await ensureUser(pool, {
      username: 'load-0',
      displayName: 'load',
      password: randomBytes(12).toString('hex'),
      role: 'supervisor',
      regionCode: levels[0],
      departmentKinds: [],
      isDemo: false,
    });
    const { rows } = await pool.query(
      `with place as (select code, scope_lo, row_number() over (order by array_position($2::text[], code)) - 1 as no from region where code = any($2)),
         made as (select n, gen_random_uuid() as id, p.code, p.scope_lo from generate_series(1, $3::int) n join place p on p.no = n % (select count(*) from place)),
         users as (insert into app_user (id, username, display_name, password_hash, is_demo, scope_ord)
           select id, 'load-' || id, 'load', (select password_hash from app_user where id = $1), false, scope_lo from made returning id),
         grants as (insert into app_grant (user_id, role, region_code, department_kinds, valid_from, granted_by, scope_ord)
           select id, 'supervisor', code, '{}', date '2018-01-01', 'bench', scope_lo from made returning user_id)
       insert into app_session (user_id, method, expires_at, scope_ord) select id, 'password', now() + interval '1 day', scope_lo from made returning id, user_id`,
      [first, levels, people],
    );
    return rows.map(
      ({ id, user_id: userId }) => issueToken(authKey, { userId, sessionId: id }, 24 * 3600, new Date()).token,
    );
  } finally {
    await pool.end();
  }
}
