import { DuckDBInstance } from '@duckdb/node-api';
import { type OpenSnapshot, readRelations, type Sees, viewSql } from './relations.js';

/** How much of the machine an open snapshot may use. */
export interface SnapshotLimits {
  /** As DuckDB takes it: `2GB`. */
  memoryLimit: string;
  threads: number;
  /** Where DuckDB may put what does not fit into memory; without it, the memory limit is the end. */
  tempDirectory?: string;
}

/** An open snapshot that can be closed. */
export interface ClosableSnapshot extends OpenSnapshot {
  /** Lets go of the file. */
  close(): void;
}

/** Opens a snapshot so that SQL can do nothing but read the relations as they are to be seen: no writing, no other file, no network, no setting. */
export async function openLocked(path: string, limits: SnapshotLimits, sees: Sees): Promise<ClosableSnapshot> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    memory_limit: limits.memoryLimit,
    threads: String(limits.threads),
    temp_directory: limits.tempDirectory ?? '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const relations = await readRelations(connection);
    await connection.run(relations.map((relation) => viewSql(relation, sees)).join(';\n'));
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return { connection, relations, sees, close };
  } catch (error) {
    close();
    throw error;
  }
}
