import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, type View } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { wordsIn } from '../support/words.js';
import { demonstrationInBrowser, expectWhole, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';

const here = `/api/workspaces/${city.workspaceId}`;

/** From seats to a conclusion with a reservation, for facilitator and delegate. */
describeInBrowser('roundtables in a browser', () => {
  const { enter, signIn, complaints } = demonstrationInBrowser();
  let facilitator: Visitor;
  let roundtables: readonly { id: string; label: string }[];
  let workingGroupId: string;

  beforeAll(async () => {
    facilitator = await signIn('facilitator');
    const { body } = await facilitator.call('GET', `${here}/roundtables`);
    roundtables = body['items'] as typeof roundtables;
    const groups = (await facilitator.call('GET', `${here}/working-groups`)).body['items'];
    workingGroupId = (groups as readonly { id: string }[])[0]!.id;
  }, 60_000);

  const idOf = (label: string): string => roundtables.find((one) => one.label === label)!.id;

  /** Shows open matters in both languages and widths, then confirms. */
  const closeOnPhone = async (): Promise<void> => {
    for (const [width, language, close, items] of [
      [1440, 'zh', '结束会议', /项议题尚未完成/],
      [1440, 'en', 'Close roundtable', /agenda items are not finished/],
      [360, 'zh', '结束会议', /项议题尚未完成/],
      [360, 'en', 'Close roundtable', /agenda items are not finished/],
    ] as const) {
      const { page } = await enter('facilitator', `/roundtables/${idOf('RT2')}`, { width, language });
      await page.getByRole('button', { name: close }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('heading', { level: 3, name: items }).waitFor();
      await looked(page, `closing-${width}-${language}`);
      if (width === 360 && language === 'en') await dialog.getByRole('button', { name: close }).click();
    }
  };
  const looked = (page: Page, name: string): Promise<void> => expectWhole(page, `dialogue/${name}`);

  const views: readonly View[] = [
    { width: 1440, language: 'en' },
    { width: 1440, language: 'zh', scheme: 'dark' },
    { width: 360, language: 'zh' },
    { width: 360, language: 'en' },
  ];

  it.each(views)(
    'have no accessibility findings and nothing cut off at %j',
    async (view) => {
      const { page } = await enter('facilitator', '/roundtables', view);
      const addresses = {
        list: '/roundtables',
        held: `/roundtables/${idOf('RT1')}`,
        heldSeats: `/roundtables/${idOf('RT1')}?tab=seats`,
        heldHistory: `/roundtables/${idOf('RT1')}?tab=history`,
        proposals: `/roundtables/${idOf('RT2')}?tab=proposals`,
        documents: `/roundtables/${idOf('RT2')}?tab=documents`,
        ahead: `/roundtables/${idOf('RT2')}`,
        seats: `/roundtables/${idOf('RT2')}/seats`,
        form: '/roundtables/new',
        edit: `/roundtables/${idOf('RT2')}/edit`,
        register: '/conclusions',
        groups: '/working-groups',
        group: `/working-groups/${workingGroupId}`,
      };
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(`/w/demonstration${address}`);
        await page.locator('h1').waitFor();
        await looked(page, `${name}-${view.width}-${view.language}`);
      }
    },
    120_000,
  );

  it('have seats assigned with the parity shown, an agenda planned, and a conclusion and a reservation recorded', async () => {
    const desk = (await enter('facilitator', `/roundtables/${idOf('RT2')}/seats`, { width: 1440 })).page;
    await desk.getByText('Employers: fewer titular seats').waitFor();
    await desk
      .locator('main')
      .getByLabel(/^People/)
      .first()
      .click();
    await desk.keyboard.type('Employers');
    await desk.getByRole('option', { name: /^Employers. delegate 4/ }).click();
    await desk.keyboard.press('Escape');
    await desk.getByText(/After this change: Women hold 6 of 12/).waitFor();
    await desk.getByRole('button', { name: 'Assign seat', exact: true }).click();
    await desk.getByText('All three groups have the same number').waitFor();

    await desk.goto(`/w/demonstration/roundtables/${idOf('RT2')}?tab=proposals`);
    const proposal = desk.getByRole('listitem').filter({ hasText: 'Safe travel home after night shifts' });
    await proposal.getByRole('button', { name: 'Accept' }).click();
    await desk.getByRole('dialog').getByLabel('Planned minutes').fill('25');
    await desk.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await proposal.waitFor({ state: 'detached' });
    await desk.getByRole('tab', { name: 'Agenda' }).click();
    const item = desk.getByRole('button', { name: /6 Safe travel home/ });
    await item.waitFor();
    await desk.getByRole('button', { name: 'Move up: Safe travel home after night shifts' }).click();
    // the roundtable is convened, so the item keeps its number
    const down = 'Move down: Safe travel home after night shifts';
    await desk.getByRole('button', { name: down, disabled: false }).waitFor();
    await desk.getByRole('button', { name: /6 Safe travel home.*25 min/ }).click();

    await desk.getByRole('button', { name: 'Open session' }).click();
    await desk.getByRole('dialog').getByText('The roundtable is planned for').waitFor();
    await desk.getByRole('dialog').getByRole('button', { name: 'Open session' }).click();
    await desk.getByRole('button', { name: 'Start discussion' }).click();
    await desk.getByRole('button', { name: 'Record conclusion' }).click();
    const form = desk.getByRole('dialog');
    await form.getByLabel('Text (English)').fill('Buses run until the last night shift has ended.');
    await looked(desk, 'record-1440-en');
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await desk.getByText('Recorded as RT2/D-01').waitFor();
    await desk.getByRole('switch', { name: 'Show both languages' }).click();
    await desk.getByText('Translation to follow').first().waitFor();

    const phone = (await enter('member-employers', '/conclusions?words=RT2%2FD-01', { width: 360 })).page;
    await phone.getByRole('link', { name: 'RT2/D-01', exact: true }).click();
    await phone.getByRole('button', { name: 'Record reservation' }).click();
    await phone.getByRole('dialog').getByLabel('Statement (English)').fill('The cost must be shared.');
    await looked(phone, 'reserve-360-en');
    await phone.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click();
    await phone.getByText(/on behalf of Enterprise Confederation/).waitFor();
    await expectWholeAtFullHeight(phone, 'dialogue/conclusion-360-en');
  }, 120_000);

  it('let the chair of a working group plan and convene a meeting, and its members see it without these controls', async () => {
    const page = (await enter('member-workers', `/working-groups/${workingGroupId}`, { width: 360 })).page;
    await page.getByRole('button', { name: 'Plan meeting' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Title (English)').fill('Before the summer');
    await form.getByLabel('First day').fill('2031-06-02');
    await form.getByLabel('Last day').fill('2031-06-02');
    await looked(page, 'plan-group-meeting-360-en');
    await form.getByRole('button', { name: 'Plan meeting' }).click();
    const card = page.getByRole('listitem').filter({ hasText: 'Before the summer' });
    await card.getByRole('button', { name: 'Add item' }).click();
    await form.getByLabel('Title (English)').fill('Summer courses');
    await form.getByRole('button', { name: 'Add item' }).click();
    await card.getByText('Summer courses').waitFor();
    await card.getByRole('button', { name: /^Convene/ }).click();
    await form.getByText('The members receive an invitation').waitFor();
    await form.getByRole('button', { name: 'Convene' }).click();
    await card.getByRole('link', { name: /^Enter live room/ }).waitFor();
    const reader = (await enter('observer', `/working-groups/${workingGroupId}`, { width: 1440 })).page;
    await reader.getByText('Summer courses').waitFor();
    expect(await reader.getByRole('button', { name: /Plan meeting|Add item|Edit meeting/ }).count()).toBe(0);
  }, 60_000);

  it('show the members of a group what a colleague adds to their group meeting, without a reload', async () => {
    const { page } = await enter('member-workers', `/roundtables/${idOf('RT2')}/group-meetings`, { width: 360 });
    const coming = page.getByRole('listitem').filter({ hasText: 'Final preparation' });
    await coming.getByText('Final positions').waitFor();
    await looked(page, 'group-meetings-360-en');
    const colleague = await signIn('member-workers');
    const { body } = await colleague.call('GET', `${here}/roundtables/${idOf('RT2')}/group-meetings`);
    const meetings = body['meetings'] as readonly { id: string; state: string }[];
    const meetingId = meetings.find(({ state }) => state === 'convened')!.id;
    const item = { title: { en: 'Order of speakers', zh: '发言顺序' } };
    const added = await colleague.call('POST', `${here}/meetings/${meetingId}/agenda-items`, { body: item });
    expect(added.status).toBe(201);
    await coming.getByText('Order of speakers').waitFor();
  }, 60_000);

  it('let those who conduct a group meeting check people without an account in by their code', async () => {
    const colleague = await signIn('member-workers');
    const { body } = await colleague.call('GET', `${here}/roundtables/${idOf('RT2')}/group-meetings`);
    const meetings = body['meetings'] as readonly { id: string; state: string }[];
    const meetingId = meetings.find(({ state }) => state === 'convened')!.id;
    const at = `${here}/live/rooms/${meetingId}/attendance`;
    const { items } = (await colleague.call('GET', `${at}/codes`)).body as {
      items: { personId: string; code: string }[];
    };
    expect(items.length).toBeGreaterThan(1);
    for (const [index, view] of views.entries()) {
      const say = await wordsIn(view.language ?? 'en');
      const { page } = await enter('member-workers', `/meetings/${meetingId}/live?panel=attendance`, view);
      await page.getByRole('button', { name: say('live:attendance.open') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: say('live:codes.show') }).click();
      await dialog.getByText(items[0]!.code).waitFor();
      await looked(page, `codes-${view.width}-${view.language}`);
      if (index > 0) continue;
      await dialog.getByLabel(say('live:codes.code')).fill('ABCD-EFGH');
      await dialog.getByRole('button', { name: say('live:attendance.checkIn') }).click();
      await dialog.getByText('This is not a code of this meeting.').waitFor();
      await dialog.getByLabel(say('live:codes.code')).fill(items[0]!.code.toLowerCase());
      await page.keyboard.press('Enter');
      await dialog.getByText(/^Arrived at/).waitFor();
      expect(await dialog.getByLabel(say('live:codes.code')).inputValue()).toBe('');
      const { people } = (await colleague.call('GET', at)).body as { people: { personId: string; status: string }[] };
      expect(people.filter(({ status }) => status === 'present').map(({ personId }) => personId)).toEqual([
        items[0]!.personId,
      ]);
    }
  }, 90_000);

  it('show an interpreter which language is out of date, and the correction to everyone, without reopening', async () => {
    const { page } = await enter('interpreter', '/translations', { width: 360 });
    const nav = page.getByRole('link', { name: 'Activity' });
    const card = page.getByRole('listitem').filter({ hasText: 'RT1/D-03' });
    await card.getByText('Translation out of date').waitFor();
    expect(await nav.count()).toBe(0);
    await looked(page, 'translations-360-en');
    const text = 'Shift plans are reviewed together, and workers are informed one month ahead.';
    await card.getByLabel('Translation (English)').fill(text);
    await card.getByRole('button', { name: 'Save translation' }).click();
    await card.waitFor({ state: 'detached' });
    const reader = (await enter('observer', '/conclusions?words=RT1%2FD-03', { width: 1440 })).page;
    await reader.getByText(text).waitFor();
    expect(await reader.getByText('translation is out of date').count()).toBe(0);
    await reader.getByText('Refers to version 1 of the text').waitFor();
    await looked(reader, 'flagged-1440-en');
  }, 60_000);

  /** A change by someone else, made over HTTP. */
  async function elsewhere(path: string, body: object, version?: number): Promise<void> {
    const answer = await (version === undefined
      ? facilitator.call('POST', here + path, { body })
      : facilitator.call('PATCH', here + path, { body, headers: { 'if-match': `"${version}"` } }));
    expect(answer.status).toBeLessThan(300);
  }

  async function agendaOf(page: Page, id: string): Promise<{ id: string; title: { en: string }; status: string }[]> {
    const answer = await page.context().request.get(`${here}/roundtables/${id}`);
    return ((await answer.json()) as { agenda: { id: string; title: { en: string }; status: string }[] }).agenda;
  }

  it('send text typed before a reload with the version on which it is based, so that no changes of others are overwritten', async () => {
    const id = idOf('RT2');
    const versionOf = async (path: string): Promise<number> =>
      (await facilitator.call('GET', here + path)).body['version'] as number;
    const { page } = await enter('facilitator', `/roundtables/${id}/edit`, { width: 1440 });
    page.on('dialog', (dialog) => void dialog.accept());
    const title = page.getByLabel('Title (English)');
    const restored = page.getByText('was restored');
    const conflict = page.getByRole('dialog', { name: /changed/i });
    await title.fill('Heat at work');
    await elsewhere(`/roundtables/${id}`, { titleEn: 'Heat and shade' }, await versionOf(`/roundtables/${id}`));
    await page.reload();
    await restored.waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await conflict.getByText('Heat and shade').waitFor();
    await conflict.getByRole('button', { name: 'Cancel' }).click();

    const agenda = await agendaOf(page, id);
    const item = agenda.find(({ status }) => status === 'planned')!;
    await page.goto(`/w/demonstration/roundtables/${id}?item=${item.id}`);
    await page.getByRole('button', { name: 'Edit item' }).click();
    await page.getByRole('dialog').getByLabel('Title (English)').fill('Drinking water');
    await page.reload();
    await page.getByRole('button', { name: 'Edit item' }).click();
    await restored.waitFor();
    expect(await page.getByRole('dialog').getByLabel('Title (English)').inputValue()).toBe('Drinking water');
    await looked(page, 'item-restored-1440-en');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2, name: 'Drinking water' }).waitFor();
    const kept = await page.evaluate<string[]>('Object.keys(localStorage)');
    expect(kept.filter((key) => key.includes('draft:agenda-item'))).toEqual([]);
  }, 60_000);

  it('refuse a translation of a source text that has changed until the interpreter has read the new one', async () => {
    const { body } = await facilitator.call('GET', `${here}/conclusions?words=RT2%2FD-01`);
    const [{ id, version } = { id: '', version: 0 }] = body['items'] as { id: string; version: number }[];
    const { page } = await enter('interpreter', '/translations', { width: 360, language: 'zh' });
    page.on('dialog', (dialog) => void dialog.accept());
    const card = page.getByRole('listitem').filter({ hasText: 'RT2/D-01' }).first();
    const text = card.getByLabel('译文（中文）');
    await text.fill('公交车运行至末班夜班结束。');
    await elsewhere(`/conclusions/${id}`, { en: 'Buses run all night.' }, version);
    await card.getByText('Buses run all night.').waitFor();
    await page.reload();
    expect(await text.inputValue()).toBe('公交车运行至末班夜班结束。');
    const save = card.getByRole('button', { name: '保存译文' });
    await save.click();
    await card.getByText('原文已被修订').waitFor();
    await looked(page, 'translation-changed-360-zh');
    await text.fill('公交车通宵运行。');
    await save.click();
    await card.filter({ hasText: 'Buses run all night.' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('refuse to overwrite the translation of someone else, although the page does not show it yet', async () => {
    const { page } = await enter('interpreter', '/translations', { width: 360, language: 'zh' });
    page.on('dialog', (dialog) => void dialog.accept());
    const card = page.getByRole('listitem').filter({ hasText: 'The cost must be shared.' });
    await card.getByLabel('译文（中文）').fill('费用应共同承担。');
    const colleague = await signIn('interpreter');
    const { body } = await colleague.call('GET', `${here}/translations`);
    await page.route('**/translations', (route) => route.fulfill({ json: body }));
    const open = body['items'] as { id: string; source: string }[];
    const { id } = open.find(({ source }) => source === 'The cost must be shared.')!;
    const translation = { language: 'zh', replaces: '', text: '成本由各方分担。' };
    const path = `${here}/reservations/${id}/translation`;
    expect((await colleague.call('PUT', path, { body: translation })).status).toBeLessThan(300);
    await card.getByRole('button', { name: '保存译文' }).click();
    await card.getByText('已有他人翻译了该陈述。').waitFor();
    await looked(page, 'translated-meanwhile-360-zh');
  }, 60_000);

  it('keep a form and its item when someone else moves the discussion, revises or closes, and when a tablet is rotated', async () => {
    const address = `/roundtables/${idOf('RT2')}`;
    const desk = (await enter('rapporteur', address, { width: 1440 })).page;
    const agenda = await agendaOf(desk, idOf('RT2'));
    const now = agenda.find(({ status }) => status === 'under-discussion')!;
    const next = agenda.find(({ status }) => status === 'planned')!;
    const heading = (title: string) => desk.getByRole('heading', { level: 2, name: title });
    await heading(now.title.en).waitFor();
    await desk.getByRole('button', { name: 'Record conclusion' }).click();
    const form = desk.getByRole('dialog');
    await form.getByLabel('Text (English)').fill('Drivers of the night buses are employed directly.');
    await elsewhere(`/agenda-items/${now.id}/status`, { to: 'done' });
    await elsewhere(`/agenda-items/${next.id}/status`, { to: 'under-discussion' });
    await desk.getByText(`Now under discussion: `).waitFor();
    const back = desk.locator('.dl-to-agenda');
    await desk.setViewportSize({ width: 1000, height: 900 });
    await back.waitFor({ state: 'visible' });
    await desk.setViewportSize({ width: 1440, height: 900 });
    await back.waitFor({ state: 'hidden' });
    expect(await form.getByLabel('Text (English)').inputValue()).toContain('Drivers of the night buses');
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    const card = desk.getByRole('article').filter({ hasText: 'Drivers of the night buses' });
    await card.waitFor();
    await heading(now.title.en).waitFor();
    await looked(desk, 'elsewhere-1440-en');

    await card.getByRole('button', { name: 'Revise text' }).click();
    await form.getByLabel('Text (English)').fill('Drivers of the night buses are employed by the parks.');
    const list = await desk.context().request.get(`${here}/conclusions`);
    const { items } = (await list.json()) as { items: { id: string; text: { en: string }; version: number }[] };
    const { id, version } = items.find(({ text }) => text.en.startsWith('Drivers of the night buses'))!;
    await elsewhere(`/conclusions/${id}`, { en: 'Drivers of the night buses have a contract.' }, version);
    await desk.locator('article', { hasText: 'have a contract' }).waitFor({ state: 'attached' });
    await form.getByRole('button', { name: 'Save' }).click();
    const conflict = desk.getByRole('dialog', { name: /changed/i });
    await conflict.getByText('Drivers of the night buses have a contract.').waitFor();
    await looked(desk, 'conflict-1440-en');
    await conflict.getByRole('button', { name: 'Cancel' }).click();
    await desk.keyboard.press('Escape');

    await desk.getByRole('button', { name: 'Go to this item' }).click();
    await heading(next.title.en).waitFor();
    await desk.getByRole('button', { name: 'Record conclusion' }).click();
    await form.getByLabel('Text (English)').fill('Words that must not be lost.');
    await closeOnPhone();
    await desk.getByText('Closed').first().waitFor();
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('Text (English)').inputValue()).toBe('Words that must not be lost.');
    await looked(desk, 'closed-meanwhile-1440-en');
  }, 120_000);

  it('cause no error, no refused policy and no request to another host', () => {
    expect(complaints()).toEqual([]);
  });
});
