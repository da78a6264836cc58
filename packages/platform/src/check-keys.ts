import { KeyError, type SealedTable, sealedTables, type Vault } from '@qingqu/schema';
import type pg from 'pg';

/** So many values of a table are tried: one may have been damaged, not all. */
const TRIED = 3;
/** Among the first rows: most payees of payments, say, are no persons, and have nothing that is sealed. */
const AMONG = 200;

/** Tables whose rows' identity comes from a sealed number. */
const identified: Record<string, { column: string; identityOf(vault: Vault, plain: string): string }> = {
  person: { column: 'id_no_sealed', identityOf: (vault, idNo) => vault.personId(idNo) },
  account: { column: 'account_no_sealed', identityOf: (vault, accountNo) => vault.accountId(accountNo) },
};

/**
 * Tries the keys on some of what the database holds: with those of another installation, new identities would not meet the old ones.
 * @throws KeyError
 */
export async function checkKeys(pool: pg.Pool, vault: Vault, keyDir: string): Promise<void> {
  for (const table of sealedTables()) {
    const tried = await someValues(pool, table);
    const failed = tried.filter((value) => !fits(vault, table, value));
    if (tried.length > 0 && failed.length === tried.length)
      throw new KeyError({
        zh: `${keyDir} 中的密钥不是本数据库的密钥（${table.name}.${failed[0]!.column} 与之不符）；请从备份恢复，例如 cp <备份>/master.key ${keyDir}/master.key`,
        en: `the keys in ${keyDir} are not those of this database (${table.name}.${failed[0]!.column} does not fit them); restore them from your backup, for example: cp <backup>/master.key ${keyDir}/master.key`,
      });
  }
}

interface Tried {
  sealed: Buffer;
  place: string;
  column: string;
  id: unknown;
}

async function someValues(pool: pg.Pool, table: SealedTable): Promise<Tried[]> {
  const column = identified[table.name]?.column ?? table.columns[0]!;
  const wanted = [...new Set([...table.key.map(({ name }) => name), ...table.placedBy, column])].join(', ');
  const { rows } = await pool.query<Record<string, unknown>>(
    `select * from (select ${wanted} from ${table.name} limit ${AMONG}) first_rows where ${column} is not null limit ${TRIED}`,
  );
  return rows.map((row) => ({
    sealed: row[column] as Buffer,
    place: table.placeOf(column, row),
    column,
    id: row.id,
  }));
}

function fits(vault: Vault, table: SealedTable, { sealed, place, column, id }: Tried): boolean {
  try {
    const plain = vault.open(sealed, place);
    const identity = identified[table.name];
    return identity?.column !== column || identity.identityOf(vault, plain) === id;
  } catch (error) {
    if (error instanceof KeyError) throw error;
    return false;
  }
}
