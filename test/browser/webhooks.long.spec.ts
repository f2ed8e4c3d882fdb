import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/platform/database/database.js';
import { SendWebhooks } from '../../src/modules/notifications/use-cases/send-webhooks.js';
import { type RunningApp, startApp } from '../support/app.js';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  picture,
  sidewaysOverflow,
  type View,
  visit,
  type Visit,
} from '../support/browser.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

const words = {
  en: {
    tab: 'Webhooks',
    paused: 'Paused',
    pause: 'Pause',
    resume: 'Resume',
    byAdministrator: 'An administrator paused this webhook on',
    rightEnded: 'the administrator who saved this webhook last may no longer manage webhooks',
  },
  zh: {
    tab: 'Webhook',
    paused: '已暂停',
    pause: '暂停',
    resume: '恢复',
    byAdministrator: '暂停此 Webhook',
    rightEnded: '最后保存此 Webhook 的管理员已无权管理 Webhook',
  },
} as const;

const views: readonly Required<Pick<View, 'width' | 'language'>>[] = [
  { width: 1440, language: 'en' },
  { width: 360, language: 'zh' },
  { width: 360, language: 'en' },
  { width: 1440, language: 'zh' },
];

describeInBrowser('the page of webhooks', () => {
  let browser: Browser;
  let running: RunningApp;
  let workspace: GivenWorkspace;
  let owner: pg.Pool;
  const visits: Visit[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    running = await startApp();
    owner = new pg.Pool({ connectionString: running.test.ownerUrl, max: 1 });
    owner.on('error', () => undefined);
  }, 120_000);
  afterEach(async () => {
    for (const { complaints } of visits) expect(complaints).toEqual([]);
    await Promise.all(visits.splice(0).map(({ close }) => close()));
  });
  afterAll(async () => {
    await browser?.close();
    await owner?.end();
    await running?.close();
  });

  const administrator = () => givenVisitor(running, workspace, { role: 'administrator' });
  const webhooks = () => `/api/workspaces/${workspace.workspaceId}/notifications/webhooks`;

  /** A webhook of a person who has lost the right: it is paused when a message is due, before anything is sent. */
  async function ofAnother(by: Visitor): Promise<void> {
    const other: Visitor & GivenMember = await administrator();
    const body = { url: 'https://receiver.example/other', kinds: ['roundtable.convened', 'action.created'] };
    const { id } = (await other.call('POST', webhooks(), { body })).body as { id: string };
    await owner.query("UPDATE identity_membership SET roles = '{member}' WHERE account_id = $1", [
      other.actor.accountId,
    ]);
    expect((await by.call('POST', `${webhooks()}/${id}/test`)).status).toBe(204);
    await running.app.get(SendWebhooks, { strict: false }).execute(workspace.system);
  }

  describe.each(views)('at $width in $language', (view) => {
    const say = words[view.language];
    const url = 'https://receiver.example/own';

    it('says since when and why a webhook is paused, and what to do', async () => {
      workspace = await givenWorkspace(running.app.get(Database));
      const own = await administrator();
      await ofAnother(own);
      await own.call('POST', webhooks(), { body: { url, kinds: ['wave.opened'] } });
      const entered = await visit(browser, running.url, view);
      visits.push(entered);
      const [name, value] = own.cookie.split('=') as [string, string];
      await entered.context.addCookies([{ name, value, url: running.url }]);
      const { page } = entered;
      await page.goto(`/w/w-${workspace.workspaceId.slice(-12)}/notifications?tab=webhooks`);
      const card = (address: string) => page.getByRole('article', { name: address });
      await card('https://receiver.example/other').getByText(say.rightEnded).waitFor();
      expect(await card(url).getByText(say.byAdministrator).count()).toBe(0);
      await card(url).getByRole('button', { name: say.pause, exact: true }).click();
      await card(url).getByText(say.byAdministrator).waitFor();
      await looked(page, `webhooks-paused-${view.language}-${view.width}`);
      await card('https://receiver.example/other').getByRole('button', { name: say.resume, exact: true }).click();
      await card('https://receiver.example/other').getByText(say.rightEnded).waitFor({ state: 'detached' });
    }, 60_000);
  });

  async function looked(page: Page, name: string): Promise<void> {
    await picture(page, name);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  }
});
