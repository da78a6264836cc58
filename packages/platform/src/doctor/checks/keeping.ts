import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAuditHead, Vault, verifyAudit } from '@qingqu/schema';
import { checkKeys } from '../../check-keys.js';
import { readKeyRing } from '../../key-folder.js';
import { errorLine } from '../../say.js';
import { type Check, type Finding, fail, ok, onDatabase, warn } from '../finding.js';
import { missingKeys } from '../patient.js';
import { one } from './postgres.js';

/** The keys: whether they are there, are those of the database, and are nobody else's to read. */
export const keys: Check = async ({ environment, database }) => {
  const missing = missingKeys(environment);
  const dir = join(environment.stateDir, 'keys');
  const findings: Finding[] = missing.map((path) =>
    fail(
      `缺少密钥 ${path}：从备份恢复；若是新系统，先运行 qingqu start`,
      `the key ${path} is missing: restore it from your backup; on a new installation run qingqu start first`,
    ),
  );
  for (const name of await readdir(dir).catch(() => [] as string[])) {
    const { mode } = await stat(join(dir, name));
    if ((mode & 0o077) !== 0)
      findings.push(
        fail(
          `${join(dir, name)} 可被他人读取：chmod 600 ${join(dir, name)}`,
          `${join(dir, name)} can be read by others: chmod 600 ${join(dir, name)}`,
        ),
      );
  }
  if (missing.length === 0 && database) findings.push(...(await ofThisDatabase(environment, database, dir)));
  return findings.length > 0 ? findings : [ok('密钥齐全，与数据库相符', 'the keys are there and fit the database')];
};

type Patient = Parameters<Check>[0];

async function ofThisDatabase(
  { masterKey, sealingKeys }: Patient['environment'],
  database: NonNullable<Patient['database']>,
  dir: string,
): Promise<Finding[]> {
  try {
    await checkKeys(database, new Vault(readKeyRing({ dir, masterKey, sealingKeys })), dir);
    return [];
  } catch (error) {
    const [zh, en = zh] = errorLine(error).split(' / ');
    return [fail(zh!, en!)];
  }
}

/** A log of years takes longer; who wants it whole asks for it. */
const AUDIT_MS = 10_000;
const SEAL_HOURS = 2;

/** The chain of the audit log, from its beginning as far as it goes in a few seconds, and whether it is sealed in time. */
export const audit = onDatabase(async ({ database, secrets, environment }) => {
  const findings: Finding[] = [];
  const { isLate } = await one<{ isLate: boolean }>(
    database,
    `select coalesce((select at from audit_entry where seq > coalesce((select max(last_seq) from audit_seal), 0) order by seq limit 1) < clock_timestamp() - make_interval(hours => $1), false) as "isLate"`,
    [SEAL_HOURS],
  );
  if (isLate)
    findings.push(
      warn(
        `有审计记录超过 ${SEAL_HOURS} 小时未封存：qingqu audit seal`,
        `entries of the audit log were not sealed for ${SEAL_HOURS} hours: qingqu audit seal`,
      ),
    );
  if (!secrets) return findings;
  const verdict = await verifyAudit(database, secrets.auditKey, {
    head: readAuditHead(join(environment.stateDir, 'audit-head.json')),
    signal: AbortSignal.timeout(AUDIT_MS),
  });
  if (verdict.findings.length > 0)
    findings.push(
      fail(
        `审计记录有 ${verdict.findings.length} 处与封存不符：qingqu audit verify，并按 docs/audit.md 处理`,
        `the audit log is not what was sealed in ${verdict.findings.length} places: qingqu audit verify, and see docs/audit.md`,
      ),
    );
  if (findings.length > 0) return findings;
  const { entries, seals, stopped } = verdict;
  return [
    stopped
      ? ok(
          `审计记录前 ${entries} 条完好；全部核对：qingqu audit verify`,
          `the first ${entries} entries of the audit log are whole; for all: qingqu audit verify`,
        )
      : ok(
          `审计记录 ${entries} 条、封存 ${seals} 个完好`,
          `${entries} entries and ${seals} seals of the audit log are whole`,
        ),
  ];
});

const BACKUP_HOURS = 26;

/** When a backup was last made, as the audit log has it. */
export const backups = onDatabase(async ({ database }) => {
  const { at, isLate } = await one<{ at: string | null; isLate: boolean }>(
    database,
    `select max(at)::text as at, coalesce(max(at) < clock_timestamp() - make_interval(hours => $1), true) as "isLate" from audit_entry where user_id is null and action = 'backup'`,
    [BACKUP_HOURS],
  );
  if (at === null)
    return [
      warn(
        '从未备份：每日运行 qingqu backup <目录>，密钥另行备份',
        'no backup was ever made: run qingqu backup <folder> every day, and keep the keys elsewhere',
      ),
    ];
  if (isLate)
    return [
      warn(
        `最近一次备份在 ${at}，超过 ${BACKUP_HOURS} 小时：检查每日备份任务`,
        `the last backup was made at ${at}, more than ${BACKUP_HOURS} hours ago: look after the daily backup`,
      ),
    ];
  return [ok(`最近一次备份在 ${at}`, `the last backup was made at ${at}`)];
});
