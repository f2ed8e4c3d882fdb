import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import type { View, Visit } from '../support/browser.js';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';
import { givenVisitor, visitorPassword } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';
import { ChangeWorkspace } from '../../src/modules/identity/use-cases/change-workspace.js';

const words = {
  en: {
    email: 'Email address',
    signIn: 'Sign in',
    instead: 'Set up a passkey instead',
    add: 'Add passkey',
    codes: 'Recovery codes',
    kept: 'I have saved the codes',
    enter: 'Enter your second factor',
    use: 'Use passkey',
    refused: 'This passkey could not be verified.',
  },
  zh: {
    email: '邮箱地址',
    signIn: '登录',
    instead: '改为设置通行密钥',
    add: '添加通行密钥',
    codes: '恢复码',
    kept: '我已保存恢复码',
    enter: '两步验证',
    use: '使用通行密钥',
    refused: '无法验证该通行密钥。',
  },
} as const;

const views: readonly Required<Pick<View, 'width' | 'language'>>[] = [
  { width: 1440, language: 'en' },
  { width: 360, language: 'zh' },
  { width: 360, language: 'en' },
  { width: 1440, language: 'zh' },
];

/** Browsers have passkeys only for a name that is known before the program starts, so the port is chosen first. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A security key that Chromium imitates; it stays with the page. */
async function securityKey(page: Page) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const credentials = async () => (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  return {
    credentials,
    add: (credential: Awaited<ReturnType<typeof credentials>>[number]) =>
      client.send('WebAuthn.addCredential', { authenticatorId, credential }),
  };
}

describeInBrowser('passkeys', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  describe.each(views)('at $width in $language', (view) => {
    const say = words[view.language];
    const visits: Visit[] = [];
    let running: RunningApp;
    let origin: string;
    let email: string;
    let settings: string;

    beforeAll(async () => {
      const port = await freePort();
      origin = `http://localhost:${port}`;
      running = await startApp({ settings: { PUBLIC_URL: origin }, port });
      const workspace = await givenWorkspace(running.app.get(Database));
      ({ email } = await givenVisitor(running, workspace, { role: 'administrator' }));
      await new ChangeWorkspace(running.app.get(Database)).execute(workspace.system, 1, { secondFactor: true });
      settings = `/w/w-${workspace.workspaceId.slice(-12)}/settings`;
    }, 120_000);
    afterEach(async () => {
      for (const { complaints } of visits) expect(complaints).toEqual([]);
      await Promise.all(visits.splice(0).map(({ close }) => close()));
    });
    afterAll(() => running?.close());

    const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

    async function looked(page: Page, name: string): Promise<void> {
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, `passkeys-${name}-${view.width}-${view.language}`);
    }

    async function signedIn(): Promise<Page> {
      const opened = await visit(browser, origin, view);
      visits.push(opened);
      const { page } = opened;
      await page.goto(settings);
      await page.getByRole('textbox', { name: say.email, exact: true }).fill(email);
      await page.locator('input[type=password]').fill(visitorPassword);
      await press(page, say.signIn);
      return page;
    }

    it('are set up, asked for at the next sign-in, and refused when they are copied', async () => {
      const page = await signedIn();
      const key = await securityKey(page);
      await press(page, say.instead);
      await looked(page, 'set-up');
      await press(page, say.add);
      await heading(page, say.codes);
      expect(await page.locator('li code').count()).toBe(10);
      await press(page, say.kept);
      await page.waitForURL(`**${settings}`);
      await page.getByRole('button', { name: say.add, exact: true }).waitFor();
      await looked(page, 'settings');
      const [credential] = await key.credentials();

      const other = await signedIn();
      await heading(other, say.enter);
      const otherKey = await securityKey(other);
      await otherKey.add(credential!);
      await looked(other, 'enter');
      await press(other, say.use);
      await other.waitForURL(`**${settings}`);

      const third = await signedIn();
      await heading(third, say.enter);
      await (await securityKey(third)).add(credential!);
      await press(third, say.use);
      await third.getByText(say.refused).first().waitFor();
      await looked(third, 'refused');
      await third.goto(settings);
      await heading(third, say.enter);
    }, 180_000);
  });
});
