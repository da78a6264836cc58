// What holds on every page of the console, tried on the list of warnings:
//   1. somebody chooses filters and then the other language: page, filters and rows stay;
//   2. the address with its filters is sent to a colleague, who sees the same after signing in;
//   3. somebody has told his system that movement disturbs him: what opens stands there at once;
//   4. the server goes away: the page says so and keeps what was chosen; the server is back: the page mends itself, without being loaded anew.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser('the console around its pages', () => {
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

  /** How many warnings the list says there are. */
  const total = async () => {
    const [said] = await desk.page.getByText(/^共 .* 条|^[\d,]+ in all/).allTextContents();
    return said && /[\d,]+/.exec(said)?.[0];
  };

  it('keeps page and filters when the language is changed', async () => {
    await desk.go('/warnings');
    const all = await total();
    await desk.choose('预警级别', '红色');
    const red = await soon(total, (shown) => shown !== undefined && shown !== all);
    const address = desk.page.url();
    expect(address).toContain('severity=RED');
    await desk.speak('en');
    expect(await desk.page.getByRole('heading', { level: 1 }).textContent()).toBe('Warnings');
    await soon(total, (shown) => shown === red);
    expect(desk.page.url()).toBe(address);
    expect(await desk.page.evaluate(() => document.documentElement.lang)).toBe('en');
    await desk.screenshot('journeys/frame-1-english');
    await desk.speak('zh');
    await soon(total, (shown) => shown === red);
  });

  it('shows a colleague what an address holds, once he has signed in', async () => {
    const red = (await total())!;
    const colleague = await Desk.open(browser, world);
    await colleague.signIn('fuhe', '/warnings?severity=RED');
    await colleague.page.getByText(`共 ${red} 条`).waitFor();
    colleague.expectNothingWrong();
    await colleague.close();
  });

  it.each([
    { reducedMotion: 'no-preference', moves: true },
    { reducedMotion: 'reduce', moves: false },
  ] as const)('opens a menu as the system wants movement: $reducedMotion', async ({ reducedMotion, moves }) => {
    const { page } = desk;
    await page.emulateMedia({ reducedMotion });
    await desk.settled();
    await page.evaluate(() => {
      document.body.dataset.moved = '';
      document.body.addEventListener('animationstart', ({ animationName }) => {
        document.body.dataset.moved += animationName;
      });
    });
    const leave = page.getByRole('menuitem', { name: '退出' });
    await page.getByRole('button', { name: 'sheng' }).click();
    await leave.waitFor();
    await desk.settled();
    expect(/SlideUpIn/.test((await page.evaluate(() => document.body.dataset.moved))!)).toBe(moves);
    await page.keyboard.press('Escape');
    await leave.waitFor({ state: 'hidden' });
  });

  it('says that the connection is lost, and mends it without being loaded anew', async () => {
    desk.watch.forgive(/ERR_CONNECTION_REFUSED|WebSocket/);
    await desk.go('/warnings');
    const all = await total();
    await desk.page.evaluate(() => Object.assign(window, { notLoadedAnew: true }));
    await world.stop();
    await desk.choose('预警级别', '红色');
    await desk.page.getByText('与服务器的连接已中断').waitFor();
    await desk.screenshot('journeys/frame-2-connection-lost');
    // What was chosen stays, and is what the list shows as soon as there is somebody to ask.
    await world.start();
    await desk.page.getByText('与服务器的连接已中断').waitFor({ state: 'detached' });
    await soon(total, (shown) => shown !== undefined && shown !== all);
    expect(desk.page.url()).toContain('severity=RED');
    await desk.screenshot('journeys/frame-3-connected-again');
    expect(await desk.page.evaluate(() => 'notLoadedAnew' in window)).toBe(true);
  });
});
