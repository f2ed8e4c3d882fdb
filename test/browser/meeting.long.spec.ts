import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, type View, type Visit } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

/** Today in the time zone of the demonstration. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
const title = 'Cooling on the hottest lines';
const conclusion = 'Each line above 30 °C WBGT gets a cooled rest room.';
const phone = { width: 360 } as const;

/** A whole meeting in six browsers, three in English and three in Chinese; the screen has no account. */
describeInBrowser('a meeting from the copy of the last one to its record', () => {
  const demonstration = demonstrationInBrowser();
  const until = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 20_000 });
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const confirm = async (page: Page, button: string): Promise<void> => {
    await press(page, button);
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const seatsOf = async ({ context }: Visit, id: string): Promise<number> => {
    const answer = await context.request.get(`/api/workspaces/${city.workspaceId}/roundtables/${id}`);
    return ((await answer.json()) as { seats: unknown[] }).seats.length;
  };

  /** Copies the last roundtable, convenes and opens it. Returns its id. */
  async function openAsLastTime(desk: Visit): Promise<string> {
    const { page } = desk;
    const begun = performance.now();
    await page.getByLabel('Title (English)').fill(title);
    await page.getByLabel('First day').fill(today());
    await page.getByLabel('Last day').fill(today());
    await page.getByRole('combobox', { name: 'Copy seats and agenda from' }).click();
    await page.getByRole('option', { name: /^RT1 / }).click();
    await press(page, 'Create draft');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const id = /roundtables\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    expect(await seatsOf(desk, id)).toBeGreaterThanOrEqual(24);
    expect(performance.now() - begun).toBeLessThan(180_000);
    await confirm(page, 'Convene');
    await confirm(page, 'Open session');
    await page.goto(`/w/demonstration/roundtables/${id}/live`);
    await until(page, 'Connected');
    return id;
  }

  async function pairScreen(desk: Page): Promise<Page> {
    const { page: screen } = await demonstration.open('/screen', { width: 1920, language: 'zh' });
    const code = screen.locator('.live-pairing-code');
    await screen.getByRole('img', { name: '用于连接此屏幕的二维码' }).waitFor();
    await expectWhole(screen, 'meeting/screen-waiting-1920-zh');
    await press(desk, 'Screens');
    await desk.getByLabel('Code on the screen').fill(await code.innerText());
    await press(desk, 'Pair screen');
    await until(desk, /^Paired at /);
    await desk.keyboard.press('Escape');
    await until(screen, title);
    return screen;
  }

  /** Records a conclusion in the room, and creates its action with two clicks. */
  async function conclude({ page, context }: Visit): Promise<void> {
    await page.getByRole('tab', { name: 'Conclusions' }).click();
    await press(page, 'Record conclusion');
    await page.getByRole('dialog').getByRole('textbox').fill(conclusion);
    await page.getByRole('dialog').getByRole('button', { name: 'Record conclusion' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: /^Create action/ }).click();
    const action = await opened;
    await action.getByRole('button', { name: 'Create action', exact: true }).click();
    await action.getByRole('heading', { level: 1, name: conclusion.slice(0, -1) }).waitFor();
    await action.close();
  }

  /** Pauses, resumes and ends a speech at the console, with keys only. */
  async function endByKeys(desk: Page): Promise<void> {
    for (const button of [/^Resume/, /^Pause/]) {
      await desk.keyboard.press('p');
      await desk.getByRole('button', { name: button }).first().waitFor();
    }
    await desk.keyboard.press('e');
  }

  it('is followed by a facilitator, three delegates, a screen and an observer in both languages', async () => {
    const desk = await demonstration.enter('facilitator', '/roundtables/new', { width: 1440, language: 'en' });
    const id = await openAsLastTime(desk);
    const screen = await pairScreen(desk.page);
    const enter = (who: string, view: View): Promise<Visit> =>
      demonstration.enter(who, `/roundtables/${id}/live${view.width === phone.width ? '/phone' : ''}`, view);
    const worker = await enter('member-workers', { ...phone, language: 'zh' });
    const employer = await enter('member-employers', { ...phone, language: 'en' });
    const government = await enter('member-government', { ...phone, language: 'zh' });
    const observer = await enter('observer', { width: 1440, language: 'en' });
    await press(worker.page, '举手');
    await until(desk.page, '1 waiting');
    await press(employer.page, 'Raise hand');
    await until(desk.page, '2 waiting');
    await press(government.page, '程序问题');
    await until(screen, '程序问题');
    // the point of order first, then in the order that the balanced floor proposes
    let waiting = [government, worker, employer];
    while (waiting.length > 0) {
      await desk.page.keyboard.press('n');
      const speaking = await Promise.any(
        waiting.map(async (one) => until(one.page, /请您发言|You have the floor/).then(() => one)),
      );
      if (waiting.length === 3) expect(speaking).toBe(government);
      await until(screen, /0:0\d/);
      await until(observer.page, /0:0\d/);
      if (waiting.length === 1) await expectWhole(screen, 'meeting/screen-1920-zh');
      if (waiting.length === 1) await endByKeys(desk.page);
      else await press(speaking.page, /^(发言完毕|I have finished)$/);
      await until(desk.page, 'No one has the floor');
      waiting = waiting.filter((one) => one !== speaking);
    }
    await conclude(desk);
    await desk.page.goto(`/w/demonstration/roundtables/${id}`);
    await confirm(desk.page, 'Close roundtable');
    await until(screen, '屏幕已被移除或会议已结束。');
    for (const language of ['en', 'zh-CN']) {
      const address = `/api/workspaces/${city.workspaceId}/chain/meetings/${id}/record.pdf?language=${language}`;
      const record = await worker.context.request.get(address);
      expect([record.status(), (await record.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    }
    expect(demonstration.complaints()).toEqual([]);
  }, 300_000);
});
