// Who runs the platform handles no business (Art. 10):
//   1. pages of warnings, cases, rules' changes and supervision are not in the administrator's menu, nor behind their addresses;
//   2. what those pages would ask of the API is refused him by the API itself;
//   3. he creates a user, whose first password is shown once, and grants him a role; the user has to change the password when he signs in.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { atTheApi } from '../testing/at-the-api.js';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser('an administrator', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    desk = await Desk.open(browser, world);
    await desk.signIn('guanli');
  });
  afterEach(() => desk.expectNothingWrong());
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  it('has no page of the business', async () => {
    const menu = await desk.page.getByRole('navigation', { name: '主菜单' }).textContent();
    expect(menu).toContain('系统管理');
    expect(menu).not.toMatch(/预警|流程追溯|数据接入|查询/);
    for (const path of ['/warnings', '/cases', '/orders', '/ledgers', '/payments', '/search', '/ingest/quarantine']) {
      await desk.go(path);
      await desk.page.getByText('您的岗位不使用此页面').waitFor();
    }
    await desk.screenshot('journeys/administrator-1-not-for-you');
  });

  it('is refused by the API what the pages would ask', async () => {
    const officer = await atTheApi(world, 'yucheng');
    const { cases } = await officer.ask(
      '{ cases(filter: { state: { eq: ASSIGNED } }, first: 1) { nodes { id version } } }',
    );
    const [{ id, version }] = cases.nodes;
    const administrator = await atTheApi(world, 'guanli');
    const asked = {
      takeUpCase: { id, version },
      determineViolation: { id, version, violationType: 'other', reason: '试' },
      issueOrder: { caseId: id, title: '试', requirement: '试', replyWithin: 5 },
      proposeParameter: { ruleId: 'fund-split', name: 'days', value: '20', reason: '试', effectiveFrom: '2018-12-01' },
      startBacktest: {
        ruleId: 'fund-split',
        regionCode: '411425000000',
        from: '2018-10-01',
        to: '2018-11-01',
        reason: '试',
      },
      closeMonth: { month: '2018-10' },
    };
    const refusals: [mutation: string, answer: string][] = [];
    for (const [mutation, given] of Object.entries(asked))
      refusals.push([
        mutation,
        await administrator.act(mutation, given, '__typename').then(
          () => 'allowed',
          ({ code }: { code: string }) => code,
        ),
      ]);
    expect(refusals.filter(([, code]) => !['FORBIDDEN', 'NOT_FOUND'].includes(code))).toEqual([]);
    const seen = await administrator.ask('{ cases(first: 1) { totalCount } }').then(
      ({ cases: { totalCount } }) => totalCount,
      ({ code }: { code: string }) => code,
    );
    expect([0, 'FORBIDDEN']).toContain(seen);
  });

  it('creates a user and grants him a role; he has to change his first password', async () => {
    await desk.go('/administration/users');
    await desk.act('新建用户', { 用户名: 'li.ming', 显示名: '商丘市财政局李某' });
    const shown = desk.page.getByRole('dialog', { name: 'li.ming 的初始密码' });
    const password = (await shown.locator('code, .ant-typography').allTextContents())
      .map((text) => text.trim())
      .find((text) => /^\S{12,}$/.test(text));
    expect(password).toBeDefined();
    await shown.getByRole('button', { name: '已抄录，关闭' }).click();
    await desk.page.getByRole('heading', { level: 1, name: '商丘市财政局李某' }).waitFor();
    await desk.act('授权', { '处室（科、股）': '农业（农财）', 理由: '商财〔2018〕1号' });
    await desk.page.getByRole('row', { name: /业务人员.*农业（农财）/ }).waitFor();
    await desk.screenshot('journeys/administrator-2-user');
    const newcomer = await Desk.open(browser, world);
    await newcomer.page.goto(world.url);
    await newcomer.page.getByLabel('用户名').fill('li.ming');
    await newcomer.page.getByLabel('密码').fill(password!);
    await newcomer.page.getByLabel('密码').press('Enter');
    await newcomer.page.getByText('首次登录或密码已重置，请先修改密码').waitFor();
    await newcomer.screenshot('journeys/administrator-3-first-password');
    newcomer.expectNothingWrong();
    await newcomer.close();
  });
});
