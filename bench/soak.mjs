import { setTimeout as pause } from 'node:timers/promises';
import { quantile, short } from './lib/numbers.mjs';
import { shed } from './soak/client.mjs';
import { kindsOf } from './soak/kinds.mjs';
import { growthOf, readMemory } from './soak/memory.mjs';
import { startPlatform } from './soak/platform.mjs';

const SAMPLE_MS = 10_000;
const titles = {
  rss: 'qingqu, resident',
  heap: 'qingqu, heap',
  external: 'qingqu, beside the heap',
  children: 'its children',
  postgres: 'Postgres',
};
const names = Object.keys(titles);

/** One platform under mixed load for a long time: does its memory grow, does anything fail. */
export async function benchSoak(options, report) {
  report.heading(`Soak: mixed load for ${options.minutes} minutes`);
  const platform = await startPlatform(report.line.bind(report));
  try {
    const ms = options.minutes * 60_000;
    // Caches fill, code is compiled, the pools are opened: five minutes, of a shorter run a sixth.
    const warmUpMs = Math.min(5 * 60_000, ms / 6);
    const end = performance.now() + ms;
    const figures = new Map();
    const working = Object.entries(await kindsOf(platform)).flatMap(([name, kind]) => {
      figures.set(name, { times: [], errors: [] });
      return Array.from({ length: kind.clients }, (_, client) => keepOn(kind, client, figures.get(name), end));
    });
    const samples = await watch(platform, end, warmUpMs, report);
    await Promise.all(working);
    if (options['soak-heap']) await platform.heap(options['soak-heap']);
    tell(report, options, samples, figures, platform.said());
  } finally {
    await platform.stop();
  }
}

/** One after the other, without those of other clients. */
async function keepOn({ clients, pauseMs, act }, client, { times, errors }, end) {
  for (let n = client; performance.now() < end; n += clients) {
    const began = performance.now();
    await act(n).then(
      () => times.push(performance.now() - began),
      (error) => errors.push(error.message),
    );
    await pause(pauseMs);
  }
}

async function watch(platform, end, warmUpMs, report) {
  const began = performance.now();
  const samples = [];
  let told = -1;
  while (performance.now() < end) {
    await pause(Math.min(SAMPLE_MS, Math.max(0, end - performance.now())));
    const seconds = Math.round((performance.now() - began) / 1000);
    const sample = { seconds, isWarm: seconds * 1000 >= warmUpMs, ...(await readMemory(platform)) };
    samples.push(sample);
    if (Math.floor(seconds / 60) === told) continue;
    told = Math.floor(seconds / 60);
    report.line(`  ${told} min: ${names.map((name) => `${name} ${Math.round(sample[name])} MB`).join(', ')}`);
  }
  return samples;
}

function tell(report, options, samples, figures, said) {
  const warm = samples.filter(({ isWarm }) => isWarm);
  const growth = Object.fromEntries(names.map((name) => [name, growthOf(warm, name)]));
  const last = warm.at(-1);
  report.table(
    ['memory after warm-up, MB', 'at first', 'at last', 'growth', 'reach'],
    names.map((name) => [
      titles[name],
      short(warm[0][name]),
      short(last[name]),
      Number.isFinite(growth[name]) ? `${growth[name].toFixed(1)} %` : '–',
      name === 'rss' ? `≤ 10 % ${growth.rss <= 10 ? '✓' : '✗'}` : '',
    ]),
  );
  const kinds = Object.fromEntries(
    [...figures].map(([name, { times, errors }]) => {
      const sorted = Float64Array.from(times);
      return [name, { done: times.length, errors, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }];
    }),
  );
  report.line();
  report.table(
    ['what', 'done', 'errors', 'p50, ms', 'p99, ms'],
    Object.entries(kinds).map(([name, { done, errors, p50, p99 }]) => [
      name,
      done,
      errors.length,
      short(p50),
      short(p99),
    ]),
  );
  for (const [name, { errors }] of Object.entries(kinds))
    for (const each of new Set(errors)) report.line(`${name}: ${each}`);
  report.line(`\nsent away because the machine was busy, and asked again: ${shed.times}`);
  const sweeps = said.filter((line) => line.includes('sweep #')).length;
  const troubles = said.filter((line) => /出错|failed/.test(line) && !/失败规则 0/.test(line));
  report.line(
    `${sweeps} sweeps of what had come in; the platform said of trouble: ${troubles.length === 0 ? 'nothing' : troubles.join('\n')}`,
  );
  report.claim('L9', {
    minutes: options.minutes,
    'grown, %': Number(growth.rss.toFixed(1)),
    operations: Object.values(kinds).reduce((sum, { done }) => sum + done, 0),
    errors: Object.values(kinds).reduce((sum, { errors }) => sum + errors.length, 0),
  });
  report.add('soak', { minutes: options.minutes, growth, kinds, shed: shed.times, sweeps, troubles, samples });
}
