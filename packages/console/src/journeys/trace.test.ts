// Following the money, as a county officer does:
//   1. from the list of funds to one, and step by step from its indicator to a payment and on to a credit to one person's card;
//   2. what the picture of its way shows is the list that a link of it leads to;
//   3. from the payment back to its line in the file, the cells beside what was recorded of them;
//   4. a masked name is shown in full for a purpose, in that place only, and the reader is told that it was written down;
//   5. a list is exported for a purpose, and the file fetched.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser('following the money', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    desk = await Desk.open(browser, world);
    await desk.signIn('yucheng');
  });
  afterEach(() => desk.expectNothingWrong());
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  it('leads from a fund down to a card, a level at a time', async () => {
    await desk.go('/funds');
    await desk.page.getByRole('link', { name: '农村困难群众救助补助资金' }).click();
    await desk.settled();
    for (const level of [0, 1, 2, 3]) {
      await desk.page.locator(`.ant-table-row-level-${level} .ant-table-row-expand-icon-collapsed`).first().click();
      await desk.page
        .locator(`.ant-table-row-level-${level + 1}`)
        .first()
        .waitFor();
      await desk.settled();
    }
    await desk.page.locator('.ant-table-row-level-4').first().getByRole('link').click();
    await desk.page.getByRole('heading', { level: 1, name: /一卡通发放明细/ }).waitFor();
  });

  it('shows beside the picture what each link leads to', async () => {
    await desk.page.goBack();
    await desk.settled();
    const picture = desk.page
      .locator('.ant-card')
      .filter({ has: desk.page.getByRole('heading', { name: '资金流向' }) });
    await picture.getByText('表格').click();
    await picture
      .getByRole('row')
      .filter({ hasText: /商丘市.*虞城县/ })
      .getByRole('link')
      .click();
    await desk.page.waitForURL(/\/allocations\?.*sender=411400000000.*receiver=411425000000/);
    await desk.settled();
    expect(await desk.rows('虞城县').count()).toBeGreaterThan(0);
  });

  it('leads from a payment back to its line', async () => {
    await desk.go('/payments?payeeKind=INDIVIDUAL&status=PAID');
    await desk.page.locator('.ant-table-row').first().press('Enter');
    await desk.page.getByRole('button', { name: '对照原始行' }).click();
    const amount = desk.page.getByRole('row').filter({ hasText: /^amount/ });
    await amount.waitFor();
    const [, raw, , , recorded] = await amount.getByRole('cell').allTextContents();
    expect(recorded!.replaceAll(',', '')).toBe(Number(raw).toFixed(2));
  });

  it('shows a name in full for a purpose, there only', async () => {
    await desk.page.getByRole('button', { name: /^查看完整的收款人/ }).click();
    const form = desk.page.getByRole('dialog');
    await form.getByLabel('用途').fill('核实预警涉及的收款人身份');
    await form.getByLabel('文号或工单号').fill('虞财农〔2018〕12号');
    await form.getByLabel('文号或工单号').press('Enter');
    await desk.page.getByText(/审计记录 \d+；今日还可查看 \d+ 次/).waitFor();
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.getByText(/审计记录 \d+/).count()).toBe(0);
  });

  it('exports a list, and hands out the file', async () => {
    await desk.go('/payments?fund=DB01');
    await desk.page.getByRole('button', { name: '导出' }).click();
    const form = desk.page.getByRole('dialog');
    await form.getByRole('button', { name: '开始导出' }).click();
    await form.getByText(/请填写 4 至 500 字/).waitFor();
    await form.getByLabel('用途说明').fill('核对发放名单');
    await form.getByRole('button', { name: '开始导出' }).click();
    await form.getByText(/导出完成/).waitFor();
    const [file] = await Promise.all([
      desk.page.waitForEvent('download'),
      form.getByRole('button', { name: '下载' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  });
});
