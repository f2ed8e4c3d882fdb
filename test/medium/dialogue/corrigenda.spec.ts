import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, Constituency } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { SeatFunction, SeatKind } from '../../../src/modules/dialogue/index.js';
import { conclusionRegister } from '../../../src/modules/dialogue/queries/conclusion-register.query.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { FixedClock } from '../../support/fixed-clock.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

const clock = new FixedClock(new Date('2026-03-10T02:00:00Z'));
let open: OpenDatabase;
let dialogue: ReturnType<typeof dialogueOn>;
let place: Awaited<ReturnType<typeof openWorkspace>>;
let roundtableId: string;
let recorder: Actor;
let count = 0;

beforeAll(async () => {
  open = await openTestDatabase({ clock });
  dialogue = dialogueOn(open);
});
afterAll(() => open.close());

const move = async (to: 'convened' | 'in-session' | 'closed' | 'reopened', id = roundtableId) => {
  clock.moveTo(new Date(clock.now().getTime() + 60_000));
  await dialogue.state.execute(place.system, { roundtableId: id, to, reason: 'Needed' });
  clock.moveTo(new Date(clock.now().getTime() + 60_000));
};

beforeEach(async () => {
  count += 1;
  clock.moveTo(new Date('2026-03-10T02:00:00Z'));
  place = await openWorkspace(open, `correcting-${count}`);
  recorder = place.as('rapporteur', { personId: await place.person({ capacity: 'secretariat' }) });
  roundtableId = (await dialogue.create.execute(place.system, plan)).id;
  await move('convened');
  await move('in-session');
});

const record = (words = 'Parks train 12 workers.', more: object = {}) =>
  dialogue.record.execute(recorder, {
    ...{ roundtableId, text: localized(words, '园区培训12名职工。'), agreement: 'agreed', agreedOn: '2026-03-10' },
    ...more,
  });
const seat = async (
  constituency: Constituency,
  at: { readonly kind?: SeatKind; readonly function?: SeatFunction } = {},
  of: string | null = null,
): Promise<Actor> => {
  const organisationId = of ?? (await place.organisation(constituency));
  const personId = await place.person({ constituency, organisationId });
  await dialogue.seat.execute(place.system, { roundtableId, personId, kind: 'titular', ...at });
  return place.as('member', { personId, organisationId, constituency });
};
const shown = async (id: string) => (await dialogue.conclusions.one(place.system, id)).conclusion;
const refused = (attempt: Promise<unknown>, code: string) =>
  expect(attempt).rejects.toMatchObject({ code: `dialogue.${code}` });
const revise = async (conclusionId: string, en: string) =>
  dialogue.revise.execute(place.system, {
    ...{ conclusionId, baseVersion: (await shown(conclusionId)).version, changes: { en } },
  });
const correct = (conclusionId: string, en = 'Parks train 120 workers.', error = 'A digit is missing.') =>
  dialogue.correct.execute(recorder, { conclusionId, text: localized(en, '园区培训120名职工。'), error });
const proposals = async (id: string) =>
  (await dialogue.roundtables.one(place.system, id)).roundtable.proposals.map(({ kind, title, sourceType }) => [
    ...[kind, title.en, sourceType],
  ]);
const nextRoundtable = async () =>
  (await dialogue.create.execute(place.system, { ...plan, startsOn: '2026-09-10', endsOn: '2026-09-11' })).id;

describe('a revision', () => {
  it('is refused after the meeting has ended, also when the roundtable was reopened, and names the two ways', async () => {
    const { id } = await record();
    await revise(id, 'Parks train twelve workers.');
    await move('closed');
    const problem = await revise(id, 'Parks train no workers.').catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'dialogue.conclusion.meeting-ended' });
    expect(JSON.stringify(problem)).toMatch(/corrigendum.*new conclusion replace/);
    await move('reopened');
    await refused(revise(id, 'Parks train no workers.'), 'conclusion.meeting-ended');
    expect(await shown(id)).toMatchObject({ text: { en: 'Parks train twelve workers.' }, textVersion: 2 });
    // what is recorded after the reopening can be revised until it is closed again
    const { id: added } = await record();
    await revise(added, 'Parks train twelve workers.');
    expect(await shown(added)).toMatchObject({ textVersion: 2, fixedBecause: null });
  });

  it('of a conclusion during its confirmation is refused, and nothing is changed', async () => {
    await seat('workers');
    const { id } = await record('Shifts are reviewed.', { agreement: 'ad-referendum', confirmBy: '2026-03-31' });
    const before = await shown(id);
    await refused(revise(id, 'Night shifts are reviewed.'), 'conclusion.being-confirmed');
    expect(await shown(id)).toEqual(before);
    expect(before).toMatchObject({ fixedBecause: 'confirming', settled: false });
  });
});

describe('a corrigendum', () => {
  it('keeps the agreed text with its number, and takes effect when no group has objected within ten working days', async () => {
    await seat('workers', { function: 'spokesperson' });
    const { id, label } = await record();
    await refused(correct(id), 'conclusion.not-settled');
    await move('closed');
    for (const [text, error, code] of [
      ['Parks train 120 workers.', ' ', 'corrigendum.error-missing'],
      [' ', 'A digit is missing.', 'text-missing'],
    ] as const)
      await refused(dialogue.correct.execute(recorder, { conclusionId: id, text: localized(text, ''), error }), code);
    const same = { conclusionId: id, text: localized('Parks train 12 workers.', '园区培训12名职工。'), error: 'None' };
    await refused(dialogue.correct.execute(recorder, same), 'corrigendum.same-text');
    // 10 March 2026 is a Tuesday
    expect(await correct(id)).toMatchObject({ objectBy: '2026-03-24' });
    await refused(correct(id, 'Parks train 121 workers.'), 'corrigendum.already-open');
    const corrigendum = {
      ...{ number: 1, error: 'A digit is missing.', corrects: { en: 'Parks train 12 workers.' } },
      text: localized('Parks train 120 workers.', '园区培训120名职工。'),
    };
    expect(await shown(id)).toMatchObject({
      ...{ label, textVersion: 1, text: { en: 'Parks train 12 workers.' } },
      corrigenda: [{ ...corrigendum, state: 'open', objection: null }],
    });
    clock.moveTo(new Date('2026-03-24T15:00:00Z'));
    expect((await shown(id)).corrigenda).toMatchObject([{ state: 'open' }]);
    clock.moveTo(new Date('2026-03-24T17:00:00Z'));
    expect(await shown(id)).toMatchObject({
      ...{ label, text: { en: 'Parks train 12 workers.' }, corrigenda: [{ ...corrigendum, state: 'in-effect' }] },
    });
    // a second error is corrected in the text in effect
    await refused(correct(id), 'corrigendum.same-text');
    await correct(id, 'Parks train 125 workers.');
    expect((await shown(id)).corrigenda).toMatchObject([
      { number: 1, state: 'in-effect' },
      { number: 2, state: 'open', corrects: { en: 'Parks train 120 workers.' } },
    ]);
  });

  it('counts holidays and made-up working days of the workspace', async () => {
    const { id } = await record();
    await move('closed');
    await open.owner(
      `INSERT INTO identity_special_day VALUES ($1, '2026-03-11', 'holiday'), ($1, '2026-03-14', 'working'), ($1, '2026-03-12', 'holiday')`,
      [place.workspaceId],
    );
    expect(await correct(id)).toMatchObject({ objectBy: '2026-03-25' });
  });

  it('to which a group objects has no effect, stays in the record and goes to the next agenda once', async () => {
    const worker = await seat('workers', { function: 'spokesperson' });
    await seat('employers');
    const next = await nextRoundtable();
    const { id, label } = await record();
    await move('closed');
    const { id: corrigendumId } = await correct(id);
    const object = (reason = 'The number was discussed.') =>
      dialogue.objectToCorrigendum.execute(worker, { corrigendumId, constituency: 'workers', reason });
    await refused(object(' '), 'corrigendum.reason-missing');
    await object();
    await refused(object(), 'corrigendum.not-open');
    clock.moveTo(new Date('2026-05-01T02:00:00Z'));
    expect(await shown(id)).toMatchObject({
      text: { en: 'Parks train 12 workers.' },
      corrigenda: [
        {
          state: 'objected',
          objection: { constituency: 'workers', reason: 'The number was discussed.', recordedAs: 'spokesperson' },
        },
      ],
    });
    expect(await proposals(next)).toEqual([
      ['conclusion-change', `Corrigendum to ${label} (objection: Workers’ group)`, `corrigendum.${id}`],
    ]);
    // the error can be corrected in other words
    expect(await correct(id)).toMatchObject({ objectBy: '2026-05-15' });
  });

  it('is objected to by the spokesperson, or in a group without one by people of its organisations', async () => {
    const spokesperson = await seat('workers', { function: 'spokesperson' });
    const titular = await seat('workers', {}, spokesperson.organisationId);
    const employer = await seat('employers', { kind: 'substitute' });
    const adviser = await seat('government', { kind: 'adviser' });
    const { id } = await record();
    await move('closed');
    const { id: corrigendumId } = await correct(id);
    const object = (actor: Actor, constituency: Constituency) =>
      dialogue.objectToCorrigendum.execute(actor, { corrigendumId, constituency, reason: 'No' });
    const denied = 'corrigendum.objects-for-others';
    await refused(object(titular, 'workers'), denied);
    await refused(object(adviser, 'government'), denied);
    await refused(object(spokesperson, 'employers'), denied);
    await refused(object(spokesperson, 'government'), denied);
    await expect(object(place.as('observer'), 'workers')).rejects.toMatchObject({
      code: 'platform.auth.not-permitted',
    });
    const colleague = place.as('member', {
      ...{ personId: await place.person({ constituency: 'employers', organisationId: employer.organisationId! }) },
      organisationId: employer.organisationId,
    });
    await object(colleague, 'employers');
    expect((await shown(id)).corrigenda).toMatchObject([{ objection: { recordedAs: 'organisation' } }]);
  });

  it('can be refused by a group on paper, which a recorder enters', async () => {
    await seat('workers', { function: 'spokesperson' });
    const { id } = await record();
    await move('closed');
    const { id: corrigendumId } = await correct(id);
    await dialogue.objectToCorrigendum.execute(recorder, { corrigendumId, constituency: 'workers', reason: 'Letter' });
    expect((await shown(id)).corrigenda).toMatchObject([{ objection: { recordedAs: 'recorder' } }]);
  });

  it('is proposed only by those who record conclusions', async () => {
    const worker = await seat('workers', { function: 'spokesperson' });
    const { id } = await record();
    await move('closed');
    const text = localized('Parks train 120 workers.', '');
    await expect(
      dialogue.correct.execute(worker, { conclusionId: id, text, error: 'A digit is missing.' }),
    ).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
  });
});

describe('a replacement', () => {
  const replace = async (conclusionId: string, more: object = {}) => {
    const next = await nextRoundtable();
    await move('convened', next);
    await move('in-session', next);
    return dialogue.record.execute(recorder, {
      ...{ roundtableId: next, text: localized('Parks train 200 workers.', ''), replacesId: conclusionId },
      ...{ agreement: 'agreed', agreedOn: '2026-09-10', ...more },
    });
  };
  const listed = (agreement: 'agreed' | 'replaced') =>
    open.database.read(place.system, async (tx) =>
      (await conclusionRegister(tx, { agreement })).map(({ label }) => label),
    );

  it('names the conclusion that it replaces, which keeps its number and text and leaves the lists of what is agreed', async () => {
    const { id } = await record();
    await refused(replace(id), 'conclusion.not-settled');
    await move('closed');
    const { id: newId } = await replace(id);
    expect(await shown(id)).toMatchObject({
      ...{ label: 'RT1/D-01', text: { en: 'Parks train 12 workers.' }, agreed: true, settled: false },
      replacedBy: { id: newId, label: 'RT3/D-01', state: 'replaced' },
    });
    expect(await shown(newId)).toMatchObject({ replaces: { id, label: 'RT1/D-01' }, replacedBy: null });
    expect([await listed('agreed'), await listed('replaced')]).toEqual([['RT3/D-01'], ['RT1/D-01']]);
    const followed = await open.database.read(place.system, (tx) => dialogue.facade.conclusionIds(tx));
    expect(followed).toEqual([newId]);
    // it was agreed on its day: figures about the dialogue still count it
    const facts = await open.database.read(place.system, (tx) => dialogue.facade.conclusionFacts(tx));
    expect(facts.map(({ agreed }) => agreed)).toEqual([true, true]);
    await refused(replace(id), 'conclusion.replaced');
    await refused(correct(id), 'conclusion.replaced');
  });

  it('in writing takes effect when every organisation has confirmed, and not at all when one does not', async () => {
    const { id } = await record();
    await move('closed');
    const worker = await (async () => {
      const organisationId = await place.organisation('workers');
      const personId = await place.person({ constituency: 'workers', organisationId });
      return place.as('member', { personId, organisationId, constituency: 'workers' });
    })();
    const next = await nextRoundtable();
    await dialogue.seat.execute(place.system, { roundtableId: next, personId: worker.personId!, kind: 'titular' });
    await move('convened', next);
    await move('in-session', next);
    const inWriting = () =>
      dialogue.record.execute(recorder, {
        ...{ roundtableId: next, text: localized('Parks train 200 workers.', ''), replacesId: id },
        ...{ agreement: 'ad-referendum', agreedOn: '2026-09-10', confirmBy: '2026-10-10' },
      });
    const answer = (conclusionId: string, given: 'confirmed' | 'not-confirmed') =>
      dialogue.confirm.execute(worker, {
        ...{ conclusionId, organisationId: worker.organisationId!, answer: given },
      });
    const first = await inWriting();
    expect((await shown(id)).replacedBy).toMatchObject({ id: first.id, state: 'pending' });
    await refused(inWriting(), 'conclusion.replaced');
    await answer(first.id, 'not-confirmed');
    expect((await shown(id)).replacedBy).toBeNull();
    const second = await inWriting();
    await answer(second.id, 'confirmed');
    expect((await shown(id)).replacedBy).toMatchObject({ id: second.id, state: 'replaced' });
  });

  it('is proposed once for the next agenda, by an item that names the conclusion', async () => {
    const worker = await seat('workers');
    const next = await nextRoundtable();
    const { id } = await record();
    const propose = (reason = localized('The number is too low.', '')) =>
      dialogue.proposeReplacement.execute(worker, { conclusionId: id, reason });
    await refused(propose(), 'conclusion.not-settled');
    await move('closed');
    await refused(propose(localized(' ', '')), 'text-missing');
    await propose();
    expect(await proposals(next)).toEqual([['conclusion-change', 'Replace RT1/D-01', `replacement.${id}`]]);
    await refused(propose(), 'conclusion.replacement-proposed');
  });

  it('is taken back by the person who proposed it, until it is decided, and can be proposed again', async () => {
    const [worker, other] = [await seat('workers'), await seat('employers')];
    const next = await nextRoundtable();
    await move('convened', next);
    const { id } = await record();
    await move('closed');
    const propose = () =>
      dialogue.proposeReplacement.execute(worker, {
        conclusionId: id,
        reason: localized('The number is too low.', ''),
      });
    const items = () =>
      open.owner<{ id: string; version: number }>(
        `SELECT id, version FROM dialogue_agenda_item WHERE roundtable_id = $1 AND status = 'proposed'`,
        [next],
      );
    await propose();
    const [item] = await items();
    const shown = { agendaItemId: item!.id, baseVersion: item!.version };
    await expect(dialogue.deleteItem.execute(other, shown)).rejects.toMatchObject({ kind: 'forbidden' });
    await refused(dialogue.deleteItem.execute(place.system, shown), 'agenda-item.in-use');
    await dialogue.deleteItem.execute(worker, shown);
    expect(await items()).toEqual([]);
    await propose();
    const [again] = await items();
    await dialogue.decide.execute(place.system, { agendaItemId: again!.id, accept: false, reason: 'Not now.' });
    const decided = { agendaItemId: again!.id, baseVersion: again!.version + 1 };
    await expect(dialogue.deleteItem.execute(worker, decided)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
