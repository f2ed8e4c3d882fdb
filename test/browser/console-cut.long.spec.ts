import { beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { newId } from '../../src/kernel/ids.js';
import { describeInBrowser } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

/** Takes real seconds, so it runs with the long tests. */
describeInBrowser('a live-room console whose connection is lost without notice', () => {
  const demonstration = demonstrationInBrowser();
  const delegates = ['member-workers', 'member-employers', 'member-government'];
  const nobody = 'No one has the floor';
  let roundtableId: string;
  let room: string;
  let view: { seats: { personId: string; name: { en: string } }[] };

  beforeAll(async () => {
    const facilitator = await demonstration.signIn('facilitator');
    const { body } = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    roundtableId = (body['items'] as { id: string; state: string }[]).find(({ state }) => state === 'convened')!.id;
    room = `/api/workspaces/${city.workspaceId}/live/rooms/${roundtableId}`;
    view = (await facilitator.call('GET', room)).body as unknown as typeof view;
  });

  const looked = async (page: Page, name: string, language: 'en' | 'zh'): Promise<void> => {
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectWhole(page, `live/${name}-${width}-${language}`);
    }
  };
  const until = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 10_000 });
  const act = async (who: string, command: string, body: object = {}): Promise<void> => {
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
  /** If someone else is proposed, the console asks for a reason first. */
  const chosen = async (page: Page, speaker: Locator): Promise<void> => {
    const reason = page.getByRole('button', { name: 'right of reply' });
    await speaker.or(reason).first().waitFor();
    if (await reason.isVisible()) await reason.click();
  };
  const arrived = (page: Page): Promise<void> =>
    page.getByText(/^Sending \d+ actions?$/).waitFor({ state: 'detached' });
  const openConsole = async () => {
    const at = `/roundtables/${roundtableId}/live`;
    const desk = await demonstration.enterOverLine('facilitator', at, { width: 1440, language: 'en' });
    await until(desk.page, 'Connected');
    const end = desk.page.getByRole('button', { name: 'End speech' });
    if (await end.isEnabled()) await end.click();
    await until(desk.page, nobody);
    await arrived(desk.page);
    for (const who of delegates) await act(who, 'lower-hand');
    return desk;
  };

  it('shows the lost connection within seconds, continues to work, and counts for each speaker the time that it showed', async () => {
    const { page, line } = await openConsole();
    for (const who of delegates) await act(who, 'raise-hand', { kind: 'contribution' });
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
    await until(page, 'Reconnecting: no data lost');
    const shownAfter = Date.now() - cutAt;
    await press('1');
    await page.waitForTimeout(4_000);
    await press('1');
    await act('member-government', 'raise-hand', { kind: 'point-of-order' });
    await page.waitForTimeout(4_000);
    await press('e');
    await until(page, '3 actions are saved on this device');
    await looked(page, 'console-cut', 'en');
    await page.waitForTimeout(Math.max(0, cutAt + 20_000 - Date.now()));
    line.mend();
    await until(page, 'Connected');
    await page.getByText('saved on this device').waitFor({ state: 'detached' });
    await arrived(page);
    const spoken = (await billed()).map((sum, group) => sum - before[group]!).filter((value) => value > 0);
    const meant = pressed.slice(1).map((at, index) => (at - pressed[index]!) / 1000);
    const sorted = (list: readonly number[]): number[] => [...list].sort((left, right) => left - right);
    process.stderr.write(`cut shown after ${shownAfter} ms; billed ${sorted(spoken)}, meant ${sorted(meant)}\n`);
    expect(shownAfter).toBeLessThan(8_000);
    expect(spoken).toHaveLength(3);
    sorted(spoken).forEach((value, index) => expect(Math.abs(value - sorted(meant)[index]!)).toBeLessThan(1));
  }, 120_000);

  it('keeps an unsent command after its page is closed, and asks what to do if someone else acted first', async () => {
    const { page, context, line } = await openConsole();
    const [first, second] = [await nameOf('member-employers'), await nameOf('member-government')];
    await act('member-employers', 'raise-hand', { kind: 'point-of-order' });
    await act('member-government', 'raise-hand', { kind: 'contribution' });
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
    await act('member-employers', 'end-floor', { speechId: await current() });
    await page.waitForTimeout(6_000);
    await page.close({ runBeforeUnload: false });
    line.mend();
    const again = await context.newPage();
    await again.goto(`/w/demonstration/roundtables/${roundtableId}/live`);
    await until(again, '1 unsent action needs your decision');
    await until(again, nobody);
    await looked(again, 'console-decide', 'en');
    await again.getByRole('button', { name: `Run now: Give the floor to ${second}` }).click();
    await chosen(again, again.locator('.live-speaker', { hasText: second }));
    await again.locator('.live-speaker', { hasText: second }).waitFor();
    await again.getByText('needs your decision').waitFor({ state: 'detached' });
    await again.getByRole('button', { name: 'End speech' }).click();
    await until(again, nobody);
  }, 120_000);

  it('shows the same texts in Chinese', async () => {
    const at = `/roundtables/${roundtableId}/live`;
    const { page, context, line } = await demonstration.enterOverLine('facilitator', at, {
      width: 1440,
      language: 'zh',
    });
    await until(page, '已连接');
    const give = async (): Promise<void> => {
      const next = await page.locator('.live-hands .live-name').first().innerText();
      const speaker = page.locator('.live-speaker', { hasText: next.trim() });
      const reason = page.getByRole('button', { name: '答辩权' });
      await page.keyboard.press('1');
      await speaker.or(reason).first().waitFor();
      if (await reason.isVisible()) await reason.click();
      await speaker.waitFor();
    };
    await act('member-employers', 'raise-hand', { kind: 'contribution' });
    await give();
    await page.getByText('正在发送').waitFor({ state: 'detached' });
    await act('member-government', 'raise-hand', { kind: 'contribution' });
    await until(page, '1人等待');
    line.cut();
    await until(page, '正在重新连接，未丢失任何内容');
    await give();
    await act('member-employers', 'end-floor', { speechId: await current() });
    await looked(page, 'console-cut', 'zh');
    // a command that arrives within five seconds does not count as late
    await page.waitForTimeout(6_000);
    await page.close({ runBeforeUnload: false });
    line.mend();
    const again = await context.newPage();
    await again.goto(`/w/demonstration/roundtables/${roundtableId}/live`);
    await until(again, '1项未发送的操作待您决定');
    await looked(again, 'console-decide', 'zh');
    await again.getByRole('button', { name: /^放弃/ }).click();
    await again.getByText('待您决定').waitFor({ state: 'detached' });
  }, 120_000);
});
