import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newId } from '../../src/kernel/ids.js';
import { describeInBrowser, picture, type View, type Visit } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

/** The demonstration's upcoming roundtable, with a console, phones and a projector. */
describeInBrowser('the live room in a browser', () => {
  const demonstration = demonstrationInBrowser();
  let roundtableId: string;

  beforeAll(async () => {
    const facilitator = await demonstration.signIn('facilitator');
    const { body } = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    roundtableId = (body['items'] as { id: string; state: string }[]).find(({ state }) => state === 'convened')!.id;
  });

  const enter = (who: string, page: '' | '/phone' | '/projector', view: View): Promise<Visit> =>
    demonstration.enter(who, `/roundtables/${roundtableId}/live${page}`, view);
  const looked = (page: Page, name: string): Promise<void> => expectWhole(page, `live/${name}`);
  const until = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 10_000 });

  it('sends hands, floor, clock and item under discussion between desk, phones and projector, in both languages', async () => {
    const desk = await enter('facilitator', '', { width: 1440, language: 'en' });
    await until(desk.page, 'Connected');
    await looked(desk.page, 'console-empty-1440-en');
    const worker = await enter('member-workers', '/phone', { width: 360, language: 'zh' });
    const employer = await enter('member-employers', '/phone', { width: 360, language: 'en' });
    const projector = await enter('observer', '/projector', { width: 1440, language: 'zh' });
    await until(worker.page, '已连接');
    await looked(worker.page, 'phone-360-zh');
    await looked(employer.page, 'phone-360-en');
    await until(employer.page, /^Opens \d+ \w+ \d{4}, 09:00\. You can ask for the floor/);
    await desk.page.keyboard.press(']');
    await desk.page.locator('[aria-current="step"]').waitFor();
    await employer.page.getByRole('button', { name: 'Raise hand' }).click();
    await until(desk.page, '1 waiting');
    await worker.page.getByRole('button', { name: '举手' }).click();
    await until(worker.page, '您已举手');
    await until(desk.page, '2 waiting');
    await desk.page.keyboard.press('2');
    const dialog = desk.page.getByRole('dialog', { name: /^Reason for calling / });
    await dialog.waitFor();
    await looked(desk.page, 'console-reason-1440-en');
    await dialog.getByRole('button', { name: 'right of reply' }).click();
    await until(worker.page, '请您发言');
    await desk.page.getByRole('button', { name: 'Undo giving the floor' }).click();
    await until(desk.page, /undone by .* Not counted/);
    await until(worker.page, '您已举手');
    await worker.page.getByRole('button', { name: '程序问题' }).click();
    await until(worker.page, '您已提出程序问题');
    await worker.page.getByRole('button', { name: '撤回程序问题' }).waitFor();
    await looked(worker.page, 'phone-both-360-zh');
    await until(desk.page, 'A point of order comes before contributions');
    await desk.page.keyboard.press('n');
    await until(worker.page, '请您发言');
    await until(projector.page, /0:0\d/);
    await until(desk.page, /of 3:00/);
    await looked(desk.page, 'console-1440-en');
    await looked(projector.page, 'projector-1440-zh');
    await looked(worker.page, 'phone-floor-360-zh');
    const seconds = await Promise.all(
      [desk, worker, projector].map(({ page }) => page.locator('.live-seconds').textContent()),
    );
    expect(new Set(seconds).size).toBeLessThanOrEqual(2);
    await worker.page.getByRole('button', { name: '发言完毕' }).click();
    await until(desk.page, 'No one has the floor');
    await desk.page.keyboard.press('n');
    await until(employer.page, 'You have the floor');
    const small = await enter('facilitator', '', { width: 360, language: 'zh', scheme: 'dark' });
    await until(small.page, '已连接');
    await looked(small.page, 'console-360-zh-dark');
    await worker.page.getByRole('button', { name: '取消举手' }).click();
    await worker.page.getByRole('button', { name: '举手' }).waitFor();
    const wide = await enter('member-workers', '', { width: 1440, language: 'zh', scheme: 'dark' });
    await until(wide.page, '已连接');
    await looked(wide.page, 'member-1440-zh-dark');
    // the server words refusals in the language of the handshake
    const sent: string[] = [];
    const wire = await wide.context.newCDPSession(wide.page);
    await wire.send('Network.enable');
    wire.on('Network.webSocketFrameSent', ({ response }) => sent.push(response.payloadData));
    await wide.page.getByRole('button', { name: 'EN', exact: true }).click();
    await until(wide.page, 'Connected');
    expect(sent.filter((frame) => frame.startsWith('40/live,'))).toEqual([
      expect.stringMatching(/^40\/live,\{.*"language":"en"/),
    ]);
    expect(demonstration.complaints()).toEqual([]);
  }, 120_000);

  it('does not end a speech that began while another facilitator was choosing a reason', async () => {
    const desk = await enter('facilitator', '', { width: 1440, language: 'en' });
    const other = await enter('facilitator', '', { width: 1440, language: 'en' });
    const phones = [];
    for (const who of ['member-workers', 'member-employers'])
      phones.push(await enter(who, '/phone', { width: 360, language: 'en' }));
    await until(desk.page, 'Connected');
    await desk.page.keyboard.press('e');
    await until(desk.page, 'No one has the floor');
    for (const { page } of phones) await page.getByRole('button', { name: 'Raise hand' }).click();
    await until(desk.page, '2 waiting');
    await until(other.page, '2 waiting');
    await desk.page.keyboard.press('2');
    const dialog = desk.page.getByRole('dialog', { name: /^Reason for calling / });
    await dialog.waitFor();
    await other.page.keyboard.press('n');
    await until(desk.page, '1 waiting');
    await dialog.getByRole('button', { name: 'right of reply' }).click();
    await until(desk.page, /gave the floor to .* before you/);
    await until(other.page, '1 waiting');
    await other.page.keyboard.press('n');
    await until(other.page, '0 waiting');
    await other.page.keyboard.press('e');
    await until(other.page, 'No one has the floor');
  }, 60_000);

  it('gives the floor to people without a phone, from the seat list with a key, and prints the list', async () => {
    for (const language of ['en', 'zh'] as const) {
      const desk = await enter('facilitator', '', { width: 1440, language });
      const words =
        language === 'en'
          ? {
              connected: 'Connected',
              person: 'Person',
              enter: 'Add to the list',
              give: 'Give the floor',
              print: 'Print list (PDF)',
            }
          : { connected: '已连接', person: '人员', enter: '加入名单', give: '请其发言', print: '打印名单（PDF）' };
      await until(desk.page, words.connected);
      await desk.page.keyboard.press(']');
      await desk.page.locator('[aria-current="step"]').waitFor();
      const add = async (button: string): Promise<string> => {
        await desk.page.keyboard.press('a');
        const dialog = desk.page.getByRole('dialog');
        await dialog.getByLabel(words.person).first().click();
        const option = desk.page.getByRole('option').last();
        const name = (await option.textContent())!.split(' · ')[0]!;
        await option.click();
        await looked(desk.page, `console-add-1440-${language}`);
        await dialog.getByRole('button', { name: button }).click();
        return name;
      };
      const name = await add(words.enter);
      await desk.page.locator('.live-hand').filter({ hasText: name }).waitFor();
      const [download] = await Promise.all([
        desk.page.waitForEvent('download'),
        desk.page.getByRole('link', { name: words.print }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^RT\d+-speakers-1-(en|zh-CN)\.pdf$/);
      const row = desk.page.locator('.live-hand').filter({ hasText: name });
      await row.getByRole('button', { name: language === 'en' ? /^Lower hand/ : /^取消举手/ }).click();
      // the list does not move while it is used
      await desk.page.locator('.live-hand[data-gone="true"]').filter({ hasText: name }).waitFor();
      // the page shows it before the server has it
      await desk.page.waitForFunction(
        async (address) =>
          ((await (await fetch(address)).json()) as { state: { hands: unknown[] } }).state.hands.length === 0,
        `/api/workspaces/${city.workspaceId}/live/rooms/${roundtableId}/events?after=0`,
      );
      await desk.close();
    }
  });

  it('shows when the connection is lost, keeps the commands, and sends each once', async () => {
    const worker = await enter('member-workers', '/phone', { width: 360, language: 'en' });
    await until(worker.page, 'Connected');
    await worker.page.getByRole('button', { name: 'Raise hand' }).waitFor();
    const raised = async (): Promise<number> => {
      const events = await worker.page.evaluate<{ events: { type: string }[] }>(
        `fetch('/api/workspaces/${city.workspaceId}/live/rooms/${roundtableId}/events?after=1').then((r) => r.json())`,
      );
      return events.events.filter(({ type }) => type === 'hand-raised').length;
    };
    const before = await raised();
    await worker.context.setOffline(true);
    await until(worker.page, 'Reconnecting: no data lost');
    await worker.page.getByRole('button', { name: 'Raise hand' }).click();
    await until(worker.page, '1 action is saved on this device');
    await worker.page.getByRole('button', { name: 'Lower hand' }).waitFor();
    await picture(worker.page, 'live/phone-cut-360-en');
    await worker.context.setOffline(false);
    await until(worker.page, 'Your hand is raised');
    await until(worker.page, 'Connected');
    expect(await raised()).toBe(before + 1);
  }, 60_000);

  it('shows changes of the agenda and the end of the roundtable on every screen, without a reload', async () => {
    const visits = await Promise.all([
      enter('facilitator', '', { width: 1440, language: 'zh' }),
      enter('member-workers', '/phone', { width: 360, language: 'en' }),
      enter('observer', '/projector', { width: 1440, language: 'en' }),
    ]);
    const [desk, phone, projector] = visits.map(({ page }) => page) as [Page, Page, Page];
    await until(desk, '已连接');
    const facilitator = await demonstration.signIn('facilitator');
    const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await facilitator.call('POST', `/api/workspaces/${city.workspaceId}${path}`, { body });
      expect(answer.status).toBeLessThan(300);
      return answer.body;
    };
    const { id } = await post(`/roundtables/${roundtableId}/agenda-items`, { title: { en: 'Shade', zh: '遮阳' } });
    await until(desk, '遮阳');
    await post(`/roundtables/${roundtableId}/transitions`, { to: 'in-session' });
    await post(`/agenda-items/${id as string}/status`, { to: 'under-discussion' });
    await until(phone, /Shade/);
    await until(projector, /Shade/);
    const from = Date.now();
    await post(`/live/rooms/${roundtableId}/close`, { commandId: newId(), to: 'closed' });
    await Promise.all([until(desk, '会议已结束'), until(phone, 'closed'), until(projector, 'closed')]);
    process.stderr.write(`closing shown on three screens after ${Date.now() - from} ms\n`);
    await looked(desk, 'room-closed-1440-zh');
    await looked(phone, 'phone-closed-360-en');
    await looked(projector, 'projector-closed-1440-en');
    const small = await enter('facilitator', '', { width: 360, language: 'en' });
    await until(small.page, 'Record of speeches');
    await looked(small.page, 'room-closed-360-en');
  }, 60_000);
});
