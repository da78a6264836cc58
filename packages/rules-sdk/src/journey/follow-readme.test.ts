import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { RulePackage } from '../index.js';
import { followReadme, registryAnswers } from './follow-readme.js';

const empty = mkdtempSync(join(tmpdir(), 'qingqu-stranger-'));
afterAll(() => rmSync(empty, { recursive: true }));
const online = registryAnswers();

// Steps: npm install → new → test → check → build → keygen → sign → verify, as README.md has them.
describe(`a stranger with README.md${online ? '' : ' (skipped: no npm registry answers)'}`, () => {
  (online ? it : it.skip)(
    'goes from an empty folder to a signed package',
    async () => {
      const { folder, steps } = await followReadme(join(__dirname, '../../../..'), empty);
      const printed = (command: string) => steps.find((step) => step.command.startsWith(command))!.printed;
      expect(steps.map(({ command }) => command.replace('npx qingqu-rules ', '').split(' ')[0])).toEqual([
        'npm',
        'new',
        'test',
        'check',
        'build',
        'keygen',
        'sign',
        'verify',
      ]);
      expect(printed('npx qingqu-rules test')).toMatch(/✔ warns: .*\n[\s\S]*✔ stays silent: [\s\S]*ℹ fail 0/);
      expect(printed('npx qingqu-rules check')).toContain('1 rules, nothing to mend');
      expect(printed('npx qingqu-rules verify')).toContain('digests right, signature right');
      const built = JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')) as RulePackage;
      expect(built.package).toMatchObject({ owner: 'example-county', version: '0.1.0' });
      expect(built.rules[0]!.canary!.finds).toHaveLength(1);
    },
    300_000,
  );
});
