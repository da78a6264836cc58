// The commands that ask the rules, on a database of their own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QingquCommand } from '../command.js';
import { errorLine } from '../say.js';
import { sweepNow } from '../sweeping.js';
import { type TestPlatform, testPlatform } from '../testing/test-platform.js';
import { addAskCommands } from './ask-program.js';

const asOf = '2018-11-30';
let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ today: asOf });
  await sweepNow(test.platform, { asOf, reason: 'test', startedBy: 'tester' }, new AbortController().signal);
});
afterAll(() => test.drop());

/** Runs `qingqu …` and returns what it says; throws what it fails with, as one line. */
async function qingqu(...args: string[]): Promise<string[]> {
  const said = test.lines.length;
  const program = new QingquCommand('qingqu').exitOverride().configureOutput({ writeErr: () => undefined });
  const onPlatform =
    (load: () => Promise<{ run(...args: never[]): Promise<number> }>) =>
    async (...given: unknown[]) => {
      const { run } = await load();
      await run(...([test.platform, new AbortController().signal, ...given] as never[]));
    };
  addAskCommands(program, onPlatform as Parameters<typeof addAskCommands>[1]);
  await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
    throw new Error(errorLine(error));
  });
  return test.lines.slice(said);
}

describe('asking the rules', () => {
  const payment = {
    key: 'PAY-1',
    regionCode: '410225000000',
    amount: '60000.00',
    indicatorKey: 'I',
    agencyKey: 'A',
    fundKey: 'F',
    payeeKind: 'ENTERPRISE',
  };
  const file = (content: unknown): string => {
    const path = join(test.platform.dirs.inbox, 'candidates.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('says in one line that there is no such warning, record or rule, with an example', async () => {
    await expect(qingqu('explain', 'x')).rejects.toThrow(/没有预警「x」.*例如 12/);
    await expect(qingqu('replay', '99')).rejects.toThrow(/there is no warning '99'/);
    await expect(qingqu('why-not', 'cash-single-large', 'NOTHING')).rejects.toThrow(
      /'NOTHING'; the rule is about: payment/,
    );
    await expect(qingqu('why-not', 'nothing', 'X')).rejects.toThrow(/no enabled package has a rule 'nothing'/);
    await expect(qingqu('precheck', file([payment]), '--as-of', '2018-02-30')).rejects.toThrow(/2018-11-30/);
  });

  it('prechecks payments from a file, and says how many rules it asked', async () => {
    const lines = await qingqu('precheck', file([payment]));
    expect(lines.at(-1)).toMatch(/1 笔支付、\d\d 条规则：预计预警 \d+ 条.*it stops nothing/);
  });

  it('says which field of a payment is wrong, and never its value', async () => {
    await expect(qingqu('precheck', file('nonsense'))).rejects.toThrow(/expected a list in JSON/);
    const refused = qingqu('precheck', file([{ ...payment, payeeAccountNo: 6228480123 }]));
    await expect(refused).rejects.toThrow(/payments\.0\.payeeAccountNo/);
    await expect(refused).rejects.not.toThrow(/6228/);
  });
});
