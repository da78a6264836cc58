import type { Principal } from '@qingqu/schema';
import type pg from 'pg';
import type { KnownBearer } from './bearer.js';

/** A principal with the names that a screen shows. */
export interface Viewer extends Principal {
  username: string;
  displayName: string;
  /** Until then nothing else is answered. */
  mustChangePassword: boolean;
  /** Whether a code is asked for at sign-in. */
  secondFactor: boolean;
  /** Of somebody who has signed in here. */
  sessionId?: string;
  /** What a service token may do; none for people. */
  tokenScopes?: readonly string[];
  /** Whether it should be written down again that the session or token is in use. */
  isStale: boolean;
}

interface GrantRow {
  user_id: string;
  username: string;
  display_name: string;
  must_change_password: boolean;
  second_factor: boolean;
  role: Viewer['role'];
  region_code: string;
  department_kinds: string[];
  scope_lo: string | bigint;
  scope_hi: string | bigint;
  token_scopes: string[] | null;
  stale: boolean;
}

const columns =
  'user_id, username, display_name, must_change_password, second_factor, role, region_code, department_kinds, scope_lo, scope_hi, token_scopes, stale';

/** Who shows a bearer at this moment; undefined when the session, token, user or grant is no more. */
export async function viewerOf(client: pg.ClientBase | pg.Pool, bearer: KnownBearer): Promise<Viewer | undefined> {
  const { rows } = await client.query<GrantRow>(principalQuery(bearer));
  if (rows.length === 0) return undefined;
  return { ...widest(rows), ...(bearer.kind === 'session' && { sessionId: bearer.sessionId }) };
}

function principalQuery(bearer: KnownBearer): pg.QueryConfig {
  const ask = (call: string, values: unknown[]) => ({
    name: call.slice(0, call.indexOf('(')),
    text: `select ${columns} from ${call}`,
    values,
  });
  if (bearer.kind === 'session')
    return ask('principal_of_session($1::uuid, $2::uuid)', [bearer.sessionId, bearer.userId]);
  if (bearer.kind === 'token') return ask('principal_of_token($1::bytea)', [bearer.tokenHash]);
  return ask('principal_of_oidc($1::text, $2::text, $3::timestamptz)', [
    bearer.issuer,
    bearer.subject,
    bearer.issuedAt.toISOString(),
  ]);
}

/** A user with several grants looks with the widest; equally wide ones in the order of their roles, so that it never varies. */
function widest(rows: readonly GrantRow[]): Viewer {
  const [row] = [...rows].sort((a, b) => {
    const width = (each: GrantRow) => BigInt(each.scope_hi) - BigInt(each.scope_lo);
    if (width(a) !== width(b)) return width(a) > width(b) ? -1 : 1;
    return `${a.role}${a.region_code}` < `${b.role}${b.region_code}` ? -1 : 1;
  });
  return {
    userId: row!.user_id,
    username: row!.username,
    displayName: row!.display_name,
    mustChangePassword: row!.must_change_password,
    secondFactor: row!.second_factor,
    role: row!.role,
    regionCode: row!.region_code,
    departmentKinds: row!.department_kinds,
    lo: BigInt(row!.scope_lo),
    hi: BigInt(row!.scope_hi),
    ...(row!.token_scopes && { tokenScopes: row!.token_scopes }),
    isStale: row!.stale,
  };
}
