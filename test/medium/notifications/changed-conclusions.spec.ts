import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { ReadNeeds } from '../../../src/modules/chain/use-cases/read-needs.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { givenMember, type GivenMember, givenWorkspace, type GivenWorkspace } from '../../support/workspace.js';
import { conveneRoundtable, noon, type Notifications, openNotifications } from './notifications-fixture.js';

let fixture: Notifications;
let place: GivenWorkspace;
let needs: ReadNeeds;
let facilitator: GivenMember;
let worker: GivenMember;
let employer: GivenMember;
let colleague: GivenMember;
let stranger: GivenMember;
let roundtableId: string;

beforeAll(async () => {
  fixture = await openNotifications();
  const { database, identity, dialogue, roadmap } = fixture;
  needs = new ReadNeeds(database, dialogue.facade, roadmap, new SurveysFacade(), identity);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
  employer = await givenMember(fixture.database, place, { constituency: 'employers' });
  const { organisationId } = worker.actor;
  colleague = await givenMember(fixture.database, place, { constituency: 'workers', organisationId: organisationId! });
  stranger = await givenMember(fixture.database, place, { constituency: 'workers' });
  roundtableId = await conveneRoundtable(fixture, place, [worker.actor, employer.actor]);
  await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'in-session' });
  hours(1);
});

const hours = (count: number): void => fixture.clock.advance(count * 3_600_000);
const [old, now] = [localized('Parks train 12 workers.', '园区培训12名职工。'), 'Parks train 120 workers.'];
const record = async (more: object = {}) =>
  (
    await fixture.dialogue.record.execute(facilitator.actor, {
      ...{ roundtableId, text: old, agreement: 'agreed', agreedOn: '2025-12-10', ...more },
    })
  ).id;
const revise = (conclusionId: string, changes: object) =>
  fixture.dialogue.revise.execute(facilitator.actor, { conclusionId, baseVersion: 1, changes });
const list = async ({ actor }: GivenMember) => (await fixture.notifications.page(actor, { limit: 50 })).items;
const recorded = 'Conclusion recorded: RT1/D-01 Parks train 12 workers.';

describe('a notification that quotes a conclusion', () => {
  it('keeps the text of its time after a revision, also if it is delivered or sent by email only then', async () => {
    const id = await record();
    await fixture.deliver(place);
    hours(1);
    await revise(id, { en: now });
    expect(await fixture.sentences(worker.actor)).toContain(recorded);
    // in the email of the next day
    hours(24);
    await fixture.send.execute(place.system);
    expect((await fixture.letters(worker.email)).map(({ body }) => body).join()).toContain(recorded);
    const late = await record();
    hours(1);
    await fixture.dialogue.revise.execute(facilitator.actor, {
      conclusionId: late,
      baseVersion: 1,
      changes: { en: now },
    });
    await fixture.deliver(place);
    expect(await fixture.sentences(worker.actor)).toContain('Conclusion recorded: RT1/D-02 Parks train 12 workers.');
  });

  it('keeps it also where it asks to confirm', async () => {
    const id = await record({ agreement: 'ad-referendum', confirmBy: '2025-12-12' });
    fixture.clock.moveTo(new Date('2025-12-11T04:00:00Z'));
    await fixture.remindToConfirm.execute(place.system);
    fixture.clock.moveTo(new Date('2025-12-14T04:00:00Z'));
    await revise(id, { en: now });
    const [reminder] = (await list(worker)).filter(({ kind }) => kind === 'confirmation-due');
    expect(reminder?.sentence.en).toMatch(/12 workers\.$/);
  });
});

describe('a revision', () => {
  it('is notified to all parties with the old and the new text, and a translation to no one', async () => {
    const id = await record();
    await fixture.deliver(place);
    hours(1);
    await revise(id, { en: now });
    await fixture.deliver(place);
    for (const party of [worker, employer, colleague]) {
      const [newest] = await list(party);
      expect(newest).toMatchObject({
        ...{ kind: 'conclusion-revised', sentence: { en: 'Conclusion RT1/D-01 was revised' } },
        quotes: [
          { label: { en: 'Before' }, text: old },
          { label: { en: 'After' }, text: { en: now } },
        ],
      });
    }
    for (const other of [stranger, facilitator]) expect(await list(other)).toEqual([]);
    hours(1);
    const untranslated = await record({ text: localized('Shifts are reviewed.', '') });
    hours(1);
    await revise(untranslated, { zh: '审查班次。' });
    await fixture.deliver(place);
    expect((await list(worker)).filter(({ kind }) => kind === 'conclusion-revised')).toHaveLength(1);
  });
});

describe('a corrigendum', () => {
  const needed = async ({ actor }: GivenMember) =>
    (await needs.execute(actor)).filter(({ kind }) => kind === 'object-to-corrigendum');

  it('is notified to all parties with both texts and the last day, and is a task of those who can object until then', async () => {
    const id = await record();
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'closed', reason: null });
    hours(1);
    // 25 November 2025 is a Tuesday
    const { id: corrigendumId } = await fixture.dialogue.correct.execute(facilitator.actor, {
      ...{ conclusionId: id, text: localized(now, old.zh), error: 'A digit is missing.' },
    });
    await fixture.deliver(place);
    for (const party of [worker, employer, colleague]) {
      const [newest] = await list(party);
      expect(newest).toMatchObject({
        sentence: { en: 'Corrigendum to conclusion RT1/D-01. A group can object until 9 Dec 2025' },
        quotes: [{ text: old }, { text: { en: now } }],
      });
      expect(await needed(party)).toMatchObject([{ days: 14, about: { type: 'conclusion', id } }]);
    }
    for (const other of [facilitator, stranger]) expect(await needed(other)).toEqual([]);
    // in the email of the next day
    hours(24);
    await fixture.send.execute(place.system);
    const letter = (await fixture.letters(employer.email)).map(({ body }) => body).join();
    expect(letter).toContain(`Text with the error: ${old.en}\nCorrected text: ${now}`);
    hours(1);
    const objection = { corrigendumId, constituency: 'workers', reason: 'The number was discussed.' } as const;
    await fixture.dialogue.objectToCorrigendum.execute(colleague.actor, objection);
    await fixture.deliver(place);
    const [newest] = await list(employer);
    expect(newest?.sentence.en).toMatch(/^Objection by the workers’ group to the corrigendum to RT1\/D-01\./);
    expect(await needed(employer)).toEqual([]);
  });
});
