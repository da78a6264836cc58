// Every page of the console as somebody sees whose post uses it, in both languages and at the sizes of screens that people have:
//   a picture for people to look at; no barrier, no raw text, nothing wider than the screen; its data soon there; and nothing leaves the machine.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { waitFor } from '@qingqu/platform/testing';
import type { Browser } from 'playwright-core';
import { areas, type PageRoute } from '../app/areas.js';
import type { Viewer } from '../app/session.js';
import { barriers } from '../testing/accessibility.js';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk } from '../testing/desk.js';
import { furnish } from '../testing/furnish.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';
import { examples, firstId } from './examples.js';
import { PageTimes } from './page-times.js';
import { rawTextIn } from './raw-text.js';

const PATIENCE_SECONDS = 5;
const USUAL = { width: 1366, height: 768 };
const LARGE = { width: 1920, height: 1080 };
const TABLET = { width: 820, height: 1180 };

/** A rule's own page tells those who write rules, too, which fields it reads. */
const speaksOfFields = new Set(['/rules/:ruleId']);

/** Those who look at pages: the first whose post uses a page. */
const lookers: { name: string; viewer: Pick<Viewer, 'role' | 'departmentKinds' | 'regionCode'> }[] = [
  { name: 'sheng', viewer: { role: 'SUPERVISOR', departmentKinds: [], regionCode: '410000000000' } },
  { name: 'yucheng', viewer: { role: 'STAFF', departmentKinds: ['AGRI'], regionCode: '411425000000' } },
  { name: 'nongye', viewer: { role: 'STAFF', departmentKinds: ['AGRI'], regionCode: '410000000000' } },
  { name: 'xinxi', viewer: { role: 'STAFF', departmentKinds: ['IT'], regionCode: '410000000000' } },
  { name: 'guanli', viewer: { role: 'ADMIN', departmentKinds: [], regionCode: '411400000000' } },
];

const lookerOf = ({ path, isFor }: PageRoute): string => {
  const found = lookers.find(({ viewer }) => isFor?.(viewer as Viewer) ?? true);
  if (!found) throw new Error(`nobody among ${lookers.map(({ name }) => name)} uses the page ${path}`);
  return found.name;
};

/** The main pages are those that the areas begin with. */
const pages = areas
  .flatMap((area) => area.pages.map((page, nth) => ({ ...page, isMain: nth === 0, looker: lookerOf(page) })))
  .sort((one, other) => one.looker.localeCompare(other.looker));

describeInBrowser('the pages of the console', () => {
  const times = new PageTimes();
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;
  let at: string | undefined;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    await furnish(world);
  });
  afterAll(async () => {
    process.stdout.write(times.table());
    await browser?.close();
    await world?.drop();
  });

  async function sitDown(looker: string): Promise<void> {
    if (at === looker) return;
    await desk?.close();
    desk = await Desk.open(browser, world);
    await desk.signIn(looker);
    at = looker;
  }

  async function addressOf(path: string): Promise<string> {
    if (!path.includes(':')) return path;
    const question = examples[path];
    if (!question) throw new Error(`no example of ${path}: write a question to the API for one in examples.ts`);
    const id = firstId(await desk.ask(question));
    if (!id) throw new Error(`the sample world has no example of ${path}: ${question}`);
    return path.replace(/:\w+/, encodeURIComponent(id));
  }

  /** Leaves a picture, and answers what nobody should see on it. */
  async function look(path: string, name: string): Promise<string[]> {
    await desk.screenshot(`pages/${name}`);
    const raw = rawTextIn((await desk.page.locator('body').allInnerTexts()).join(), !speaksOfFields.has(path));
    return [...raw.map((word) => `${name}: the text holds ${word}`), ...(await tooWide(name))];
  }

  /** Waits a little for tables that follow the size of the screen. */
  async function tooWide(name: string): Promise<string[]> {
    let pixels = 0;
    const fits = await waitFor(PATIENCE_SECONDS, async () => {
      pixels = await desk.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      return pixels <= 0 || undefined;
    });
    return fits ? [] : [`${name}: ${pixels} pixels wider than the screen`];
  }

  /** What is looked at in Chinese only: barriers, and other sizes. */
  async function lookClosely(path: string, file: string, isMain: boolean): Promise<string[]> {
    const wrong = await barriers(desk.page);
    for (const size of isMain ? [LARGE, TABLET] : [TABLET]) {
      await desk.page.setViewportSize(size);
      if (isMain) await desk.settled();
      const name = `${file}-zh-${size.width}`;
      wrong.push(...(await (isMain ? look(path, name) : tooWide(name))));
    }
    await desk.page.setViewportSize(USUAL);
    return wrong;
  }

  it.each(pages)('$path', async ({ path, isMain, looker }) => {
    await sitDown(looker);
    const file = path === '/' ? 'home' : path.slice(1).replaceAll(/[/:]+/g, '-');
    const before = desk.watch.asked.length;
    const paintMs = await desk.go(await addressOf(path));
    const wrong = times.add(path, paintMs, desk.watch.asked.slice(before));
    // It begins in the language in which the page before was left.
    for (const language of desk.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)) {
      await desk.speak(language);
      wrong.push(...(await look(path, `${file}-${language}`)));
      if (language === 'zh') wrong.push(...(await lookClosely(path, file, isMain)));
    }
    expect([...wrong, ...desk.watch.takeTroubles()]).toEqual([]);
  });
});
