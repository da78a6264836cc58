import { z } from 'zod';
import { SECRET_REFERENCE } from './secret.js';

const secret = z
  .string()
  .regex(
    SECRET_REFERENCE,
    'a credential stands here by reference only, like env:TREASURY_PASSWORD or file:/etc/qingqu/treasury.password',
  );
const text = (example: string) =>
  z
    .string({ error: `expected a text, like ${example}` })
    .min(1)
    .max(1_000);
const pattern = text("'*.csv'");
/** One pattern of file names, or several. */
const match = z.union([pattern, z.array(pattern).min(1)]).transform((given) => [given].flat());

const UNITS = { s: 1, m: 60, h: 3_600, d: 86_400 };
/** A span of time, in seconds once it is read. */
export const duration = z
  .string({ error: 'expected a number and s, m, h or d, like 15m' })
  .regex(/^[1-9]\d{0,5}[smhd]$/, 'expected a number and s, m, h or d, like 15m')
  .transform((span) => Number(span.slice(0, -1)) * UNITS[span.at(-1) as keyof typeof UNITS]);

const SIZES = { KB: 1e3, MB: 1e6, GB: 1e9 };
/** A number of bytes. */
const size = z
  .string({ error: 'expected a number and KB, MB or GB, like 500MB' })
  .regex(/^[1-9]\d{0,5}(KB|MB|GB)$/, 'expected a number and KB, MB or GB, like 500MB')
  .transform((bytes) => Number(bytes.slice(0, -2)) * SIZES[bytes.slice(-2) as keyof typeof SIZES]);

const port = z.int({ error: 'expected a port number, like 22' }).min(1).max(65_535);
/** How long a file must not have changed before it counts as whole. */
const settle = duration.default(2);
const maxBytes = size.default(2e9);

const folder = z.strictObject({
  kind: z.literal('folder'),
  path: z
    .string()
    .regex(/^(inbox$|\/)/, "expected an absolute path like /srv/treasury/out, or 'inbox' for the platform's own"),
  match: match.default(['*']),
  settle,
  maxBytes,
});

const SECRET_PARAMETER = /(token|secret|passw|pwd|api_?key|signature|access_?key)/i;
const address = z.string().superRefine((url, context) => {
  const plain = url.replace(/\{\w+\}/g, '0');
  const parsed = URL.canParse(plain) ? new URL(plain) : undefined;
  const problem = !/^https?:$/.test(parsed?.protocol ?? '')
    ? 'expected an http or https address, like https://treasury.example/export/payments.csv'
    : parsed!.username || parsed!.password
      ? 'no user and password in an address: use basic: { user: reader, password: env:TREASURY_PASSWORD }'
      : [...parsed!.searchParams.keys()].some((name) => SECRET_PARAMETER.test(name))
        ? 'no credential in an address: use headers: { x-api-key: env:TREASURY_KEY }'
        : undefined;
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

const http = z
  .strictObject({
    kind: z.literal('http'),
    /** One address; `{yyyy}`, `{MM}` and `{dd}` stand for a business date. */
    url: address.optional(),
    urls: z.array(address).min(1).max(1_000).optional(),
    /** A page whose links are looked through. */
    index: address.optional(),
    match: match.default(['*']),
    /** So many business dates back are asked for, today's included. */
    days: z.int().min(1).max(400).default(7),
    /** What has been fetched from an address is not asked for again. */
    immutable: z.boolean().default(false),
    bearer: secret.optional(),
    basic: z.strictObject({ user: text('reader'), password: secret }).optional(),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), secret).optional(),
    /** Tries within one asking. */
    tries: z.int().min(1).max(10).default(4),
    /** So long without a byte means that a try has failed. */
    idle: duration.default(60),
    maxBytes,
  })
  .refine(
    ({ url, urls, index }) => [url, urls, index].filter((given) => given !== undefined).length === 1,
    'expected one of url, urls and index, like url: https://treasury.example/export/payments.csv',
  );

const sftp = z
  .strictObject({
    kind: z.literal('sftp'),
    host: text('files.treasury.example'),
    port: port.default(22),
    user: text('qingqu'),
    password: secret.optional(),
    privateKey: secret.optional(),
    passphrase: secret.optional(),
    hostKey: z
      .string()
      .regex(
        /^SHA256:[A-Za-z0-9+/]{43}=?$/,
        'expected the fingerprint of the server, like SHA256:… as `ssh-keyscan HOST | ssh-keygen -lf -` shows it',
      )
      .transform((fingerprint) => fingerprint.replace(/=$/, '')),
    path: text('/out'),
    match: match.default(['*']),
    settle,
    maxBytes,
  })
  .refine(
    ({ password, privateKey }) => (password === undefined) !== (privateKey === undefined),
    'expected either password or privateKey, like privateKey: file:/etc/qingqu/sftp_key',
  );

const sql = z.strictObject({
  kind: z.literal('sql'),
  dialect: z.enum(['postgres', 'mysql', 'oracle', 'dameng'], {
    error: 'expected postgres, mysql (also for MariaDB), oracle or dameng',
  }),
  host: text('db.treasury.example'),
  port: port.optional(),
  database: text('treasury'),
  user: text('qingqu_reader'),
  password: secret,
  /** Whether the connection is encrypted and the server's certificate checked; `off` is for the same machine. */
  tls: z.enum(['verify', 'off']).default('verify'),
  query: text('select id as "key", amount, paid_on, updated_at from payment').max(20_000),
  /** A column of the query that grows with every change. */
  watermark: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_$]{0,62}$/, 'expected the name of a column of the query, like updated_at'),
  /** Where the first pull begins; at the beginning when left out. */
  start: z.string().max(100).optional(),
  /** Rows younger than this are left to the next pull: what is written at the same time may not be committed in its order. Only for times. */
  lag: duration.optional(),
  maxBytes,
});

/** How a source is reached: one kind of connector and its settings. */
export const connectorSettings = z.discriminatedUnion('kind', [folder, http, sftp, sql], {
  error: 'expected kind: folder, http, sftp or sql',
});

export type ConnectorSettings = z.output<typeof connectorSettings>;
export type SettingsOf<K extends ConnectorSettings['kind']> = Extract<ConnectorSettings, { kind: K }>;
