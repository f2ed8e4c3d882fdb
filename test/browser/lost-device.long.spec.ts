import { expect, it } from '@jest/globals';
import type { Visitor } from '../support/demonstration.js';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { codeAt } from '../support/totp.js';

const words = {
  en: {
    replace: 'Replace lost device',
    waiting: /Device is replaced on/,
    notice: /says that you have lost your device/,
    stop: 'Stop the replacement',
  },
  zh: {
    replace: '更换丢失的设备',
    waiting: /设备将于/,
    notice: /管理员称您的设备已丢失/,
    stop: '停止更换',
  },
} as const;

async function setUpApp(member: Visitor): Promise<void> {
  const { body } = await member.call('POST', '/api/me/second-factor/apps');
  const code = codeAt(String(body['secret']), new Date());
  const app = { factorId: body['factorId'], label: 'Phone', code };
  expect((await member.call('POST', '/api/me/second-factor/apps/confirm', { body: app })).status).toBe(201);
}

describeInBrowser('a lost device', () => {
  const demonstration = demonstrationInBrowser();

  it.each([
    [1440, 'en', 'member-employers'],
    [360, 'zh', 'member-workers'],
    [360, 'en', 'member-government'],
    [1440, 'zh', 'observer'],
  ] as const)(
    'at %i in %s is replaced by an administrator in two clicks, unless the person stops it in two (%s)',
    async (width, language, who) => {
      const say = words[language];
      const name = (what: string) => `lost-device/${what}-${width}-${language}`;
      await setUpApp(await demonstration.signIn(who));
      const view = { width, language };
      const { page: administrator } = await demonstration.enter('administrator', '/settings?tab=members', view);
      const row = administrator.locator('tr', { hasText: demonstration.account(who).email });
      const button = row.getByRole('button', { name: say.replace, exact: true });
      await button.click();
      await administrator.getByRole('dialog').getByRole('button', { name: say.replace, exact: true }).click();
      await administrator.getByText(say.waiting).waitFor();
      await expectWholeAtFullHeight(administrator, name('requested'));

      const { page: person } = await demonstration.enter(who, '', view);
      await person.getByText(say.notice).waitFor();
      await expectWholeAtFullHeight(person, name('notice'));
      await person.getByRole('button', { name: say.stop, exact: true }).click();
      await person.getByRole('dialog').getByRole('button', { name: say.stop, exact: true }).click();
      await person.getByText(say.notice).waitFor({ state: 'detached' });
      const { body } = await (await demonstration.signIn(who)).call('GET', '/api/me/second-factor');
      expect(body).toMatchObject({ factors: [{ label: 'Phone' }], replacements: [] });
    },
    120_000,
  );

  it('is offered for people who have a device, and for no one else', async () => {
    const { page } = await demonstration.enter('administrator', '/settings?tab=members', { width: 1440 });
    await page.getByRole('button', { name: words.en.replace, exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: words.en.replace, exact: true }).count()).toBe(4);
  }, 60_000);
});
