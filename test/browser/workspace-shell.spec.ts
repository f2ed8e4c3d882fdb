import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';
import { once, viewsOf } from '../support/views.js';
import type { ShellServer } from '../support/workspace-build.js';
import { serveShell } from '../support/workspace-build.js';

/** The build for these tests, as the server delivers it. */
const built = path.resolve('dist/web/workspace');

const workspace = (slug: string, en: string, zh: string, demonstration: boolean) => ({
  id: `018f0000-0000-7000-8000-00000000000${slug.length % 10}`,
  slug,
  name: { en, zh },
  demonstration,
  timeZone: 'Asia/Shanghai',
  constituencyTerms: 'international',
});

const me = {
  account: { id: '018f0000-0000-7000-8000-0000000000aa', email: 'facilitator@example.org', language: 'en' },
  memberships: [
    {
      workspace: workspace('demonstration', 'Lakeside demonstration', '湖畔演示', true),
      roles: ['facilitator'],
      permissions: [],
      person: {
        id: '018f0000-0000-7000-8000-0000000000bb',
        name: { en: 'Facilitator', zh: '协调人' },
        constituency: null,
        capacity: 'secretariat',
        organisationId: null,
      },
    },
    {
      workspace: workspace('jiangsu', 'PAGE Jiangsu programme', '江苏绿色经济行动伙伴项目', false),
      roles: ['member'],
      permissions: [],
      person: null,
    },
  ],
};

/** The frame without a server; pages of features are tested with the real server. */
describeInBrowser('the frame of the workspace', () => {
  let browser: Browser;
  let server: ShellServer;

  beforeAll(async () => {
    server = await serveShell(built, ({ url }) => (url === '/api/me' ? { status: 200, body: me } : undefined));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const views = [
    [360, 'zh', 'dark'],
    [360, 'en', 'light'],
    [1440, 'zh', 'light'],
    [1440, 'en', 'dark'],
  ] as const;

  it.each(viewsOf(views))(
    'has no accessibility findings, nothing cut off and no refused style at %i px in %s, %s',
    async (width, language, scheme) => {
      const { page, complaints, close } = await visit(browser, server.origin, { width, language, scheme });
      await page.goto(`${server.origin}/w/demonstration/nowhere`);
      await page.locator('h1').waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
      expect(await page.locator('.tp-ribbon').count()).toBe(1);
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await picture(page, `shell/frame-${width}-${language}-${scheme}`);
      expect(complaints.filter((line) => !line.includes('socket.io'))).toEqual([]);
      await close();
    },
  );

  once(() => {
    it('needs less than 350 kB of script before the first page, with no inline script', () => {
      const html = readFileSync(path.join(built, 'index.html'), 'utf8');
      const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
      const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file))).length, 0);
      expect(bytes).toBeLessThan(350_000);
      expect(html).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
      expect(html).not.toMatch(/<style|style=/);
    });

    it('switches the language at once and remembers it', async () => {
      const { page, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/w/jiangsu`);
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
      expect(await page.title()).toBe('总览 · Tripartite');
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
      await close();
    });

    it('moves the focus to the heading of the page that was opened', async () => {
      const { page, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/w/demonstration/nowhere`);
      await page.getByRole('navigation', { name: 'Dialogue cycle' }).getByRole('link', { name: 'Overview' }).click();
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await page.waitForFunction(`document.activeElement?.id === 'page-title'`);
      await close();
    });

    it('finds a page by keyboard', async () => {
      const { page, close } = await visit(browser, server.origin);
      await page.goto(`${server.origin}/w/demonstration/nowhere`);
      await page.locator('h1').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('overv');
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/w/demonstration');
      await close();
    });

    it('keeps dialogs and menus free of findings in the dark', async () => {
      const { page, complaints, close } = await visit(browser, server.origin, { width: 360, scheme: 'dark' });
      await page.goto(`${server.origin}/w/demonstration/nowhere`);
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, 'shell/person-menu', false);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Directory' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, 'shell/more-menu', false);
      expect(complaints.filter((line) => !line.includes('socket.io'))).toEqual([]);
      await close();
    });
  });
});
