import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { describeInBrowser, launchBrowser, visit, type Visit } from '../support/browser.js';
import { accountIn, city, type Demonstration, startDemonstration } from '../support/demonstration.js';
import { expectWhole } from '../support/demonstration-in-browser.js';

const member = 'member-workers';
const words = {
  en: {
    title: 'Notifications',
    settings: 'Settings',
    actions: 'Actions',
    atOnce: 'In the app, and by email at once',
    save: 'Save',
    saved: 'Saved',
    markAll: 'Mark all as read',
    stop: 'Stop emails',
    stopped: 'Emails stopped',
    assigned: 'Action assigned to you or your organisation',
  },
  zh: {
    title: '通知',
    settings: '设置',
    actions: '行动',
    atOnce: '站内通知，并立即发送邮件',
    save: '保存',
    saved: '已保存',
    markAll: '全部标为已读',
    stop: '停止发送邮件',
    stopped: '已停止发送邮件',
    assigned: '您或您所在组织负责的新行动',
  },
} as const;

/** The link to stop emails in the newest email to the member, once there is one. */
async function stopLink(folder: string, known: readonly string[]): Promise<{ link: string; file: string }> {
  const { email } = accountIn(folder, member);
  const mails = path.join(folder, 'mail');
  for (let waited = 0; waited < 90_000; waited += 200) {
    const files = existsSync(mails) ? readdirSync(mails).filter((file) => !known.includes(file)) : [];
    for (const file of files) {
      const letter = await PostalMime.parse(readFileSync(path.join(mails, file)));
      const isTo = letter.to?.some((one) => 'address' in one && one.address === email) === true;
      const link = /http:\S+\/notifications\/stop#[\w-]+/.exec(letter.text ?? '')?.[0];
      if (isTo && link !== undefined) return { link, file };
    }
    await sleep(200);
  }
  throw new Error('no email to the member within 90 s');
}

describeInBrowser('notifications', () => {
  let running: Demonstration;
  let browser: Browser;

  beforeAll(async () => {
    running = await startDemonstration();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  async function enter(language: 'en' | 'zh', width: number): Promise<Visit> {
    const entered = await visit(browser, running.url, { language, width });
    const { email, password } = accountIn(running.folder, member);
    await entered.context.request.post('/api/sign-in', {
      data: { email, password },
      headers: { origin: running.url },
    });
    await entered.page.goto('/w/demonstration');
    await entered.page.locator('h1').waitFor();
    return entered;
  }

  const bell = (page: Page) => page.locator('.tp-bell');

  it.each([
    ['en', 1440],
    ['zh', 360],
  ] as const)(
    'are announced by the bell, read on their page, chosen in the settings and stopped by the link of an email, in %s at %i px',
    async (language, width) => {
      const said = words[language];
      const known = existsSync(path.join(running.folder, 'mail')) ? readdirSync(path.join(running.folder, 'mail')) : [];
      const { page, complaints, close } = await enter(language, width);
      await bell(page).click();
      await page.locator('h1', { hasText: said.title }).waitFor();
      await page.getByRole('tab', { name: said.settings }).click();
      await page.getByRole('combobox', { name: said.actions, exact: true }).click();
      await page.getByRole('option', { name: said.atOnce }).click();
      await expectWhole(page, `notifications/settings-${width}-${language}`);
      await page.getByRole('button', { name: said.save }).click();
      await page.getByText(said.saved).waitFor();

      const facilitator = await running.signIn('facilitator');
      const created = await facilitator.call('POST', `/api/workspaces/${city.workspaceId}/roadmap/actions`, {
        body: {
          title: { en: 'Post the heat plan', zh: '张贴高温作业方案' },
          ownerPersonId: city.actors['member-workers'].personId,
          ownerOrganisationId: city.actors['member-workers'].organisationId,
        },
      });
      expect(created.status).toBe(201);
      await page.goto('/w/demonstration/notifications');
      await bell(page).locator('.tp-bell-count').waitFor();
      await page.getByRole('link', { name: said.assigned }).first().waitFor();
      await expectWhole(page, `notifications/list-${width}-${language}`);
      // before the list is marked as read: what has been read is not sent
      const { link } = await stopLink(running.folder, known);
      await page.getByRole('button', { name: said.markAll }).click();
      await bell(page).locator('.tp-bell-count').waitFor({ state: 'detached' });

      await page.goto(link);
      await page.getByRole('button', { name: said.stop }).click();
      await page.locator('h1', { hasText: said.stopped }).waitFor();
      await expectWhole(page, `notifications/stopped-${width}-${language}`);
      expect(complaints).toEqual([]);
      await close();
    },
    240_000,
  );
});
