import { waitFor } from '@qingqu/platform/testing';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { artefact } from './artefacts.js';
import { Watch } from './watch.js';
import type { ConsoleWorld } from './world.js';

type Size = { width: number; height: number };

const USUAL: Size = { width: 1366, height: 768 };
/** Beside other tests a machine may stand still for a while. */
const PATIENCE_SECONDS = 60;
/** More than anybody would want to press Tab. */
const MOST_STEPS = 80;
const TURNING = '.ant-spin-spinning, .ant-skeleton-active, .ant-btn-loading, [aria-busy="true"]';
/** A page that has asked nothing for so long is done with asking. */
const QUIET_MS = 100;

/** What the console speaks, as its switch and its pages say it. */
const languages = { zh: { name: '中文', code: 'zh-CN' }, en: { name: 'English', code: 'en' } } as const;

/** Looks again and again until what is seen is right. */
export async function soon<Seen>(
  look: () => Promise<Seen>,
  isRight: (seen: Seen) => boolean,
  seconds = PATIENCE_SECONDS,
): Promise<Seen> {
  let seen: Seen | undefined;
  const right = await waitFor(seconds, async () => {
    seen = await look();
    return isRight(seen) ? { seen } : undefined;
  });
  if (!right) throw new Error(`${isRight} was not so after ${seconds} s; seen: ${seen}`);
  return right.seen;
}

/** Where somebody works with the console: a browser that knows nothing of others, with the page in front of it. */
export class Desk {
  /** A browser that knows nothing of the console is spoken to in Chinese. */
  language: keyof typeof languages = 'zh';

  private constructor(
    private readonly world: ConsoleWorld,
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
  ) {}

  static async open(browser: Browser, world: ConsoleWorld, viewport: Size = USUAL): Promise<Desk> {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      // A browser that is short of time draws the first moment of a window twice: it seems to stand, and is missed by the click.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_SECONDS * 1000);
    const watch = new Watch(context, world.url);
    return new Desk(world, context, await context.newPage(), watch);
  }

  /** Signs in at the form, as everybody does; at an address, that of the page which he came for. */
  async signIn(username: string, path = '/'): Promise<void> {
    const { password } = this.world.user(username);
    await this.page.goto(new URL(path, this.world.url).href);
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByLabel('密码').press('Enter');
    await this.page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await this.settled();
  }

  /** Opens an address anew, as a link from elsewhere would. Answers the milliseconds until the largest thing on it stood there. */
  async go(path: string): Promise<number> {
    await this.page.goto(new URL(path, this.world.url).href);
    await this.page.getByRole('heading', { level: 1 }).or(this.page.locator('.ant-result')).first().waitFor();
    await this.settled();
    return this.page.evaluate(
      () =>
        new Promise<number>((answer) => {
          const told = (entries: PerformanceObserverEntryList) => answer(entries.getEntries().at(-1)!.startTime);
          new PerformanceObserver(told).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
  }

  /** Has the console speak this language. */
  async speak(language: keyof typeof languages): Promise<void> {
    if (language === this.language) return;
    const { name, code } = languages[language];
    await this.page.getByRole('radiogroup', { name: '语言 Language' }).getByText(name).click();
    await this.page.waitForFunction((spoken) => document.documentElement.lang === spoken, code);
    this.language = language;
    await this.settled();
  }

  /** Chooses one of the values that a field offers. */
  async choose(field: string, value: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('combobox', { name: field }).click();
    const list = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    await list.getByTitle(value, { exact: true }).click();
  }

  /**
   * Does what is offered about the matter on the page: presses the button of that name, fills in what is asked for by its label, and confirms.
   *
   * @throws what the form says when it is refused
   */
  async act(title: string, given: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).click();
    const form = this.page.getByRole('dialog', { name: title });
    for (const [label, value] of Object.entries(given)) await this.fill(form, label, value);
    await form.getByRole('button', { name: '确定' }).click();
    await form.waitFor({ state: 'hidden' }).catch(async (cause: unknown) => {
      throw new Error(
        `it stays open and says: ${await form.textContent()}\nwaiting for: ${this.watch.waitingFor().join(', ')}`,
        { cause },
      );
    });
    await this.settled();
  }

  /** Opens the case that is chosen in the queue as a page. Until that stands there the queue does, which shows the same. Answers its address. */
  async openCase(): Promise<string> {
    await this.page.getByRole('button', { name: '整页打开' }).click();
    await this.page.getByRole('heading', { level: 1, name: /^案件 \d/ }).waitFor();
    await this.settled();
    return new URL(this.page.url()).pathname;
  }

  /** The rows of the page's first list that say this. */
  rows(hasText: string): Locator {
    return this.page.locator('.ant-table-row').filter({ hasText });
  }

  /** Presses keys one after the other, each once the page has drawn what the one before did. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.busyWith();
    }
  }

  /** Walks with Tab until what has this name has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      await this.page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${target} is not among the first ${MOST_STEPS} things that Tab leads to on ${this.page.url()}`);
  }

  private async fill(form: Locator, label: string, value: string): Promise<void> {
    const field = form.getByLabel(label);
    if ((await field.getAttribute('role')) === 'combobox') return this.choose(label, value, form);
    await field.fill(value);
    // A day is taken when it is entered; its calendar would be in the way.
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) await field.press('Enter');
  }

  /** Asks the API what the page itself could ask: with its user's token. */
  ask(query: string): Promise<unknown> {
    return this.page.evaluate(async (asked) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${sessionStorage.getItem('qingqu.token')}`,
        },
        body: JSON.stringify({ query: asked }),
      });
      return ((await response.json()) as { data: unknown }).data;
    }, query);
  }

  /** Waits until the page waits for nothing: no answer is outstanding, and nothing turns. */
  async settled(): Promise<void> {
    const from = performance.now();
    const isSettled = await waitFor(PATIENCE_SECONDS, async () =>
      (await this.busyWith()) === undefined && this.watch.isQuiet(QUIET_MS, from) ? true : undefined,
    );
    if (isSettled) return;
    const waiting = [...this.watch.waitingFor(), (await this.busyWith()) ?? ''].join('\n');
    throw new Error(`${this.page.url()} is still waiting after ${PATIENCE_SECONDS} s:\n${waiting}`);
  }

  /** What turns on the page, once it has drawn what it was told to. */
  private busyWith(): Promise<string | undefined> {
    return (
      this.page
        .evaluate(async (turning) => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          return document.querySelector(turning)?.outerHTML.slice(0, 300);
        }, TURNING)
        // While a document is being replaced there is nobody to ask.
        .catch(() => 'another document')
    );
  }

  /** Leaves a picture for people to look at. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: artefact(`${name}.png`), animations: 'disabled' });
  }

  /** @throws when anything went wrong that no test may do: a request that left, an error in the console, a failure of the server. */
  expectNothingWrong(): void {
    const troubles = this.watch.takeTroubles();
    if (troubles.length > 0) throw new Error(`${this.page.url()}:\n${troubles.join('\n')}`);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
