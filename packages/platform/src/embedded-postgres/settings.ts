import { statfsSync } from 'node:fs';

export interface SettingsInput {
  port: number;
  /** Shown in the titles of the server's processes. */
  clusterName: string;
  /** `false` trades safety for speed: for data that a test can make again. */
  durable: boolean;
  /** Memory of the machine in bytes. */
  memoryBytes: number;
}

const MB = 1024 * 1024;

/**
 * The whole `postgresql.conf`, written before each start. What a site wants otherwise it sets with ALTER SYSTEM: that file is read
 * after this one.
 */
export function postgresqlConf(input: SettingsInput): string {
  const settings = {
    cluster_name: input.clusterName,
    ...connection(input.port),
    ...language(),
    ...memory(input),
    ...(input.durable ? durable() : disposable()),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written at each start. For settings of your own use ALTER SYSTEM, which wins over this file.\n${lines.join('\n')}\n`;
}

function connection(port: number) {
  return {
    listen_addresses: '127.0.0.1',
    port,
    // No Unix socket: its path would be too long in a deep checkout, and one door is enough.
    unix_socket_directories: '',
    max_connections: 200,
    password_encryption: 'scram-sha-256',
  };
}

function language() {
  return { timezone: 'Asia/Shanghai', log_timezone: 'Asia/Shanghai', datestyle: 'ISO, YMD', lc_messages: 'C' };
}

function memory({ memoryBytes, durable }: SettingsInput) {
  const share = Math.round(memoryBytes / 8 / MB);
  return {
    shared_buffers: `${durable ? Math.min(Math.max(share, 128), 1024) : 128}MB`,
    effective_cache_size: `${Math.max(share * 4, 256)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    dynamic_shared_memory_type: roomyDevShm() ? 'posix' : 'sysv',
    // The server shares the machine with node and DuckDB; compiling a query rarely pays here.
    jit: 'off',
    random_page_cost: 1.1,
  };
}

/** In containers /dev/shm often has 64 MB, which one parallel hash join exceeds. */
function roomyDevShm(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= 256 * MB;
  } catch {
    return process.platform !== 'linux';
  }
}

function durable() {
  return { max_wal_size: '2GB', checkpoint_timeout: '15min' };
}

function disposable() {
  return {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '1GB',
    checkpoint_timeout: '1h',
    autovacuum_naptime: '5min',
  };
}
