import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { and, buildPackage, defineRule, eq, gte, param, type RuleDefinition, renderPackage } from '../index.js';
import { idOf } from '../small-records.js';
import { addBacktest } from './command.js';
import { reportSchema } from './report.js';
import { paid, QIXIAN, writeSnapshot } from './small-snapshot.js';
import type { Watch } from './watch.js';

/** Its title must come out as text. */
const large = (limit: string): RuleDefinition =>
  defineRule({
    id: 'large',
    category: 'cash',
    subject: 'payment',
    severity: 'orange',
    timeClass: 'D',
    title: { zh: '大额 <script>alert(1)</script> & "现金"', en: 'Large cash' },
    basis: ['第八条'],
    params: { limit: param.money(limit, { zh: '上限', en: 'Limit' }) },
    find: ({ select, payments }, { limit: least }) =>
      select({ subject: payments.id, amount: payments.amountFen })
        .from(payments)
        .where(and(eq(payments.status, 'paid'), gte(payments.amountFen, least))),
    message: { zh: '请核实', en: 'please verify' },
  }) as RuleDefinition;

let dir: string;
let said: string[];
const about = { name: '@example/rules', version: '2.0.0', owner: 'example-county' };

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'qingqu-backtest-'));
  const payments = [
    paid('may', '2018-05-10', '50000.00'),
    paid('june', '2018-06-10', '70000.00'),
    paid('july', '2018-07-20', '60000.00', { regionCode: QIXIAN }),
  ];
  await writeSnapshot(join(dir, 'snapshot-3.duckdb'), { payments }, [[3, '2018-06-15']]);
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ name: about.name, version: about.version, qingqu: { owner: about.owner } }),
  );
  writeFileSync(
    join(dir, 'against.json'),
    renderPackage(buildPackage({ ...about, version: '1.0.0' }, [large('40000.00')])),
  );
  writeFileSync(
    join(dir, 'verdicts.csv'),
    `rule,kind,subject,discriminator,verdict\nlarge,payment,${idOf('june')},,rectified\r\nlarge,payment,${idOf('may')},,normal\n`,
  );
  // Its rules come from `load`; it has to be there all the same.
  mkdirSync(join(dir, 'src'));
  writeFileSync(join(dir, 'src/index.ts'), '');
});
beforeEach(() => {
  said = [];
});
afterAll(() => rmSync(dir, { recursive: true }));

async function run(args: string[], watch?: Watch): Promise<string | undefined> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addBacktest(program, {
    cwd: dir,
    load: async () => ({ rules: [large('60000.00')] }),
    say: (line) => said.push(line),
    watch,
  });
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    await program.parseAsync(['backtest', ...args], { from: 'user' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
const asked = ['--snapshot', 'snapshot-3.duckdb', '--from', '2018-05', '--to', '2018-07'];
const textOf = (name: string) => readFileSync(join(dir, name), 'utf8');

describe('qingqu-rules backtest', () => {
  it('compares, measures, and writes both reports', async () => {
    const files = ['--json', 'out.json', '--html', 'out.html'];
    expect(await run([...asked, '--against', 'against.json', '--verdicts', 'verdicts.csv', ...files])).toBeUndefined();
    expect(said).toEqual([
      '3/3 个月 months',
      expect.stringMatching(/^2018-06-15 起有当时的数据状态 known since 2018-06-15，.*: 1$/),
      '发现 findings 2，事项 cases 2',
      '与 @example/rules 1.0.0 相比 against it: 增加 added 0，减少 removed 1，相同 same 2',
      'large: 准确率 precision 100 % (21 % – 100 %, n = 1)',
      expect.stringContaining('treasury: 每周新事项'),
      `${join(dir, 'out.json')}: the report`,
      `${join(dir, 'out.html')}: the report`,
    ]);
    const report = reportSchema.parse(JSON.parse(textOf('out.json')));
    expect(report.rules[0]!.removedVerdicts).toEqual({ right: 0, wrong: 1, dataIssue: 0, unknown: 0 });
  });

  it('keeps the keys of its JSON', async () => {
    await run([...asked, '--against', 'against.json', '--verdicts', 'verdicts.csv', '--json', 'out.json']);
    const keys = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.length > 0 ? [keys(value[0])] : [];
      if (value === null || typeof value !== 'object') return typeof value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys(inner)]));
    };
    expect(keys(JSON.parse(textOf('out.json')))).toMatchInlineSnapshot(`
      {
        "against": {
          "name": "string",
          "version": "string",
        },
        "asked": {
          "from": "string",
          "region": "object",
          "to": "string",
        },
        "capped": [],
        "cells": [
          {
            "cases": "number",
            "county": "string",
            "difference": {
              "added": "number",
              "removed": "number",
              "same": "number",
            },
            "findings": "number",
            "month": "string",
            "newCases": "number",
            "newFindings": "number",
            "rule": "string",
            "severities": {
              "blue": "number",
              "orange": "number",
              "red": "number",
              "yellow": "number",
            },
            "verdicts": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "verdictsAgainst": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
          },
        ],
        "counties": [
          {
            "cases": "number",
            "county": "string",
            "findings": "number",
            "name": "string",
          },
        ],
        "covers": {
          "complete": "boolean",
          "months": "number",
          "of": "number",
        },
        "failures": [],
        "format": "number",
        "months": [
          {
            "asOf": "string",
            "cases": "number",
            "difference": {
              "added": "number",
              "removed": "number",
              "same": "number",
            },
            "epoch": "string",
            "findings": "number",
            "history": "string",
            "month": "string",
            "newCases": "number",
            "newFindings": "number",
            "severities": {
              "blue": "number",
              "orange": "number",
              "red": "number",
              "yellow": "number",
            },
            "verdicts": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "verdictsAgainst": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
          },
        ],
        "package": {
          "name": "string",
          "version": "string",
        },
        "rules": [
          {
            "added": [],
            "addedVerdicts": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "cases": "number",
            "change": "string",
            "department": "string",
            "difference": {
              "added": "number",
              "removed": "number",
              "same": "number",
            },
            "findings": "number",
            "precision": {
              "dataIssue": "number",
              "high": "number",
              "low": "number",
              "right": "number",
              "share": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "precisionAgainst": {
              "dataIssue": "number",
              "high": "number",
              "low": "number",
              "right": "number",
              "share": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "removed": [
              {
                "county": "string",
                "discriminator": "string",
                "fingerprint": "string",
                "kind": "string",
                "month": "string",
                "subject": "string",
              },
            ],
            "removedVerdicts": {
              "dataIssue": "number",
              "right": "number",
              "unknown": "number",
              "wrong": "number",
            },
            "rule": "string",
            "suppressed": "number",
            "title": {
              "en": "string",
              "zh": "string",
            },
          },
        ],
        "snapshot": {
          "epoch": "string",
          "knownSince": "string",
        },
        "workload": [
          {
            "backlog": "boolean",
            "casesPerWeek": "number",
            "department": "string",
            "month": "string",
            "newCases": "number",
          },
        ],
      }
    `);
  });

  it('makes an HTML file that is whole, asks for nothing and takes nothing for markup', async () => {
    await run([...asked, '--against', 'against.json', '--verdicts', 'verdicts.csv', '--html', 'out.html']);
    const html = textOf('out.html');
    expect(unbalanced(html)).toEqual([]);
    expect(html).not.toMatch(/<script|\ssrc=|href=|url\(|@import|https?:/);
    expect(html).toContain('&#60;script&#62;alert(1)');
    expect(html.match(/<svg /g)).toHaveLength(5);
    for (const figure of html.split('<svg ').slice(1)) expect(figure.indexOf('<table>')).toBeGreaterThan(0);
  });

  it('says how far it is: in place on a terminal, now and then in a log', async () => {
    const shown = { terminal: '', log: '' };
    let time = 0;
    const watch = (isTTY: boolean): Watch => ({
      screen: { isTTY, write: (text) => (shown[isTTY ? 'terminal' : 'log'] += text) },
      now: () => {
        time += 6_000;
        return time;
      },
      interruption: () => new AbortController().signal,
    });
    await run(asked, watch(true));
    await run(asked, watch(false));
    expect(shown.terminal).toContain('\r\u001b[K2018-05 large: 33 % (3/9 rows)');
    expect(shown.log).toMatch(/^\d{4}-\d{2} large: \d+ % \(\d\/9 rows\), \d+ rows\/s, \d+ s left\n/);
    expect(shown.log).not.toContain('\u001b');
  });

  it('writes what it has when it is stopped, and says so', async () => {
    const stop = new AbortController();
    const watch: Watch = {
      screen: { isTTY: true, write: () => stop.abort() },
      now: (
        (time) => () =>
          (time += 1_000)
      )(0),
      interruption: () => stop.signal,
    };
    expect(await run([...asked, '--json', 'out.json', '--html', 'out.html'], watch)).toBe(
      'stopped: the report covers 1 of 3 months',
    );
    expect(JSON.parse(textOf('out.json')).covers).toEqual({ complete: false, months: 1, of: 3 });
    expect(textOf('out.html')).toContain('It was stopped. Months that this report covers: 1.');
  });

  it.each<[string, string[], RegExp]>([
    ['the file is no snapshot', ['--snapshot', 'package.json'], /package\.json is no snapshot.*snapshot-12\.duckdb/],
    ['a month is none', ['--from', '2018-13'], /--from 2018-13 is no month; write it like 2018-06/],
    ['the months are the wrong way round', ['--from', '2018-09'], /--from 2018-09 lies after --to 2018-07/],
    ['there is no such rule', ['--rule', 'small'], /no rule 'small' in @example\/rules; it has large/],
    ['there is no such region', ['--region', '41'], /no region '41'/],
    ['there is nothing to compare with', ['--against', 'nothing.json'], /nothing\.json is missing/],
    ['what it is to compare with was altered', ['--against', 'altered.json'], /altered\.json: .* is not what/],
    [
      'a verdict is none',
      ['--verdicts', 'wrong.csv'],
      /wrong\.csv:2: the verdict 'guilty' is unknown; expected rectified/,
    ],
    ['the verdicts have other columns', ['--verdicts', 'package.json'], /package\.json:1: expected the columns/],
  ])('says in one line when %s', async (_, args, line) => {
    writeFileSync(join(dir, 'altered.json'), textOf('against.json').replace('"4000000"', '"1"'));
    writeFileSync(join(dir, 'wrong.csv'), `fingerprint,verdict\n${'0'.repeat(64)},guilty\n`);
    const error = await run([...asked, ...args]);
    expect(error).toMatch(line);
    expect(error).not.toContain('\n');
  });
});

/** Tags that are opened and not closed, or the other way round. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, name, rest] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g)) {
    if (name === 'meta' || rest!.endsWith('/')) continue;
    if (!closing) open.push(name!);
    else if (open.pop() !== name) wrong.push(name!);
  }
  // Every other sign of a tag would be one that is not whole.
  const bare = html.replace(/<style>.*?<\/style>/s, '');
  const left = bare.replace(/<!doctype html>|<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/g, '');
  return [...open, ...wrong, ...(left.match(/[<>]/g) ?? [])];
}
