import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { ReadNeeds } from '../../../src/modules/chain/use-cases/read-needs.js';
import { conclusionRegister } from '../../../src/modules/dialogue/queries/conclusion-register.query.js';
import { conclusionFacts } from '../../../src/modules/dialogue/queries/session-facts.query.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { KeepCalendarAddress } from '../../../src/modules/notifications/use-cases/keep-calendar-address.js';
import { ReadCalendar } from '../../../src/modules/notifications/use-cases/read-calendar.js';
import { ReadCalendarContent } from '../../../src/modules/notifications/use-cases/read-calendar-content.js';
import { ReadMeetings } from '../../../src/modules/notifications/use-cases/read-meetings.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { givenMember, type GivenMember, givenWorkspace, type GivenWorkspace } from '../../support/workspace.js';
import { conveneRoundtable, type Notifications, noon, openNotifications } from './notifications-fixture.js';

let fixture: Notifications;
let place: GivenWorkspace;
let needs: ReadNeeds;
let calendar: ReadCalendar;
let addresses: KeepCalendarAddress;
let facilitator: GivenMember;
let worker: GivenMember;
let employer: GivenMember;
let silent: GivenMember;
let roundtableId: string;

beforeAll(async () => {
  fixture = await openNotifications();
  const { database, identity, dialogue, roadmap, subjects } = fixture;
  needs = new ReadNeeds(database, dialogue.facade, roadmap, new SurveysFacade(), identity);
  const meetings = new ReadMeetings(dialogue.facade, new DirectoryFacade(), identity);
  const content = new ReadCalendarContent(roadmap, meetings, subjects, dialogue.facade);
  const settings = readSettings({ PUBLIC_URL: 'https://tripartite.example/' });
  addresses = new KeepCalendarAddress(database, settings);
  calendar = new ReadCalendar(database, identity, content, settings);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  worker = await givenMember(fixture.database, place, { constituency: 'workers' });
  employer = await givenMember(fixture.database, place, { constituency: 'employers' });
  silent = await givenMember(fixture.database, place, { constituency: 'employers' });
  roundtableId = await conveneRoundtable(fixture, place, [worker.actor, employer.actor, silent.actor]);
  await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'in-session' });
  fixture.clock.moveTo(new Date('2025-12-11T04:00:00Z'));
});

const record = async (confirmBy = '2026-01-09') => {
  const text = localized('Shifts are reviewed.', '排班经审查。');
  const reached = { roundtableId, text, agreement: 'ad-referendum', agreedOn: '2025-12-11', confirmBy } as const;
  return (await fixture.dialogue.record.execute(facilitator.actor, reached)).id;
};
const organisation = ({ actor }: GivenMember): string => actor.organisationId!;
const toConfirm = async ({ actor }: GivenMember) =>
  (await needs.execute(actor)).filter(({ kind }) => kind === 'confirm-conclusion');
const requests = ({ email }: GivenMember) => fixture.letters(email, 'notifications.confirmation-request');
const days = async (actor: Actor): Promise<readonly string[]> => {
  const { url } = await addresses.renew(actor);
  const content = await calendar.execute(/calendars\/(\S+)\/calendar\.ics$/.exec(url!)![1]!);
  const events = content.split('BEGIN:VEVENT').filter((event) => event.includes('Last day to confirm'));
  return events.map((event) => /DTSTART;VALUE=DATE:(\d+)/.exec(event)![1]!);
};
const entry = (id: string) =>
  fixture.database.read(place.system, async (tx) => (await conclusionRegister(tx, { ids: [id] }))[0]!);
const answer = (actor: Actor, conclusionId: string, of: GivenMember, given: object) =>
  fixture.dialogue.confirm.execute(actor, { conclusionId, organisationId: organisation(of), ...given } as never);
const refused = (attempt: Promise<unknown>, code: string) =>
  expect(attempt).rejects.toMatchObject({ code: `dialogue.confirmation.${code}` });

describe('a conclusion that two organisations of employers and one of workers are asked to confirm', () => {
  it('is followed from the request to the register after the date, with a reservation by letter and one silent organisation', async () => {
    const id = await record();
    await fixture.deliver(place);
    for (const member of [worker, employer, silent]) {
      expect(await toConfirm(member)).toMatchObject([{ days: 29, about: { type: 'conclusion', id } }]);
      expect(await fixture.sentences(member.actor)).toContain(
        'Your organisation is asked to confirm a conclusion by 9 Jan 2026: RT1/D-01 Shifts are reviewed.',
      );
      expect(await days(member.actor)).toEqual(['20260109']);
    }
    expect(await toConfirm(facilitator)).toEqual([]);
    await fixture.send.execute(place.system);
    const [mail, ...more] = await requests(worker);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Please confirm by 9 Jan 2026: RT1/D-01' });
    for (const part of ['Workspace asks', 'Shifts are reviewed.', '排班经审查。', `/conclusions/${id}?answer=now`])
      expect(mail!.body).toContain(part);
    expect(mail!.body).toContain('No answer by the date does not count as confirmation.');

    // the members of one organisation share the task
    await answer(worker.actor, id, worker, { answer: 'confirmed-with-comments', note: 'The costs are shared.' });
    expect([await toConfirm(worker), await days(worker.actor)]).toEqual([[], []]);
    const statement = localized('Not for night work.', '不适用于夜班。');
    const letter = { letterNumber: '苏企联〔2025〕12号', letterDate: '2025-12-11', signatoryFunction: 'Secretary' };
    const given = { answer: 'confirmed-with-reservation', statement, ...letter };
    await refused(answer(facilitator.actor, id, employer, { ...given, letterDate: '2025-12-12' }), 'letter-date');
    await answer(facilitator.actor, id, employer, given);
    const before = await entry(id);
    expect(before.confirmation).toMatchObject({ state: 'waiting' });
    expect(before.text).toEqual({ en: 'Shifts are reviewed.', zh: '排班经审查。' });
    expect(before.reservations).toMatchObject([
      {
        kind: 'reservation',
        organisationId: organisation(employer),
        recordedAs: 'recorder',
        withdrawnAt: null,
        statement,
      },
    ]);

    fixture.clock.advance(3_600_000);
    // a changed date is sent to the one that has not answered
    const term = { conclusionId: id, confirmBy: '2026-01-16', reason: 'New Year' };
    await fixture.dialogue.setTerm.execute(facilitator.actor, term);
    await fixture.deliver(place);
    await fixture.send.execute(place.system);
    expect((await requests(silent)).map(({ subject }) => subject)).toEqual([
      'Please confirm by 9 Jan 2026: RT1/D-01',
      'Please confirm by 16 Jan 2026: RT1/D-01',
    ]);
    expect(await requests(worker)).toHaveLength(1);
    expect(await days(silent.actor)).toEqual(['20260116']);

    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'closed', reason: null } as never);
    fixture.clock.moveTo(new Date('2026-01-17T04:00:00Z'));
    expect(await toConfirm(silent)).toEqual([]);
    await refused(answer(silent.actor, id, silent, { answer: 'confirmed' }), 'term-ended');
    const after = await entry(id);
    expect(after.confirmation).toMatchObject({ state: 'silent' });
    const statuses = after.confirmation!.organisations.map(({ organisationId, status, note, ...written }) => [
      ...[organisationId, status, note, written.letterNumber, written.letterDate, written.signatoryFunction],
    ]);
    expect(statuses).toEqual(
      expect.arrayContaining([
        [organisation(worker), 'confirmed-with-comments', 'The costs are shared.', null, null, null],
        [organisation(employer), 'confirmed-with-reservation', null, '苏企联〔2025〕12号', '2025-12-11', 'Secretary'],
        [organisation(silent), 'silent', null, null, null, null],
      ]),
    );
    const facts = await fixture.database.read(place.system, conclusionFacts);
    expect(facts.map(({ agreed }) => agreed)).toEqual([false]);
  });

  it('has the reservation of the answer in force only: another answer of the organisation withdraws it', async () => {
    const id = await record();
    const statement = localized('Not for night work.', '');
    await refused(answer(employer.actor, id, employer, { answer: 'confirmed-with-reservation' }), 'statement-missing');
    await refused(answer(employer.actor, id, employer, { answer: 'confirmed-with-comments' }), 'comments-missing');
    await refused(answer(employer.actor, id, employer, { answer: 'confirmed', statement }), 'statement-unneeded');
    await answer(facilitator.actor, id, employer, { answer: 'confirmed-with-reservation', statement });
    await answer(employer.actor, id, employer, { answer: 'confirmed' });
    const { reservations, confirmation } = await entry(id);
    expect(reservations).toMatchObject([{ withdrawnById: employer.actor.personId }]);
    expect(confirmation!.organisations.find((one) => one.organisationId === organisation(employer))).toMatchObject({
      ...{ status: 'confirmed', reservationId: null, recordedAs: 'organisation' },
    });
  });

  it.each([
    ['majority', null, 2, 'silent'],
    ['for-group', 'employer', 1, 'confirmed'],
  ] as const)(
    'follows the mandate %s of the employers’ group that was in force when it was recorded',
    async (rule, by, asked, state) => {
      const set = (given: object) =>
        fixture.dialogue.setRule.execute(facilitator.actor, {
          ...{ roundtableId, constituency: 'employers' },
          ...given,
        } as never);
      const organisationId = by === null ? null : organisation(employer);
      await refused(set({ rule, organisationId }), 'rule-mandate');
      await refused(set({ rule, organisationId: organisation(worker), mandate: 'Letter 4' }), 'rule-organisation');
      await set({ rule, organisationId, mandate: 'Letter 4 of 1 Dec 2025' });
      const id = await record();
      await set({ rule: 'each' });
      const { rules } = await fixture.dialogue.rules.execute(worker.actor, roundtableId);
      expect(rules.map((one) => one.rule)).toEqual(['each', 'each']);
      await answer(worker.actor, id, worker, { answer: 'confirmed' });
      await answer(employer.actor, id, employer, { answer: 'confirmed' });
      const own = (await entry(id)).confirmation!.organisations.filter(
        ({ constituency }) => constituency === 'employers',
      );
      expect(own.map((one) => one.rule)).toEqual(Array.from({ length: asked }, () => rule));
      fixture.clock.moveTo(new Date('2026-01-10T04:00:00Z'));
      expect((await entry(id)).confirmation).toMatchObject({ state });
    },
  );

  it('is asked by a letter for each organisation that has not answered, which marks the translation', async () => {
    const id = await record();
    await answer(worker.actor, id, worker, { answer: 'confirmed' });
    const { request, letters, link } = await fixture.dialogue.request.execute(employer.actor, id, null);
    expect(letters.map(({ organisationId }) => organisationId).toSorted()).toEqual(
      [organisation(employer), organisation(silent)].toSorted(),
    );
    expect([request.label, request.dueOn, request.translated]).toEqual(['RT1/D-01', '2026-01-09', []]);
    expect(link).toContain(`/conclusions/${id}`);
    const one = await fixture.dialogue.request.execute(employer.actor, id, organisation(worker));
    expect(one.letters).toHaveLength(1);
    const unknown = fixture.dialogue.request.execute(employer.actor, id, organisation(facilitator));
    await refused(unknown, 'organisation-not-asked');
  });
});
