import mysql, { type Connection, type FieldPacket, type QueryError } from 'mysql2';
import { type OpenSql, PIECE_ROWS, type Piece, type SqlSettings, WATERMARK } from './dialect.js';
import { sqlError } from './sql-error.js';

const CONNECT_MS = 20_000;

/** MySQL and MariaDB: the rows as the server sends them, in a read-only transaction; as many as are wanted at a time. */
export const openMysql: OpenSql = async (settings, secret) => {
  const { host, port, database, user, tls } = settings;
  const connection = mysql.createConnection({
    host,
    port: port ?? 3306,
    database,
    user,
    password: await secret(settings.password),
    ...(tls === 'verify' ? { ssl: { rejectUnauthorized: true } } : {}),
    connectTimeout: CONNECT_MS,
    charset: 'utf8mb4',
    // Numbers and dates as they are written: nothing is rounded, no day moves with a time zone.
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    typeCast: (field) => (field.type === 'BIT' ? bit(field.buffer()) : field.string('utf8')),
  });
  connection.on('error', () => undefined);
  const run = (sql: string) =>
    new Promise<void>((done, failed) => {
      connection.query(sql, (error: QueryError | null) => (error ? failed(sqlError(settings, error)) : done()));
    });
  await new Promise<void>((ready, failed) => {
    connection.connect((error) => (error ? failed(sqlError(settings, error)) : ready()));
  });
  return {
    async *pull(from) {
      await run("set time_zone = '+08:00'");
      await run('set session transaction isolation level repeatable read');
      await run('start transaction with consistent snapshot, read only');
      yield* pull(connection, settings, from);
      await run('commit');
    },
    close: async () => connection.destroy(),
  };
};

const bit = (bytes: Buffer | null): string | null =>
  bytes === null ? null : String(bytes.readUIntBE(0, bytes.length));

async function* pull(connection: Connection, settings: SqlSettings, from: string | undefined): AsyncIterable<Piece> {
  let columns: string[] = [];
  const query = connection.query({ ...statement(settings, from), rowsAsArray: true });
  query.on('fields', (fields: FieldPacket[]) => {
    columns = fields.slice(0, -1).map(({ name }) => name);
  });
  let rows: (string | null)[][] = [];
  try {
    for await (const row of query.stream({ highWaterMark: PIECE_ROWS })) {
      rows.push(row as (string | null)[]);
      if (rows.length < PIECE_ROWS) continue;
      yield { columns, rows };
      rows = [];
    }
  } catch (error) {
    throw sqlError(settings, error as Error);
  }
  yield { columns, rows };
}

function statement({ query, watermark, lag }: SqlSettings, from: string | undefined) {
  const column = `q.${mysql.escapeId(watermark)}`;
  const conditions = [
    ...(from === undefined ? [] : [`${column} >= ?`]),
    ...(lag === undefined ? [] : [`${column} <= now(6) - interval ${lag} second`]),
  ];
  return {
    sql: `select q.*, cast(${column} as char) as ${WATERMARK} from (${query}) q ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${column}`,
    values: from === undefined ? [] : [from],
  };
}
