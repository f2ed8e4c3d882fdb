import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { newId } from '../../src/kernel/ids.js';
import { describeInBrowser, picture, type View, type Visit } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

/** The demonstration's upcoming roundtable, run from a desk, followed on phones and on the projector. */
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

  it('carries hands, floor, clock and cursor between desk, phones and projector, in both languages', async () => {
    const desk = await enter('facilitator', '', { width: 1440, language: 'en' });
    await until(desk.page, 'In step');
    await looked(desk.page, 'console-empty-1440-en');
    const worker = await enter('member-workers', '/phone', { width: 360, language: 'zh' });
    const employer = await enter('member-employers', '/phone', { width: 360, language: 'en' });
    const projector = await enter('observer', '/projector', { width: 1440, language: 'zh' });
    await until(worker.page, '已同步');
    await looked(worker.page, 'phone-360-zh');
    await looked(employer.page, 'phone-360-en');
    await employer.page.getByRole('button', { name: 'Raise hand' }).click();
    await until(desk.page, '1 waiting');
    await worker.page.getByRole('button', { name: '举手' }).click();
    await until(worker.page, '您已举手');
    await until(desk.page, '2 waiting');
    await desk.page.keyboard.press(']');
    await desk.page.locator('[aria-current="step"]').waitFor();
    await desk.page.keyboard.press('2');
    const dialog = desk.page.getByRole('dialog', { name: /^Why call / });
    await dialog.waitFor();
    await looked(desk.page, 'console-reason-1440-en');
    await dialog.getByRole('button', { name: 'right of reply' }).click();
    await until(worker.page, '请您发言');
    await desk.page.getByRole('button', { name: 'Take the floor back' }).click();
    await until(desk.page, /taken back by .* Not counted/);
    await until(worker.page, '您已举手');
    await worker.page.getByRole('button', { name: '程序问题' }).click();
    await until(worker.page, '您已提出程序问题');
    await worker.page.getByRole('button', { name: '撤回程序问题' }).waitFor();
    await looked(worker.page, 'phone-both-360-zh');
    await until(desk.page, 'A point of order is heard before contributions');
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
    await until(desk.page, 'Nobody has the floor');
    await desk.page.keyboard.press('n');
    await until(employer.page, 'You have the floor');
    const small = await enter('facilitator', '', { width: 360, language: 'zh', scheme: 'dark' });
    await until(small.page, '已同步');
    await looked(small.page, 'console-360-zh-dark');
    await worker.page.getByRole('button', { name: '放下' }).click();
    await worker.page.getByRole('button', { name: '举手' }).waitFor();
    const wide = await enter('member-workers', '', { width: 1440, language: 'zh', scheme: 'dark' });
    await until(wide.page, '已同步');
    await looked(wide.page, 'member-1440-zh-dark');
    // the server words its refusals as the connection introduced itself
    const sent: string[] = [];
    const wire = await wide.context.newCDPSession(wide.page);
    await wire.send('Network.enable');
    wire.on('Network.webSocketFrameSent', ({ response }) => sent.push(response.payloadData));
    await wide.page.getByRole('button', { name: 'EN', exact: true }).click();
    await until(wide.page, 'In step');
    expect(sent.filter((frame) => frame.startsWith('40/live,'))).toEqual([
      expect.stringMatching(/^40\/live,\{.*"language":"en"/),
    ]);
    expect(demonstration.complaints()).toEqual([]);
  }, 120_000);

  it('says plainly when the line is cut, keeps what was pressed, and sends it once', async () => {
    const worker = await enter('member-workers', '/phone', { width: 360, language: 'en' });
    await until(worker.page, 'In step');
    await worker.context.setOffline(true);
    await until(worker.page, 'Reconnecting — nothing lost');
    await worker.page.getByRole('button', { name: 'Raise hand' }).click();
    await until(worker.page, '1 action is kept on this device');
    await worker.page.getByRole('button', { name: 'Lower hand' }).waitFor();
    await picture(worker.page, 'live/phone-cut-360-en');
    await worker.context.setOffline(false);
    await until(worker.page, 'Your hand is up');
    await until(worker.page, 'In step');
    const events = await worker.page.evaluate<{ events: { type: string }[] }>(
      `fetch('/api/workspaces/${city.workspaceId}/live/rooms/${roundtableId}/events?after=1').then((r) => r.json())`,
    );
    expect(events.events.filter(({ type }) => type === 'hand-raised').length).toBe(3);
  }, 60_000);

  it('a shared tablet raises no hand for the person who signs in after the one who pressed the button', async () => {
    const tablet = await enter('member-workers', '', { width: 1440, language: 'en' });
    const { page, context } = tablet;
    const roundtable = page.locator(`main a[href$="/roundtables/${roundtableId}"]`).first();
    await until(page, 'In step');
    await roundtable.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await until(page, 'In step');
    await context.setOffline(true);
    await until(page, 'Reconnecting — nothing lost');
    await page
      .getByRole('button', { name: 'Raise hand' })
      .or(page.getByRole('button', { name: 'Lower hand' }))
      .click();
    await until(page, '1 action is kept on this device');
    await roundtable.click();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await until(page, '1 draft or action on this device was not sent');
    await looked(page, 'sign-out-1440-en');
    await page.getByRole('button', { name: 'Sign out and delete' }).click();
    const { email, password } = demonstration.account('member-government');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/w\//);
    await page.goto(`/w/demonstration/roundtables/${roundtableId}/live`);
    await until(page, 'In step');
    await page.waitForTimeout(1_000);
    expect(await page.getByText('Your hand is up').count()).toBe(0);
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toContain('raise-hand');
  }, 60_000);

  it('does nothing in the name of the person who has signed in in another tab meanwhile', async () => {
    const { page, context } = await enter('member-workers', '/phone', { width: 360, language: 'zh' });
    await until(page, '已同步');
    await context.setOffline(true);
    const press = page.getByRole('button', { name: '举手' }).or(page.getByRole('button', { name: '放下' }));
    await press.click();
    await until(page, '1项操作保存在本设备');
    const { email, password } = demonstration.account('member-government');
    const origin = new URL(page.url()).origin;
    await context.request.post('/api/sign-in', { data: { email, password }, headers: { origin } });
    // the page loads itself again, as that of the other person
    const loaded = page.waitForEvent('load');
    await context.setOffline(false);
    await loaded;
    await until(page, '已同步');
    await page.waitForTimeout(1_000);
    expect(await page.getByText('您已举手').count()).toBe(0);
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toMatch(/raise-hand|lower-hand/);
  }, 60_000);

  describe('and a console whose line is cut without anybody saying so', () => {
    const delegates = ['member-workers', 'member-employers', 'member-government'];
    const nobody = 'Nobody has the floor';
    let room: string;
    let view: { seats: { personId: string; name: { en: string } }[] };

    beforeAll(async () => {
      room = `/api/workspaces/${city.workspaceId}/live/rooms/${roundtableId}`;
      view = (await (await demonstration.signIn('facilitator')).call('GET', room)).body as unknown as typeof view;
    });

    const told = async (who: string, command: string, body: object = {}): Promise<void> => {
      const visitor = await demonstration.signIn(who);
      const answer = await visitor.call('POST', `${room}/${command}`, { body: { commandId: newId(), ...body } });
      expect(answer).toMatchObject({ status: 200 });
    };
    const nameOf = async (who: string): Promise<string> => {
      const { body } = await (await demonstration.signIn(who)).call('GET', room);
      const { personId } = body['you'] as { personId: string };
      return view.seats.find((seat) => seat.personId === personId)!.name.en;
    };
    /** Seconds of ended speeches, in the order of the groups. */
    const billed = async (): Promise<number[]> => {
      const { body } = await (await demonstration.signIn('facilitator')).call('GET', `${room}/floor-time`);
      return (body['byConstituency'] as { milliseconds: number }[]).map(({ milliseconds }) => milliseconds / 1000);
    };
    const current = async (): Promise<number> => {
      const { body } = await (await demonstration.signIn('facilitator')).call('GET', `${room}/events?after=1`);
      const given = (body['events'] as { seq: number; type: string }[]).filter(({ type }) => type === 'floor-given');
      return given.at(-1)!.seq;
    };
    /** Where another is proposed, a reason is asked for first. */
    const chosen = async (page: Page, speaker: Locator): Promise<void> => {
      const reason = page.getByRole('button', { name: 'right of reply' });
      await speaker.or(reason).first().waitFor();
      if (await reason.isVisible()) await reason.click();
    };
    const arrived = (page: Page): Promise<void> => page.getByText(/on (its|their) way/).waitFor({ state: 'detached' });
    const openConsole = async () => {
      const at = `/roundtables/${roundtableId}/live`;
      const desk = await demonstration.enterOverLine('facilitator', at, { width: 1440, language: 'en' });
      await until(desk.page, 'In step');
      const end = desk.page.getByRole('button', { name: 'End the speech' });
      if (await end.isEnabled()) await end.click();
      await until(desk.page, nobody);
      await arrived(desk.page);
      for (const who of delegates) await told(who, 'lower-hand');
      return desk;
    };

    it('shows the cut within seconds, goes on, and bills each speaker for what the console showed', async () => {
      const { page, line } = await openConsole();
      for (const who of delegates) await told(who, 'raise-hand', { kind: 'contribution' });
      await until(page, '3 waiting');
      const before = await billed();
      const pressed: number[] = [];
      const press = async (key: '1' | 'e'): Promise<void> => {
        const next = key === 'e' ? nobody : await page.locator('.live-hands .live-name').first().innerText();
        await page.keyboard.press(key);
        const speaker = page.locator('.live-speaker', { hasText: next.trim() });
        await chosen(page, speaker);
        pressed.push(Date.now());
        await speaker.waitFor();
      };
      await press('1');
      await page.waitForTimeout(3_000);
      line.cut();
      const cutAt = Date.now();
      await until(page, 'Reconnecting — nothing lost');
      const shownAfter = Date.now() - cutAt;
      await press('1');
      await page.waitForTimeout(4_000);
      await press('1');
      await told('member-government', 'raise-hand', { kind: 'point-of-order' });
      await page.waitForTimeout(4_000);
      await press('e');
      await until(page, '3 actions are kept on this device');
      await looked(page, 'console-cut-1440-en');
      await page.waitForTimeout(Math.max(0, cutAt + 20_000 - Date.now()));
      line.mend();
      await until(page, 'In step');
      await page.getByText('kept on this device').waitFor({ state: 'detached' });
      await arrived(page);
      const spoken = (await billed()).map((sum, group) => sum - before[group]!).filter((value) => value > 0);
      const meant = pressed.slice(1).map((at, index) => (at - pressed[index]!) / 1000);
      const sorted = (list: readonly number[]): number[] => [...list].sort((left, right) => left - right);
      process.stderr.write(`cut shown after ${shownAfter} ms; billed ${sorted(spoken)}, meant ${sorted(meant)}\n`);
      expect(shownAfter).toBeLessThan(8_000);
      expect(spoken).toHaveLength(3);
      sorted(spoken).forEach((value, index) => expect(Math.abs(value - sorted(meant)[index]!)).toBeLessThan(1));
    }, 120_000);

    it('keeps a command over the end of its page, and asks when somebody else was faster', async () => {
      const { page, context, line } = await openConsole();
      const [first, second] = [await nameOf('member-employers'), await nameOf('member-government')];
      await told('member-employers', 'raise-hand', { kind: 'point-of-order' });
      await told('member-government', 'raise-hand', { kind: 'contribution' });
      const rowOf = (name: string) => page.locator('.live-hands > li', { hasText: name });
      await rowOf(first)
        .getByRole('button', { name: `Give the floor to ${first}` })
        .first()
        .click();
      await chosen(page, page.locator('.live-speaker', { hasText: first }));
      await page.locator('.live-speaker', { hasText: first }).waitFor();
      await arrived(page);
      line.cut();
      await rowOf(second)
        .getByRole('button', { name: `Give the floor to ${second}` })
        .click();
      await chosen(page, page.locator('.live-speaker', { hasText: second }));
      await page.locator('.live-speaker', { hasText: second }).waitFor();
      await told('member-employers', 'end-floor', { speechId: await current() });
      await page.waitForTimeout(6_000);
      await page.close({ runBeforeUnload: false });
      line.mend();
      const again = await context.newPage();
      await again.goto(`/w/demonstration/roundtables/${roundtableId}/live`);
      await until(again, '1 command needs your decision');
      await until(again, nobody);
      await looked(again, 'console-decide-1440-en');
      await again.getByRole('button', { name: `Run now: Give the floor to ${second}` }).click();
      await chosen(again, again.locator('.live-speaker', { hasText: second }));
      await again.locator('.live-speaker', { hasText: second }).waitFor();
      await again.getByText('needs your decision').waitFor({ state: 'detached' });
      await again.getByRole('button', { name: 'End the speech' }).click();
      await until(again, nobody);
    }, 120_000);
  });

  it('shows the agenda as it grows and the end of the roundtable on every screen, without a reload', async () => {
    const visits = await Promise.all([
      enter('facilitator', '', { width: 1440, language: 'zh' }),
      enter('member-workers', '/phone', { width: 360, language: 'en' }),
      enter('observer', '/projector', { width: 1440, language: 'en' }),
    ]);
    const [desk, phone, projector] = visits.map(({ page }) => page) as [Page, Page, Page];
    await until(desk, '已同步');
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
