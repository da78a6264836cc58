import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backtestPackage, loadRules, renderVerdicts, summaryOf, verdictsOn, writeReport } from '@qingqu/sweep';
import type { Platform } from '../open-platform.js';
import { both } from '../say.js';
import { sweepDeps } from '../sweeping.js';

/** The exit code of what was stopped before its end, as shells have it. */
const INTERRUPTED = 130;

interface Options {
  from: string;
  to: string;
  rule?: string;
  region?: string;
  json?: string;
  html?: string;
}

/** `qingqu rules backtest <folder or rules.json>`: against the version in force and people's verdicts. The exit code is 0 when every month was done. */
export async function backtest(
  platform: Platform,
  signal: AbortSignal,
  path: string,
  { json, html, ...options }: Options,
): Promise<number> {
  const { voice } = platform;
  const rules = await loadRules(rulesFile(path));
  const progress = voice.progress(both('回溯检验', 'backtest'), 'rows');
  const report = await backtestPackage(sweepDeps(platform), {
    ...options,
    package: rules,
    signal,
    onProgress: ({ rows, of }) => progress.at(rows, of),
  });
  const [first, ...lines] = summaryOf(report);
  progress.done(first!);
  for (const line of lines) voice.line(line);
  for (const file of writeReport(report, { json, html })) voice.line(both(`报告：${file}`, `the report: ${file}`));
  return report.covers.complete ? 0 : INTERRUPTED;
}

/** `qingqu rules verdicts <file.csv>`: for backtests in an author's repository. It names warnings by their fingerprint alone. */
export async function writeVerdicts({ system, voice }: Platform, _signal: AbortSignal, file: string): Promise<number> {
  const verdicts = await verdictsOn(system);
  writeFileSync(file, renderVerdicts(verdicts));
  voice.line(both(`${file}：${verdicts.size} 条人工结论`, `${file}: ${verdicts.size} verdicts`));
  return 0;
}

/** A folder stands for the `rules.json` in it: the only file of a package that is read. */
const rulesFile = (path: string): string =>
  existsSync(path) && statSync(path).isDirectory() ? join(path, 'rules.json') : path;
