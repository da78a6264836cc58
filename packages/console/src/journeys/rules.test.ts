// How a threshold changes:
//   1. an officer of the province's agricultural finance tries another value on past months; the backtest runs to its charts;
//   2. he proposes the value, and may not decide on it himself;
//   3. somebody of supervision finds it among what waits for him, approves it, and the value holds from then on.
import { afterAll, afterEach, beforeAll, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

const RULE = 'fund-split';

describeInBrowser('a threshold', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let author: Desk;
  let checker: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    author = await Desk.open(browser, world);
    checker = await Desk.open(browser, world);
    await Promise.all([author.signIn('nongye'), checker.signIn('fuhe')]);
  });
  afterEach(() => {
    author.expectNothingWrong();
    checker.expectNothingWrong();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  it('is tried on past months before it is proposed', async () => {
    await author.go(`/rules/${RULE}?tab=backtests`);
    await author.act('新建回溯检验', { '期间天数（试验值）': '20', 理由: '评估缩短期间的效果' });
    await author.page.waitForURL(/\/rules\/backtests\//);
    const charts = author.page.getByRole('heading', { name: '各月发现数' });
    await soon(
      () => charts.isVisible(),
      (isThere) => isThere,
      // Months of payments are looked at twice.
      150,
    );
    await author.settled();
    await author.screenshot('journeys/rules-1-backtest');
  });

  it('is proposed by one person, who may not decide on it', async () => {
    await author.go(`/rules/${RULE}?tab=parameters`);
    await author.page
      .getByRole('row', { name: /期间天数/ })
      .getByRole('button', { name: '提出变更' })
      .click();
    const form = author.page.getByRole('dialog', { name: '提出参数变更' });
    await form.getByLabel('值', { exact: true }).fill('20');
    await form.getByLabel('理由').fill('回溯检验表明误报减少');
    await form.getByRole('button', { name: '确定' }).click();
    await form.waitFor({ state: 'hidden' });
    await author.go('/rules/changes?view=mine');
    await author.rows('回溯检验表明误报减少').click();
    await author.page.getByText('这是您提出的变更，须由另一人复核').waitFor();
    await author.screenshot('journeys/rules-2-own-proposal');
  });

  it('holds once another person has approved it', async () => {
    await checker.go('/rules/changes');
    await checker.rows('回溯检验表明误报减少').click();
    const drawer = checker.page.getByRole('dialog');
    await drawer.getByLabel('复核意见').fill('同意');
    await checker.screenshot('journeys/rules-3-decide');
    await drawer.getByRole('button', { name: '同意', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    await checker.go('/rules/changes?view=decided');
    await checker.rows('回溯检验表明误报减少').getByText('同意').waitFor();
    await author.go(`/rules/${RULE}?tab=parameters`);
    await author.page.getByRole('cell', { name: /^20\b/ }).first().waitFor();
    await author.screenshot('journeys/rules-4-in-force');
  });
});
