import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';
import { once, viewsOf } from '../support/views.js';
import type { ShellServer } from '../support/workspace-build.js';
import { buildGallery, serveShell } from '../support/workspace-build.js';

const built = path.resolve('node_modules/.cache/workspace-gallery');

describeInBrowser('the shared components', () => {
  let browser: Browser;
  let server: ShellServer;

  beforeAll(async () => {
    await buildGallery(built);
    server = await serveShell(built, () => undefined);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(built, { recursive: true, force: true });
  });

  const views = [
    [360, 'zh', 'dark'],
    [360, 'en', 'light'],
    [1440, 'zh', 'light'],
    [1440, 'en', 'dark'],
  ] as const;

  it.each(viewsOf(views))(
    'are legible, complete and within the policy at %i px in %s, %s',
    async (width, language, scheme) => {
      const { page, complaints, close } = await visit(browser, server.origin, { width, language, scheme });
      await page.goto(`${server.origin}/gallery/index.html`);
      await page.locator('.tp-chart svg circle').first().waitFor({ state: 'attached' });
      await picture(page, `gallery/${width}-${language}-${scheme}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  once(() => {
    it('ask before what cannot be undone, and open lists, within the policy', async () => {
      const { page, complaints, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/gallery/index.html`);
      await page.getByRole('button', { name: 'Close the roundtable' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, 'gallery/dialog', false);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: 'Group' }).click();
      await page.getByRole('option', { name: 'Board' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });

    it('send the form of a dialog only, never the form around the dialog, and say what a web address needs', async () => {
      const { page, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/gallery/index.html`);
      await page.getByRole('button', { name: 'Add link' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Link').fill('example.org/report');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('Enter a web address that begins with https://').first().waitFor();
      await page.getByText('Sent: 0. Links: 0.').waitFor();
      await dialog.getByLabel('Link').fill('https://example.org/report');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Sent: 0. Links: 1.').waitFor();
      await close();
    });

    it('show the figures of a chart as a table', async () => {
      const { page, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/gallery/index.html`);
      await page.getByRole('button', { name: 'Show as table' }).click();
      const cells = page.getByRole('region', { name: 'Employees in green jobs by park and sex' }).getByRole('cell');
      expect(await cells.nth(1).textContent()).toBe('34%');
      await close();
    });
  });
});
