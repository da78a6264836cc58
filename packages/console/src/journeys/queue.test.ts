// A clerk works through the queue all day:
//   1. j and k walk it with the case beside the list, Escape closes it, Back and forth keep filters and place;
//   2. filters that are kept under a name open the page the next time;
//   3. several cases are given to a colleague at once, and each is told what became of it.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

describeInBrowser('the queue', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let clerk: Desk;

  beforeAll(async () => {
    [world, browser] = await Promise.all([consoleWorld(), openBrowser()]);
    clerk = await Desk.open(browser, world);
    await clerk.signIn('yucheng');
  });
  afterEach(() => clerk.expectNothingWrong());
  afterAll(async () => {
    await browser?.close();
    await world?.drop();
  });

  const beside = () => clerk.page.getByRole('region', { name: '所选事项' });
  const openId = () => new URL(clerk.page.url()).searchParams.get('open');
  const isOpen = (at: number) => beside().getByText(`队列第 ${at} 件`).waitFor();

  it('is walked by keys, with the case beside the list', async () => {
    await clerk.go('/cases?state=ASSIGNED');
    await clerk.press('j', 'Enter');
    await isOpen(1);
    const first = openId();
    await clerk.press('j', 'j');
    await isOpen(3);
    await clerk.press('k');
    await isOpen(2);
    expect(openId()).not.toBe(first);
    await clerk.screenshot('journeys/queue-1-beside');
    // Back closes what was opened first, however far one has walked; the filters stay.
    await clerk.page.goBack();
    await beside().waitFor({ state: 'hidden' });
    expect(new URL(clerk.page.url()).search).toBe('?state=ASSIGNED');
    await clerk.page.goForward();
    await isOpen(2);
    await clerk.press('Escape');
    await beside().waitFor({ state: 'hidden' });
  });

  it('opens with the filters that are kept as default', async () => {
    await clerk.go('/cases?state=ASSIGNED&severity=BLUE');
    await clerk.page.getByRole('button', { name: '保存当前筛选' }).click();
    const form = clerk.page.getByRole('dialog', { name: '保存当前筛选' });
    await form.getByLabel('名称').fill('蓝色待受理');
    await form.getByLabel('打开本页时使用').check();
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'hidden' });
    await clerk.go('/cases');
    await soon(
      async () => new URL(clerk.page.url()).searchParams.get('severity'),
      (severity) => severity === 'BLUE',
    );
    await clerk.settled();
    expect(await clerk.page.getByRole('button', { name: /蓝色待受理/ }).getAttribute('aria-pressed')).toBe('true');
    expect(await clerk.rows('蓝色').count()).toBe(await clerk.rows('').count());
    await clerk.screenshot('journeys/queue-2-saved');
  });

  it('gives several cases to a colleague at once', async () => {
    await clerk.go('/cases?state=ASSIGNED');
    for (const at of [0, 1]) await clerk.rows('待受理').nth(at).getByRole('checkbox').check();
    await clerk.page.getByRole('button', { name: '批量指定经办人（2）' }).click();
    const form = clerk.page.getByRole('dialog', { name: '批量指定经办人' });
    await clerk.choose('经办人', '虞城县财政局农业科复核岗（用户名 yucheng2）', form);
    await form.getByRole('button', { name: '确定' }).click();
    await form.getByText('已指定 2 件，未指定 0 件').waitFor();
    await clerk.screenshot('journeys/queue-3-assigned');
    await form.getByRole('button', { name: '关闭' }).last().click();
    await clerk.settled();
    expect(await clerk.rows('yucheng2').count()).toBe(2);
  });
});
