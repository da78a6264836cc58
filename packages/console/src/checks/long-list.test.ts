// A list of more rows than anybody reads: page follows page by cursor as one scrolls, and no more is drawn than is in view.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

const ROWS = 10_000;
/** Of a screen that shows some fifteen. */
const MOST_DRAWN = 80;

describeInBrowser('a list of many rows', () => {
  let world: ConsoleWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  it('scrolls', async () => {
    const desk = await Desk.open(browser, world);
    await desk.signIn('sheng');
    await desk.go('/subsidy-lines');
    const { page } = desk;
    const shown = async () => {
      const text = (await page.getByText(/已显示 [\d,]+ 条/).textContent()) ?? '';
      return Number(/已显示 ([\d,]+)/.exec(text)![1]!.replaceAll(',', ''));
    };
    const times: number[] = [];
    let rows = await shown();
    while (rows < ROWS) {
      const [before, begun] = [rows, performance.now()];
      await page.locator('.ant-table-tbody-virtual-holder').evaluate((list) => {
        list.scrollTop = list.scrollHeight;
      });
      rows = await soon(shown, (now) => now > before);
      times.push(performance.now() - begun);
    }
    const drawn = await page.locator('.ant-table-row').count();
    const median = (of: number[]) => of.toSorted((one, other) => one - other)[Math.floor(of.length / 2)]!;
    const [first, last] = [median(times.slice(0, 10)), median(times.slice(-10))];
    console.info(
      `${rows} rows by scrolling, ${drawn} drawn; a page took ${first.toFixed(0)} ms at the beginning, ${last.toFixed(0)} ms at the end`,
    );
    expect(drawn).toBeLessThan(MOST_DRAWN);
    desk.expectNothingWrong();
  });
});
