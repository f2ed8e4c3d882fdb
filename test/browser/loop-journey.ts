import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { plainPdf } from '../../src/demo/plain-pdf.js';
import type { View, Visit } from '../support/browser.js';
import { signWaves } from '../support/sign-waves.js';
import { axeFindings, describeInBrowser, launchBrowser, picture, sidewaysOverflow, visit } from '../support/browser.js';
import { colleagues, otherPosters, paperAnswers } from '../support/answering-workers.js';
import { accountIn, type Demonstration, startDemonstration } from '../support/demonstration.js';
import { ownerPool } from '../support/program.js';
import type { Say } from '../support/words.js';
import { wordsIn } from '../support/words.js';

type Language = 'en' | 'zh';
type Account =
  | 'administrator'
  | 'facilitator'
  | 'analyst'
  | 'fieldwork-manager'
  | 'member-employers'
  | 'member-workers'
  | 'observer';

const wide = 1440;
const phone = 360;

/** Texts that the people of this journey type, each in their own language. */
const written = {
  en: {
    topic: 'Cooling where it is hottest',
    conclusion: 'Each line above 30 °C WBGT gets a cooled rest room.',
    action: 'Build the rest rooms on line C1',
    report: 'The room on line C1 is open since Monday; the plan is attached.',
    word: 'Our members use it.',
    next: 'What the third survey tells',
    enterprise: 'Enterprise A6',
    workers: 'Park workers, third wave',
    city: 'Demonstration City',
    owner: 'Enterprise Confederation of Demonstration City',
    merged: '55 and over',
    ages: ['55 to 64', '65 and over'],
    corrected: 'The note on union members named the wrong source.',
  },
  zh: {
    topic: '高温岗位降温措施',
    conclusion: '湿球黑球温度超过30℃的生产线均应设置降温休息室。',
    action: '在C1生产线建设降温休息室',
    report: 'C1生产线休息室周一起已启用，方案见附件。',
    word: '我们的会员正在使用。',
    next: '第3期调查的发现',
    enterprise: 'A6企业',
    workers: '园区职工调查（第3期）',
    city: '演示市',
    owner: '演示市企业联合会',
    merged: '55岁及以上',
    ages: ['55–64岁', '65岁及以上'],
    corrected: '关于工会会员的说明写错了数据来源。',
  },
} as const;

/** Calendar day in the time zone of the demonstration, `days` from now. */
function day(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);
}

/** The visitors of one journey: their pages, and the views that were checked. */
class Journey {
  readonly visits: Visit[] = [];
  readonly looked: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly demonstration: Demonstration,
    readonly language: Language,
    readonly say: Say,
  ) {}

  async arrive(view: View): Promise<Page> {
    const arrived = await visit(this.browser, this.demonstration.url, { ...view, language: this.language });
    arrived.page.setDefaultTimeout(20_000);
    this.visits.push(arrived);
    return arrived.page;
  }

  /** Lets the hours of grace for drafts on phones pass. */
  async letGracePass(): Promise<void> {
    const owner = ownerPool(this.demonstration.folder);
    await owner.query(`UPDATE surveys_wave SET grace_hours = 0 WHERE state = 'closed'`);
    await signWaves(owner, this.demonstration.folder);
    await owner.end();
  }

  /** Signs in with the form and ends on the overview of the demonstration. */
  async signIn(account: Account, view: View): Promise<Page> {
    const { say } = this;
    const page = await this.arrive(view);
    const { email, password } = accountIn(this.demonstration.folder, account);
    await page.goto(this.demonstration.url);
    await page.getByLabel(say('identity:email')).fill(email);
    await page.getByLabel(new RegExp(`^${say('identity:password')}`)).fill(password);
    await page.getByRole('button', { name: say('identity:signIn.submit'), exact: true }).click();
    await this.heading(page, say('app:overview.title'));
    const choice = page.getByRole('button', { name: say('app:workspace.switch') });
    await choice.waitFor();
    const city = written[this.language].city;
    if (!(await choice.getAttribute('aria-label'))?.includes(city)) {
      await choice.click();
      await page.getByRole('menuitem', { name: city }).click();
      await page
        .getByRole('button', { name: say('shared:labelled', { label: say('app:workspace.switch'), words: city }) })
        .waitFor();
    }
    return page;
  }

  heading(page: Page, title: string | RegExp): Promise<void> {
    return page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Uses the navigation: the side menu on a desktop, the bottom bar on a phone. */
  async open(page: Page, key: string): Promise<void> {
    const name = this.say(`app:nav.${key}`);
    await page
      .getByRole('navigation', { name: this.say('app:nav.loop') })
      .getByRole('link', { name, exact: true })
      .first()
      .click();
    await this.heading(page, name);
  }

  /** Expects no findings of axe and nothing cut off, once the page is finished. */
  async look(page: Page, name: string): Promise<void> {
    await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
    const view = page.viewportSize()!;
    // As tall as the page, so that the bottom bar of a phone covers nothing.
    const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
    if (view.width < 640)
      await page.setViewportSize({ width: view.width, height: Math.min(6000, Math.max(view.height, tall)) });
    expect({ page: name, findings: await axeFindings(page) }).toEqual({ page: name, findings: [] });
    // An open dialog hides the scroll bar, so the page is narrower than the window.
    expect({ page: name, cutOff: Math.max(0, await sidewaysOverflow(page)) }).toEqual({ page: name, cutOff: 0 });
    this.looked.push(name);
    const number = String(this.looked.length).padStart(2, '0');
    await picture(page, `loop/${this.language}-${number}-${name}`);
    await page.setViewportSize(view);
  }

  complaints(): readonly string[] {
    return this.visits.flatMap(({ complaints }) => complaints);
  }

  async leave(): Promise<void> {
    await Promise.all(this.visits.map((each) => each.close()));
  }
}

/** The open dialog. */
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Opens a list and chooses from it; a busy page may close it again before the choice, also for a person. */
async function choose(page: Page, field: string, wanted: string): Promise<void> {
  const option = page.getByRole('option', { name: wanted });
  for (let turn = 0; turn < 5; turn += 1) {
    await page.getByRole('combobox', { name: field, exact: true }).click();
    const taken = option.click({ timeout: 3_000 });
    if (
      await taken.then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`"${wanted}" cannot be chosen for "${field}"`);
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** At the roundtable: adds an item, opens the session and the room, and records a conclusion. Returns its number. */
async function agreeAtTheTable(journey: Journey, desk: Page): Promise<string> {
  const { say, language } = journey;
  const words = written[language];
  const own = say(`dialogue:${language === 'en' ? 'english' : 'chinese'}`);
  await journey.open(desk, 'roundtables');
  await journey.look(desk, 'roundtables');
  await desk.locator('.dl-card', { hasText: 'RT2' }).getByRole('link').click();
  await desk.getByRole('button', { name: say('dialogue:agenda.add'), exact: true }).click();
  await dialog(desk)
    .getByLabel(say('shared:inLanguage', { label: say('dialogue:agenda.title'), language: own }))
    .fill(words.topic);
  await dialog(desk).getByLabel(say('dialogue:agenda.minutes')).fill('20');
  await journey.look(desk, 'agenda-item-form');
  await dialog(desk)
    .getByRole('button', { name: say('dialogue:agenda.add'), exact: true })
    .click();
  await desk.getByRole('heading', { level: 2, name: words.topic }).waitFor();
  await confirm(desk, say('dialogue:move.in-session.verb'));
  await desk.getByRole('button', { name: say('dialogue:agenda.begin') }).click();
  await desk.getByRole('button', { name: say('dialogue:agenda.finish'), exact: true }).waitFor();
  await journey.look(desk, 'roundtable-in-session');
  await desk.getByRole('link', { name: say('dialogue:page.live') }).click();
  await desk.getByText(say('live:connection.connected')).first().waitFor();
  await journey.look(desk, 'live-room');
  await desk.locator('.tp-page-above').getByRole('link').click();
  await desk.getByRole('heading', { level: 2, name: words.topic }).waitFor();
  await desk.getByRole('button', { name: say('dialogue:record.title') }).click();
  await dialog(desk)
    .getByLabel(say('shared:inLanguage', { label: say('dialogue:record.text'), language: own }))
    .fill(words.conclusion);
  await journey.look(desk, 'conclusion-form');
  await dialog(desk)
    .getByRole('button', { name: say('dialogue:record.submit'), exact: true })
    .click();
  const label = 'RT2/D-01';
  await desk.getByText(say('dialogue:record.done', { label })).waitFor();
  return label;
}

/** Creates an action for the conclusion, with an owner and a past due date. Returns its code. */
async function openAction(journey: Journey, desk: Page, label: string): Promise<string> {
  const { say, language } = journey;
  const words = written[language];
  const card = desk.getByRole('article', { name: label });
  await card.getByRole('link', { name: say('dialogue:record.openAction') }).click();
  // in the field, and in its list
  await desk.getByText(words.conclusion).first().waitFor();
  await desk.getByLabel(say(`roadmap:form.title${language === 'en' ? 'En' : 'Zh'}`)).fill(words.action);
  await choose(desk, say('roadmap:form.owner'), words.owner);
  await desk.getByLabel(say('roadmap:form.due'), { exact: true }).fill(day(-1));
  await journey.look(desk, 'action-form');
  await desk.getByRole('button', { name: say('roadmap:form.save') }).click();
  await journey.heading(desk, words.action);
  const code = await desk.locator('.tp-page-above .tp-numbers').innerText();
  const strip = desk.getByRole('navigation', {
    name: say('shared:labelled', { label: say('shared:place'), words: code }),
  });
  await strip.getByRole('link', { name: label }).waitFor();
  await journey.look(desk, 'action-opened');
  await strip.getByRole('link', { name: label }).click();
  await journey.heading(desk, label);
  await desk.getByRole('link', { name: code }).waitFor();
  await journey.look(desk, 'conclusion');
  return code;
}

/** Closes the roundtable and convenes the next one. */
async function callTheNext(journey: Journey, desk: Page): Promise<void> {
  const { say, language } = journey;
  const own = say(`dialogue:${language === 'en' ? 'english' : 'chinese'}`);
  await desk.locator('.tp-page-above').getByRole('link').click();
  await confirm(desk, say('dialogue:move.closed.verb'));
  await desk.getByText(say('dialogue:state.closed'), { exact: true }).first().waitFor();
  await journey.open(desk, 'roundtables');
  await desk.getByRole('link', { name: say('dialogue:list.create') }).click();
  await desk
    .getByLabel(say('shared:inLanguage', { label: say('dialogue:form.title'), language: own }))
    .fill(written[language].next);
  await desk.getByLabel(say('dialogue:form.startsOn')).fill(day(60));
  await desk.getByLabel(say('dialogue:form.endsOn')).fill(day(60));
  await journey.look(desk, 'roundtable-form');
  await desk.getByRole('button', { name: say('dialogue:form.submit') }).click();
  await journey.heading(desk, written[language].next);
  await desk
    .getByRole('button', { name: say('dialogue:move.convened.verb'), exact: true })
    .first()
    .click();
  await dialog(desk).getByLabel(say('dialogue:move.reason')).fill(written[language].next);
  await journey.look(desk, 'roundtable-convening');
  await dialog(desk)
    .getByRole('button', { name: say('dialogue:prepare.gaps.anyway'), exact: true })
    .click();
  await desk.getByText(say('dialogue:state.convened'), { exact: true }).first().waitFor();
  await journey.look(desk, 'roundtable-convened');
}

/** The overdue action is proposed to the next roundtable, and the facilitator accepts the proposal. */
async function takeUpWhatIsLate(journey: Journey, desk: Page, code: string): Promise<void> {
  const { say, language } = journey;
  await journey.open(desk, 'roadmap');
  await desk.getByRole('link', { name: written[language].action }).first().waitFor();
  await journey.look(desk, 'roadmap');
  await confirm(desk, say('roadmap:overdue.propose'));
  await desk.getByRole('link', { name: written[language].action }).first().click();
  await journey.heading(desk, written[language].action);
  const strip = desk.getByRole('navigation', {
    name: say('shared:labelled', { label: say('shared:place'), words: code }),
  });
  await strip.getByRole('link', { name: say('shared:node.agenda-item') }).click();
  await journey.heading(desk, written[language].next);
  await acceptSought(journey, desk, code);
}

/** The proposal in the address is marked; it is accepted. */
async function acceptSought(journey: Journey, desk: Page, title: string | RegExp): Promise<void> {
  const { say } = journey;
  const proposal = desk.locator('.dl-proposal[aria-current=true]', { hasText: title });
  await proposal.waitFor();
  await journey.look(desk, 'proposal');
  await proposal.getByRole('button', { name: say('dialogue:agenda.accept'), exact: true }).click();
  await dialog(desk).getByLabel(say('dialogue:agenda.minutes')).fill('15');
  await dialog(desk)
    .getByRole('button', { name: say('dialogue:agenda.accept'), exact: true })
    .click();
  await desk.locator('.dl-entry', { hasText: title }).waitFor();
}

/** The owner reports from a phone with a file; another group confirms from another phone. */
async function reportAndConfirm(journey: Journey, code: string): Promise<void> {
  const { say, language } = journey;
  const words = written[language];
  const owner = await journey.signIn('member-employers', { width: phone });
  const needs = (page: Page): Locator => page.getByRole('link', { name: new RegExp(`^${code} `) });
  await needs(owner).first().waitFor();
  await journey.look(owner, 'overview-of-the-owner-360');
  await needs(owner).first().click();
  await journey.heading(owner, words.action);
  await journey.look(owner, 'accept-360');
  await owner.getByRole('button', { name: new RegExp(`^${say('roadmap:accept.accept')}`) }).click();
  await owner.getByLabel(say('roadmap:report.text')).fill(words.report);
  await choose(owner, say('roadmap:report.status'), say('roadmap:status.in-progress'));
  await owner
    .locator('input[type=file]')
    .setInputFiles({ name: 'C1.pdf', mimeType: 'application/pdf', buffer: plainPdf('Rest room on line C1') });
  await owner.getByText(say('roadmap:report.attach')).waitFor();
  await owner.getByRole('button', { name: say('roadmap:report.send') }).click();
  await owner.locator('.rm-trail').getByText(words.report).waitFor();
  await choose(owner, say('roadmap:report.status'), say('roadmap:status.claimed-done'));
  await owner.getByLabel(say('roadmap:report.text')).fill(words.report);
  await journey.look(owner, 'report-360');
  await owner.getByRole('button', { name: say('roadmap:report.send') }).click();
  await owner.locator('.tp-page-above').getByText(say('roadmap:status.claimed-done')).waitFor();
  const worker = await journey.signIn('member-workers', { width: phone });
  await needs(worker).first().click();
  await journey.heading(worker, words.action);
  await worker.getByRole('link', { name: 'C1.pdf' }).waitFor();
  await worker.getByLabel(say('roadmap:validate.words')).fill(words.word);
  await journey.look(worker, 'verdict-360');
  await worker.getByRole('button', { name: say('roadmap:validate.confirm') }).click();
  await worker.locator('.tp-page-above').getByText(say('roadmap:status.confirmed')).waitFor();
  await worker.getByRole('heading', { name: say('roadmap:validate.again') }).waitFor();
  await worker.getByRole('button', { name: say('roadmap:validate.confirm') }).waitFor({ state: 'detached' });
  await journey.look(worker, 'action-confirmed-360');
}

/** The link in the QR code of one enterprise's poster. */
async function readPoster(journey: Journey, desk: Page): Promise<string> {
  const { say, language } = journey;
  await journey.open(desk, 'surveys');
  await journey.look(desk, 'surveys');
  await desk.getByRole('link', { name: written[language].workers }).first().click();
  await journey.heading(desk, written[language].workers);
  await desk.getByRole('tab', { name: say('surveys:tab.posters') }).click();
  await desk.locator('.sv-search').getByLabel(say('surveys:poster.search')).fill(written[language].enterprise);
  await desk
    .getByRole('button', { name: say('surveys:poster.showOf', { where: written[language].enterprise }) })
    .click();
  const link = await dialog(desk).locator('.sv-poster-link').innerText();
  await journey.look(desk, 'poster');
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  return link;
}

/** Answers one question after the other until the server has confirmed. Returns the number of screens. */
async function answerOnThePhone(journey: Journey, link: string): Promise<number> {
  const page = await journey.arrive({ width: phone });
  await page.goto(link);
  let screens = 0;
  for (;;) {
    // No button is available while the answer is being sent.
    await page.locator('.foot .main, .done').first().waitFor();
    if ((await page.locator('.done').count()) > 0) break;
    expect(screens).toBeLessThan(60);
    screens += 1;
    if (screens < 5 || screens % 4 === 0) await journey.look(page, `phone-${screens}-360`);
    await answerScreen(page);
  }
  await journey.look(page, 'phone-thanks-360');
  return screens;
}

/** Answers the current question and waits for the next screen. */
async function answerScreen(page: Page): Promise<void> {
  const before = await page.locator('main').innerHTML();
  const onward = page.locator('.foot .main');
  if ((await page.locator('#digits').count()) > 0) await page.locator('.foot .plain').click();
  else if ((await page.locator('.plainlist').count()) > 0) await page.locator('.foot .side').first().click();
  else {
    if ((await page.locator('#number').count()) > 0) await page.fill('#number', '40');
    else if ((await page.locator('.choice input[value="41"]').count()) > 0)
      await page.locator('.choice input[value="41"]').check();
    else if ((await page.locator('.choice').count()) > 0) await page.locator('.choice input').first().check();
    await onward.click();
  }
  for (let turn = 0; (await page.locator('main').innerHTML()) === before; turn += 1) {
    if (turn > 400) throw new Error(`the phone stays at ${await page.locator('main').innerText()}`);
    await page.waitForTimeout(25);
  }
}

interface Fieldwork {
  /** Of the analyst. */
  readonly desk: Page;
  /** Of the fieldwork manager, who alone reads posters. */
  readonly manager: Page;
}

/**
 * Together with the earlier phone, 60 phones of three enterprises answer; all answers except the minimum of each are
 * opened during fieldwork, the others afterwards. Paper answers are imported as a table, which is checked first.
 */
async function gatherAnswers(journey: Journey, { desk, manager }: Fieldwork, link: string): Promise<number> {
  const { say } = journey;
  const [second, third] = await otherPosters(manager, link);
  const sent =
    (await colleagues(link, 24, journey.language)) +
    (await colleagues(second!, 20, journey.language)) +
    (await colleagues(third!, 15, journey.language));
  expect(sent).toBe(59);
  await journey.open(desk, 'surveys');
  await desk.getByRole('link', { name: written[journey.language].workers }).first().click();
  await journey.heading(desk, written[journey.language].workers);
  await desk.getByRole('tab', { name: say('surveys:tab.fieldwork') }).click();
  const received = desk.locator('.tp-stat', { hasText: say('surveys:fieldwork.received') }).locator('.tp-stat-value');
  await received.getByText(String(sent + 1 - 3 * 5), { exact: true }).waitFor({ timeout: 90_000 });
  await journey.look(desk, 'fieldwork');
  await desk.getByRole('tab', { name: say('surveys:tab.import') }).click();
  const paper = await paperAnswers(manager, 1_800);
  await desk.locator('input[type=file]').setInputFiles({ name: 'paper.csv', mimeType: 'text/csv', buffer: paper.csv });
  await desk.getByText(say('surveys:import.state.checked')).waitFor();
  await journey.look(desk, 'import-checked');
  const number = new Intl.NumberFormat(journey.language === 'zh' ? 'zh-CN' : 'en-GB').format(paper.rows);
  await desk.getByRole('button', { name: say('surveys:import.add_other', { number }) }).click();
  await desk.getByText(say('surveys:import.state.imported')).waitFor();
  await journey.look(desk, 'import');
  await confirm(desk, say('surveys:step.close.button'));
  await desk.getByText(say('surveys:state.closed'), { exact: true }).first().waitFor();
  await journey.letGracePass();
  await desk.getByRole('tab', { name: say('surveys:tab.fieldwork') }).click();
  await desk.getByText(say('surveys:fieldwork.complete')).waitFor({ timeout: 90_000 });
  const all = new Intl.NumberFormat(journey.language === 'zh' ? 'zh-CN' : 'en-GB').format(sent + 1 + paper.rows);
  await received.getByText(all, { exact: true }).waitFor();
  await journey.look(desk, 'fieldwork-complete');
  return sent + 1 + paper.rows;
}

interface Publishers {
  readonly administrator: Page;
  readonly analyst: Page;
  /** Of someone who sees published releases only. */
  readonly reader: Page;
}

/** Merges two categories with few people on the page of a run, which computes a new run. */
async function mergeCategories(journey: Journey, desk: Page): Promise<void> {
  const { say, language } = journey;
  const { merged, ages } = written[language];
  const before = desk.url();
  const breakdown = say('indicators:breakdown.age_group');
  await desk.getByRole('button', { name: say('indicators:merging.openOf', { breakdown }), exact: true }).click();
  await dialog(desk)
    .getByRole('combobox', { name: say('indicators:merging.choose') })
    .focus();
  await desk.keyboard.press('ArrowDown');
  for (const age of ages) await desk.getByRole('option', { name: new RegExp(`^${age}`) }).click();
  // leaves the list
  await desk.keyboard.press('Tab');
  await dialog(desk)
    .getByLabel(say(`indicators:merging.names.${language}`))
    .fill(merged);
  await journey.look(desk, 'merging');
  await dialog(desk)
    .getByRole('button', { name: say('indicators:merging.save') })
    .click();
  await desk.waitForURL((address) => address.href !== before);
  await desk.getByRole('heading', { name: say('indicators:run.frozen') }).waitFor({ timeout: 240_000 });
  await desk.locator('summary', { hasText: say('indicators:merging.categories') }).click();
  await desk.locator('details[open]').getByText(merged).first().waitFor();
  await journey.look(desk, 'run-merged');
}

/** The time of day in the time zone of the demonstration, `minutes` from now. */
function timeIn(minutes: number): readonly [day: string, time: string] {
  const at = Date.now() + minutes * 60_000;
  const zone = { timeZone: 'Asia/Shanghai' } as const;
  const time = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' }).format(at);
  return [new Intl.DateTimeFormat('sv-SE', zone).format(at), time];
}

async function draftRelease(journey: Journey, author: Page, fill: () => Promise<void>): Promise<void> {
  const { say, language } = journey;
  await author.goto(`${new URL(author.url()).origin}/w/demonstration/indicators/releases/new`);
  const inOwn = (label: string) =>
    author.getByLabel(say(`indicators:release.version.${language}`, { label: say(label) }));
  await inOwn('indicators:release.summary').fill(written[language].workers);
  await fill();
  await author.getByRole('button', { name: say('indicators:release.save') }).click();
  await author.getByRole('heading', { name: say('indicators:release.notShown') }).waitFor();
  await author.getByText(say('indicators:release.second')).waitFor();
}

async function approveRelease(journey: Journey, approver: Page, address: string): Promise<void> {
  const { say } = journey;
  await approver.goto(address);
  await approver.getByRole('heading', { name: say('indicators:release.notShown') }).waitFor();
  await journey.look(approver, 'release-draft');
  await confirm(approver, say('indicators:release.approve'));
}

/**
 * Drafts a release of the run, which the analyst approves after a look at what it does not show. It is announced for a
 * time in three minutes; until then the list of a reader does not contain it.
 */
async function announceFigures(journey: Journey, people: Publishers): Promise<void> {
  const { administrator: author, analyst: approver, reader } = people;
  const { say } = journey;
  await draftRelease(journey, author, async () => {
    const [day, time] = timeIn(3);
    await author.getByLabel(say('indicators:release.day'), { exact: true }).fill(day);
    await author.getByLabel(new RegExp(`^${say('indicators:release.time')}`)).fill(time);
    await journey.look(author, 'release-new');
  });
  const address = author.url();
  await approveRelease(journey, approver, address);
  await approver.getByText(say('indicators:release.states.approved')).first().waitFor();
  await journey.look(approver, 'release-approved');
  const { origin, pathname } = new URL(address);
  await reader.goto(`${origin}/w/demonstration/indicators/releases`);
  await reader.getByRole('table').getByRole('link').first().waitFor();
  expect(await reader.locator(`a[href="${pathname}"]`).count()).toBe(0);
}

/** At its time the release is published, and the open pages show it. */
async function publishedAtItsTime(journey: Journey, people: Publishers): Promise<void> {
  const { analyst, reader } = people;
  const { say } = journey;
  await analyst.getByText(say('indicators:release.citation')).waitFor({ timeout: 240_000 });
  await reader.locator(`a[href="${new URL(analyst.url()).pathname}"]`).waitFor();
  await journey.look(analyst, 'release-published');
  await analyst.getByRole('button', { name: say('indicators:files.open'), exact: true }).focus();
  await analyst.keyboard.press('Enter');
  await analyst.getByRole('menuitem', { name: say('indicators:files.pdf.en') }).waitFor();
  await analyst.getByRole('menuitem', { name: say('indicators:files.pdf.zh') }).waitFor();
  await picture(analyst, `loop/${journey.language}-release-files`);
  await analyst.keyboard.press('Escape');
}

/** Corrects the release by another one of the same run, which replaces it. */
async function correctFigures(journey: Journey, { administrator: author, analyst }: Publishers): Promise<void> {
  const { say, language } = journey;
  const first = analyst.url();
  await draftRelease(journey, author, async () => {
    await choose(author, say('indicators:release.kind'), say('indicators:release.kinds.correction'));
    const label = say('indicators:release.reason');
    await author.getByLabel(say(`indicators:release.version.${language}`, { label })).fill(written[language].corrected);
    await journey.look(author, 'correction-new');
  });
  await approveRelease(journey, analyst, author.url());
  await analyst.getByText(say('indicators:release.citation')).waitFor();
  await analyst.getByText(written[language].corrected).waitFor();
  await journey.look(analyst, 'correction-published');
  await analyst.goto(first);
  await analyst.getByText(say('indicators:release.states.replaced')).first().waitFor();
  await journey.look(analyst, 'release-replaced');
}

/** Computes the indicators of the wave in a job with progress. */
async function computeIndicators(journey: Journey, desk: Page): Promise<void> {
  const { say } = journey;
  await journey.open(desk, 'indicators');
  await journey.look(desk, 'indicators');
  await desk.getByRole('link', { name: say('indicators:list.compute') }).click();
  await desk.getByRole('button', { name: say('indicators:run.go') }).waitFor();
  await journey.look(desk, 'runs');
  await desk.getByRole('button', { name: say('indicators:run.go') }).click();
  const progress = desk.getByRole('progressbar', { name: say('indicators:run.progress') });
  const frozen = desk.getByRole('heading', { name: say('indicators:run.frozen') });
  await progress.or(frozen).first().waitFor();
  await frozen.waitFor({ timeout: 120_000 });
  await journey.look(desk, 'run-done');
}

/** Once they are released, the overview shows the figures with intervals. */
async function readFigures(journey: Journey, desk: Page, answers: number): Promise<void> {
  const { say, language } = journey;
  await journey.open(desk, 'overview');
  await desk.getByText(say('indicators:overview.wave', { wave: written[language].workers })).waitFor();
  await desk.locator('.in-headline').first().waitFor();
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
  const total = await desk
    .locator('.ch-step', { hasText: say('chain:loop.answers') })
    .locator('.ch-step-value')
    .innerText();
  expect(Number(total.replaceAll(',', ''))).toBeGreaterThanOrEqual(answers);
  expect(total).toBe(format.format(Number(total.replaceAll(',', ''))));
  await journey.look(desk, 'overview-with-figures');
}

/** The significant change is proposed for the agenda and accepted. */
async function takeUpWhatMoved(journey: Journey, desk: Page): Promise<void> {
  const { say, language } = journey;
  await journey.open(desk, 'overview');
  const accept = desk.getByRole('button', { name: new RegExp(`^${say('chain:mine.accept')}`) });
  const wanted = desk.locator('.ch-list li').filter({ has: accept });
  await wanted.first().waitFor();
  const more = desk
    .locator('.ch-needs')
    .filter({ has: wanted })
    .getByRole('button', { name: /^(Show \d+ more|再显示)/ });
  if (await more.isVisible()) await more.click();
  const moved = wanted.filter({ hasText: language === 'en' ? 'Significant change:' : '指标显著变化：' });
  await moved.first().waitFor();
  await journey.look(desk, 'overview-of-the-facilitator');
  const title = (await moved.first().getByRole('link').innerText()).trim();
  await moved.first().getByRole('link').click();
  await journey.heading(desk, written[language].next);
  await acceptSought(journey, desk, title);
  await desk.locator('.dl-entry', { hasText: title }).getByRole('button').first().click();
  await desk
    .getByRole('region', { name: say('dialogue:page.item') })
    .getByRole('link', { name: say('dialogue:agenda.source') })
    .click();
  await desk.getByText(say('indicators:page.back')).waitFor();
  const strip = desk.getByRole('navigation', { name: new RegExp(`^${say('shared:place')}`) });
  const back = strip.getByRole('link', { name: say('shared:node.agenda-item') }).filter({ hasText: title });
  await back.first().waitFor();
  await journey.look(desk, 'indicator');
  await back.first().click();
  await journey.heading(desk, written[language].next);
  await desk.locator('.dl-entry-chosen', { hasText: title }).waitFor();
  await journey.look(desk, 'next-agenda');
}

/** The whole loop once, in one language, with the program as users start it. */
export function describeLoop(language: Language): void {
  describeInBrowser('the dialogue cycle as one journey', () => {
    let browser: Browser;
    let demonstration: Demonstration | undefined;

    beforeAll(async () => {
      browser = await launchBrowser();
      demonstration = await startDemonstration();
    }, 300_000);
    afterAll(async () => {
      await browser?.close();
      await demonstration?.close();
    }, 60_000);

    it(`leads in ${language} from the roundtable to a worker and back`, async () => {
      const journey = new Journey(browser, demonstration!, language, await wordsIn(language));
      try {
        const desk = await journey.signIn('facilitator', { width: wide });
        await journey.look(desk, 'overview');
        const label = await agreeAtTheTable(journey, desk);
        const code = await openAction(journey, desk, label);
        await callTheNext(journey, desk);
        await takeUpWhatIsLate(journey, desk, code);
        const analyst = await journey.signIn('analyst', { width: wide });
        const manager = await journey.signIn('fieldwork-manager', { width: wide });
        const link = await readPoster(journey, manager);
        expect(await answerOnThePhone(journey, link)).toBeGreaterThan(20);
        const answers = await gatherAnswers(journey, { desk: analyst, manager }, link);
        const administrator = await journey.signIn('administrator', { width: wide });
        const publishers = { administrator, analyst, reader: desk };
        await computeIndicators(journey, administrator);
        await mergeCategories(journey, administrator);
        await announceFigures(journey, publishers);
        // meanwhile the announced time comes
        await reportAndConfirm(journey, code);
        await publishedAtItsTime(journey, publishers);
        await readFigures(journey, administrator, answers);
        await takeUpWhatMoved(journey, desk);
        await correctFigures(journey, publishers);
        const reader = await journey.signIn('observer', { width: phone });
        await reader.locator('.in-headline').first().waitFor();
        await journey.look(reader, 'overview-of-a-reader-360');
        expect(journey.complaints()).toEqual([]);
        expect(new Set(journey.looked).size).toBeGreaterThan(30);
      } finally {
        await journey.leave();
      }
    }, 900_000);
  });
}
