import { type AxeResults, source } from 'axe-core';
import type { Page } from 'playwright-core';

/** So many places of a rule are named; one of a theme's colours may have dozens. */
const PLACES = 3;

/** What axe finds against WCAG 2 A and AA that is serious or critical, a line for each rule: how often, and where first. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const places = nodes.slice(0, PLACES).map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 200)}`);
      return `${id} (${help}), ${nodes.length} times: ${places.join(' | ')}`;
    });
}
