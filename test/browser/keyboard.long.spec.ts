import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, expectNamedControls } from '../support/browser.js';
import { demonstrationInBrowser } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

interface Focus {
  /** Role and name as assistive technology gets them. */
  readonly name: string;
  /** The browser marks it, by an outline or a shadow. */
  readonly visible: boolean;
}

const focusProbe = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { name: '', visible: false };
  const labels = at.labels ? [...at.labels].map((label) => label.textContent).join(' ') : '';
  const by = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const style = getComputedStyle(at);
  const around = at.parentElement ? getComputedStyle(at.parentElement) : style;
  const marked = (one) => (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== 'none';
  return {
    name: (at.getAttribute('aria-label') || labels || by || at.textContent || '').trim().replace(/\\s+/g, ' '),
    visible: marked(style) || marked(around) || at.matches('input, textarea'),
  };
})()`;

/** Presses Tab until the focus is on the name; each stop on the way is marked on the screen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stops = 0; stops < 150; stops += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<Focus>(focusProbe);
    seen.push(focus.name);
    if (focus.name !== '') expect({ ...focus }).toMatchObject({ name: focus.name, visible: true });
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return;
  }
  throw new Error(`no stop is called ${String(name)}; the last ones: ${seen.slice(-60).join(' | ')}`);
}

/** Whole tasks without a pointer: nothing is clicked. */
describeInBrowser('tasks by keyboard alone', () => {
  const { enter } = demonstrationInBrowser();

  it('creates an action from the search dialog, with a date typed in words', async () => {
    const say = await wordsIn('en');
    const { page } = await enter('facilitator', '', { width: 1440, language: 'en' });
    await page.locator('h1').waitFor();
    await page.keyboard.press('Control+k');
    // The list shows all commands until letters arrive, and letters typed before the field has the focus are lost.
    await page.locator('[role="combobox"]:focus').waitFor();
    await page.keyboard.type(say('app:command.newAction'));
    await page.getByRole('option', { name: say('app:command.newAction'), selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: say('roadmap:form.newTitle') }).waitFor();
    await tabTo(page, new RegExp(`^${say('roadmap:form.titleEn')}`));
    await page.keyboard.type('Shade on the loading yard');
    await tabTo(page, new RegExp(`^${say('roadmap:form.due')}`));
    await page.keyboard.type('30 June 2027');
    await tabTo(page, say('roadmap:form.save'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Shade on the loading yard' }).waitFor();
    await page.getByText('30 Jun 2027').first().waitFor();
  }, 120_000);

  it('accepts one proposal and declines another on the overview, in Chinese', async () => {
    const say = await wordsIn('zh');
    const { page } = await enter('facilitator', '', { width: 1440, language: 'zh' });
    const accept = page.getByRole('button', { name: new RegExp(`^${say('chain:mine.accept')}`) });
    await accept.first().waitFor();
    await tabTo(page, new RegExp(`^${say('chain:mine.accept')}：`));
    await page.keyboard.press('Enter');
    await page.getByText(say('chain:mine.acceptedWord')).waitFor();
    await tabTo(page, new RegExp(`^${say('chain:mine.decline')}：`));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('已列入另一议题。');
    await tabTo(page, say('chain:mine.decline'));
    await page.keyboard.press('Enter');
    await page.getByText(say('chain:mine.declinedWord')).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator(':focus').waitFor();
  }, 120_000);

  it('reads the agenda of a roundtable by its tabs, and assigns a seat', async () => {
    const say = await wordsIn('en');
    const { page } = await enter('facilitator', '/roundtables', { width: 1440, language: 'en' });
    await page.locator('.dl-card').first().waitFor();
    await tabTo(page, /^Progress since the first roundtable/);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: say('dialogue:page.agenda'), exact: true }).waitFor();
    await tabTo(page, say('dialogue:page.agenda'));
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: new RegExp(`^${say('dialogue:page.seats')}`), selected: true }).waitFor();
    await tabTo(page, say('dialogue:page.seating'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: say('dialogue:seat.take') }).waitFor();
    await tabTo(page, new RegExp(`^${say('dialogue:seat.people')}`));
    await page.keyboard.type('delegate 4');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await tabTo(page, /^Assign seat$/);
    await page.keyboard.press('Enter');
    await page.getByText('All three groups have the same number').waitFor();
  }, 120_000);

  it('names each control of the way from the overview to the confirmation of an action, as a screen reader reads it', async () => {
    const say = await wordsIn('zh');
    const { page } = await enter('member-workers', '', { width: 360, language: 'zh' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { name: say('chain:mine.title') }).waitFor();
    await expectNamedControls(page, 'read/overview');
    await page.goto(page.url().replace(/\/?$/, '/roadmap?view=table&status=claimed-done'));
    await page.getByRole('rowheader').getByRole('link').first().click();
    const confirm = page.getByRole('button', { name: say('roadmap:validate.confirm') });
    await confirm.waitFor();
    const before = await expectNamedControls(page, 'read/action');
    expect(before).toContain(say('roadmap:validate.title'));
    await page.getByLabel(say('roadmap:validate.words')).fill('已核对');
    await confirm.press('Enter');
    await page.locator('.tp-page-above').getByText(say('roadmap:status.confirmed')).waitFor();
    const after = await expectNamedControls(page, 'read/action-confirmed');
    expect(after).toContain(say('roadmap:status.confirmed'));
  }, 120_000);
});
