import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { codeAt } from '../support/totp.js';
import { SecretsKey } from '../../src/platform/sealing/index.js';
import type { RunningApp } from '../support/app.js';
import { startApp } from '../support/app.js';
import type { View, Visit } from '../support/browser.js';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';

const password = 'quiet river under stones';
const email = 'administrator@programme.example';

/** Texts of the pages, so that a change of a text is noticed here. */
const words = {
  en: {
    email: 'Email address',
    password: 'Password',
    signIn: 'Sign in',
    signOut: 'Sign out',
    setUp: 'Set up a second factor',
    code: 'Code',
    add: 'Add authenticator app',
    codes: 'Recovery codes',
    kept: 'I have saved the codes',
    overview: 'Overview',
    enter: 'Enter your second factor',
    continue: 'Continue',
    wrong: 'Enter the code that the app shows now.',
    used: 'Wait for the next code, at most 30 seconds.',
    useRecovery: 'Use a recovery code instead',
    recovery: 'Recovery code',
    codesLeft: '9 recovery codes left.',
  },
  zh: {
    email: '邮箱地址',
    password: '密码',
    signIn: '登录',
    signOut: '退出登录',
    setUp: '设置两步验证',
    code: '验证码',
    add: '添加验证器应用',
    codes: '恢复码',
    kept: '我已保存恢复码',
    overview: '总览',
    enter: '两步验证',
    continue: '继续',
    wrong: '请输入应用当前显示的验证码。',
    used: '请等待下一个验证码，最多30秒。',
    useRecovery: '改用恢复码',
    recovery: '恢复码',
    codesLeft: '剩余9个恢复码。',
  },
} as const;

const views: readonly Required<Pick<View, 'width' | 'language'>>[] = [
  { width: 1440, language: 'en' },
  { width: 360, language: 'zh' },
  { width: 360, language: 'en' },
  { width: 1440, language: 'zh' },
];

describeInBrowser('the second factor', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  describe.each(views)('at $width in $language', (view) => {
    const say = words[view.language];
    let running: RunningApp;
    const visits: Visit[] = [];
    let secret = '';
    let recoveryCode = '';

    beforeAll(async () => {
      running = await startApp();
      const name = { en: 'Lake programme', zh: '湖畔项目' };
      const answer = await fetch(`${running.url}/api/first-run`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ token: running.app.get(SecretsKey).setUpToken, email, password, language: 'en' },
          person: {
            name: { en: 'Administrator 1', zh: '管理员1' },
            capacity: 'secretariat',
            sex: 'female',
            language: 'en',
          },
          workspace: { slug: 'lake', name, kind: 'programme', timeZone: 'Asia/Shanghai' },
        }),
      });
      expect(answer.status).toBe(201);
    }, 120_000);
    afterEach(async () => {
      for (const { complaints } of visits) expect(complaints).toEqual([]);
      await Promise.all(visits.splice(0).map(({ close }) => close()));
    });
    afterAll(() => running?.close());

    async function stranger(address: string): Promise<Page> {
      const opened = await visit(browser, running.url, view);
      visits.push(opened);
      await opened.page.goto(address);
      return opened.page;
    }

    const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const fill = (page: Page, name: string, text: string) =>
      page.getByRole('textbox', { name, exact: true }).fill(text);

    async function looked(page: Page, name: string): Promise<void> {
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, `second-factor-${name}-${view.width}-${view.language}`);
    }

    async function signedIn(): Promise<Page> {
      const page = await stranger('/w/lake/settings');
      await fill(page, say.email, email);
      await page.locator('input[type=password]').fill(password);
      await press(page, say.signIn);
      return page;
    }

    /** Codes count once, so each test takes one of a later step; the server accepts one step ahead. */
    const later = (seconds: number): string => codeAt(secret, new Date(Date.now() + seconds * 1000));

    it('is set up by a person who must have it, before the workspace opens', async () => {
      const page = await signedIn();
      await heading(page, say.setUp);
      await looked(page, 'set-up');
      secret = (await page.locator('code').innerText()).replaceAll(' ', '');
      await fill(page, say.code, '000000');
      await press(page, say.add);
      await page.getByText(say.wrong).first().waitFor();
      await looked(page, 'set-up-refused');
      await fill(page, say.code, later(-30));
      await press(page, say.add);
      await heading(page, say.codes);
      await looked(page, 'codes');
      recoveryCode = await page.locator('li code').first().innerText();
      expect(await page.locator('li code').count()).toBe(10);
      await press(page, say.kept);
      await page.waitForURL('**/w/lake/settings');
      await page.getByText(view.language === 'en' ? '10 recovery codes left.' : '剩余10个恢复码。').waitFor();
      await looked(page, 'settings');
    }, 120_000);

    it('is asked for after the next sign-in; a used code is refused', async () => {
      const page = await signedIn();
      await heading(page, say.enter);
      await looked(page, 'enter');
      await fill(page, say.code, '123456');
      await press(page, say.continue);
      await page.getByText(say.wrong).first().waitFor();
      const code = later(0);
      await fill(page, say.code, code);
      await press(page, say.continue);
      await page.waitForURL('**/w/lake/settings');
      const other = await signedIn();
      await heading(other, say.enter);
      await fill(other, say.code, code);
      await press(other, say.continue);
      await other.getByText(say.used).first().waitFor();
      await looked(other, 'enter-refused');
      await other.goto('/w/lake');
      await heading(other, say.enter);
      await press(other, say.signOut);
      await heading(other, say.signIn);
    }, 120_000);

    it('is replaced by a recovery code once', async () => {
      const page = await signedIn();
      await press(page, say.useRecovery);
      await fill(page, say.recovery, recoveryCode.toLowerCase());
      await looked(page, 'recovery');
      await press(page, say.continue);
      await page.getByText(say.codesLeft).waitFor();
    }, 120_000);
  });
});
