// The overview, as a provincial officer and a leader read it:
//   1. a figure leads to the list behind it, which has as many rows;
//   2. on the map a click leads from the province to a prefecture, from there to a county, and back goes the way that one came; the chosen measure stays;
//   3. the table beside a picture has its figures, each with its list;
//   4. somebody judges a warning: the officer is told in a line, and the figures stay until he wants new ones;
//   5. the leader has totals, which lead nowhere that is not for him.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser('the overview', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    desk = await Desk.open(browser, world);
    await desk.signIn('sheng');
  });
  afterEach(() => desk.expectNothingWrong());
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  const card = (of: Desk, title: string) =>
    of.page.locator('.ant-card').filter({ has: of.page.getByRole('heading', { level: 2, name: title, exact: true }) });
  const countIn = (text: string | null) => /[\d,]+/.exec(text ?? '')?.[0];

  it('leads from a figure to as many rows', async () => {
    await desk.go('/?region=411425000000');
    const red = card(desk, '待处理预警').getByText('红色').locator('xpath=..').getByRole('link');
    const count = countIn(await red.textContent());
    await red.click();
    await desk.page.waitForURL(/\/warnings\?.*severity=RED/);
    await desk.page.getByText(`共 ${count} 条`).waitFor();
  });

  it('drills down on the map, and goes back the way one came', async () => {
    await desk.go('/?measure=paidAmount');
    const map = card(desk, '分地区情况：支付金额');
    const click = async (name: string) => {
      await map.locator('text', { hasText: name }).first().scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await map.locator('text', { hasText: name }).first().boundingBox())!;
      await desk.page.mouse.click(x + width / 2, y + height / 2);
    };
    await click('商丘市');
    await desk.page.waitForURL(/region=411400000000/);
    await desk.settled();
    await click('民权县');
    await desk.page.waitForURL(/region=411421000000/);
    await desk.settled();
    await desk.page.getByRole('navigation', { name: '所在地区' }).getByText('民权县').waitFor();
    expect(desk.page.url()).toContain('measure=paidAmount');
    await desk.page.goBack();
    await desk.page.waitForURL(/region=411400000000/);
    await desk.settled();
  });

  it('tells the same in a table, each figure with its list', async () => {
    await desk.go('/?region=411400000000');
    const map = card(desk, '分地区情况：待处理预警（条）');
    await map.getByText('表格').click();
    const row = map.locator('.ant-table-row').filter({ hasText: '民权县' });
    const figure = row.getByRole('link').last();
    const count = countIn(await figure.textContent());
    await figure.click();
    await desk.page.waitForURL(/\/warnings\?.*region=411421000000/);
    await desk.page.getByText(`共 ${count} 条`).waitFor();
  });

  it('says that warnings have changed, and waits to be asked', async () => {
    await desk.go('/');
    const clerk = await Desk.open(browser, world);
    await clerk.signIn('yucheng');
    const found = (await clerk.ask(
      '{ cases(first: 1, filter: { state: { eq: ASSIGNED }, severity: { ne: RED } }) { nodes { id version } } }',
    )) as { cases: { nodes: { id: string; version: number }[] } };
    const { id, version } = found.cases.nodes[0]!;
    const step = (act: string, seen: number, more = '') =>
      clerk.ask(`mutation { ${act}(id: "${id}", version: ${seen}${more}) { version } }`);
    await step('takeUpCase', version);
    await step('determineViolation', version + 1, ', violationType: "diverted", reason: "核实情况属实"');
    await clerk.close();
    const notice = desk.page.getByText('预警有 1 处变化');
    await notice.waitFor();
    await desk.page.getByRole('button', { name: '刷新' }).click();
    await soon(
      () => notice.count(),
      (count) => count === 0,
    );
  });

  it('gives leadership totals, and leads it to the budget chain alone', async () => {
    const leader = await Desk.open(browser, world);
    await leader.signIn('lingdao');
    expect(await card(leader, '待处理预警').getByRole('link').count()).toBe(0);
    await card(leader, '监控资金').getByRole('link').first().click();
    await leader.page.waitForURL(/\/indicators\?.*entered=1/);
    await leader.settled();
    expect(await leader.page.locator('.ant-table-row').count()).toBeGreaterThan(0);
    leader.expectNothingWrong();
    await leader.close();
  });
});
