import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, type View, type Visit } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

/** Actions that wait on a device on which another person signs in. */
describeInBrowser('the live room on a shared device', () => {
  const demonstration = demonstrationInBrowser();
  let roundtableId: string;

  beforeAll(async () => {
    const facilitator = await demonstration.signIn('facilitator');
    const { body } = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    roundtableId = (body['items'] as { id: string; state: string }[]).find(({ state }) => state === 'convened')!.id;
    const opened = `/api/workspaces/${city.workspaceId}/roundtables/${roundtableId}/transitions`;
    expect((await facilitator.call('POST', opened, { body: { to: 'in-session' } })).status).toBeLessThan(300);
  });

  const enter = (who: string, page: '' | '/phone', view: View): Promise<Visit> =>
    demonstration.enter(who, `/roundtables/${roundtableId}/live${page}`, view);
  const looked = (page: Page, name: string): Promise<void> => expectWhole(page, `live/${name}`);
  const until = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 10_000 });

  it('raises no hand for the person who signs in on a shared tablet after another has pressed the button', async () => {
    const tablet = await enter('member-workers', '', { width: 1440, language: 'en' });
    const { page, context } = tablet;
    const roundtable = page.locator(`main a[href$="/roundtables/${roundtableId}"]`).first();
    await until(page, 'Connected');
    await roundtable.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await until(page, 'Connected');
    const press = page.getByRole('button', { name: 'Raise hand' }).or(page.getByRole('button', { name: 'Lower hand' }));
    await press.waitFor();
    await context.setOffline(true);
    await until(page, 'Reconnecting: no data lost');
    await press.click();
    await until(page, '1 action is saved on this device');
    await roundtable.click();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await until(page, '1 draft or action on this device has not been sent');
    await looked(page, 'sign-out-1440-en');
    await page.getByRole('button', { name: 'Sign out and delete' }).click();
    const { email, password } = demonstration.account('member-employers');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/w\//);
    await page.goto(`/w/demonstration/roundtables/${roundtableId}/live`);
    await until(page, 'Connected');
    await page.waitForTimeout(1_000);
    expect(await page.getByText('Your hand is raised').count()).toBe(0);
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toContain('raise-hand');
  }, 60_000);

  it('does nothing in the name of the person who has meanwhile signed in in another tab', async () => {
    const { page, context } = await enter('member-workers', '/phone', { width: 360, language: 'zh' });
    await until(page, '已连接');
    const press = page.getByRole('button', { name: '举手' }).or(page.getByRole('button', { name: '取消举手' }));
    await press.waitFor();
    await context.setOffline(true);
    await press.click();
    await until(page, '1项操作保存在本设备');
    const { email, password } = demonstration.account('member-government');
    const origin = new URL(page.url()).origin;
    await context.request.post('/api/sign-in', { data: { email, password }, headers: { origin } });
    // the page reloads itself for the other person
    const loaded = page.waitForEvent('load');
    await context.setOffline(false);
    await loaded;
    await until(page, '已连接');
    await page.waitForTimeout(1_000);
    expect(await page.getByText('您已举手').count()).toBe(0);
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toMatch(/raise-hand|lower-hand/);
  }, 60_000);
});
