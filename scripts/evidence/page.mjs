import { chapters } from './claims.mjs';
import { judge } from './judge.mjs';
import { prefixOf } from './reach.mjs';
import { profiles } from './records.mjs';

const head = `<!-- Written by \`npm run evidence\` from what the last runs left in .qingqu/evidence; do not edit. -->
# Evidence

What was claimed, what was asked of it, and what the last runs measured. A claim is **reached** when each of its records is there, was left by the last
whole run of the tests (or a later one) and reaches every figure; **missed** when a figure does not, or its test failed; a claim without a record is
**not shown by the last run**, whatever earlier runs have shown. How to run the proofs and how to repeat a seed is in [proofs.md](proofs.md).
`;

/** The page, from the records alone: the same records give the same page. */
export function page(shown) {
  const parts = [head, summary(shown), runs(shown)];
  for (const { title, claims } of chapters) parts.push(`## ${title}\n`, table(claims, shown), notes(claims, shown));
  parts.push(seeds(shown));
  return `${parts.filter((part) => part !== '').join('\n')}`;
}

function summary(shown) {
  const count = new Map();
  for (const { claims } of chapters)
    for (const claim of claims) {
      const { verdict } = judge(claim, 'ci', shown.ci);
      count.set(verdict, (count.get(verdict) ?? 0) + 1);
    }
  const said = ['reached', 'missed', 'not shown by the last run'].map(
    (verdict) => `${count.get(verdict) ?? 0} ${verdict}`,
  );
  return `In the CI profile: ${said.join(', ')}.\n`;
}

/** The whole runs of the tests that the records belong to, and what benches ran on. */
function runs(shown) {
  const lines = ['| run | begun | tests | minutes | node | Postgres | DuckDB | BullMQ | Redis | system |', line(10)];
  for (const profile of profiles) {
    const { run } = shown[profile];
    if (run === undefined) {
      lines.push(row([profile, 'not run', '', '', '', '', '', '', '', '']));
      continue;
    }
    const { versions: v } = run;
    const tests = `${run.passed} passed, ${run.failed.length} files failed, ${run.skipped.length} skipped of ${run.files} files`;
    lines.push(
      row([profile, dayOf(run.startedAt), tests, run.minutes, v.node, v.postgres, v.duckdb, v.bullmq, v.redis, v.os]),
    );
  }
  const machines = new Map();
  for (const { bench, at, machine } of shown.ci.records.values())
    if (bench)
      machines.set(
        bench,
        `- bench ${bench}, ${dayOf(at)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, node ${machine.node}`,
      );
  return `${lines.join('\n')}\n${machines.size ? `\n${[...machines.values()].join('\n')}\n` : ''}`;
}

function table(claims, shown) {
  const lines = ['| | claim | profile | to reach | measured | on | verdict |', line(7)];
  for (const claim of claims)
    for (const profile of profiles) {
      const judged = judge(claim, profile, shown[profile]);
      const isAsked =
        profile === 'ci' ||
        Object.keys(claim.shownBy).some((name) => shown[profile].run && shown[profile].records.has(name));
      if (!isAsked) continue;
      lines.push(
        row([
          profile === 'ci' ? claim.name : '',
          profile === 'ci' ? claim.what : '',
          profile,
          judged.asked
            .map(({ says, value, holds }) => (value === undefined || holds ? says : `**${says}**`))
            .join('; '),
          judged.measured.map(({ name, says }) => `${prefixOf(name)}${says}`).join('<br>') || 'nothing',
          [...new Set(judged.measured.map(({ at }) => dayOf(at)))].join(', '),
          judged.verdict,
        ]),
      );
    }
  return `${lines.join('\n')}\n`;
}

/** Behind the table: what shows each claim, why it falls short, and what of it is missing. */
function notes(claims, shown) {
  const told = claims.map((claim) => {
    const judged = judge(claim, 'ci', shown.ci);
    const files = [...new Set(Object.values(claim.shownBy))].map((path) => `[${path}](../${path})`).join(', ');
    const said = [`${claim.name}: ${files}.`];
    if (claim.reason) said.push(claim.reason);
    if (judged.failed.length > 0) said.push(`Failed in the last run: ${judged.failed.join(', ')}.`);
    if (judged.missing.length > 0) said.push(`No record of ${judged.missing.join(', ')}.`);
    if (judged.stale.length > 0) said.push(`Older than the last whole run: ${judged.stale.join(', ')}.`);
    return `- ${said.join(' ')}`;
  });
  return `${told.join('\n')}\n`;
}

function seeds(shown) {
  const told = profiles.flatMap((profile) =>
    (shown[profile].run?.seeds ?? []).map(({ test, seed }) => row([profile, test, seed])),
  );
  if (told.length === 0) return '';
  return `## Seeds\n\nWhat the random tests drew by in the last whole runs; of those that print theirs only as they go, it is in their record above.\n\n${['| profile | test | seed |', line(3), ...told].join('\n')}\n`;
}

const dayOf = (at) => at.slice(0, 10);
const row = (cells) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const line = (columns) => `|${' --- |'.repeat(columns)}`;
