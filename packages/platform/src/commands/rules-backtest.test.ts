import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeEpoch } from '@qingqu/schema';
import { buildSnapshot } from '@qingqu/sweep';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { backtest, writeVerdicts } from './rules-backtest.js';

let test: TestPlatform;
let folder: string;
beforeAll(async () => {
  test = await testPlatform();
  const { system, dirs, folders } = test.platform;
  await buildSnapshot({ pool: system, dir: dirs.snapshots }, { epoch: await closeEpoch(system) });
  folder = join(dirs.inbox, 'package');
  mkdirSync(folder);
  writeFileSync(join(folder, 'rules.json'), readFileSync(folders.rules));
});
afterAll(() => test.drop());

const file = (name: string) => join(test.platform.dirs.inbox, name);
const months = { from: '2018-05', to: '2018-06' };

describe('qingqu rules backtest', () => {
  it('reads the rules.json of a folder, says what came of it and writes the reports', async () => {
    const said = test.lines.length;
    const options = { ...months, rule: 'cash-single-large', json: file('out.json'), html: file('out.html') };
    expect(await backtest(test.platform, new AbortController().signal, folder, options)).toBe(0);
    const lines = test.lines.slice(said);
    expect(lines[0]).toBe('2/2 个月 months');
    expect(lines.at(-1)).toBe(`报告：${file('out.html')} / the report: ${file('out.html')}`);
    expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toMatchObject({ format: 1, failures: [] });
    expect(readFileSync(file('out.html'), 'utf8')).toContain('cash-single-large');
  });

  it("has people's verdicts written for authors, who measure their rules offline", async () => {
    await test.platform.system.query(
      `insert into warning_verdict (warning_id, verdict, reason, decided_by, scope_ord, department_kind)
       select gen_random_uuid(), 'normal', 'x', 'sheng', 0, 'treasury'`,
    );
    await writeVerdicts(test.platform, new AbortController().signal, file('verdicts.csv'));
    // The verdict's warning is gone, and so there is none to measure by.
    expect(readFileSync(file('verdicts.csv'), 'utf8')).toBe('fingerprint,verdict\n');
  });

  it('that is stopped says how far it came, and ends as what was interrupted', async () => {
    const said = test.lines.length;
    const options = { ...months, rule: 'cash-single-large' };
    expect(await backtest(test.platform, AbortSignal.abort(), folder, options)).toBe(130);
    expect(test.lines[said]).toBe('0/2 个月 months（已停止 stopped）');
  });
});
