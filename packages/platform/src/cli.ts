#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { QingquCommand } from './command.js';
import { addAskCommands } from './commands/ask-program.js';
import { addAssessCommands } from './commands/assess-program.js';
import { addAuditCommands } from './commands/audit-program.js';
import { addBackupCommands } from './commands/backup-program.js';
import { addBatchesCommands } from './commands/batches-program.js';
import { addBiCommands } from './commands/bi-program.js';
import { addBreaksCommands } from './commands/breaks-program.js';
import { addCalendarCommands } from './commands/calendar-program.js';
import { addCasesCommands, addCaseworkCommands } from './commands/cases-program.js';
import { addCircularsCommands } from './commands/circulars-program.js';
import { addDoctorCommand } from './commands/doctor-program.js';
import { addFeedCommands } from './commands/feed-program.js';
import { addKeysCommands } from './commands/keys-program.js';
import { addLedgersCommands } from './commands/ledgers-program.js';
import { addMonthsCommands } from './commands/months-program.js';
import { addProvenanceCommands } from './commands/provenance-program.js';
import { addQuarantineCommands } from './commands/quarantine-program.js';
import { addRulesCommands } from './commands/rules-program.js';
import { addSourceCommands } from './commands/source-program.js';
import { addGrantsCommands, addTokensCommands, addUsersCommands } from './commands/users-program.js';
import { type Environment, readEnvironment } from './environment.js';
import { foldersBelow } from './folders.js';
import type { Platform } from './open-platform.js';
import { both, consoleVoice, errorLine, type Voice } from './say.js';
import { versionOf } from './version.js';

/** The exit code of what Ctrl-C ended before it was finished, as shells have it. */
const INTERRUPTED = 130;

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folders = foldersBelow(root);
let voice: Voice = consoleVoice(process.stdout, () => performance.now());
const interrupted = new AbortController();

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** The first Ctrl-C asks everything to stop at the next safe point; the second ends the process at once. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  let asked = 0; // by the clock that only runs forward
  process.on(signal, () => {
    // The terminal and npm may both hand on one Ctrl-C.
    if (interrupted.signal.aborted && performance.now() - asked > 1_000) process.exit(INTERRUPTED);
    if (interrupted.signal.aborted) return;
    asked = performance.now();
    voice.line(both('正在停止…', 'stopping…'));
    interrupted.abort();
  });
}

interface Command<A extends unknown[]> {
  /** Its result is the exit code. */
  run(platform: Platform, signal: AbortSignal, ...args: A): Promise<number>;
  /** Says what is wrong with the arguments, before a database is started for them. */
  check?(...args: A): void;
}

/**
 * Runs a command on an open platform and closes it, whatever happens. Commands are loaded when they are asked for: the API alone takes
 * longer to load than most of them to run.
 */
const withPlatform =
  <A extends unknown[]>(load: () => Promise<Command<A>>) =>
  async (...args: A): Promise<void> => {
    const environment = readEnvironment(process.env, root);
    const { run, check } = await load();
    check?.(...args);
    const command = args.at(-1);
    if (command instanceof QingquCommand && isLogged(command.name(), environment))
      voice = await logVoice(command.name());
    const { openPlatform } = await import('./open-platform.js');
    const platform = await openPlatform(environment, folders, voice);
    try {
      process.exitCode = interrupted.signal.aborted ? INTERRUPTED : await run(platform, interrupted.signal, ...args);
    } finally {
      await platform.close();
    }
  };

/** Processes whose lines a log store collects, where it is so. */
const isLogged = (command: string, { log }: Environment): boolean =>
  log === 'json' && ['serve', 'worker'].includes(command);

async function logVoice(name: string): Promise<Voice> {
  const { structuredLog, structuredVoice } = await import('./observe/structured-log.js');
  return structuredVoice(structuredLog(name, 'info', 1), () => performance.now());
}

const program = new QingquCommand('qingqu')
  .description(both('清渠：财政资金动态监控', 'Qingqu: watching public money'))
  .version(versionOf(folders))
  .showHelpAfterError();

program
  .command('start')
  .description(both('运行整个平台：API、控制台、后台任务', 'run the whole platform: API, console, worker'))
  .option('--no-sample', both('不装入示例数据', 'do not load the sample world into an empty embedded database'))
  .action(withPlatform(async () => ({ run: (await import('./commands/start.js')).start })));
program
  .command('ingest')
  .description(both('接入数据文件', 'take files in'))
  .argument(
    '<feed>',
    both('数据类，如 payment；auto 表示由文件名判断', 'the feed, e.g. payment; auto = told by each file name'),
  )
  .argument('<file...>', both('CSV 文件', 'CSV files'))
  .example('ingest payment payment.csv')
  .action(
    withPlatform(async () => {
      const { ingest, checkFeed } = await import('./commands/ingest.js');
      return { run: ingest, check: checkFeed };
    }),
  );
addFeedCommands(
  program.command('feed').description(both('数据源定义：试读、拟定、保存', 'feed definitions: try, guess, store')),
  withPlatform,
  voice,
  folders,
);
program
  .command('feeds')
  .description(both('列出数据类及其列', 'list the feeds and their columns'))
  .argument('[feed]')
  .action(async (name?: string) => (await import('./commands/feeds.js')).listFeeds(voice, name));
program
  .command('snapshot')
  .description(both('生成最近一个已关闭纪元的快照', 'build the snapshot of the last closed epoch'))
  .option('--rebuild', both('从头生成', 'from nothing'), false)
  .action(withPlatform(async () => ({ run: (await import('./commands/snapshot.js')).snapshot })));
program
  .command('sweep')
  .description(both('运行全部规则并更新预警', 'run all rules and reconcile the warnings'))
  .option('--as-of <date>', both('判断日期，如 2018-11-30', 'the date to judge as of, e.g. 2018-11-30'))
  .action(
    withPlatform(async () => {
      const { sweep, checkAsOf } = await import('./commands/sweep.js');
      return { run: sweep, check: checkAsOf };
    }),
  );
program
  .command('serve')
  .description(both('运行 API 与控制台，不含后台任务', 'run the API and the console, without background work'))
  .action(withPlatform(async () => ({ run: (await import('./commands/serve.js')).serve })));
program
  .command('worker')
  .description(both('运行后台任务', 'work on nightly ingest and sweeps'))
  .action(withPlatform(async () => ({ run: (await import('./commands/worker.js')).worker })));
program
  .command('migrate')
  .description(both('建立或升级数据库', 'bring the database to the current schema'))
  .action(withPlatform(async () => ({ run: (await import('./commands/migrate.js')).migrateOnly })));
addBackupCommands(program, withPlatform, {
  environment: () => readEnvironment(process.env, root),
  folders,
  voice,
  signal: interrupted.signal,
});
addDoctorCommand(program, () => ({ environment: readEnvironment(process.env, root), folders, voice }));
addQuarantineCommands(
  program
    .command('quarantine')
    .description(both('隔离数据：查看、修正、重报、转办', 'rejected rows: show, correct, resubmit, route')),
  withPlatform,
);
addBreaksCommands(
  program
    .command('breaks')
    .description(both('对账差异：查看、说明', 'differences of the reconciliation: show, explain')),
  withPlatform,
);
addProvenanceCommands(program, withPlatform);
addBiCommands(
  program.command('bi').description(both('报表工具的数据库登录', 'database logins of SQL and BI tools')),
  withPlatform,
);
addAuditCommands(
  program.command('audit').description(both('审计记录：封存、核对、查看', 'the audit log: seal, verify, list')),
  withPlatform,
);
addKeysCommands(
  program.command('keys').description(both('个人信息的加密密钥', 'the keys that personal data are sealed with')),
  withPlatform,
);
addSourceCommands(
  program.command('source').description(both('来源：目录、HTTP、SFTP、数据库', 'where files come from, and when')),
  withPlatform,
);
addBatchesCommands(
  program.command('batches').description(both('列出批次', 'the batches that were taken in')),
  withPlatform,
);
addRulesCommands(
  program
    .command('rules')
    .description(both('规则：规则包、参数、白名单、状态', 'rules: packages, parameters, whitelist, lives')),
  withPlatform,
  voice,
);
addCasesCommands(
  program.command('cases').description(both('案件：查看办理情况', 'cases: what is done about warnings')),
  withPlatform,
);
addCaseworkCommands(
  program.command('casework').description(both('案件办理的每日事务', 'the daily work of casework')),
  withPlatform,
);
addCalendarCommands(
  program.command('calendar').description(both('工作日日历：装入、查看', 'the calendar of working days: load, show')),
  withPlatform,
);
addMonthsCommands(
  program.command('months').description(both('月度结账：结账、预警、查看', 'months: close, look ahead, show')),
  withPlatform,
);
addLedgersCommands(
  program.command('ledgers').description(both('台账：重新生成、导出', 'ledgers: draw again, export')),
  withPlatform,
);
addAssessCommands(
  program.command('assess').description(both('考核：打分、查看、导出', 'assessment: make, show, export')),
  withPlatform,
);
addCircularsCommands(
  program.command('circulars').description(both('通报：列出、导出', 'circulars: list, export')),
  withPlatform,
);
addAskCommands(program, withPlatform);
addUsersCommands(
  program.command('users').description(both('用户：新建、停用、重置密码', 'users: make, disable, new passwords')),
  withPlatform,
);
addGrantsCommands(
  program.command('grants').description(both('授权与混岗例外（第十条）', 'who may do what, and exceptions (Art. 10)')),
  withPlatform,
);
addTokensCommands(
  program.command('tokens').description(both('服务令牌：签发、吊销', 'service tokens: issue, revoke')),
  withPlatform,
);
const schema = program
  .command('schema')
  .description(both('已提交的数据库与 API 结构', 'the committed database.sql and schema.graphql'));
schema
  .command('check')
  .description(both('比对', 'compare'))
  .action(withPlatform(async () => ({ run: (await import('./commands/schema.js')).checkSchema })));
schema
  .command('write')
  .description(both('重写', 'rewrite'))
  .action(withPlatform(async () => ({ run: (await import('./commands/schema.js')).writeSchema })));

program
  .parseAsync()
  .catch((error: Error) => {
    // What was stopped on purpose did not fail.
    const isStopped = interrupted.signal.aborted && error.name === 'AbortError';
    process.exitCode = isStopped ? INTERRUPTED : 1;
    if (isStopped) return;
    process.stderr.write(`${errorLine(error)}\n`);
    if (process.env.QINGQU_DEBUG)
      process.stderr.write(`${error.stack}\n${error.cause instanceof Error ? error.cause.stack : ''}\n`);
  })
  // All is closed now; a connection that a library still tries to restore must not keep the process.
  .finally(() => process.exit());
