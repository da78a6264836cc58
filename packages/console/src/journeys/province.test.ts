// An officer of the province's supervision:
//   1. the overview's map shows where most warnings are; he goes down from the province to a prefecture and a county, and from the county's number to
//      the list behind it, which has as many rows as the number said;
//   2. he looks at what the close of the month would freeze, and for whom an inspection or an interview would be due;
//   3. from a case of the county he issues an order, and prints it: a Word document comes down.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { artefact } from '../testing/artefacts.js';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser("an officer of the province's supervision", () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    desk = await Desk.open(browser, world, { width: 1920, height: 1080 });
    await desk.signIn('sheng');
  });
  afterEach(() => desk.expectNothingWrong());
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  it('spots a county, and finds behind its number as many warnings as it says', async () => {
    await desk.go('/');
    await desk.screenshot('journeys/province-1-map');
    const parts = desk.page
      .locator('.ant-card')
      .filter({ has: desk.page.getByRole('heading', { name: /分地区情况/ }) });
    // The same figures as in the map, for those who do not see it.
    await parts.getByText('表格').click();
    const county = parts.getByRole('row', { name: /虞城县/ });
    const said = await county.getByRole('cell').last().textContent();
    await county.getByRole('link', { name: '虞城县' }).click();
    await desk.page.waitForURL(/region=411425000000/);
    await desk.settled();
    await desk.screenshot('journeys/province-2-county');
    await desk.page
      .getByRole('link', { name: `${said} 条`, exact: true })
      .first()
      .click();
    await desk.page.waitForURL(/\/warnings\?.*region=411425000000/);
    await desk.page.getByText(`共 ${said} 条`).waitFor();
    await desk.screenshot('journeys/province-3-list');
  });

  it('looks at what the close of the month would freeze, and who would be due', async () => {
    await desk.go('/months');
    await desk.page
      .getByRole('heading', { name: /2018-11/ })
      .first()
      .waitFor();
    await desk.screenshot('journeys/province-4-months');
    await desk.go('/escalation');
    expect(await desk.page.getByRole('heading', { level: 1 }).textContent()).toBe('预警升级');
    await desk.screenshot('journeys/province-5-escalation');
  });

  it('issues an order about a case and prints it', async () => {
    await desk.go('/cases?region=411425000000&severity=YELLOW');
    await desk.rows('黄色').first().click();
    await desk.openCase();
    await desk.page.getByRole('tab', { name: /交办与更正/ }).click();
    await desk.act('下达交办单', { 交办要求: '请核实并书面回复' });
    await desk.page.getByRole('link', { name: '查看' }).click();
    await desk.page.waitForURL(/\/orders\//);
    await desk.settled();
    await desk.screenshot('journeys/province-6-order');
    await desk.page.getByRole('button', { name: '打印' }).click();
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.getByRole('menuitem', { name: /Word/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const path = artefact('journeys/order.docx');
    await download.saveAs(path);
    // What Word opens is a ZIP.
    expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
  });
});
