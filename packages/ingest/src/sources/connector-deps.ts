import type { ConnectorDeps } from '../connectors/connector.js';
import type { SourceDeps } from './ask-source.js';

/** What connectors are given, but for the digest. */
export const connectorDeps = (
  { pool, secret, inboxDir }: Pick<SourceDeps, 'pool' | 'secret' | 'inboxDir'>,
  source: string,
): Omit<ConnectorDeps, 'digest'> => ({
  secret,
  source,
  inboxDir,
  async today() {
    const { rows } = await pool.query<{ today: string }>(
      "select (clock_timestamp() at time zone 'Asia/Shanghai')::date as today",
    );
    return rows[0]!.today;
  },
});
