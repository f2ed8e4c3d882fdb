import { beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { countSteps, printSteps } from '../support/steps.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}`;
const day = '2026-12-10';
const { 'member-employers': employer, 'member-workers': worker } = city.actors;

/** How many clicks and fields the usual tasks need. */
describeInBrowser('the steps of usual tasks', () => {
  const { enter, signIn } = demonstrationInBrowser();
  let facilitator: Visitor;
  let roundtableId: string;

  beforeAll(async () => {
    facilitator = await signIn('facilitator');
    const title = { en: 'Shifts', zh: '轮班' };
    const plan = { title, startsOn: day, endsOn: day, timeZone: 'Asia/Shanghai', organisations: [] };
    const made = await facilitator.call('POST', `${here}/roundtables`, { body: plan });
    expect(made.status).toBe(201);
    roundtableId = String(made.body['id']);
    const people = [employer, worker].map(({ personId }) => ({ personId, kind: 'titular' }));
    const seated = await facilitator.call('POST', `${here}/roundtables/${roundtableId}/seats`, { body: { people } });
    expect(seated.status).toBe(201);
    for (const to of ['convened', 'in-session']) {
      const body = { to, reason: 'Late' };
      const moved = await facilitator.call('POST', `${here}/roundtables/${roundtableId}/transitions`, { body });
      expect(moved).toMatchObject({ status: 200 });
    }
  }, 60_000);

  const record = async (): Promise<{ readonly id: string; readonly label: string }> => {
    const text = { en: 'Shifts in hot weather are reviewed.', zh: '高温天气的排班由双方审查。' };
    const body = { agendaItemId: null, text, agreement: 'ad-referendum', agreedOn: day, confirmBy: '2199-12-10' };
    const recorded = await facilitator.call('POST', `${here}/roundtables/${roundtableId}/conclusions`, { body });
    expect(recorded.status).toBe(201);
    return { id: String(recorded.body['id']), label: String(recorded.body['label']) };
  };

  it.each([
    { width: 360, language: 'en' },
    { width: 360, language: 'zh' },
    { width: 1440, language: 'en' },
    { width: 1440, language: 'zh' },
  ] as const)(
    'confirm an ad referendum from the list of tasks in three clicks: %j',
    async ({ width, language }) => {
      const say = await wordsIn(language);
      const { id, label } = await record();
      const { page } = await enter('member-employers', '/', { width, language });
      const steps = countSteps();
      const need = page.getByRole('link', { name: label });
      await need.first().waitFor();
      await expectWholeAtFullHeight(page, `steps/needs-${width}-${language}`);
      await steps.click(need.first());
      const dialog = page.getByRole('dialog');
      const choice = dialog.getByRole('radio', { name: say('dialogue:confirmation.give.confirmed'), exact: true });
      await choice.waitFor();
      await expectWholeAtFullHeight(page, `steps/answer-${width}-${language}`);
      await steps.click(choice);
      await steps.click(dialog.getByRole('button', { name: say('dialogue:reserve.submit'), exact: true }));
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(say('shared:answer.confirmed'), { exact: true }).first().waitFor();
      const taken = steps.taken();
      printSteps(`confirm an ad referendum (${width}, ${language})`, taken);
      expect(taken).toEqual({ clicks: 3, fields: 0 });
      await page.goto(`/w/demonstration/conclusions/${id}`);
      await page.getByText(say('shared:answer.confirmed'), { exact: true }).first().waitFor();
      await expectWholeAtFullHeight(page, `steps/confirmed-${width}-${language}`);
      // the task of the organisation is done
      await page.goto('/w/demonstration/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('link', { name: label }).waitFor({ state: 'detached' });
    },
    120_000,
  );

  it.each([
    { width: 360, language: 'zh' },
    { width: 1440, language: 'en' },
  ] as const)(
    'enter a letter with a reservation, which is then a reservation of the conclusion: %j',
    async ({ width, language }) => {
      const say = await wordsIn(language);
      const { id } = await record();
      const { page } = await enter('facilitator', `/conclusions/${id}`, { width, language });
      const steps = countSteps();
      await steps.click(page.getByRole('button', { name: say('dialogue:confirmation.answer') }).first());
      const dialog = page.getByRole('dialog');
      const reserved = say('dialogue:confirmation.give.confirmed-with-reservation');
      await steps.click(dialog.getByRole('radio', { name: reserved, exact: true }));
      const statement = language === 'en' ? 'Not for work at night.' : '不适用于夜班。';
      await steps.fill(dialog.locator('textarea[data-field="statement"]').first(), statement);
      await steps.fill(dialog.getByLabel(say('dialogue:confirmation.letterNumber')), '苏企联〔2026〕12号');
      await steps.fill(
        dialog.getByLabel(say('dialogue:confirmation.signatory')),
        language === 'en' ? 'Secretary' : '秘书长',
      );
      await expectWholeAtFullHeight(page, `steps/letter-${width}-${language}`);
      await steps.click(dialog.getByRole('button', { name: say('dialogue:reserve.submit'), exact: true }));
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(statement).waitFor();
      printSteps(`enter a letter with a reservation (${width}, ${language})`, steps.taken());
      expect(steps.taken()).toEqual({ clicks: 3, fields: 3 });
      await expectWholeAtFullHeight(page, `steps/reserved-${width}-${language}`);
      const pdf = await page.context().request.get(`${here}/conclusions/${id}/confirmation-letters.pdf`);
      expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');
    },
    120_000,
  );

  it.each([
    { width: 360, language: 'en' },
    { width: 1440, language: 'zh' },
  ] as const)('show by which rule groups confirm conclusions: %j', async ({ width, language }) => {
    const say = await wordsIn(language);
    const { page } = await enter('facilitator', `/roundtables/${roundtableId}/seats`, { width, language });
    await page.getByText(say('dialogue:confirmation.rules.each')).first().waitFor();
    await expectWholeAtFullHeight(page, `steps/rules-${width}-${language}`);
  });
});
