import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { axeFindings, describeInBrowser, picture, sidewaysOverflow } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

const views = [
  { language: 'en', width: 1440, height: 900 },
  { language: 'zh', width: 360, height: 780 },
] as const;

describeInBrowser('a PDF that is created', () => {
  const demonstration = demonstrationInBrowser();

  it.each(views)('is saved, and the page shows how many come before it ($language, $width)', async (view) => {
    const say = await wordsIn(view.language);
    const { page } = await demonstration.enter('facilitator', '/roadmap/state', view);
    let released = (): void => undefined;
    const free = new Promise<void>((resolve) => (released = resolve));
    await page.route('**/state-report.pdf?*', async (route) => {
      await free;
      await route.continue();
    });
    // as if others waited at this server
    await page.route('**/api/printing', (route) => route.fulfill({ json: { items: [{ ahead: 3, done: 0 }] } }));
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: say('roadmap:state.pdf.en') }).click();
    const status = page.getByRole('status').filter({ hasText: say('shared:printing.ahead_other', { count: 3 }) });
    await status.waitFor();
    await picture(page, `printing-${view.language}-${view.width}`, false);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    released();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^state-of-the-roadmap-[\d-]+-en\.pdf$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await status.waitFor({ state: 'detached' });
  });

  it('that cannot be created is said in words', async () => {
    const { page } = await demonstration.enter('facilitator', '/roadmap/state', views[0]);
    const body = { code: 'platform.print.too-many', title: 'You are waiting for too many documents.', status: 429 };
    await page.route('**/state-report.pdf?*', (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', json: body }),
    );
    await page.getByRole('link', { name: (await wordsIn('en'))('roadmap:state.pdf.en') }).click();
    await page.getByText(body.title).waitFor();
  });

  it('is a usual link, which can be opened in a new tab', async () => {
    const { page } = await demonstration.enter('facilitator', '/roadmap/state', views[0]);
    const link = page.getByRole('link', { name: (await wordsIn('en'))('roadmap:state.pdf.en') });
    expect(await link.getAttribute('href')).toContain(`/api/workspaces/${city.workspaceId}/roadmap/state-report.pdf`);
  });
});
