import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { SecretsKey } from '../../src/platform/sealing/index.js';
import type { RunningApp } from '../support/app.js';
import { startApp } from '../support/app.js';
import type { View, Visit } from '../support/browser.js';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';
import { linkTo } from '../support/letters.js';
import { viewsOf } from '../support/views.js';

const minute = 60_000;
const password = 'quiet river under stones';

/** Texts of the pages, so that a change of a text is noticed here. */
const words = {
  en: {
    welcome: 'Welcome',
    begin: 'Set up this installation',
    token: 'Set-up token',
    tokenWrong: 'Enter the token that the server printed when it started.',
    nameEn: 'Your name in Latin script',
    nameZh: 'Your name in Chinese',
    email: 'Email address',
    newPassword: 'New password',
    password: 'Password',
    workspaceEn: 'Workspace name in English',
    workspaceZh: 'Workspace name in Chinese',
    slug: 'Short name for web addresses',
    create: 'Create and sign in',
    done: 'This installation already has an administrator. Sign in instead.',
    overview: 'Overview',
    weak: 'Use at least 12 characters. A few random words are easy to remember.',
    addPerson: 'Add person',
    personEn: 'Name in English',
    personZh: 'Name in Chinese',
    thingEn: 'Name in English',
    thingZh: 'Name in Chinese',
    save: 'Save',
    invite: 'Invite a person',
    person: 'Person',
    send: 'Send invitation',
    accept: 'Accept invitation',
    spent: 'This invitation has been used or withdrawn, or has expired.',
    incomplete: 'This link is incomplete',
    signIn: 'Sign in',
    sendLink: 'Email me a link',
    addressFirst: 'Enter your email address first.',
    linkSent: 'a sign-in link has been sent',
    withLink: 'Sign in with your link',
    linkSpent: 'This link has been used or has expired.',
    another: 'Request a new link',
    wrong: 'The email address or password is incorrect.',
    withdraw: 'Withdraw',
    newWorkspace: 'New workspace',
    secondFactor: 'Ask for a second factor',
    createWorkspace: 'Create workspace',
    slugTaken: 'Choose another short name.',
    addPlace: 'Add place',
    level: 'Level',
    city: 'City',
    gbCode: 'GB/T 2260 code',
    edit: 'Edit',
    addOrganisation: 'Add organisation',
    noteEn: 'Note in English',
  },
  zh: {
    welcome: '欢迎',
    begin: '初始设置',
    token: '设置口令',
    tokenWrong: '请输入服务器启动时显示的口令。',
    nameEn: '姓名（拼音或英文）',
    nameZh: '姓名（中文）',
    email: '邮箱地址',
    newPassword: '新密码',
    password: '密码',
    workspaceEn: '工作区英文名称',
    workspaceZh: '工作区中文名称',
    slug: '网址短名称',
    create: '创建并登录',
    done: '本系统已设有管理员，请直接登录。',
    overview: '总览',
    weak: '请至少使用12个字符。',
    addPerson: '添加人员',
    personEn: '英文姓名',
    personZh: '中文姓名',
    thingEn: '英文名称',
    thingZh: '中文名称',
    save: '保存',
    invite: '邀请人员',
    person: '人员',
    send: '发送邀请',
    accept: '接受邀请',
    spent: '该邀请已使用、已撤回或已过期。',
    incomplete: '链接不完整',
    signIn: '登录',
    sendLink: '发送登录链接',
    addressFirst: '请先填写邮箱地址。',
    linkSent: '登录链接现已发出',
    withLink: '通过链接登录',
    linkSpent: '该链接已使用或已过期。',
    another: '重新获取链接',
    wrong: '邮箱地址或密码不正确。',
    withdraw: '撤回',
    newWorkspace: '新建工作区',
    secondFactor: '要求两步验证',
    createWorkspace: '创建工作区',
    slugTaken: '请另选一个。',
    addPlace: '添加地点',
    level: '层级',
    city: '市',
    gbCode: 'GB/T 2260代码',
    edit: '编辑',
    addOrganisation: '添加组织',
    noteEn: '英文备注',
  },
} as const;

const views = [
  { language: 'en', width: 1440, scheme: 'light' },
  { language: 'zh', width: 360, scheme: 'dark' },
] as const;

for (const view of viewsOf(views))
  describeInBrowser(`the first steps, at ${view.width} px in ${view.language}`, () => journey(view));

function journey(view: (typeof views)[number]): void {
  const say = words[view.language];
  let running: RunningApp;
  let browser: Browser;
  /** Milliseconds by which the server's clock is advanced, for links that expire. */
  let later = 0;
  let visits: Visit[] = [];

  beforeAll(async () => {
    running = await startApp({ clock: { now: () => new Date(Date.now() + later) } });
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const complaints = visits.flatMap((one) => one.complaints);
    await Promise.all(visits.map((one) => one.close()));
    visits = [];
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  async function stranger(address: string, as: View = view): Promise<Page> {
    const guest = await visit(browser, running.url, as);
    visits.push(guest);
    await guest.page.goto(address);
    await guest.page.locator('h1').waitFor();
    return guest.page;
  }

  async function looked(page: Page, name: string): Promise<void> {
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    // it may be negative: an open dialog keeps the space of the scroll bar free
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    await picture(page, `first-steps/${name}-${view.width}-${view.language}`);
  }

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  /** Opens the field of the other language first. */
  const fill = async (page: Page | Locator, label: string, value: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: label, exact: true });
    const more = page.getByRole('button', { name: new RegExp(`[:：] ?${label}$`) });
    await field.or(more).first().waitFor();
    if ((await field.count()) === 0) await more.click();
    await field.fill(value);
  };
  const fillPassword = (page: Page, value: string) => page.locator('input[type=password]').fill(value);

  /** Uses the same request as the page; signing in through the page has its own test. */
  async function asAdministrator(address: string): Promise<Page> {
    const guest = await visit(browser, running.url, view);
    visits.push(guest);
    const data = { email: 'administrator@programme.example', password };
    const answer = await guest.context.request.post('/api/sign-in', { data, headers: { origin: running.url } });
    expect(answer.ok()).toBe(true);
    await guest.page.goto(address);
    await guest.page.locator('h1').waitFor();
    return guest.page;
  }

  async function invite(email: string, look = false): Promise<string> {
    const page = await asAdministrator('/w/lake-programme/settings?tab=members');
    await press(page, say.invite);
    await page.getByRole('combobox', { name: say.person }).click();
    await page.getByRole('option').first().click();
    await fill(page.getByRole('dialog'), say.email, email);
    if (look) await looked(page, 'invite');
    await press(page, say.send);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: email }).waitFor();
    if (look) await looked(page, 'members');
    return linkTo(running.folder, email, { path: '/invitation#' });
  }

  it('create the first workspace and its administrator, who is signed in at once, and only once', async () => {
    const page = await stranger('/');
    await heading(page, say.welcome);
    await looked(page, 'welcome');
    await page.getByRole('link', { name: say.begin }).click();
    await heading(page, say.begin);
    await fill(page, say.nameEn, 'Administrator of the programme');
    await fill(page, say.nameZh, '项目管理员');
    await fill(page, say.email, 'administrator@programme.example');
    await fill(page, say.token, 'aaaaa-bbbbb-ccccc-ddddd');
    await fillPassword(page, 'short');
    await fill(page, say.workspaceEn, 'Lake programme');
    expect(await page.getByRole('textbox', { name: say.slug }).inputValue()).toBe('lake-programme');
    await fill(page, say.workspaceZh, '湖畔项目');
    await press(page, say.create);
    await page.getByText(say.tokenWrong).first().waitFor();
    await fill(page, say.token, running.app.get(SecretsKey).setUpToken);
    await press(page, say.create);
    await page.getByText(say.weak).first().waitFor();
    await looked(page, 'first-run-refused');
    await fillPassword(page, password);
    // its journey is in second-factor.long.spec.ts
    await page.getByRole('checkbox', { name: say.secondFactor }).uncheck();
    await press(page, say.create);
    await page.waitForURL('**/w/lake-programme');
    await heading(page, say.overview);
    await looked(page, 'empty-overview');
    const second = await stranger('/first-run');
    await second.getByText(say.done).waitFor();
    await looked(second, 'first-run-done');
  });

  it('sign in an invited person with the link in the email, and explain what to do if the link is used or incomplete', async () => {
    const directory = await asAdministrator('/w/lake-programme/directory?tab=people');
    await press(directory, say.addPerson);
    await fill(directory, say.personEn, "Workers' delegate 1");
    await fill(directory, say.personZh, '工人代表1');
    await looked(directory, 'add-person');
    await press(directory, say.save);
    await directory.getByRole('dialog').waitFor({ state: 'detached' });
    const link = await invite('delegate@union.example', true);
    expect(link).toMatch(/^\/invitation#[\w-]{43}$/);
    const page = await stranger(link);
    await heading(page, view.language === 'en' ? 'Invitation to Lake programme' : /湖畔项目/);
    await looked(page, 'invitation');
    await fillPassword(page, 'delegate@union.example');
    await press(page, say.accept);
    await page.getByRole('alert').waitFor();
    await fillPassword(page, password);
    await press(page, say.accept);
    await heading(page, say.overview);
    const again = await stranger(link);
    await again.getByText(say.spent).waitFor();
    await looked(again, 'invitation-spent');
    await again.getByRole('link', { name: say.signIn }).click();
    await heading(again, say.signIn);
    const cut = await stranger(link.slice(0, -5));
    await heading(cut, say.incomplete);
    await looked(cut, 'link-incomplete');
  });

  it('sign in with a link that works once and expires after 15 minutes', async () => {
    const page = await stranger('/sign-in');
    await press(page, say.sendLink);
    await page.getByText(say.addressFirst).waitFor();
    await looked(page, 'sign-in');
    await fill(page, say.email, 'delegate@union.example');
    await press(page, say.sendLink);
    await page.getByText(new RegExp(say.linkSent)).waitFor();
    await looked(page, 'link-sent');
    const path = '/sign-in/link#';
    const link = await linkTo(running.folder, 'delegate@union.example', { path });
    expect(link).toMatch(/^\/sign-in\/link#[\w-]{43}$/);
    const opened = await stranger(link);
    await heading(opened, say.withLink);
    await looked(opened, 'link');
    await press(opened, say.signIn);
    await heading(opened, say.overview);
    const again = await stranger(link);
    await press(again, say.signIn);
    await again.getByText(say.linkSpent).waitFor();
    await looked(again, 'link-spent');
    await again.getByRole('link', { name: say.another }).click();
    await fill(again, say.email, 'delegate@union.example');
    await press(again, say.sendLink);
    const second = await linkTo(running.folder, 'delegate@union.example', { path, known: [link] });
    later = 16 * minute;
    const late = await stranger(second);
    await press(late, say.signIn);
    await late.getByText(say.linkSpent).waitFor();
    later = 0;
  });

  it('add places and organisations, and show each error at its field', async () => {
    const page = await asAdministrator('/w/lake-programme/directory?tab=places');
    await press(page, say.addPlace);
    await page.getByRole('combobox', { name: say.level }).click();
    await page.getByRole('option', { name: say.city, exact: true }).click();
    await fill(page, say.thingEn, 'Lake City');
    await fill(page, say.thingZh, '湖畔市');
    await fill(page, say.gbCode, '099999');
    await press(page, say.save);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: say.gbCode }).getAttribute('aria-invalid')).toBe('true');
    await looked(page, 'place-refused');
    await fill(page, say.gbCode, '320599');
    await press(page, say.save);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('GB/T 2260 320599').waitFor();
    await page.getByRole('button', { name: new RegExp(`^${say.edit}`) }).click();
    await fill(page, say.noteEn, 'By the lake');
    await press(page, say.save);
    await page.getByText('By the lake').waitFor();
    await looked(page, 'places');
    await page.goto('/w/lake-programme/directory');
    await press(page, say.addOrganisation);
    await fill(page, say.thingEn, 'Trade unions of Lake City');
    await looked(page, 'add-organisation');
    await press(page, say.save);
    await page.getByText('Trade unions of Lake City').first().waitFor();
    await looked(page, 'organisations');
  });

  it('do not reveal whether the email address or the password was wrong', async () => {
    const page = await stranger('/sign-in');
    await fill(page, say.email, 'nobody@nowhere.example');
    await fillPassword(page, password);
    await press(page, say.signIn);
    await page.getByText(say.wrong).waitFor();
    await looked(page, 'sign-in-refused');
    await fill(page, say.email, 'administrator@programme.example');
    await press(page, say.signIn);
    await heading(page, say.overview);
  });

  // tested once only, because it does not depend on language or width
  if (view.language === 'zh') return;

  it('refuse an invitation that was withdrawn', async () => {
    const directory = await asAdministrator('/w/lake-programme/directory?tab=people');
    await press(directory, say.addPerson);
    await fill(directory, say.personEn, "Employers' delegate 1");
    await press(directory, say.save);
    await directory.getByRole('dialog').waitFor({ state: 'detached' });
    const link = await invite('delegate@enterprise.example');
    const members = await asAdministrator('/w/lake-programme/settings?tab=members');
    await press(members, say.withdraw);
    await members.getByRole('dialog').getByRole('button', { name: say.withdraw }).click();
    await members.getByRole('dialog').waitFor({ state: 'detached' });
    await (await stranger(link)).getByText(say.spent).waitFor();
  });

  it('create another workspace', async () => {
    const page = await asAdministrator('/w/lake-programme/settings?tab=workspace');
    await press(page, say.newWorkspace);
    const dialog = page.getByRole('dialog');
    await fill(dialog, say.workspaceEn, 'Lake programme');
    await dialog.getByRole('checkbox', { name: say.secondFactor }).uncheck();
    await press(page, say.createWorkspace);
    await dialog.getByText(say.slugTaken).first().waitFor();
    await looked(page, 'another-workspace');
    await fill(dialog, say.slug, 'river-programme');
    await press(page, say.createWorkspace);
    await page.waitForURL('**/w/river-programme');
    await heading(page, say.overview);
  });
}
