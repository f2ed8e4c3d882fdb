import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

const words = {
  en: {
    draft: 'New wave',
    title: 'Title in English',
    lastDay: 'Last day',
    notBefore: /^Last day: Enter \d+ \w+ \d{4} or a later date\.$/,
    make: 'Create wave',
    before: 'Before you open this wave',
    ready: 'Ready to open',
    open: 'Open wave',
    close: 'Close wave',
    noPapers: 'Enter the survey approval before you open the wave.',
    sheetGap: 'Missing in English or Chinese: Telephone.',
    cancel: 'Cancel',
    save: 'Save',
    saved: 'Saved',
    papers: 'Survey approval',
    exemption: 'Why no approval is needed',
    sheet: 'Information sheet',
    rules: 'Rules of this wave',
    persons: 'Minimum respondents',
    atLeast: 'This is too small.',
    targets: 'Strata and targets',
    wanted: /^Target: .* complete answers$/,
    posters: 'Posters and links',
    choose: /^Select all/,
    print: /^Download \d+ posters \(PDF\)$/,
    links: 'Create links',
    once: /cannot view them again/,
    isOpen: 'Open',
    isClosed: 'Closed',
    frame: 'Sampling frame',
    change: 'Edit worker counts of Enterprise A1',
    women: 'Women',
    atLeastSum: 'Enter at least the sum of women and men.',
    newGroup: 'New working group',
    create: 'Create working group',
    nameField: 'Name (English)',
    nameMissing: 'Name (English): Enter a value.',
    addMember: 'Add member',
    add: 'Add',
    person: 'Person',
    remove: /^Remove /,
    removeDo: 'Remove',
    group: 'Group on heat',
    member: /delegate 1/,
    edit: 'Edit action',
    owner: 'Responsible person',
    together: 'Partner organisations',
    place: 'Place',
    answers: /Government delegate 1/,
    addIndicator: 'Add indicator',
    indicator: 'Indicator',
    target: /^Target/,
    wrongForm: 'The format is not valid.',
  },
  zh: {
    draft: '新建调查',
    title: '中文标题',
    lastDay: '结束日期',
    notBefore: /^结束日期：请输入\d{4}年\d+月\d+日或之后的日期。$/,
    make: '新建',
    before: '开放前须完成的事项',
    ready: '可以开放',
    open: '开放调查',
    close: '结束调查',
    noPapers: '请先填写调查审批信息，再开放调查。',
    sheetGap: '中文或英文未填写：联系电话。',
    cancel: '取消',
    save: '保存',
    saved: '已保存',
    papers: '审批文件',
    exemption: '无需审批的理由',
    sheet: '调查说明',
    rules: '本期规则',
    persons: '公布一项数值至少需要的人数',
    atLeast: '数值过小。',
    targets: '分层与目标',
    wanted: /^目标：完整答卷/,
    posters: '海报与链接',
    choose: /^选择全部/,
    print: /^下载\d+张海报（PDF）$/,
    links: '生成链接',
    once: /链接只显示这一次/,
    isOpen: '进行中',
    isClosed: '已结束',
    frame: '抽样框',
    change: '编辑A1企业的职工人数',
    women: '女',
    atLeastSum: '不得小于女职工与男职工之和。',
    newGroup: '新建工作组',
    create: '创建工作组',
    nameField: '名称（中文）',
    nameMissing: '名称（中文）：请填写此项。',
    addMember: '添加成员',
    add: '添加',
    person: '人员',
    remove: /^移除./,
    removeDo: '移除',
    group: '高温作业工作组',
    member: /代表1/,
    edit: '编辑行动',
    owner: '负责人',
    together: '共同负责',
    place: '地点',
    answers: /政府代表2/,
    addIndicator: '添加指标',
    indicator: '指标',
    target: /^目标值/,
    wrongForm: '格式不符合要求。',
  },
} as const;

/** The forms of a wave, a working group and an action, on a desktop and a phone. */
describeInBrowser('the forms in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `forms/${name}`);

  const button = (page: Page, name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const seen = (page: Page, text: string | RegExp) =>
    page
      .getByText(text, typeof text === 'string' ? { exact: true } : {})
      .first()
      .waitFor({ timeout: 10_000 });

  const views = [
    ['en', 1440, 'light'],
    ['zh', 360, 'dark'],
  ] as const;

  it.each(views)(
    'create, set up, open and close a wave in %s at %i px, %s',
    async (language, width, scheme) => {
      const say = words[language];
      const name = (step: string): string => `${step}-${width}-${language}`;
      const { page, complaints, close } = await enter('analyst', '/surveys', { width, language, scheme });
      await button(page, say.draft).click();
      await page.getByRole('textbox', { name: say.title, exact: true }).fill(`Wave at ${width}`);
      const lastDay = page.getByRole('dialog').getByLabel(say.lastDay);
      const fine = await lastDay.inputValue();
      await lastDay.fill('2020-01-01');
      await button(page, say.make).click();
      await seen(page, say.notBefore);
      await looked(page, name('draft-refused'));
      await lastDay.fill(fine);
      await button(page, say.make).click();
      await seen(page, say.before);
      await looked(page, name('draft'));

      const opening = async (): Promise<void> => {
        await button(page, say.open).click();
        await page.getByRole('dialog').getByRole('button', { name: say.open }).click();
      };
      await opening();
      await seen(page, say.noPapers);
      await button(page, say.cancel).click();

      const save = async (form: string): Promise<void> => {
        const part = page.getByRole('form', { name: form });
        await part.getByRole('button', { name: say.save }).click();
        await part.getByText(say.saved).waitFor({ timeout: 10_000 });
      };
      // The content of one form must stay while another is saved.
      await page.getByLabel(say.persons).fill('2');
      await page.getByLabel(say.exemption).fill('No one is asked: a test. 测试，不对任何人开展调查。');
      await save(say.papers);
      expect(await page.getByLabel(say.persons).inputValue()).toBe('2');
      await page.getByRole('form', { name: say.rules }).getByRole('button', { name: say.save }).click();
      await page.getByLabel(say.persons).and(page.locator('[aria-invalid="true"]')).waitFor();
      await page.getByLabel(say.persons).fill('10');
      await save(say.rules);

      await opening();
      await seen(page, say.sheetGap);
      await looked(page, name('open-refused'));
      await button(page, say.cancel).click();
      for (const field of await page.getByRole('form', { name: say.sheet }).getByRole('textbox').all()) {
        await field.fill('said here');
      }
      await save(say.sheet);
      const target = page.getByRole('form', { name: say.targets }).getByRole('textbox').first();
      await target.fill('77');
      await seen(page, say.wanted);
      await save(say.targets);
      await seen(page, say.ready);
      await looked(page, name('ready'));

      await opening();
      await page.getByText(say.isOpen, { exact: true }).first().waitFor({ timeout: 10_000 });
      const address = new URL(page.url()).pathname.replace('/w/demonstration', '');
      const manager = await enter('fieldwork-manager', address, { width, language, scheme });
      await manager.page.getByRole('tab', { name: say.posters }).click();
      await manager.page.getByLabel(say.choose).check();
      await button(manager.page, say.print).waitFor();
      await manager.page.getByRole('form').getByRole('combobox').click();
      await manager.page.getByRole('option').first().click();
      await button(manager.page, say.links).click();
      await seen(manager.page, say.once);
      await looked(manager.page, name('posters'));

      await button(page, say.close).click();
      await page.getByRole('dialog').getByRole('button', { name: say.close }).click();
      await page.getByText(say.isClosed, { exact: true }).first().waitFor({ timeout: 10_000 });
      expect(complaints.filter((line) => !line.includes('socket.io'))).toEqual([]);
      await close();
    },
    90_000,
  );

  it.each(views)(
    'show at the field what is wrong with an enterprise of the frame in %s at %i px',
    async (language, width, _scheme) => {
      const say = words[language];
      const { page, close } = await enter('analyst', '/surveys/frame', { width, language });
      await button(page, say.change).click();
      await page.getByRole('dialog').getByLabel(say.women, { exact: false }).first().fill('99999');
      await page.getByRole('dialog').getByRole('button', { name: say.save }).click();
      await seen(page, say.atLeastSum);
      await looked(page, `frame-refused-${width}-${language}`);
      await button(page, say.cancel).click();
      await looked(page, `frame-${width}-${language}`);
      await close();
    },
  );

  it.each(views)(
    'create a working group, and add and remove a member in %s at %i px',
    async (language, width, scheme) => {
      const say = words[language];
      const { page, close } = await enter('facilitator', '/working-groups', { width, language, scheme });
      await button(page, say.newGroup).click();
      await button(page, say.create).click();
      await seen(page, say.nameMissing);
      await looked(page, `group-refused-${width}-${language}`);
      await page.getByLabel(say.nameField).fill(say.group);
      await button(page, say.create).click();
      const group = page.locator('section', { has: page.getByRole('heading', { name: say.group }) });
      await group.getByRole('button', { name: say.addMember }).click();
      await page.getByRole('dialog').getByLabel(say.person).click();
      await page.getByRole('option', { name: say.member }).first().click();
      await looked(page, `group-member-${width}-${language}`);
      await page.getByRole('dialog').getByRole('button', { name: say.add, exact: true }).click();
      await group.getByText(say.member).waitFor({ timeout: 10_000 });
      await group.getByRole('button', { name: say.remove }).click();
      await page.getByRole('dialog').getByRole('button', { name: say.removeDo, exact: true }).click();
      await group.getByText(say.member).waitFor({ state: 'detached', timeout: 10_000 });
      await looked(page, `groups-${width}-${language}`);
      await close();
    },
  );

  it.each(views)(
    'change the responsible person and the target indicators of an action in %s at %i px',
    async (language, width, scheme) => {
      const say = words[language];
      const { page, close } = await enter('facilitator', '/roadmap?view=table', { width, language, scheme });
      await page.getByRole('rowheader').getByRole('link').first().click();
      await button(page, say.edit).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say.owner).click();
      await page.getByRole('option', { name: say.answers }).click();
      await dialog.getByRole('combobox', { name: say.together }).click();
      await page
        .getByRole('option')
        .nth(language === 'en' ? 0 : 1)
        .click();
      await page.keyboard.press('Escape');
      await looked(page, `action-edit-${width}-${language}`);
      await dialog.getByRole('button', { name: say.save, exact: true }).click();
      await dialog.waitFor({ state: 'detached', timeout: 10_000 });
      await page.locator('dl').getByText(say.answers).waitFor({ timeout: 10_000 });
      await page.locator('dt').getByText(say.together, { exact: true }).waitFor();

      await button(page, say.addIndicator).click();
      await dialog.getByRole('combobox', { name: say.indicator }).click();
      await page.getByRole('option').first().click();
      await dialog.getByLabel(say.target).fill('a lot');
      await dialog.getByRole('button', { name: say.save, exact: true }).click();
      await seen(page, say.wrongForm);
      await looked(page, `target-refused-${width}-${language}`);
      await dialog.getByLabel(say.target).fill('4200');
      await dialog.getByRole('button', { name: say.save, exact: true }).click();
      await dialog.waitFor({ state: 'detached', timeout: 10_000 });
      await page.getByText('4,200').first().waitFor({ timeout: 10_000 });
      await looked(page, `action-${width}-${language}`);
      await close();
    },
    60_000,
  );

  it('show an error of a field once, at the field', async () => {
    const { page } = await enter('facilitator', '/roadmap/new', {});
    await page.getByLabel((await wordsIn('en'))('roadmap:form.due')).fill('2027-01-31');
    await page.getByRole('button', { name: (await wordsIn('en'))('roadmap:form.save'), exact: true }).click();
    await seen(page, 'Check the marked fields');
    expect(await page.getByText('Enter a value.', { exact: true }).count()).toBe(1);
    await looked(page, 'action-refused-1440-en');
  });

  it('keep a report that is being written while the status of the action changes, through others or through the report', async () => {
    const say = await wordsIn('en');
    const { page, complaints } = await enter('member-employers', '/roadmap', {});
    const facilitator = await signIn('facilitator');
    const actions = `/api/workspaces/${city.workspaceId}/roadmap/actions`;
    const owner = city.organisations.find(({ key }) => key === 'enterprise-confederation')!;
    const { body } = await facilitator.call('POST', actions, {
      body: { title: { en: 'Rest rooms', zh: '休息室' }, underWay: true, ownerOrganisationId: owner.id },
    });
    const address = `/roadmap/${String(body['id'])}`;
    const above = page.locator('.tp-page-above');
    const text = page.getByLabel(say('roadmap:report.text'));

    await page.goto(`/w/demonstration${address}`);
    await text.fill('Two rooms are open.');
    const moved = await facilitator.call('POST', `${actions}/${String(body['id'])}/status`, {
      body: { status: 'at-risk', reason: 'No fans' },
      headers: { 'if-match': `"${String(body['version'])}"` },
    });
    expect(moved.status).toBe(200);
    await above.getByText(say('roadmap:status.at-risk')).waitFor();
    expect(await text.inputValue()).toBe('Two rooms are open.');

    // the reply arrives after the page was notified of another person's change
    await page.route('**/updates', async (route) => {
      const response = await route.fetch();
      await above.getByText(say('roadmap:status.claimed-done')).waitFor();
      await route.fulfill({ response });
    });
    await page.getByRole('combobox', { name: say('roadmap:report.status'), exact: true }).click();
    await page.getByRole('option', { name: say('roadmap:status.claimed-done') }).click();
    await page.getByRole('button', { name: say('roadmap:report.send') }).click();
    await page.getByText(say('roadmap:report.sent'), { exact: true }).waitFor();
    expect(await text.inputValue()).toBe('');
    await page.getByText('Awaiting confirmation from: Government, Workers. One of these groups is enough.').waitFor();
    await looked(page, 'report-awaited-1440-en');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('keep a typed report after a reload and after leaving the page, which asks first, until it is sent or discarded', async () => {
    const { page } = await enter('member-employers', '/roadmap', {});
    const facilitator = await signIn('facilitator');
    const actions = `/api/workspaces/${city.workspaceId}/roadmap/actions`;
    const owner = city.organisations.find(({ key }) => key === 'enterprise-confederation')!;
    const { body } = await facilitator.call('POST', actions, {
      body: { title: { en: 'Drinking water', zh: '饮水' }, underWay: true, ownerOrganisationId: owner.id },
    });
    const say = await wordsIn('en');
    const address = `/w/demonstration/roadmap/${String(body['id'])}`;
    const text = page.getByLabel(say('roadmap:report.text'));
    const restored = page.getByText('was restored');
    const words = 'Four fountains were installed in the east park.';
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });

    await page.goto(address);
    await text.fill(words);
    await page.reload();
    expect(dialogs).toEqual(['beforeunload']);
    await restored.waitFor();
    expect(await text.inputValue()).toBe(words);
    await looked(page, 'report-restored-1440-en');

    const away = page.getByRole('navigation').first().getByRole('link', { name: 'Conclusions' });
    const asks = page.getByRole('dialog', { name: 'Leave without sending?' });
    await away.click();
    await asks.waitFor();
    await looked(page, 'report-leave-1440-en');
    await asks.getByRole('button', { name: 'Stay' }).click();
    await asks.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe(words);
    await away.click();
    await asks.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(/\/conclusions/);
    await page.getByRole('heading', { level: 1, name: 'Conclusions' }).waitFor();
    await page.goBack();
    await restored.waitFor();
    expect(await text.inputValue()).toBe(words);
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await restored.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe('');

    await text.fill(words);
    await page.getByRole('button', { name: say('roadmap:report.send') }).click();
    await page.getByText(say('roadmap:report.sent'), { exact: true }).waitFor();
    await away.click();
    await page.waitForURL(/\/conclusions/);
    const kept = await page.evaluate<string[]>('Object.keys(localStorage)');
    expect(kept.filter((key) => key.includes('draft:'))).toEqual([]);
  }, 60_000);

  it('send a restored draft of the directory with the version on which it is based', async () => {
    const say = await wordsIn('en');
    const facilitator = await signIn('facilitator');
    const list = `/api/workspaces/${city.workspaceId}/organisations`;
    const name = { en: 'Lake union of cooks', zh: '湖区厨师工会' };
    const { body } = await facilitator.call('POST', list, { body: { name, constituency: 'workers' } });
    const { page } = await enter('facilitator', '/directory?tab=organisations&search=cooks', {});
    const edit = page.getByRole('button', { name: 'Edit: Lake union of cooks' });
    const english = page.getByRole('textbox', { name: say('directory:nameEn'), exact: true });
    const save = page.getByRole('dialog').getByRole('button', { name: say('shared:save'), exact: true });

    await edit.click();
    await english.fill('Lake union of cooks and bakers');
    const changed = await facilitator.call('PATCH', `${list}/${String(body['id'])}`, {
      body: { name: { en: 'Lake union of kitchen staff', zh: name.zh } },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.status).toBe(200);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/w/demonstration/directory?tab=organisations&search=kitchen');
    await page.getByRole('button', { name: 'Edit: Lake union of kitchen staff' }).click();
    await page.getByText('was restored').waitFor();
    expect(await english.inputValue()).toBe('Lake union of cooks and bakers');
    await save.click();
    const both = page.getByRole('dialog').filter({ hasText: 'Lake union of kitchen staff' });
    await both.getByText('Lake union of cooks and bakers').waitFor();
    await looked(page, 'directory-conflict-1440-en');
  });
});
