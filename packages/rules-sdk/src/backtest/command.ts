import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readAbout } from '../authoring/about.js';
import { type Load, loadRules } from '../authoring/load-rules.js';
import { compile } from '../compile.js';
import { type RulePackage, wrongDigest } from '../rule-package.js';
import type { BacktestReport } from './report.js';
import type { Version } from './run-backtest.js';
import type { Watch } from './watch.js';

/** What the command needs from outside. */
export interface BacktestShell {
  cwd: string;
  load: Load;
  say(line: string): void;
  watch?: Watch | undefined;
}

interface Options {
  snapshot: string;
  from: string;
  to: string;
  rule?: string;
  region?: string;
  against?: string;
  verdicts?: string;
  json?: string;
  html?: string;
  memory: string;
}

/** `qingqu-rules backtest` */
export function addBacktest(program: Command, { cwd, load, say, watch }: BacktestShell): void {
  program
    .command('backtest')
    .description('run the rules as of past month-ends on a snapshot, on what was known then')
    .argument('[dir]', 'folder of the package', '.')
    .requiredOption('--snapshot <file>', 'a snapshot of the platform, like snapshot-12.duckdb; it is only read')
    .requiredOption('--from <month>', 'the first month, like 2018-01')
    .requiredOption('--to <month>', 'the last month, like 2018-11')
    .option('--rule <id>', 'one rule alone')
    .option('--region <code>', 'only subjects of a region and those below it')
    .option('--against <rules.json>', 'the version to compare with')
    .option('--verdicts <file.csv>', "people's verdicts, with the columns fingerprint,verdict")
    .option('--json <file>', 'write the report as JSON')
    .option('--html <file>', 'write the report as one HTML file')
    .option('--memory <size>', 'what DuckDB may take', '2GB')
    .action(async (dir: string, options: Options) => {
      const report = await backtestIn(resolve(cwd, dir), options);
      // Here, so that the other commands do not load what draws charts.
      const { summaryOf, writeReport } = await import('./write-report.js');
      const file = (name: string | undefined) => name && resolve(cwd, name);
      for (const line of summaryOf(report)) say(line);
      for (const written of writeReport(report, { json: file(options.json), html: file(options.html) }))
        say(`${written}: the report`);
      if (!report.covers.complete)
        throw new Error(`stopped: the report covers ${report.covers.months} of ${report.covers.of} months`);
    });

  async function backtestIn(folder: string, options: Options): Promise<BacktestReport> {
    const [{ localBench }, { runBacktest }, { readFacts }, { parseVerdicts }, { showProgress }] = await Promise.all([
      import('./bench.js'),
      import('./run-backtest.js'),
      import('./snapshot-facts.js'),
      import('./verdicts.js'),
      import('./progress.js'),
    ]);
    const { name, version } = readAbout(folder);
    const rules = (await loadRules(folder, load)).map((rule) => compile(rule));
    const path = resolve(cwd, options.snapshot);
    const facts = await readFacts(path);
    const bench = localBench(path, { memoryLimit: options.memory, threads: availableParallelism() });
    const progress = watch && showProgress(watch.screen, watch.now);
    try {
      return await runBacktest({
        ...{ facts, bench, from: options.from, to: options.to, rule: options.rule, region: options.region },
        package: { name, version, rules },
        against: options.against === undefined ? undefined : readVersion(resolve(cwd, options.against)),
        verdicts:
          options.verdicts === undefined
            ? undefined
            : parseVerdicts(textOf(resolve(cwd, options.verdicts)), options.verdicts),
        signal: watch?.interruption(),
        ...(progress ? { onProgress: progress.at } : {}),
      });
    } finally {
      progress?.end();
      await bench.close();
    }
  }
}

/** The rules of a `rules.json`. Throws in one line when it is none, or not what was built. */
export function readVersion(file: string): Version {
  const built = parsed(file);
  const wrong = built.format === 1 && Array.isArray(built.rules) ? wrongDigest(built) : 'the file';
  if (wrong)
    throw new Error(`${file}: ${wrong} is not what \`qingqu-rules build\` wrote; name an unaltered rules.json`);
  const { name, version } = built.package;
  return { name, version, rules: built.rules };
}

function parsed(file: string): RulePackage {
  try {
    return JSON.parse(textOf(file));
  } catch (cause) {
    throw new Error(`${file} is no rules.json (${(cause as Error).message}); \`qingqu-rules build\` writes one`, {
      cause,
    });
  }
}

function textOf(file: string): string {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return readFileSync(file, 'utf8');
}
