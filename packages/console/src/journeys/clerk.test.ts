// A county's officer and his colleague of the same section work off a warning in the console:
//   1. he finds it in the queue, takes its case up, determines a violation, and reports it put right;
//   2. the same person may not check what he has reported: the console says so and by which rule;
//   3. the colleague has the rule run again, checks the rectification with a reason, and the case stands as checked;
//   4. two at once: the colleague moves a case that he has open, too; his form says what happened, keeps what he has typed, and goes on from there;
//   5. all of it by keyboard: signing in, opening the first case, taking it up.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser("a county's officers", () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let clerk: Desk;
  let colleague: Desk;
  /** The address of the case that is worked off. */
  let address: string;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    clerk = await Desk.open(browser, world);
    colleague = await Desk.open(browser, world);
    await Promise.all([clerk.signIn('yucheng'), colleague.signIn('yucheng2')]);
  });
  afterEach(() => {
    clerk.expectNothingWrong();
    colleague.expectNothingWrong();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  /** How the case on the page stands, in the words of the page. */
  const stateAt = (desk: Desk, state: string) =>
    desk.page.getByRole('main').getByText(state, { exact: true }).first().waitFor();

  it('finds a warning in the queue and works it off', async () => {
    await clerk.go('/cases?severity=YELLOW&state=ASSIGNED');
    await clerk.screenshot('journeys/clerk-1-queue');
    await clerk.rows('黄色').first().click();
    address = await clerk.openCase();
    await stateAt(clerk, '待受理');
    await clerk.screenshot('journeys/clerk-2-case');
    await clerk.act('受理');
    await stateAt(clerk, '核实中');
    await clerk.act('认定违规', { 违规类型: '违反规定扩大开支范围、提高支出标准', 理由: '招待费列入项目资金' });
    await stateAt(clerk, '整改中');
    await clerk.act('报告整改', { 整改日期: '2018-11-30', 退回金额: '3000.00', 理由: '已追回，凭证附后' });
    await stateAt(clerk, '待复核');
    await clerk.screenshot('journeys/clerk-3-rectified');
  });

  it('may not check his own work, and reads why', async () => {
    await clerk.page.getByRole('button', { name: /不可办理事项/ }).click();
    const why = clerk.page.getByRole('tooltip').filter({ hasText: '不可办理的原因' });
    await why.getByText('复核整改').waitFor();
    expect(await why.textContent()).toContain('第十');
    await clerk.screenshot('journeys/clerk-4-why-not');
    await clerk.page.keyboard.press('Escape');
  });

  it('is checked by a colleague, once the rule has run again', async () => {
    await colleague.go(address);
    await colleague.act('规则复核');
    await soon(
      () => colleague.page.getByRole('button', { name: '复核整改', exact: true }).isVisible(),
      (isOffered) => isOffered,
    );
    await colleague.act('复核整改', { 理由: '款项已追回，支付事实不可更改' });
    await stateAt(colleague, '已复核');
    await colleague.page.getByRole('tab', { name: '办理过程' }).click();
    await colleague.settled();
    const steps = await colleague.page.getByRole('tabpanel', { name: '办理过程' }).textContent();
    for (const step of ['受理', '认定违规', '报告整改', '复核整改']) expect(steps).toContain(step);
    await colleague.screenshot('journeys/clerk-5-checked');
  });

  it('is told that somebody else was faster, and goes on from how it stands now', async () => {
    await clerk.go('/cases?severity=BLUE&state=ASSIGNED');
    await clerk.rows('蓝色').first().click();
    const disputed = await clerk.openCase();
    await stateAt(clerk, '待受理');
    await clerk.act('受理');
    await stateAt(clerk, '核实中');
    await clerk.page.getByRole('button', { name: '提出认定正常', exact: true }).click();
    const form = clerk.page.getByRole('dialog', { name: '提出认定正常' });
    await form.getByLabel('理由').fill('经核实，属系统排队');
    await colleague.go(disputed);
    await colleague.act('中止计时', { 理由: '等待上级答复' });
    await form.getByRole('button', { name: '确定' }).click();
    await form.getByRole('alert').waitFor();
    await clerk.screenshot('journeys/clerk-6-conflict');
    await form.getByRole('button', { name: '载入最新情况' }).click();
    await clerk.settled();
    expect(await form.getByLabel('理由').inputValue()).toBe('经核实，属系统排队');
    await clerk.page.getByText('等待上级答复').first().waitFor();
    await form.getByRole('button', { name: '取消' }).click();
  });

  it('needs no mouse', async () => {
    const desk = await Desk.open(browser, world);
    const { keyboard } = desk.page;
    await desk.page.goto(world.url);
    await desk.page.getByLabel('用户名').waitFor();
    // The field for the name has the focus already.
    await keyboard.type('yucheng');
    await keyboard.press('Tab');
    await keyboard.type(world.user('yucheng').password);
    await keyboard.press('Enter');
    await desk.page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await desk.settled();
    await desk.tabTo(desk.page.getByRole('menu'));
    await desk.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await desk.page.getByRole('menuitem', { name: '案件队列' }).waitFor();
    // The tasks come first, then the queue.
    await desk.press('ArrowDown', 'ArrowDown', 'Enter');
    await desk.page.getByRole('heading', { level: 1, name: '案件队列' }).waitFor();
    await desk.settled();
    await desk.tabTo(desk.rows('待受理').first());
    await keyboard.press('Enter');
    const takeUp = desk.page.getByRole('button', { name: '受理', exact: true });
    await takeUp.waitFor();
    await desk.tabTo(takeUp);
    await keyboard.press('Enter');
    await desk.page.getByRole('dialog', { name: '受理' }).waitFor();
    await keyboard.press('Enter');
    await desk.page.getByText('已办理：受理').waitFor();
    await desk.screenshot('journeys/clerk-7-keyboard');
    desk.expectNothingWrong();
    await desk.close();
  });
});
