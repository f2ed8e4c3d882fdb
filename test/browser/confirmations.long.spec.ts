import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}/roadmap`;

interface Listed {
  readonly id: string;
  readonly title: Readonly<Record<'en' | 'zh', string>>;
}

interface Detail {
  readonly status: string;
  readonly corrections: readonly unknown[];
  readonly allowed: { readonly claimId: string; readonly verdictFor: readonly { readonly confirm: boolean }[] };
}

describeInBrowser('an action that a group confirmed, in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  const readAs = async (person: Visitor, id: string) =>
    (await person.call('GET', `${here}/actions/${id}`)).body as unknown as Detail;

  /** An action that is confirmed, after another group confirmed it if there was none. */
  const confirmedAction = async (facilitator: Visitor): Promise<Listed | undefined> => {
    const listed = async (status: string) =>
      (await facilitator.call('GET', `${here}/actions?status=${status}`)).body['items'] as readonly Listed[];
    for (const { id } of (await listed('confirmed')).length > 0 ? [] : await listed('claimed-done'))
      for (const group of ['workers', 'government', 'employers']) {
        const member = await signIn(`member-${group}`);
        const { claimId, verdictFor } = (await readAs(member, id)).allowed;
        if (!verdictFor.some(({ confirm }) => confirm)) continue;
        const said = { verdict: 'confirmed', words: '', constituency: group };
        await member.call('POST', `${here}/actions/${id}/updates/${claimId}/validations`, { body: said });
        return (await listed('confirmed'))[0];
      }
    return (await listed('confirmed'))[0];
  };

  it.each([
    { width: 1440, language: 'en' },
    { width: 360, language: 'zh' },
    { width: 360, language: 'en' },
    { width: 1440, language: 'zh' },
  ] as const)(
    'keeps the confirmation after a correction of wording and says before a date whose confirmation ends: %j',
    async ({ width, language }) => {
      const say = await wordsIn(language);
      const facilitator = await signIn('facilitator');
      const action = await confirmedAction(facilitator);
      const { page } = await enter('facilitator', `/roadmap/${action!.id}`, { width, language });
      const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
      const before = (await readAs(facilitator, action!.id)).corrections.length;

      await button('roadmap:page.edit').click();
      const field = say(language === 'en' ? 'roadmap:form.titleEn' : 'roadmap:form.titleZh');
      await page.getByRole('dialog').getByLabel(field).fill(`${action!.title[language]}${width}`);
      await button('roadmap:confirmations.saveAnyway').waitFor();
      await page.getByLabel(say('roadmap:confirmations.wording')).check();
      await page.getByLabel(say('roadmap:confirmations.wording')).scrollIntoViewIfNeeded();
      await expectWholeAtFullHeight(page, `roadmap/wording-${width}-${language}`);
      await button('roadmap:form.saveEdit').click();
      await page.getByText(say('roadmap:confirmations.corrected')).first().click();
      await expectWholeAtFullHeight(page, `roadmap/wording-corrected-${width}-${language}`);
      const corrected = await readAs(facilitator, action!.id);
      expect(corrected).toMatchObject({ status: 'confirmed' });
      expect(corrected.corrections).toHaveLength(before + 1);

      // without the message that offers to undo the correction
      await page.reload();
      await button('roadmap:page.edit').click();
      const start = page.getByRole('dialog').getByLabel(say('roadmap:form.start'), { exact: true });
      const agreed = await start.inputValue();
      await start.fill('2018-12-03');
      await expectWholeAtFullHeight(page, `roadmap/content-${width}-${language}`);
      await button('roadmap:confirmations.saveAnyway').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await readAs(facilitator, action!.id)).toMatchObject({ status: 'claimed-done' });
      // a successor waits for this start, so that no undo is offered: the earlier date is entered
      await button('roadmap:page.edit').click();
      await start.fill(agreed);
      await button('roadmap:form.saveEdit').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await readAs(facilitator, action!.id)).toMatchObject({ status: 'confirmed' });
    },
    120_000,
  );

  it.each([
    { width: 360, language: 'en' },
    { width: 1440, language: 'zh' },
  ] as const)('corrects a sent report with the earlier text, and withdraws it: %j', async ({ width, language }) => {
    const say = await wordsIn(language);
    const owner = await signIn('member-employers');
    const { body } = await owner.call('GET', `${here}/actions?mine=true&status=in-progress`);
    const [action] = body['items'] as readonly Listed[];
    const first = language === 'en' ? 'Two of the four roms are ready.' : '4间休息室中有2间已建程。';
    const second = language === 'en' ? 'Two of the four rooms are ready.' : '4间休息室中有2间已建成。';
    await owner.call('POST', `${here}/actions/${action!.id}/updates`, { body: { text: first, progress: 60 } });
    const { page } = await enter('member-employers', `/roadmap/${action!.id}`, { width, language });
    const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
    await button('roadmap:sent.correct').first().click();
    await page.getByRole('dialog').getByLabel(say('roadmap:report.text')).fill(second);
    await expectWholeAtFullHeight(page, `roadmap/report-correct-${width}-${language}`);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('shared:save'), exact: true })
      .click();
    // the reports of earlier views have corrections too
    await page.locator('details').filter({ hasText: first }).locator('summary').click();
    await page.getByText(first).waitFor();
    await page.getByText(second).waitFor();
    await expectWholeAtFullHeight(page, `roadmap/report-corrected-${width}-${language}`);
    await button('roadmap:sent.withdraw').first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('roadmap:sent.withdraw'), exact: true })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectWholeAtFullHeight(page, `roadmap/report-withdrawn-${width}-${language}`);
  });
});
