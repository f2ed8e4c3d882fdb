import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { SeatFunction, SeatKind } from '../../../src/modules/dialogue/index.js';
import { conclusionFacts } from '../../../src/modules/dialogue/queries/session-facts.query.js';
import { conclusionRegister } from '../../../src/modules/dialogue/queries/conclusion-register.query.js';
import { owedConfirmations } from '../../../src/modules/dialogue/queries/confirmations.query.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

describe('conclusions', () => {
  let open: OpenDatabase;
  let dialogue: ReturnType<typeof dialogueOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;
  let roundtableId: string;
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    dialogue = dialogueOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    place = await openWorkspace(open, `concluding-${count}`);
    roundtableId = (await dialogue.create.execute(place.system, plan)).id;
    for (const to of ['convened', 'in-session'] as const)
      await dialogue.state.execute(place.system, { roundtableId, to });
  });

  const record = (words: string, agendaItemId?: string) =>
    dialogue.record.execute(place.system, {
      roundtableId,
      ...(agendaItemId === undefined ? {} : { agendaItemId }),
      text: localized(words, ''),
      agreement: 'agreed',
      agreedOn: '2026-03-10',
    });

  it('are numbered without a gap, even if eight are recorded at once and some are refused', async () => {
    const topic = await dialogue.addItem.execute(place.system, { roundtableId, title: localized('Skills', '技能') });
    const outcome = await concurrently(8, (index) =>
      record(`Conclusion ${index}`, index % 3 === 2 ? newId() : topic.id),
    );
    const labels = outcome.flatMap((one) => (one.status === 'fulfilled' ? [one.value.label] : []));
    expect(labels.toSorted()).toEqual(['RT1/D-01', 'RT1/D-02', 'RT1/D-03', 'RT1/D-04', 'RT1/D-05', 'RT1/D-06']);
    expect((await record('The next one')).label).toBe('RT1/D-07');
    const [event] = await open.owner<{ payload: object }>(
      `SELECT payload FROM domain_event WHERE type = 'dialogue.conclusion.recorded.v1' AND payload ->> 'label' = 'RT1/D-07'
       AND workspace_id = $1`,
      [place.workspaceId],
    );
    expect(event?.payload).toMatchObject({ roundtableId, agendaItemId: null, agreement: 'agreed' });
  });

  it('can be reached without objection, which organisations need not confirm', async () => {
    const { id } = await record('Parks publish their training plans.');
    const changes = { agreement: 'no-objection' as const };
    await dialogue.revise.execute(place.system, { conclusionId: id, baseVersion: 1, changes });
    const { conclusion } = await dialogue.conclusions.one(place.system, id);
    expect(conclusion).toMatchObject({ agreement: 'no-objection', confirmation: null });
  });

  it('keep every version of their text, merge the two languages and refuse a silent overwrite', async () => {
    const { id } = await record('Parks publish their training plans.');
    const revise = (changes: object, reason?: string) =>
      dialogue.revise.execute(place.system, { conclusionId: id, baseVersion: 1, changes, reason: reason ?? null });
    const both = await concurrently(2, (index) =>
      index === 0
        ? revise({ zh: '各园区公布培训计划。' })
        : revise({ en: 'Each park publishes its training plan.' }, 'Singular'),
    );
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    await expect(revise({ en: 'No park publishes anything.' })).rejects.toMatchObject({
      code: 'dialogue.edit-conflict',
    });
    const { conclusion: page } = await dialogue.conclusions.one(place.system, id);
    expect(page.text).toEqual({ en: 'Each park publishes its training plan.', zh: '各园区公布培训计划。' });
    expect(page.texts.map((text) => text.version)).toEqual([1, 2, 3]);
    expect(page.texts[0]?.text.en).toBe('Parks publish their training plans.');
  });

  it('record on whose behalf someone makes a reservation, with the constituency of the seat', async () => {
    const union = await place.organisation('workers');
    const person = await place.person({ constituency: 'workers', organisationId: union });
    const employer = await place.organisation('employers');
    await dialogue.seat.execute(place.system, { roundtableId, personId: person, kind: 'titular' });
    const { id: conclusionId } = await record('Work in shifts is reviewed.');
    const statement = localized('Night work is left out.', '');
    const delegate = place.as('member', { personId: person, organisationId: union, constituency: 'workers' });
    const { id } = await dialogue.reserve.execute(delegate, {
      conclusionId,
      kind: 'reservation',
      organisationId: union,
      statement,
    });
    const attempts: readonly (readonly [object, string])[] = [
      [{ constituency: 'employers' }, 'dialogue.reservation.not-at-the-table'],
      [{ organisationId: employer }, 'dialogue.reservation.not-at-the-table'],
      [{}, 'dialogue.reservation.behalf-unclear'],
      [{ organisationId: union, constituency: 'workers' }, 'dialogue.reservation.behalf-unclear'],
    ];
    for (const [behalf, code] of attempts) {
      const attempt = dialogue.reserve.execute(place.system, { conclusionId, kind: 'objection', statement, ...behalf });
      await expect(attempt).rejects.toMatchObject({ code });
    }
    const stranger = place.as('member', { constituency: 'employers', organisationId: employer });
    await expect(
      dialogue.reserve.execute(stranger, { conclusionId, kind: 'objection', constituency: 'workers', statement }),
    ).rejects.toMatchObject({ code: 'dialogue.reservation.speaks-for-others' });
    await expect(dialogue.withdraw.execute(stranger, id)).rejects.toMatchObject({
      code: 'dialogue.reservation.withdraws-for-others',
    });
    const register = (reserved: boolean) =>
      open.database.read(delegate, (tx) => conclusionRegister(tx, { reserved, words: 'rt1/d-01' }));
    expect(await register(true)).toMatchObject([
      { label: 'RT1/D-01', reservations: [{ organisationId: union, constituency: 'workers', withdrawnAt: null }] },
    ]);
    await dialogue.withdraw.execute(delegate, id);
    expect(await register(true)).toEqual([]);
    expect(await register(false)).toMatchObject([{ reservations: [{ id, withdrawnAt: expect.any(Date) }] }]);
  });

  it('propose an open reservation once for the next agenda, and withdraw the undecided proposal with it', async () => {
    const { system } = place;
    const personId = await place.person({ constituency: 'workers' });
    await dialogue.seat.execute(system, { roundtableId, personId, kind: 'titular' });
    const [first, other] = [await record('Work in shifts is reviewed.'), await record('Breaks are longer.')];
    const reserve = (conclusionId: string, kind: 'reservation' | 'objection' = 'reservation') =>
      dialogue.reserve.execute(system, {
        ...{ conclusionId, kind, constituency: 'workers', statement: localized('Night work is left out.', '') },
      });
    const next = (await dialogue.create.execute(system, plan)).id;
    const proposals = async (id: string) =>
      (await dialogue.roundtables.one(system, id)).roundtable.proposals.map(({ title }) => title.en);
    const [{ id: withdrawn }, { id: open1 }] = [await reserve(first.id), await reserve(other.id, 'objection')];
    expect(await proposals(roundtableId)).toEqual([]);
    expect(await proposals(next)).toEqual([
      'Reservation on RT1/D-01 (Workers’ group)',
      'Objection on RT1/D-02 (Workers’ group)',
    ]);
    const { roundtable } = await dialogue.roundtables.one(system, next);
    expect(roundtable.proposals[0]).toMatchObject({
      ...{ kind: 'open-reservation', sourceType: `reservation.${first.id}`, sourceId: withdrawn },
      note: { en: 'Night work is left out.' },
    });
    await dialogue.withdraw.execute(system, withdrawn);
    expect(await proposals(next)).toEqual(['Objection on RT1/D-02 (Workers’ group)']);
    await dialogue.decide.execute(system, { agendaItemId: roundtable.proposals[1]!.id, accept: true });
    await dialogue.withdraw.execute(system, open1);
    expect((await dialogue.roundtables.one(system, next)).roundtable.agenda).toHaveLength(1);
    const later = { roundtableId, startsOn: '2026-04-21', endsOn: '2026-04-21' };
    await dialogue.planMeeting.execute(system, later);
    await reserve(first.id);
    expect(await proposals(roundtableId)).toEqual(['Reservation on RT1/D-01 (Workers’ group)']);
    expect(await proposals(next)).toEqual([]);
  });

  it('propose the reservations of several organisations by their names, for a later roundtable, with the translation', async () => {
    const { system } = place;
    const places = [];
    for (const constituency of ['workers', 'employers'] as const) {
      const organisationId = await place.organisation(constituency);
      const personId = await place.person({ constituency, organisationId });
      await dialogue.seat.execute(system, { roundtableId, personId, kind: 'titular' });
      places.push(organisationId);
    }
    const { id: conclusionId } = await record('Work in shifts is reviewed.');
    const { id: earlier } = await dialogue.create.execute(system, {
      ...{ ...plan, startsOn: '2026-01-13', endsOn: '2026-01-13' },
    });
    const { id: next } = await dialogue.create.execute(system, plan);
    const statement = localized('Night work is left out.', '');
    const ids = [];
    for (const organisationId of places)
      ids.push(
        await dialogue.reserve.execute(system, { conclusionId, kind: 'reservation', organisationId, statement }),
      );
    const proposals = async (id: string) => (await dialogue.roundtables.one(system, id)).roundtable.proposals;
    expect(await proposals(earlier)).toEqual([]);
    expect((await proposals(next)).map(({ title }) => title.en)).toEqual([
      'Reservation on RT1/D-01 (Body of workers)',
      'Reservation on RT1/D-01 (Body of employers)',
    ]);
    const [own, changed] = (await proposals(next)).map(({ id }) => id);
    const edit = { agendaItemId: changed!, baseVersion: 1, changes: { noteEn: 'The costs are shared.' } };
    await dialogue.editItem.execute(system, edit);
    for (const { id: reservationId } of ids)
      await dialogue.translateReservation.execute(system, {
        ...{ reservationId, language: 'zh', replaces: '', text: '未包括夜班。' },
      });
    expect(await proposals(next)).toMatchObject([
      { id: own, note: { en: 'Night work is left out.', zh: '未包括夜班。' } },
      { id: changed, note: { en: 'The costs are shared.', zh: '' } },
    ]);
    const stale = { agendaItemId: own!, baseVersion: 1, changes: { noteZh: '夜班。' } };
    await expect(dialogue.editItem.execute(system, stale)).rejects.toMatchObject({ code: 'dialogue.edit-conflict' });
  });

  it('subject to confirmation are answered by each organisation once, within the term and to the present text', async () => {
    const [union, employer] = [await place.organisation('workers'), await place.organisation('employers')];
    const worker = await place.person({ constituency: 'workers', organisationId: union });
    const boss = await place.person({ constituency: 'employers', organisationId: employer });
    for (const personId of [worker, boss])
      await dialogue.seat.execute(place.system, { roundtableId, personId, kind: 'titular' });
    const text = localized('Shifts are reviewed.', '');
    const subject = { roundtableId, text, agreement: 'ad-referendum', agreedOn: '2026-03-10' } as const;
    const refused = (attempt: Promise<unknown>, code: string) => expect(attempt).rejects.toMatchObject({ code });
    await refused(dialogue.record.execute(place.system, subject), 'dialogue.confirmation.term-missing');
    const early = { ...subject, confirmBy: '2026-03-09' };
    await refused(dialogue.record.execute(place.system, early), 'dialogue.confirmation.term-wrong');
    for (const agreement of ['agreed', 'no-objection'] as const) {
      const unneeded = { ...subject, agreement, confirmBy: '2026-03-31' };
      await refused(dialogue.record.execute(place.system, unneeded), 'dialogue.confirmation.term-unneeded');
    }
    const { id } = await dialogue.record.execute(place.system, { ...subject, confirmBy: '2026-03-10' });
    const recorder = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
    const member = place.as('member', { personId: worker, organisationId: union, constituency: 'workers' });
    const answer = (actor: Actor, organisationId: string, given: 'confirmed' | 'not-confirmed' = 'confirmed') =>
      dialogue.confirm.execute(actor, { conclusionId: id, organisationId, answer: given });
    const agree = () =>
      dialogue.revise.execute(place.system, { conclusionId: id, baseVersion: 1, changes: { agreement: 'agreed' } });
    const confirmation = async () => (await dialogue.conclusions.one(member, id)).conclusion.confirmation;

    const term = { conclusionId: id, confirmBy: '2099-03-31' };
    await refused(dialogue.setTerm.execute(recorder, term), 'dialogue.confirmation.reason-missing');
    const past = { ...term, confirmBy: '2026-03-12', reason: 'Holiday' };
    expect(await confirmation()).toMatchObject({ state: 'silent' });
    await refused(answer(member, union), 'dialogue.confirmation.term-ended');
    await refused(dialogue.setTerm.execute(recorder, past), 'dialogue.confirmation.term-wrong');
    await dialogue.setTerm.execute(recorder, { ...term, reason: 'The board meets later.' });
    await refused(answer(member, employer), 'dialogue.confirmation.answers-for-others');
    await refused(answer(member, newId()), 'dialogue.confirmation.organisation-not-asked');
    const twice = await concurrently(2, () => answer(member, union));
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await refused(answer(member, union, 'not-confirmed'), 'dialogue.confirmation.already-answered');
    await refused(agree(), 'dialogue.conclusion.being-confirmed');
    expect(await confirmation()).toMatchObject({ state: 'waiting', dueOn: '2099-03-31' });
    const owner = place.as('member', { personId: boss, organisationId: employer, constituency: 'employers' });
    await answer(recorder, employer, 'not-confirmed');
    expect(await confirmation()).toMatchObject({ state: 'not-confirmed' });
    await refused(answer(recorder, employer), 'dialogue.confirmation.already-answered');
    await answer(owner, employer);
    await refused(answer(owner, employer), 'dialogue.confirmation.already-answered');
    expect(await confirmation()).toMatchObject({
      state: 'confirmed',
      terms: [{ reason: null }, { reason: 'The board meets later.', personId: recorder.personId }],
      organisations: [
        { organisationId: employer, status: 'confirmed', recordedAs: 'organisation', personId: boss },
        { organisationId: union, status: 'confirmed', recordedAs: 'organisation', personId: worker },
      ],
    });
    await refused(agree(), 'dialogue.confirmation.asked');
    const counted = async () => (await open.database.read(member, conclusionFacts)).map(({ agreed }) => agreed);
    expect(await counted()).toEqual([true]);

    const owed = async () =>
      (await open.database.read(member, (tx) => owedConfirmations(tx, '2099-03-31', '2099-03-31'))).flatMap(
        ({ organisationIds }) => organisationIds,
      );
    const revise = (baseVersion: number, changes: object) =>
      dialogue.revise.execute(place.system, { conclusionId: id, baseVersion, changes });
    await revise(1, { zh: '审查轮班。' });
    expect([await owed(), (await confirmation())?.state]).toEqual([[], 'confirmed']);
    await revise(2, { en: 'Night shifts are reviewed.' });
    expect((await owed()).toSorted()).toEqual([union, employer].toSorted());
    await answer(member, union);
    expect(await confirmation()).toMatchObject({
      state: 'waiting',
      organisations: [
        { organisationId: employer, status: 'waiting', answer: 'confirmed', textChanged: true },
        { organisationId: union, status: 'confirmed', textChanged: false },
      ],
    });
    expect(await counted()).toEqual([false]);
  });

  describe('the person who speaks for a group', () => {
    const statement = localized('Night work is left out.', '');
    let conclusionId: string;
    beforeEach(async () => {
      conclusionId = (await record('Work in shifts is reviewed.')).id;
    });
    const worker = async (seat?: { kind: SeatKind; function?: SeatFunction }) => {
      const personId = await place.person({ constituency: 'workers' });
      if (seat) await dialogue.seat.execute(place.system, { roundtableId, personId, ...seat });
      return place.as('member', { personId, constituency: 'workers' });
    };
    const object = (actor: Actor) =>
      dialogue.reserve.execute(actor, { conclusionId, kind: 'objection', constituency: 'workers', statement });

    it('is its seated spokesperson or a titular member; a member without a seat, a substitute and an adviser are refused', async () => {
      const spokesperson = await worker({ kind: 'adviser', function: 'spokesperson' });
      await object(spokesperson);
      await object(await worker({ kind: 'titular' }));
      for (const seat of [undefined, { kind: 'substitute' }, { kind: 'adviser' }] as const)
        await expect(object(await worker(seat))).rejects.toMatchObject({
          kind: 'forbidden',
          code: 'dialogue.reservation.speaks-for-others',
        });
      const moved = { ...spokesperson, constituency: 'employers' as const };
      await expect(object(moved)).rejects.toMatchObject({ code: 'dialogue.reservation.speaks-for-others' });
    });

    it('can be recorded by a facilitator or rapporteur under their own name', async () => {
      await worker({ kind: 'adviser' });
      const personId = await place.person({ capacity: 'secretariat' });
      const { id } = await object(place.as('rapporteur', { personId }));
      const [entry] = await open.database.read(place.system, (tx) => conclusionRegister(tx, { ids: [conclusionId] }));
      expect(entry?.reservations).toMatchObject([{ id, constituency: 'workers', personId, recordedAs: 'recorder' }]);
    });

    it('records conclusions as rapporteur of the roundtable, whatever the role, and no one else by a seat', async () => {
      const conclude = (actor: Actor) =>
        dialogue.record.execute(actor, {
          ...{ roundtableId, text: statement, agreement: 'agreed', agreedOn: '2026-03-10' },
        });
      expect(await conclude(await worker({ kind: 'titular', function: 'rapporteur' }))).toMatchObject({ number: 2 });
      for (const seat of [undefined, { kind: 'titular', function: 'spokesperson' }] as const)
        await expect(conclude(await worker(seat))).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    });

    it('can withdraw the reservation as its author or spokesperson, but a colleague cannot', async () => {
      const [author, colleague] = [await worker({ kind: 'titular' }), await worker({ kind: 'titular' })];
      const spokesperson = await worker({ kind: 'titular', function: 'spokesperson' });
      const [first, second] = [await object(author), await object(author)];
      await expect(dialogue.withdraw.execute(colleague, first.id)).rejects.toMatchObject({
        code: 'dialogue.reservation.withdraws-for-others',
      });
      await dialogue.withdraw.execute(author, first.id);
      await dialogue.withdraw.execute(spokesperson, second.id);
    });
  });

  it('finds agenda items, reservations and documents by their words in either language; a draft stays with those who prepare it', async () => {
    const addItem = (id: string, title: string) =>
      dialogue.addItem.execute(place.system, {
        roundtableId: id,
        title: localized(title, '题目'),
        note: localized('Night buses', '夜班车'),
      });
    await addItem(roundtableId, 'A safe way home');
    const draft = await dialogue.create.execute(place.system, plan);
    await addItem(draft.id, 'A safe way home, continued');
    const person = await place.person({ constituency: 'workers' });
    await dialogue.seat.execute(place.system, { roundtableId, personId: person, kind: 'titular' });
    const { id: conclusionId } = await record('Shifts end at ten.');
    const statement = localized('Buses end at nine.', '公交车九点停运。');
    await dialogue.reserve.execute(place.system, {
      conclusionId,
      kind: 'reservation',
      constituency: 'workers',
      statement,
    });
    await open.database.write(place.system, (tx) =>
      tx.query(
        `INSERT INTO dialogue_document (id, workspace_id, roundtable_id, title, file_name, media_type, bytes, sha256, storage_key, attached_at)
         VALUES ($1, $2, $3, 'Timetable', 'buses.csv', 'text/csv', 1, 'x', 'x', now())`,
        [newId(), place.workspaceId, roundtableId],
      ),
    );
    const search = (actor: Actor, words: string) =>
      dialogue.roundtables.texts(actor, words).then((found) => found.map(({ kind, label }) => `${kind} ${label}`));
    expect(await search(place.as('observer'), 'BUSES')).toEqual([
      'agenda-item RT1',
      'reservation RT1/D-01',
      'document RT1',
    ]);
    expect(await search(place.as('observer'), '九点')).toEqual(['reservation RT1/D-01']);
    expect((await search(place.as('facilitator'), 'night buses')).toSorted()).toEqual([
      'agenda-item RT1',
      'agenda-item RT2',
    ]);
  });

  it('agrees nothing before the session is open', async () => {
    const later = await dialogue.create.execute(place.system, plan);
    const early = {
      roundtableId: later.id,
      text: localized('x', ''),
      agreement: 'agreed',
      agreedOn: '2026-03-10',
    } as const;
    await expect(dialogue.record.execute(place.system, early)).rejects.toMatchObject({
      code: 'dialogue.conclusion.not-in-session',
    });
  });

  it('leaves nothing behind when a conclusion is refused', async () => {
    const outside = { roundtableId, text: localized('x', ''), agreement: 'agreed', agreedOn: '2026-03-12' } as const;
    await expect(dialogue.record.execute(place.system, outside)).rejects.toMatchObject({
      code: 'dialogue.conclusion.agreed-on-outside',
    });
    expect((await record('First')).label).toBe('RT1/D-01');
  });
});
