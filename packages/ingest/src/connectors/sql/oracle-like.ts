import { ConnectorError } from '../connector-error.js';
import { type OpenSql, PIECE_ROWS, type Piece, type SqlSettings, WATERMARK } from './dialect.js';
import { sqlError } from './sql-error.js';

// Oracle and 达梦 (Dameng): their drivers are called alike. Neither server was at hand when this was written: it is untested, as
// docs/sources.md says.

/** What of the drivers is used here. */
interface Driver {
  STRING: number;
  getConnection(settings: Record<string, unknown>): Promise<DriverConnection>;
}

interface DriverConnection {
  execute(sql: string, values?: unknown[], options?: Record<string, unknown>): Promise<DriverResult>;
  close(): Promise<void>;
}

interface DriverResult {
  metaData?: { name: string }[];
  resultSet?: { getRows(count: number): Promise<unknown[][]>; close(): Promise<void> };
}

interface Kind {
  /** The npm package, which is loaded only where it is installed. */
  driver: string;
  title: string;
  port: number;
  connect(settings: SqlSettings, port: number, password: string): Record<string, unknown>;
}

const oracle: Kind = {
  driver: 'oracledb',
  title: 'Oracle',
  port: 1521,
  connect: ({ host, database, user, tls }, port, password) => ({
    user,
    password,
    connectString: `${tls === 'verify' ? 'tcps' : 'tcp'}://${host}:${port}/${database}`,
  }),
};

const dameng: Kind = {
  driver: 'dmdb',
  title: '达梦 Dameng',
  port: 5236,
  connect: ({ host, database, user }, port, password) => ({
    connectString: `dm://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}?schema=${encodeURIComponent(database)}`,
  }),
};

export const openOracle = openAs(oracle);
export const openDameng = openAs(dameng);

function openAs(kind: Kind): OpenSql {
  return async (settings, secret) => {
    const driver = await load(kind);
    const connection = await driver
      .getConnection(kind.connect(settings, settings.port ?? kind.port, await secret(settings.password)))
      .catch((error: unknown) => {
        throw codeAlone(settings, error);
      });
    return {
      async *pull(from) {
        try {
          yield* pull(driver, connection, settings, from);
        } catch (error) {
          throw codeAlone(settings, error);
        }
      },
      close: () => connection.close(),
    };
  };
}

/** Their messages may repeat a value, or the whole address with its credential. */
const codeAlone = (settings: SqlSettings, error: unknown) =>
  sqlError(settings, new Error((error as { code?: string }).code ?? 'no connection'));

async function load({ driver, title }: Kind): Promise<Driver> {
  try {
    const loaded = (await import(driver)) as Driver & { default?: Driver };
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new ConnectorError(
      {
        zh: `未安装 ${title} 的驱动；请执行 npm install ${driver}`,
        en: `the driver for ${title} is not installed; run: npm install ${driver}`,
      },
      { cause },
    );
  }
}

/** Times are written to the microsecond, so that a watermark can be handed back as it was. */
const TIMES = `alter session set nls_date_format = 'YYYY-MM-DD HH24:MI:SS' nls_timestamp_format = 'YYYY-MM-DD HH24:MI:SS.FF6'
  nls_timestamp_tz_format = 'YYYY-MM-DD HH24:MI:SS.FF6TZH:TZM'`;

async function* pull(
  driver: Driver,
  connection: DriverConnection,
  settings: SqlSettings,
  from: string | undefined,
): AsyncIterable<Piece> {
  await connection.execute(TIMES);
  await connection.execute('set transaction read only');
  const { text, values } = statement(settings, from);
  const { metaData, resultSet } = await connection.execute(text, values, {
    resultSet: true,
    // Everything as the server writes it.
    fetchTypeHandler: () => ({ type: driver.STRING }),
  });
  const columns = (metaData ?? []).slice(0, -1).map(({ name }) => name);
  for (;;) {
    const rows = await resultSet!.getRows(PIECE_ROWS);
    yield { columns, rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))) };
    if (rows.length < PIECE_ROWS) break;
  }
  await resultSet!.close();
}

function statement({ query, watermark, lag }: SqlSettings, from: string | undefined) {
  const column = `q."${watermark}"`;
  const conditions = [
    ...(from === undefined ? [] : [`${column} >= :1`]),
    ...(lag === undefined ? [] : [`${column} <= systimestamp - numtodsinterval(${lag}, 'SECOND')`]),
  ];
  return {
    text: `select q.*, to_char(${column}) as ${WATERMARK} from (${query}) q ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${column}`,
    values: from === undefined ? [] : [from],
  };
}
