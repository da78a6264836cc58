// A county's officer hands in a file in the console:
//   1. he tries it out: what would be loaded, what would be set aside and why; nothing is stored;
//   2. he hands it in and follows the batch until it is loaded; its declared rows do not agree, and it says so;
//   3. he corrects the rejected row: what is still wrong is said beside the column, and what he typed stays;
//   4. in order at last, it is handed in again, and stands as resubmitted; the same file once more changes nothing;
//   5. an officer of another county finds neither the batch nor the row.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../testing/chromium.js';
import { Desk, soon } from '../testing/desk.js';
import { type ConsoleWorld, consoleWorld } from '../testing/world.js';

const FILE = {
  name: '农村道路项目.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'key,name,region_code,status\nP-J1,堌阳路硬化,411425000000,running\nP-J2,利民路硬化,411425000000,未知\n',
  ),
};

describeInBrowser('a file', () => {
  let world: ConsoleWorld;
  let browser: Browser;
  let desk: Desk;
  let batch: string;
  let row: string;

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

  const main = () => desk.page.getByRole('main');

  async function choose(): Promise<void> {
    await desk.go('/ingest/upload');
    const feed = desk.page.getByRole('combobox', { name: '选择数据类或数据源定义' });
    await feed.fill('project');
    await feed.press('Enter');
    await desk.page.getByLabel('申报行数').fill('3');
    await desk.page.locator('input[type=file]').setInputFiles(FILE);
    await desk.page.getByRole('button', { name: '试读' }).click();
    await main().getByText('试读结果').waitFor();
  }

  it('is tried out first', async () => {
    await choose();
    await main().getByText('将被隔离的原因').waitFor();
    expect(await main().textContent()).toContain('status');
    await desk.screenshot('journeys/intake-1-tried');
    await desk.go('/ingest/batches');
    expect(await desk.rows(FILE.name).count()).toBe(0);
  });

  it('is handed in, and followed until it is loaded', async () => {
    await choose();
    await desk.page.getByRole('button', { name: '正式报送' }).click();
    await desk.page.getByRole('link', { name: '查看批次' }).click();
    await main().getByText('完成', { exact: true }).first().waitFor();
    batch = new URL(desk.page.url()).pathname;
    await main().getByText('不一致').waitFor();
    await desk.settled();
    await desk.screenshot('journeys/intake-2-batch');
  });

  it('has its rejected row corrected, column beside column', async () => {
    await desk.rows('status').click();
    await main().getByText('待处理', { exact: true }).first().waitFor();
    row = new URL(desk.page.url()).pathname;
    await desk.page.getByLabel('更正为 status').fill('也未知');
    await desk.page.getByRole('button', { name: '保存更正' }).click();
    await main().getByText('仍有问题').waitFor();
    expect(await desk.page.getByLabel('更正为 status').inputValue()).toBe('也未知');
    await desk.screenshot('journeys/intake-3-still-wrong');
    await desk.page.getByLabel('更正为 status').fill('planned');
    await desk.page.getByRole('button', { name: '保存更正' }).click();
    await desk.page.getByRole('button', { name: '重新报送' }).click();
    await main().getByText('已重报', { exact: true }).first().waitFor();
    await desk.screenshot('journeys/intake-4-resubmitted');
  });

  it('changes nothing when it comes once more', async () => {
    await choose();
    await desk.page.getByRole('button', { name: '正式报送' }).click();
    await main().getByText('未重复装入').waitFor();
  });

  it('is as good as not there for another county', async () => {
    const other = await Desk.open(browser, world);
    await other.signIn('yongcheng');
    for (const address of [batch, row]) {
      await other.go(address);
      await soon(
        () => other.page.getByText('没有这条记录').count(),
        (count) => count > 0,
      );
    }
    other.expectNothingWrong();
    await other.close();
  });
});
