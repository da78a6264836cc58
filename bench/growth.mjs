import { join } from 'node:path';
import { median, short, spread, timed, times } from './lib/numbers.mjs';
import { built, rootDir } from './lib/paths.mjs';
import { withMagnified } from './sweep/magnify.mjs';
import { closing, evaluatorSettings } from './sweep/world.mjs';

/** All core rules on a world and on one twice as large, and twice as many rules on the smaller. */
export async function benchGrowth(options, report, server) {
  const half = { ...options, copies: Math.ceil(options.copies / 2) };
  report.heading(`Growth: the core rules on ${options.scale} × ${half.copies} and × ${options.copies}`);
  const small = await measure(half, report, server);
  const large = await measure(options, report, server);
  const rows = spread(large.once.map((ms, at) => ms / small.once[at]));
  const rules = spread(small.twice.map((ms, at) => ms / small.once[at]));
  report.table(
    ['world', 'all rules, ms', 'all rules twice, ms'],
    [small, large].map(({ name, once, twice }) => [name, short(median(once)), short(median(twice))]),
  );
  report.line(`twice the rows: ${times(rows)} the time; twice the rules: ${times(rules)}`);
  report.add('growth', { small, large, rows, rules });
}

function measure(options, report, server) {
  return withMagnified(options, report, server, async ({ dir, path, epoch }) => {
    const { Evaluator, loadRules } = await built('packages/sweep');
    const { boundValues } = await built('packages/rules-sdk');
    const { rules } = await loadRules(join(rootDir, 'packages', 'rules-core', 'rules.json'));
    const settings = { ...evaluatorSettings({ options, snapshotDir: dir }), maxFindings: 10_000_000 };
    const all = async (passes) => {
      const evaluator = new Evaluator(settings, { path, epoch });
      await closing(evaluator, async () => {
        for (let pass = 0; pass < passes; pass++)
          for (const rule of rules) {
            const found = await evaluator.evaluate(rule, [{ binds: boundValues(rule, {}, options.asOf), except: [] }]);
            if (found.status === 'failed') throw new Error(`${rule.id}: ${found.failure.message}`);
          }
      });
    };
    await all(1); // the file comes into memory
    const once = [];
    const twice = [];
    for (let round = 0; round < options.rounds; round++) {
      once.push((await timed(() => all(1))).ms);
      twice.push((await timed(() => all(2))).ms);
    }
    return { name: `${options.scale} × ${options.copies}`, once, twice };
  });
}
