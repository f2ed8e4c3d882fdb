import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Visit } from '../support/browser.js';
import {
  axeFindings,
  describeInBrowser,
  expectNamedControls,
  launchBrowser,
  sidewaysOverflow,
  visit,
} from '../support/browser.js';
import type { PhoneServer } from '../support/phone-server.js';
import { heatForm } from '../../src/demo/survey-form.js';
import { servePhonePage, uploadedQuestionnaire } from '../support/phone-server.js';

/** The build for these tests, as the server delivers it. */
const built = path.resolve('dist/web/phone');
const heading = (page: Page) => page.locator('h1').innerText();
const forward = (page: Page) => page.locator('.foot .main').click();
const choose = (page: Page, code: string) => page.locator(`.choice input[value="${code}"]`).check();

describeInBrowser('the phone page', () => {
  let browser: Browser;
  let server: PhoneServer;
  let guest: Visit;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    server = await servePhonePage(built);
    guest = await visit(browser, server.origin, { width: 360, height: 740, language: 'zh' });
  });
  afterEach(async () => {
    const unexpected = guest.complaints.filter((line) => !/ERR_|status of 5/.test(line));
    await guest.close();
    await server.close();
    expect(unexpected).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function toConsent(page: Page, code = 'K7QF'): Promise<void> {
    await page.goto(`/s/${code}`);
    await page.waitForSelector('.over');
    while (await page.locator('.over').count()) await forward(page);
    await page.waitForSelector('.choice');
  }

  /**
   * Consents, enters an age, skips the screen for the four digits (or chooses them), and reaches the question on work.
   */
  async function agree(page: Page, digits?: string): Promise<void> {
    await choose(page, '1');
    await forward(page);
    await page.fill('#number', '30');
    await forward(page);
    await page.waitForSelector('#digits');
    if (digits) {
      await page.fill('#digits', digits);
      await page.fill('#digits-again', digits);
      await forward(page);
    } else await page.locator('.foot .plain').click();
    await page.waitForSelector('.choice');
  }

  /** The short path of a person who is not covered, up to sending. */
  async function toSend(page: Page): Promise<void> {
    await choose(page, '4');
    await forward(page);
    await page.locator('.choice').first().waitFor({ state: 'detached' });
  }

  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env['PHONE_PICTURES'];
    if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }

  let screens = 0;

  async function sound(page: Page): Promise<void> {
    screens += 1;
    await expectNamedControls(page, `read/phone-${String(screens).padStart(2, '0')}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
  }

  it('accepts a complete interview, in Chinese and in English, without accessibility findings', async () => {
    const { page } = guest;
    await toConsent(page);
    await sound(page);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    const chinese = await heading(page);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await heading(page)).not.toBe(chinese);
    await agree(page);
    let asked = 1;
    while (!(await page.locator('.plainlist').count())) {
      await sound(page);
      if (await page.locator('#number').count()) await page.fill('#number', '40');
      else if (await page.locator('.choice input[value="41"]').count()) await choose(page, '41');
      else await page.locator('.choice input').first().check();
      await forward(page);
      asked += 1;
      if (!(await page.locator('.choice, #number, .plainlist').count())) await forward(page);
    }
    expect(asked).toBe(19);
    await sound(page);
    await forward(page);
    expect(await page.locator('.choice').count()).toBeGreaterThan(3);
    await page.locator('.bar .plain').first().click();
    await sound(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForSelector('.done');
    await sound(page);
    expect(await page.locator('a[href="https://results.example.org/park-2026"]').count()).toBe(1);
    expect(await page.locator('a[href="tel:12333"]').count()).toBe(1);
    const [body] = [...server.stored.values()];
    expect(body).toMatchObject({ language: 'en', complete: false, modulesTaken: ['profile'] });
    expect(Object.keys(body?.answers ?? {})).toHaveLength(20);
  }, 120_000);

  it('asks for consent to questions on health in the words of an uploaded questionnaire, not in those of the built-in one', async () => {
    const own = heatForm.replace(
      /(\n\| +\| select_one area)/,
      `\n| | select_one yes_no | health | May we ask about your health? | 可以询问您的健康状况吗？ | Only about heat. | 仅限高温方面。 | | | | | yes | | | | health-consent |$1`,
    );
    const uploaded = await servePhonePage(built, uploadedQuestionnaire(own));
    const { page, close } = await visit(browser, uploaded.origin, { width: 360, height: 740, language: 'zh' });
    await toConsent(page);
    await choose(page, 'yes');
    await forward(page);
    await page.getByRole('heading', { level: 1, name: '可以询问您的健康状况吗？' }).waitFor();
    await page.getByText('仅限高温方面。').waitFor();
    expect(await page.locator('.lead').count()).toBe(0);
    expect(await page.locator('#form').innerText()).not.toContain('三道题');
    await sound(page);
    await close();
    await uploaded.close();
  });

  it('asks an uploaded questionnaire with a cascade, a skip rule, a range, a date and a note, also while offline', async () => {
    const heat = await servePhonePage(built, uploadedQuestionnaire(heatForm));
    const { page, context, close } = await visit(browser, heat.origin, { width: 360, height: 740, language: 'zh' });
    await toConsent(page);
    await choose(page, 'yes');
    await forward(page);
    const next = async (title: string): Promise<void> => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await sound(page);
    };
    await next('您主要在室内还是室外工作？');
    await context.setOffline(true);
    await choose(page, 'inside');
    await forward(page);
    await page.waitForSelector('#digits');
    await page.locator('.foot .plain').click();
    await next('具体在哪里？');
    expect(await page.locator('.choice').allInnerTexts()).toEqual(['生产车间', '办公室', '仓库']);
    await choose(page, 'office');
    await page.locator('.foot .side').click();
    await choose(page, 'outside');
    await forward(page);
    await next('具体在哪里？');
    expect(await page.locator('.choice').allInnerTexts()).toEqual(['建筑工地', '场院或装卸区', '道路运输']);
    await choose(page, 'road');
    await forward(page);
    await next('您的年龄是多少周岁？');
    await page.fill('#number', '90');
    await forward(page);
    await page.getByText('请填写16至80之间的年龄。').waitFor();
    await page.fill('#number', '40');
    await forward(page);
    await next('以下问题涉及气温35°C及以上的日子。');
    await page.getByRole('button', { name: 'English' }).click();
    await forward(page);
    await next('Have you worked in such heat since June?');
    await choose(page, 'yes');
    await forward(page);
    await next('On how many days?');
    await page.fill('#number', '12');
    await forward(page);
    await next('How many hours on such a day?');
    await page.fill('#number', '7.5');
    await forward(page);
    await next('What does your employer provide on such days?');
    await choose(page, 'water');
    await choose(page, 'shade');
    await forward(page);
    await next('How much does the heat tire you? 0: not at all, 10: very much');
    await page.fill('#number', '8');
    await context.setOffline(false);
    await forward(page);
    await next('When was the last such day?');
    await page.fill('#day', '2026-08-14');
    await forward(page);
    await next('What should change?');
    await forward(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForSelector('.done');
    expect([...heat.stored.values()]).toMatchObject([
      {
        ...{ complete: true, version: '1', language: 'en' },
        answers: {
          ...{ consent: 'yes', area: 'outside', workplace: 'road', age: '40', hot: 'yes', days: '12', hours: '7.5' },
          ...{ help: 'water shade', strain: '8', last_day: '2026-08-14' },
        },
      },
    ]);
    await close();
    await heat.close();
  }, 90_000);

  it('explains on its first screen who conducts the survey, how long it takes, that no name is asked and that it is voluntary, and asks for consent one tap later', async () => {
    const { page } = guest;
    await page.goto('/s/K7QF');
    await page.waitForSelector('.over');
    for (const said of ['大学调查中心', '约需4至5分钟', '不问姓名', '由您自己决定', 'S-2026-14'])
      expect(await page.locator('main').innerText()).toContain(said);
    await sound(page);
    expect(await page.getByText('保存哪些内容').isVisible()).toBe(false);
    await page.locator('summary', { hasText: '调查说明' }).click();
    expect(await page.getByText('保存哪些内容').isVisible()).toBe(true);
    await sound(page);
    await forward(page);
    expect(await page.locator('.choice').count()).toBeGreaterThan(1);
  });

  it('shows its first question three taps after its first screen', async () => {
    const { page } = guest;
    await page.goto('/s/K7QF');
    await page.waitForSelector('.over');
    await page.locator('.foot .main').click();
    await page.locator('.choice').first().click();
    await page.locator('.foot .main').click();
    await page.waitForSelector('#number');
  });

  it('has a screen for a question that is answered with text, and for a first question with a condition', async () => {
    const { page } = guest;
    const { form } = server.opening;
    const [first, ...rest] = form!.questions;
    // a condition that is always true: the question is shown once the engine is there
    const consent = { ...first!, r: ['=', 1, 1] as const };
    const words = { n: 'remark', m: 'core', t: 't' as const, l: ['What would help?', '有何建议？'] as const, d: '99' };
    server.opening = { ...server.opening, form: { ...form!, questions: [consent, words, ...rest] } };
    await toConsent(page);
    await choose(page, '1');
    await forward(page);
    await page.waitForSelector('#words');
    await sound(page);
    await forward(page);
    await page.getByText('如不愿回答，可选择下方按钮').waitFor();
    await page.fill('#words', '更多培训\n和休息');
    await forward(page);
    await page.locator('.foot .plain').click();
    await page.waitForSelector('#number');
    await page.goBack();
    expect(await page.inputValue('#words')).toBe('更多培训\n和休息');
  });

  it.each(['zh', 'en'] as const)(
    'counts the characters of a text, and does not continue with too many (%s)',
    async (language) => {
      const { page, close } = await visit(browser, server.origin, { width: 360, height: 740, language });
      const { form } = server.opening;
      const [consent, ...rest] = form!.questions;
      const label = ['What would help?', '有何建议？'] as const;
      const words = { n: 'remark', m: 'core', t: 't' as const, l: label, a: 2 as const };
      const questions = [{ ...consent!, r: ['=', 1, 1] as const }, words, ...rest];
      server.opening = { ...server.opening, form: { ...form!, questions, textLimit: 600 } };
      await page.goto('/s/K7QF');
      await page.waitForSelector('.over');
      await forward(page);
      await choose(page, '1');
      await forward(page);
      await page.waitForSelector('#words');
      const said = (zh: string, en: string): string => (language === 'zh' ? zh : en);
      const room = () => page.locator('#room').innerText();
      expect(await room()).toBe(said('还可输入约200字。', 'Characters left: about 600.'));
      await page.fill('#words', said('工'.repeat(150), 'w'.repeat(150)));
      expect(await room()).toBe(said('还可输入约50字。', 'Characters left: about 450.'));
      await picture(page, `text-left-${language}`);
      await page.fill('#words', said('工'.repeat(203), 'w'.repeat(603)));
      const tooLong = said('超出3字，请缩短后继续。', 'Characters over the limit: 3. Shorten the text to continue.');
      expect(await room()).toBe(tooLong);
      await forward(page);
      await page.waitForSelector('#fault');
      expect(await page.locator('#fault').innerText()).toBe(tooLong);
      await picture(page, `text-over-${language}`);
      await sound(page);
      await page.fill('#words', said('工'.repeat(200), 'w'.repeat(600)));
      await forward(page);
      await page.locator('#words').waitFor({ state: 'detached' });
      await close();
    },
  );

  it('counts the characters of the first question too, whose form engine is loaded while it is read', async () => {
    const { page, close } = await visit(browser, server.origin, { width: 360, height: 740, language: 'en' });
    const { form } = server.opening;
    const words = {
      n: 'remark',
      m: 'core',
      t: 't' as const,
      l: ['What would help?', '有何建议？'] as const,
      a: 2 as const,
    };
    server.opening = { ...server.opening, form: { ...form!, questions: [words, ...form!.questions], textLimit: 900 } };
    await page.goto('/s/K7QF');
    await page.waitForSelector('.over');
    await forward(page);
    await page.waitForSelector('#words');
    await page.waitForLoadState('networkidle');
    await page.fill('#words', 'w'.repeat(600));
    expect(await page.inputValue('#words')).toHaveLength(600);
    expect(await page.locator('#room').innerText()).toBe('Characters left: about 300.');
    await close();
  });

  it('reports in a second tab with the same draft that it was sent, and sends it once', async () => {
    const { page, context } = guest;
    await toConsent(page);
    await agree(page, '4711');
    await page.getByText('已保存在这部手机', { exact: true }).waitFor();
    const second = await context.newPage();
    await second.goto('/s/K7QF');
    await second.locator('.stack .side').first().click();
    await second.fill('#digits', '4711');
    await forward(second);
    await second.waitForSelector('.choice');
    await choose(page, '4');
    await forward(page);
    await page.locator('.choice').first().waitFor({ state: 'detached' });
    await forward(page);
    await page.waitForSelector('.done');
    await second.getByText('已在另一个标签页中提交').waitFor();
    await sound(second);
    expect(server.posts).toHaveLength(1);
    await expect(within(async () => (await kept(second)).length === 0)).resolves.toBe(true);
    expect(await second.evaluate<number>('localStorage.length')).toBe(0);
  }, 60_000);

  it.each([
    ['conflict', '已在另一个标签页中提交', 'Already sent from another tab'],
    [
      'early',
      '调查尚未开始。您的答案仍在这部手机上',
      'The survey has not started yet. Your answers are still on this phone',
    ],
    ['retired', '您填答之后问卷已更新，旧版本的回答不再接收', 'The questionnaire has changed since you answered'],
    ['over', '调查已结束，答案未能提交。答案仍在这部手机上', 'The survey has ended, so your answers could not be sent'],
  ] as const)('keeps the answers and gives the reason if the server answers "%s"', async (weather, zh, en) => {
    const { page } = guest;
    await toConsent(page);
    await agree(page);
    await toSend(page);
    server.weather = weather;
    await forward(page);
    await page.getByText(zh).waitFor();
    await sound(page);
    expect(await kept(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(en).waitFor();
  });

  it('loads later data only after the first screen is shown', async () => {
    const { page } = guest;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/s/K7QF');
    await page.waitForSelector('.over');
    const later = (): string[] => asked.filter((each) => /modules|later-words|form-script/.test(each));
    expect(later()).toEqual([]);
    while (await page.locator('.over').count()) await forward(page);
    await expect(within(() => later().length === 3)).resolves.toBe(true);
  });

  it('keeps the first answer while the second script cannot be loaded, says what to do, and continues by itself', async () => {
    const { page } = guest;
    await page.route('**/form-script*', (route) => route.abort());
    await toConsent(page);
    await forward(page);
    await page.getByText('请选择一个答案后继续').waitFor();
    await choose(page, '1');
    await forward(page);
    await page.getByText('页面会自动重试，然后继续').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('it will try again automatically and then continue').waitFor();
    await sound(page);
    expect(await page.locator('.choice input[value="1"]').isChecked()).toBe(true);
    await page.unroute('**/form-script*');
    await page.waitForSelector('#number');
    await page.fill('#number', '30');
    await forward(page);
    await page.locator('.foot .plain').click();
    await page.waitForSelector('.choice');
    expect(await heading(page)).toContain('last 7 days');
  });

  it('loads the new page if the program was updated after the page was opened', async () => {
    const { page } = guest;
    await page.route('**/form-script*', (route) => route.fulfill({ status: 404 }), { times: 2 });
    await page.goto('/s/K7QF');
    await page.waitForSelector('.over');
    const loadedAgain = page.waitForEvent('load');
    await forward(page);
    await loadedAgain;
    await toConsent(page);
    await choose(page, '1');
    await forward(page);
    await page.waitForSelector('#number');
  });

  it('loses no saved answers if the page is closed before the second script arrives', async () => {
    const { page, context } = guest;
    await toConsent(page);
    await agree(page, '4711');
    await page.getByText('已保存在这部手机', { exact: true }).waitFor();
    await page.close();
    const again = await context.newPage();
    // what a public network answers instead of the script
    await again.route('**/form-script*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await again.goto('/s/K7QF');
    await again.getByText('您已填写的内容没有丢失').waitFor();
    expect(await kept(again)).toHaveLength(1);
    await again.unroute('**/form-script*');
    await again.locator('.stack .side').first().click();
    await again.fill('#digits', '4711');
    await forward(again);
    await again.waitForSelector('.choice');
    expect(await heading(again)).toContain('过去7天');
  });

  it('moves the focus to the question, links errors with the field, and can be used by keyboard only', async () => {
    const { page } = guest;
    await toConsent(page);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await forward(page);
    expect(await page.locator('[role=alert]').innerText()).not.toBe('');
    expect(await page.getAttribute('fieldset', 'aria-describedby')).toBe('fault');
    expect(await page.evaluate('document.activeElement.type')).toBe('radio');
    await page.keyboard.press('Space');
    expect(await page.locator('[role=alert]').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.locator('#number').focus();
    await page.keyboard.type('３４');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#digits');
    await page.locator('.foot .plain').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.choice');
  });

  it('has no controls smaller than 44 pixels', async () => {
    const { page } = guest;
    await toConsent(page);
    await agree(page);
    const low = await page.evaluate<string[]>(
      `[...document.querySelectorAll('button, .choice, .number')].filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent)`,
    );
    expect(low).toEqual([]);
  });

  it('keeps an answer on the phone until the server has confirmed it, even if the page was closed in between', async () => {
    const { page, context } = guest;
    await toConsent(page);
    await agree(page, '4711');
    await toSend(page);
    await context.setOffline(true);
    await forward(page);
    await page.getByText('已保存在这部手机，尚未提交').waitFor();
    expect(server.stored.size).toBe(0);
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto('/s/K7QF');
    await expect(within(() => server.stored.size === 1)).resolves.toBe(true);
    expect([...server.stored.values()][0]).toMatchObject({ answers: { consent: '1', age: '30', emp_status: '4' } });
    await expect(within(async () => (await kept(again)).length === 0)).resolves.toBe(true);
  });

  it('sends an answer whose confirmation was lost so that it counts once', async () => {
    const { page } = guest;
    await toConsent(page);
    await agree(page);
    await toSend(page);
    server.weather = 'lost';
    await forward(page);
    await page.getByText('已保存在这部手机，尚未提交').waitFor();
    server.weather = 'fair';
    await page.getByRole('button', { name: '立即重试' }).click();
    await page.waitForSelector('.done');
    expect(server.posts.length).toBeGreaterThanOrEqual(2);
    expect(new Set(server.posts.map((post) => post.instanceId)).size).toBe(1);
    expect(server.stored.size).toBe(1);
  });

  it('shows a refusal with what to do, and keeps the answer until the person decides', async () => {
    const { page } = guest;
    await toConsent(page);
    await agree(page);
    await toSend(page);
    server.weather = 'spent';
    await forward(page);
    await page.getByText('未被接收').waitFor();
    await sound(page);
    expect(await kept(page)).toHaveLength(1);
    server.weather = 'fair';
    await page.getByRole('button', { name: '重试' }).click();
    await page.waitForSelector('.done');
    await expect(within(async () => (await kept(page)).length === 0)).resolves.toBe(true);
  });

  it('opens a draft only with its four digits, and deletes it after five wrong attempts', async () => {
    const { page } = guest;
    await toConsent(page);
    await agree(page, '4711');
    await page.getByText('已保存在这部手机', { exact: true }).waitFor();
    await page.reload();
    await page.locator('.stack .side').first().click();
    await sound(page);
    await page.fill('#digits', '0000');
    await forward(page);
    await page.getByText('数字不正确').waitFor();
    await page.fill('#digits', '4711');
    await forward(page);
    await page.waitForSelector('.choice');
    expect(await heading(page)).toContain('过去7天');
    await page.reload();
    await page.locator('.stack .side').first().click();
    for (let turn = 0; turn < 5; turn += 1) {
      await page.fill('#digits', `000${turn}`);
      await forward(page);
      await page.getByText(turn < 4 ? `还可尝试${4 - turn}次` : '输错次数过多').waitFor();
    }
    await page.getByText('输错次数过多').waitFor();
    await page.locator('.risk').click();
    await page.waitForSelector('.over');
    await expect(within(async () => (await kept(page)).length === 0)).resolves.toBe(true);
  }, 60_000);

  it('stores nothing of a person who refuses, is under age, or deletes the answers', async () => {
    const { page } = guest;
    await toConsent(page);
    await choose(page, '2');
    await forward(page);
    await expect(within(() => server.stored.size === 1)).resolves.toBe(true);
    expect([...server.stored.values()][0]?.answers).toEqual({ consent: '2' });
    await toConsent(page);
    await agree(page, '4711');
    await page.goBack();
    await page.fill('#number', '15');
    await forward(page);
    await forward(page);
    await page.getByText('12333', { exact: false }).first().waitFor();
    await expect(within(async () => (await kept(page)).length === 0)).resolves.toBe(true);
    expect(server.stored.size).toBe(1);
  });

  it('explains that the address is wrong, the survey has ended, or the network is unavailable', async () => {
    const { page, context } = guest;
    await page.goto('/s/unknown');
    await page.getByText('未找到该调查').waitFor();
    await page.goto('/s/used');
    await page.getByText('该链接已使用过').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await heading(page)).toBe('This link has already been used');
    await page.getByRole('button', { name: '中文' }).click();
    server.opening = { ...server.opening, wave: { ...server.opening.wave, state: 'closed' }, form: undefined };
    await page.goto('/s/K7QF');
    await page.getByText('本次调查已结束').waitFor();
    await sound(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.goto('/s/K7QF');
    await page.getByText('页面无法加载').waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('本次调查已结束').waitFor();
    await context.clearCookies();
  });

  it('works if the browser has no lasting storage and no encryption', async () => {
    const { page } = guest;
    await page.addInitScript(`
      Object.defineProperty(window, 'indexedDB', { value: undefined });
      Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });
    `);
    await toConsent(page);
    await choose(page, '1');
    await forward(page);
    await page.fill('#number', '30');
    await forward(page);
    await toSend(page);
    await forward(page);
    await page.waitForSelector('.done');
    expect(server.stored.size).toBe(1);
  });

  it('goes back one question with the back key of the phone', async () => {
    const { page } = guest;
    await toConsent(page);
    await agree(page);
    await page.goBack();
    await page.waitForSelector('#number');
    expect(await page.inputValue('#number')).toBe('30');
  });
});

/** Keys of the data that the page stores on the device. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`new Promise((resolve) => {
    const request = indexedDB.open('survey', 1);
    request.onsuccess = () => {
      const all = request.result.transaction('survey').objectStore('survey').getAllKeys();
      all.onsuccess = () => { request.result.close(); resolve(all.result); };
    };
  })`);
}

async function within(holds: () => boolean | Promise<boolean>, milliseconds = 8000): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
