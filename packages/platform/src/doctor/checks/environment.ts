import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { type Check, fail, ok, warn } from '../finding.js';

const OLDEST_NODE = 20;

/** The program itself and the folder that it keeps. */
export const environment: Check = async ({ environment: { mode, stateDir, databaseUrl } }) => {
  const findings = [
    ok(
      `Node ${process.versions.node}，模式 ${mode}，数据库${databaseUrl ? '由 DATABASE_URL 指定' : '为内嵌'}`,
      `Node ${process.versions.node}, mode ${mode}, ${databaseUrl ? 'database by DATABASE_URL' : 'embedded database'}`,
    ),
  ];
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    findings.push(
      fail(
        `Node ${process.versions.node} 过旧，请安装 Node ${OLDEST_NODE} 或更新版本`,
        `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer`,
      ),
    );
  if (mode === 'development')
    findings.push(
      warn(
        '开发模式不宜用于生产：设置 QINGQU_MODE=production',
        'development mode is not for production: set QINGQU_MODE=production',
      ),
    );
  const cannot = await access(stateDir, constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (cannot)
    findings.push(
      fail(
        `状态目录 ${stateDir} 不可写（${cannot}）；先运行 qingqu start，或用 QINGQU_STATE 另选目录`,
        `the state folder ${stateDir} cannot be written (${cannot}): run qingqu start first, or choose another with QINGQU_STATE`,
      ),
    );
  return findings;
};
