import { ConnectorError } from '../connector-error.js';
import type { SqlSettings } from './dialect.js';

/** SQLSTATE classes whose messages speak of the query and the connection; those of the others may repeat a value. */
const OUTSPOKEN = /^(08|28|3D|3F|42|53|55|57)/;

/** What a database or its driver said, without what it may repeat of the data. */
export function sqlError(
  { host, database }: SqlSettings,
  error: Error & { code?: string; sqlState?: string },
): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const { code, message } = error;
  const state = error.sqlState ?? (/^[0-9A-Z]{5}$/.test(code ?? '') ? code : undefined);
  // What has no SQLSTATE the driver says by itself, of the connection.
  const isOutspoken = state === undefined || OUTSPOKEN.test(state);
  const reason = isOutspoken ? `${state ?? code ?? ''} ${message}`.trim() : `SQLSTATE ${state}`;
  return new ConnectorError(
    {
      zh: `从 ${host} 的数据库 ${database} 抽取失败（${reason}）`,
      en: `the pull from the database ${database} on ${host} failed (${reason})`,
    },
    { cause: error },
  );
}
