// A stranger with the README.md of the SDK, from an empty folder to a warning, on the command line as people run it:
//   1. `npm install`, new, test, check, build, keygen, sign, verify: a signed package of one rule;
//   2. on a running platform with a small world: the department's key, the package and the rule's life, each proposed by one person and
//      approved by another; a sweep;
//   3. over GraphQL, the warning that the new rule raised.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followIntoPlatform, followReadme, graphqlOf, registryAnswers } from '@qingqu/rules-sdk/journey';
import { discardEmbedded } from './embedded-postgres/index.js';
import { killAll, type Running, run, start } from './testing/qingqu.js';

const TEN_MINUTES_MS = 600_000;

/** Two payments in a county: one at the limit of the rule that `new` makes, one below. */
const smallWorld = `key,application_no,region_code,fiscal_year,indicator_key,agency_key,fund_key,applied_at,paid_on,amount,payee_kind,payee_name,status
ZF-1,SQ-1,411425000000,2018,ZB-1,411425001,F-1,2018-05-30 09:00:00,2018-06-01,2000000.00,enterprise,虞城县某建筑公司,paid
ZF-2,SQ-2,411425000000,2018,ZB-1,411425001,F-1,2018-05-30 09:00:00,2018-06-01,1999999.99,enterprise,虞城县某建筑公司,paid
`;

const checkout = resolve(__dirname, '../../..');
const online = registryAnswers();
let root: string;
let environment: Record<string, string>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'qingqu-stranger-'));
  // The user that Postgres runs as must get through.
  chmodSync(root, 0o755);
  environment = { QINGQU_STATE: join(root, 'state'), QINGQU_TODAY: '2018-11-30' };
});
afterAll(async () => {
  await killAll();
  await discardEmbedded(environment.QINGQU_STATE!, () => undefined);
  rmSync(root, { recursive: true, force: true });
});

/** A folder for the PATH in which `qingqu` is the built command line. */
function commandFolder(): string {
  const folder = join(root, 'bin');
  const cli = join(checkout, 'packages/platform/dist/cli.js');
  mkdirSync(folder);
  writeFileSync(join(folder, 'qingqu'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 });
  return folder;
}

/** A platform with the small world; where it answers, and the password of its user `sheng`. */
async function runningPlatform(): Promise<{ platform: Running; url: string; password: string }> {
  const platform = start(['start', '--no-sample'], { ...environment, PORT: '0' });
  const [, url] = await platform.said(/控制台 (http:\/\/[\d.]+:\d+)\//);
  const [, password] = await platform.said(/\n {2}sheng +(\S+)/);
  const file = join(root, 'payment.csv');
  writeFileSync(file, smallWorld);
  expect(await run(['ingest', 'payment', file], environment)).toEqual({
    code: 0,
    stdout: expect.stringContaining('payment.csv'),
    stderr: '',
  });
  return { platform, url: url!, password: password! };
}

async function ask<T>(url: string, query: string, token?: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

interface Warnings {
  totalCount: number;
  nodes: { warningNo: string; severity: string; messageZh: string; messageEn: string; evidence: unknown[] }[];
}

describe(`a stranger${online ? '' : ' (skipped: no npm registry answers)'}`, () => {
  (online ? it : it.skip)(
    'goes from `qingqu-rules new` to a firing warning in ten minutes, by README.md alone',
    async () => {
      const { platform, url, password } = await runningPlatform();
      const begun = performance.now();
      const { folder } = await followReadme(checkout, root);
      const PATH = `${commandFolder()}:${process.env.PATH}`;
      const steps = await followIntoPlatform(checkout, folder, { ...environment, PATH });
      expect(steps.map(({ printed }) => printed)).toEqual([
        expect.stringMatching(/^example-county-rules-0\.1\.0\.tgz$/m),
        expect.stringContaining('another person decides it: qingqu rules approve 1 '),
        expect.stringContaining('change 1 is approved and in effect'),
        expect.stringContaining('another person decides it: qingqu rules approve 2 '),
        expect.stringContaining('change 2 is approved and in effect'),
        expect.stringContaining('another person decides it: qingqu rules approve 3 '),
        expect.stringContaining('change 3 is approved and in effect'),
        expect.stringMatching(/raised [1-9]\d*,.* failed rules 0$/m),
      ]);

      const [signIn, warnings] = graphqlOf(checkout);
      const { signIn: signedIn } = await ask<{ signIn: { token: string } }>(url, signIn!.replace('…', password));
      const answer = await ask<{ warnings: Warnings }>(url, warnings!, signedIn.token);
      expect(answer.warnings).toEqual({
        totalCount: 1,
        nodes: [
          {
            warningNo: expect.any(String),
            severity: 'BLUE',
            messageZh: '2018-06-01 支付 2,000,000.00 元，达到 2,000,000.00 元，请核实用途',
            messageEn: expect.stringContaining('please verify the purpose'),
            evidence: expect.arrayContaining([{ name: 'amount', value: '2000000.00' }]),
          },
        ],
      });
      const took = performance.now() - begun;
      console.log(`from an empty folder to the warning: ${Math.round(took / 1000)} s`);
      expect(took).toBeLessThan(TEN_MINUTES_MS);
      platform.kill('SIGTERM');
      expect(await platform.ended).toMatchObject({ code: 0 });
    },
    TEN_MINUTES_MS,
  );
});
