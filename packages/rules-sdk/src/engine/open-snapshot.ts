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
  /** The same snapshot once more, for statements that run at the same time; what one of the two makes, the other does not see. */
  beside(): Promise<ClosableSnapshot>;
  /** Lets go of the file; of one beside another, of itself alone. */
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
  try {
    const snapshot = await look(instance, sees);
    await snapshot.connection.run('set enable_external_access = false');
    await snapshot.connection.run('set lock_configuration = true');
    const close = () => {
      snapshot.close();
      instance.closeSync();
    };
    return { ...snapshot, close };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** A connection of its own with the relations under their names. */
async function look(instance: DuckDBInstance, sees: Sees): Promise<ClosableSnapshot> {
  const connection = await instance.connect();
  const close = () => connection.closeSync();
  try {
    const relations = await readRelations(connection);
    await connection.run(relations.map((relation) => viewSql(relation, sees)).join(';\n'));
    return { connection, relations, sees, close, beside: () => look(instance, sees) };
  } catch (error) {
    close();
    throw error;
  }
}
