import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '../../../src/kernel/actor.js';
import { csvLine } from '../../../src/kernel/csv.js';
import { newId } from '../../../src/kernel/ids.js';
import { type Language, localized } from '../../../src/kernel/localized-text.js';
import type { ActionFilter } from '../../../src/roadmap/domain/action-filter.js';
import { type Grouping, type WrittenOrder, writtenOrders } from '../../../src/roadmap/domain/action-order.js';
import { concurrently } from '../../support/database.js';
import { dialogueOn } from '../dialogue/table.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { bytes, clock, holdRoundtable, openPlace, openRoadmap, title } from './roadmap-fixture.js';

describe('actions of the roadmap', () => {
  let roadmap: Roadmap;
  let place: Place;

  beforeAll(async () => {
    roadmap = await openRoadmap();
  });
  afterAll(() => roadmap.close());
  beforeEach(async () => {
    clock.moveTo(new Date('2026-11-25T04:00:00Z'));
    place = await openPlace(roadmap);
  });

  const opened = (more: object = {}) =>
    roadmap.openAction.execute(place.facilitator, {
      ...{ title, ownerOrganisationId: place.employers.id, stage: 'agreed' as const },
      ...more,
    });
  const read = async (id: string) => (await roadmap.actions.one(place.system, id)).action;
  it('are numbered without a gap when twelve are created at once and some are refused', async () => {
    const outcomes = await concurrently(12, (index) => opened(index % 4 === 3 ? { ownerOrganisationId: newId() } : {}));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    const rows = await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx));
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are listed page by page without omissions even if there are five thousand, with the number that match the filter', async () => {
    await opened();
    await roadmap.database.write(place.system, (tx) =>
      tx.query(
        `INSERT INTO roadmap_action SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', n))).*
         FROM roadmap_action a, generate_series(2, 5001) AS n`,
      ),
    );
    const page = (offset: number, filter: ActionFilter = {}) =>
      roadmap.actions.page(place.system, filter, { limit: 500, offset });
    const numbers: number[] = [];
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = await page(offset);
      expect(total).toBe(5001);
      if (rows.length === 0) break;
      numbers.push(...rows.map(({ number }) => number));
    }
    expect(numbers).toEqual(Array.from({ length: 5001 }, (_, index) => index + 1));
    for (const text of ['A-500', 'a-500', '-500']) expect((await page(0, { text })).total).toBe(3);
    expect((await page(0, { text: 'A' })).total).toBe(5001);
    expect((await page(0, { text: '500' })).rows.map(({ number }) => number)).toEqual([
      500, 1500, 2500, 3500, 4500, 5000, 5001,
    ]);
    expect(await roadmap.database.read(place.system, (tx) => roadmap.facade.actions(tx))).toHaveLength(5001);
    const last = { limit: 2, offset: 4999 };
    for (const [by, key] of [
      ['status', 'agreed'],
      ['owner', place.employers.id],
      ['area', 'none'],
    ] as const)
      expect(await roadmap.actions.inGroups(place.system, {}, { ...last, by })).toMatchObject({
        ...{ total: 5001, late: 0 },
        groups: [{ key, total: 5001, rows: [{ number: 5000 }, { number: 5001 }] }],
      });
    await roadmap.database.write(place.system, async (tx) => {
      await tx.query(
        `INSERT INTO directory_organisation
         SELECT (jsonb_populate_record(o, jsonb_build_object('id', md5(n::text)::uuid, 'name', jsonb_build_object('en', 'Owner ' || n, 'zh', '单位 ' || n)))).*
         FROM directory_organisation o, generate_series(0, 29) AS n WHERE o.id = $1`,
        [place.employers.id],
      );
      await tx.query(
        'UPDATE roadmap_action SET owner_organisation_id = md5((number / 2)::text)::uuid WHERE number < 60',
      );
    });
    const owners = { by: 'owner', limit: 2, offset: 0 } as const;
    const { groups } = await roadmap.actions.inGroups(place.system, {}, owners);
    expect(groups.map(({ rows }) => rows.length).toSorted()).toEqual([...Array(19).fill(1), ...Array(12).fill(2)]);
    const small = groups.find(({ rows, total }) => rows.length === 1 && total === 2)!;
    expect(await roadmap.actions.inGroups(place.system, {}, { ...owners, group: small.key })).toMatchObject({
      groups: [{ total: 2, rows: [small.rows[0], {}] }],
    });
    expect(await roadmap.actions.places(place.system, {})).toEqual([
      { placeId: null, actions: 5001, late: 0, settled: 0 },
    ]);
  });

  it('are ordered by each column with empty cells last, and by names in the language of the reader', async () => {
    await opened({ dueOn: '2026-12-31' });
    await opened({ dueOn: '2026-11-01', ownerOrganisationId: place.workers.id });
    await opened({ ownerOrganisationId: null, policyAreas: [3, 1] });
    const numbers = async (sort: WrittenOrder, language: Language = 'en') =>
      (await roadmap.actions.page(place.system, {}, { limit: 9, offset: 0, sort, language })).rows.map(
        (row) => row.number,
      );
    for (const sort of writtenOrders) expect((await numbers(sort)).toSorted()).toEqual([1, 2, 3]);
    expect(await numbers('due')).toEqual([2, 1, 3]);
    expect(await numbers('-due')).toEqual([1, 2, 3]);
    expect(await numbers('-action')).toEqual([3, 2, 1]);
    expect((await numbers('owner')).at(-1)).toBe(3);
    expect(await numbers('-owner')).toEqual([...(await numbers('owner')).slice(0, 2).toReversed(), 3]);
    const groups = async (by: Grouping, group?: string) =>
      (
        await roadmap.actions.inGroups(
          place.system,
          {},
          { by, limit: 9, offset: 0, ...(group !== undefined && { group }) },
        )
      ).groups.map(({ key, total }) => [key, total]);
    expect(await groups('area')).toEqual([
      ['1', 1],
      ['3', 1],
      ['none', 2],
    ]);
    expect(await groups('area', '3')).toEqual([['3', 1]]);
    expect(await groups('area', 'none')).toEqual([['none', 2]]);
    expect(await roadmap.actions.page(place.system, { dueIn: '2026-11' }, { limit: 9, offset: 0 })).toMatchObject({
      ...{ total: 1, late: 1, budgeted: false },
    });
  });

  it('are on the board in the groups and order of the table, with the same values', async () => {
    await opened({ dueOn: '2026-11-01', policyAreas: [2], coOwnerOrganisationIds: [place.workers.id] });
    await opened({ policyAreas: [3, 2], ownerOrganisationId: null });
    await opened();
    const part = { by: 'area', sort: '-action', limit: 2, offset: 0 } as const;
    const [board, table] = [
      await roadmap.actions.board(place.system, {}, part),
      await roadmap.actions.inGroups(place.system, {}, part),
    ];
    expect(board.groups.map(({ key, total, rows }) => [key, total, rows.map(({ number }) => number)])).toEqual([
      ['2', 2, [2, 1]],
      ['3', 1, [2]],
      ['none', 1, [3]],
    ]);
    expect(table.groups).toMatchObject(board.groups);
    expect({ ...table, groups: board.groups, shown: board.shown }).toEqual({ ...board, readAt: table.readAt });
  });

  it('can be created only for a conclusion of the same workspace', async () => {
    const roundtable = await roadmap.createRoundtable.execute(place.system, {
      title: localized('Roundtable', '圆桌会议'),
      startsOn: '2026-03-10',
      endsOn: '2026-03-10',
      timeZone: 'Asia/Shanghai',
    });
    await roadmap.database.write(place.system, (tx) =>
      tx.query(`UPDATE dialogue_roundtable SET state = 'in-session' WHERE id = $1`, [roundtable.id]),
    );
    const conclusion = await roadmap.record.execute(place.system, {
      roundtableId: roundtable.id,
      text: localized('Officers are trained.', '培训安全员。'),
      agreement: 'agreed',
      agreedOn: '2026-03-10',
    });
    expect((await opened({ conclusionIds: [conclusion.id] })).conclusionIds).toEqual([conclusion.id]);
    const elsewhere = await openPlace(roadmap);
    const foreign = { title, conclusionIds: [conclusion.id] };
    await expect(roadmap.openAction.execute(elsewhere.facilitator, foreign)).rejects.toMatchObject({
      code: 'roadmap.action.conclusion-unknown',
    });
  });

  it('are created in the room of a meeting only for an organisation that is in the meeting, or without an owner', async () => {
    const { id: meetingId } = await roadmap.createRoundtable.execute(place.system, {
      ...{ title, startsOn: '2026-03-10', endsOn: '2026-03-10', timeZone: 'Asia/Shanghai' },
    });
    const personId = place.employers.delegate.personId!;
    await roadmap.seat.execute(place.system, { roundtableId: meetingId, personId, kind: 'titular' });
    const inRoom = (ownerOrganisationId: string | null, at = meetingId) =>
      roadmap.openAction.execute(place.facilitator, { title, ownerOrganisationId }, at);
    expect((await inRoom(place.employers.id)).ownerOrganisationId).toBe(place.employers.id);
    expect((await inRoom(null)).ownerOrganisationId).toBeNull();
    await expect(inRoom(place.workers.id)).rejects.toMatchObject({
      ...{ code: 'roadmap.action.owner-not-in-meeting', options: { errors: [{ pointer: '/ownerOrganisationId' }] } },
    });
    await expect(inRoom(null, newId())).rejects.toMatchObject({ code: 'roadmap.action.meeting-unknown' });
  });

  it('come from several conclusions, which can be added and removed, and are filtered by each', async () => {
    const held = async (day: string) => (await holdRoundtable(roadmap, place, day)).conclusionId;
    const [first = '', second = ''] = [await held('2026-03-10'), await held('2026-06-10')].toSorted();
    const { id } = await opened({ conclusionIds: [second, first, second] });
    const read = async () => (await roadmap.actions.one(place.system, id)).action;
    const listed = async (conclusionId: string) =>
      (await roadmap.actions.page(place.system, { conclusionId }, { limit: 10, offset: 0 })).rows.map((row) => row.id);
    expect((await read()).conclusionIds).toEqual([first, second]);
    expect([await listed(first), await listed(second)]).toEqual([[id], [id]]);
    const edit = { actionId: id, baseVersion: 1, changes: { conclusionIds: [second] } };
    expect((await roadmap.edit.execute(place.facilitator, edit)).conclusionIds).toEqual([second]);
    expect((await read()).conclusionIds).toEqual([second]);
    expect([await listed(first), await listed(second)]).toEqual([[], [id]]);
    const stale = roadmap.edit.execute(place.facilitator, { ...edit, changes: { conclusionIds: [first] } });
    await expect(stale).rejects.toMatchObject({ kind: 'conflict' });
    const unknown = { ...edit, baseVersion: 2, changes: { conclusionIds: [second, newId()] } };
    await expect(roadmap.edit.execute(place.facilitator, unknown)).rejects.toMatchObject({
      code: 'roadmap.action.conclusion-unknown',
    });
    expect((await read()).conclusionIds).toEqual([second]);
  });

  it('are not visible to another workspace', async () => {
    const { id } = await opened();
    const elsewhere = await openPlace(roadmap);
    await expect(roadmap.actions.one(elsewhere.system, id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(
      roadmap.edit.execute(elsewhere.facilitator, { actionId: id, baseVersion: 1, changes: { dueOn: '2027-01-01' } }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('merge edits of different fields and refuse a second edit of the same, with both values', async () => {
    const { id } = await opened();
    const change = (changes: object) =>
      roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion: 1, changes });
    const outcomes = await concurrently(2, (index) =>
      change(index === 0 ? { dueOn: '2027-01-01' } : { policyAreas: [5] }),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    await expect(change({ dueOn: '2027-02-02' })).rejects.toMatchObject({
      code: 'roadmap.action.edit-conflict',
      options: { facts: { conflicts: [{ field: 'dueOn', theirs: '2027-01-01', yours: '2027-02-02' }] } },
    });
    expect(await read(id)).toMatchObject({ dueOn: '2027-01-01', policyAreas: [5], version: 3 });
  });

  it('can be translated while their author edits the other language', async () => {
    const { id } = await opened();
    const change = (text: { readonly en?: string; readonly zh?: string }) =>
      roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion: 1, changes: { title: text } });
    await change({ en: 'Train all officers' });
    await change({ zh: '培训全部安全员' });
    expect(await read(id)).toMatchObject({ title: { en: 'Train all officers', zh: '培训全部安全员' } });
    await expect(change({ en: 'Train some' })).rejects.toMatchObject({ code: 'roadmap.action.edit-conflict' });
    await expect(
      roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion: 3, changes: { title: { en: '', zh: '' } } }),
    ).rejects.toMatchObject({ code: 'roadmap.text.missing' });
  });

  describe('the due date', () => {
    const move = (actionId: string, dueOn: string | null, reason?: string) =>
      roadmap.edit.execute(place.facilitator, {
        actionId,
        baseVersion: 1,
        changes: { dueOn },
        ...(reason !== undefined && { reason }),
      });

    it('requires a reason to be changed once agreed; the date first agreed and the days since then are kept', async () => {
      const { id } = await opened({ dueOn: '2026-11-20' });
      expect(await read(id)).toMatchObject({ daysLate: 5, agreedDueOn: '2026-11-20', daysPastAgreed: 5 });
      await expect(move(id, '2027-05-31')).rejects.toMatchObject({
        code: 'roadmap.action.due-reason-missing',
        options: { errors: [{ pointer: '/reason' }] },
      });
      await expect(move(id, null, '  ')).rejects.toMatchObject({ code: 'roadmap.action.due-reason-missing' });
      await move(id, '2027-05-31', 'The trainer was ill.');
      const change = { fromOn: '2026-11-20', toOn: '2027-05-31', reason: 'The trainer was ill.' };
      expect(await read(id)).toMatchObject({
        dueOn: '2027-05-31',
        daysLate: 0,
        agreedDueOn: '2026-11-20',
        daysPastAgreed: 5,
        dueChanges: [{ ...change, personId: place.facilitator.personId }],
      });
      await roadmap.edit.execute(place.facilitator, {
        actionId: id,
        baseVersion: 2,
        changes: { dueOn: '2027-06-30' },
        reason: 'The hall is taken.',
      });
      expect(await read(id)).toMatchObject({ agreedDueOn: '2026-11-20', dueChanges: [{}, change] });
    });

    it('that was left open can be filled in without a reason, and is the agreed one from then on', async () => {
      const { id } = await opened();
      expect(await read(id)).toMatchObject({ agreedDueOn: null, daysPastAgreed: 0 });
      await move(id, '2026-11-20');
      expect(await read(id)).toMatchObject({ agreedDueOn: '2026-11-20', agreedDuePrecision: 'day', dueChanges: [] });
    });
  });

  it('show the next step of the last report, also after a change of status, until completion is reported', async () => {
    const { id: actionId } = await opened();
    const report = (more: object) =>
      roadmap.report.execute(place.employers.delegate, { actionId, text: 'Begun.', ...more });
    const step = { text: ' Visit\nthe parks ', on: '2026-12-01' };
    await report({ nextStep: step, status: 'in-progress' });
    const shown = { text: 'Visit the parks', on: '2026-12-01', language: 'en' };
    expect(await read(actionId)).toMatchObject({ nextStep: shown, updates: [{ nextStep: 'Visit the parks' }] });
    await roadmap.move.execute(place.facilitator, {
      ...{ actionId, baseVersion: 2, status: 'at-risk', reason: 'No trainers.' },
    });
    expect(await read(actionId)).toMatchObject({ nextStep: shown });
    await report({});
    expect(await read(actionId)).toMatchObject({ nextStep: null });
    await expect(report({ nextStep: { text: ' ', on: '2026-12-01' } })).rejects.toMatchObject({
      code: 'roadmap.report.next-step-missing',
    });
    await report({ nextStep: step, status: 'claimed-done' });
    expect(await read(actionId)).toMatchObject({ status: 'claimed-done', nextStep: null });
  });

  it('show no next step of a former owner', async () => {
    const { id: actionId } = await opened();
    const report = (actor: Actor, text: string) =>
      roadmap.report.execute(actor, { actionId, text, status: 'in-progress', nextStep: { text, on: null } });
    await report(place.employers.delegate, 'Visit the parks');
    clock.advance(1000);
    await roadmap.edit.execute(place.facilitator, {
      ...{ actionId, baseVersion: 2, changes: { ownerOrganisationId: place.workers.id } },
    });
    expect(await read(actionId)).toMatchObject({ nextStep: null });
    clock.advance(1000);
    await report(place.workers.delegate, 'Ask the unions');
    expect(await read(actionId)).toMatchObject({ nextStep: { text: 'Ask the unions' } });
  });

  it('have one main risk, which is a filter, and refuse a risk without what could happen', async () => {
    const risk = { likelihood: 'high', event: localized('Two parks leave.', ''), response: localized('', '') } as const;
    const { id: actionId } = await opened({ risk });
    await opened();
    const found = (likelihood: 'low' | 'high') =>
      roadmap.actions.page(place.system, { risk: likelihood }, { limit: 10, offset: 0 });
    expect(await found('high')).toMatchObject({ total: 1, rows: [{ id: actionId, risk }] });
    expect(await found('low')).toMatchObject({ total: 0 });
    const edit = (baseVersion: number, changed: object | null) =>
      roadmap.edit.execute(place.facilitator, { actionId, baseVersion, changes: { risk: changed as typeof risk } });
    await expect(edit(1, { ...risk, event: localized(' ', '') })).rejects.toMatchObject({
      code: 'roadmap.risk.event-missing',
    });
    // the same risk is no change
    expect(await edit(1, { ...risk, event: localized('Two parks leave. ', '') })).toMatchObject({ version: 1 });
    expect(await edit(1, null)).toMatchObject({ version: 2, risk: null });
  });

  describe('the acceptance', () => {
    const proposed = (more: object = {}) => opened({ stage: undefined, ...more });
    const set = (actor: Actor, actionId: string, status: 'agreed' | 'dropped' | 'in-progress', reason = '') =>
      roadmap.move.execute(actor, { actionId, baseVersion: 1, status, reason });
    const report = (actionId: string) =>
      roadmap.report.execute(place.employers.delegate, { actionId, text: 'Begun.', status: 'in-progress' });

    it('is asked of the owner, and work is reported only after it', async () => {
      const { id } = await proposed();
      expect(await read(id)).toMatchObject({ status: 'proposed' });
      await expect(report(id)).rejects.toMatchObject({ code: 'roadmap.action.not-accepted' });
      await expect(set(place.facilitator, id, 'in-progress')).rejects.toMatchObject({
        code: 'roadmap.action.transition-refused',
      });
      await set(place.employers.delegate, id, 'agreed');
      await report(id);
      expect(await read(id)).toMatchObject({ status: 'in-progress' });
    });

    it('is given by another organisation in no way, and recorded by a facilitator only with a reason', async () => {
      const { id } = await proposed();
      for (const other of [place.workers.delegate, place.employers.colleague, place.government.delegate])
        await expect(set(other, id, 'agreed')).rejects.toMatchObject({ code: 'roadmap.action.not-yours' });
      await expect(set(place.facilitator, id, 'agreed')).rejects.toMatchObject({
        code: 'roadmap.action.reason-missing',
      });
      await set(place.facilitator, id, 'agreed', 'Letter of 20 November.');
      expect(await read(id)).toMatchObject({ status: 'agreed', updates: [{ text: 'Letter of 20 November.' }] });
    });

    it('is not given for the owner by a partner organisation, which reports after it, but by the responsible person', async () => {
      const { id } = await proposed({
        ownerPersonId: place.government.delegate.personId,
        coOwnerOrganisationIds: [place.workers.id],
      });
      const partner = place.workers.delegate;
      for (const [status, reason] of [
        ['agreed', ''],
        ['dropped', 'No trainers.'],
      ] as const)
        await expect(set(partner, id, status, reason)).rejects.toMatchObject({ code: 'roadmap.action.not-yours' });
      expect((await roadmap.inbox.execute(partner)).duties).toEqual([]);
      await set(place.government.delegate, id, 'agreed');
      await roadmap.report.execute(partner, { actionId: id, text: 'Begun.', status: 'in-progress' });
      expect(await read(id)).toMatchObject({ status: 'in-progress' });
    });

    it('is asked of the owner also if a person of a partner organisation enters the action or makes another its owner', async () => {
      const entering = { ...place.facilitator, organisationId: place.workers.id };
      const coOwnerOrganisationIds = [place.workers.id];
      const shared = { title, ownerOrganisationId: place.employers.id, coOwnerOrganisationIds };
      expect((await roadmap.openAction.execute(entering, shared)).status).toBe('proposed');
      const { id } = await opened({ coOwnerOrganisationIds });
      const changes = { ownerOrganisationId: place.government.id };
      const edit = { actionId: id, baseVersion: 1, changes };
      expect(await roadmap.edit.execute(entering, edit)).toMatchObject({ status: 'proposed' });
    });

    it('can be declined with a reason, after which the action can be proposed to another owner', async () => {
      const { id } = await proposed();
      const decline = (reason: string) => set(place.employers.delegate, id, 'dropped', reason);
      await expect(decline(' ')).rejects.toMatchObject({ code: 'roadmap.action.reason-missing' });
      await decline('No trainers.');
      await roadmap.move.execute(place.facilitator, {
        ...{ actionId: id, baseVersion: 2, status: 'proposed' as const, reason: 'The union has trainers.' },
      });
      await roadmap.edit.execute(place.facilitator, {
        ...{ actionId: id, baseVersion: 3, changes: { ownerOrganisationId: place.workers.id } },
      });
      await roadmap.move.execute(place.workers.delegate, {
        ...{ actionId: id, baseVersion: 4, status: 'agreed' as const, reason: '' },
      });
      expect(await read(id)).toMatchObject({ status: 'agreed', ownerConstituency: 'workers' });
    });

    it('is asked again when an action that has not begun goes to another organisation, and not for another person', async () => {
      const { id } = await opened();
      const edit = (baseVersion: number, changes: object) =>
        roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion, changes });
      expect(await edit(1, { ownerPersonId: place.employers.delegate.personId })).toMatchObject({ status: 'agreed' });
      expect(await edit(2, { ownerOrganisationId: place.workers.id })).toMatchObject({ status: 'proposed' });
      const stale = { actionId: id, baseVersion: 2, status: 'in-progress' as const, reason: '' };
      await expect(roadmap.move.execute(place.facilitator, stale)).rejects.toMatchObject({
        code: 'roadmap.action.edit-conflict',
      });
    });

    it('is not asked of people who enter an action of their own organisation', async () => {
      const entering = { ...place.facilitator, organisationId: place.employers.id };
      const action = await roadmap.openAction.execute(entering, { title, ownerOrganisationId: place.employers.id });
      expect(action.status).toBe('agreed');
    });

    it('does not keep an action from becoming overdue', async () => {
      const { id } = await proposed({ dueOn: '2026-11-20' });
      expect(await read(id)).toMatchObject({ status: 'proposed', daysLate: 5 });
    });
  });

  it('lets one of two opposite status changes win and tells the other', async () => {
    const { id } = await opened();
    const outcomes = await concurrently(2, (index) =>
      roadmap.move.execute(place.facilitator, {
        actionId: id,
        baseVersion: 1,
        status: index === 0 ? 'at-risk' : 'dropped',
        reason: 'Because.',
      }),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'roadmap.action.edit-conflict' } });
  });

  it('asks for a reason where the table says so, and keeps it', async () => {
    const { id } = await opened();
    const drop = (reason: string) =>
      roadmap.move.execute(place.facilitator, { actionId: id, baseVersion: 1, status: 'dropped', reason });
    await expect(drop('  ')).rejects.toMatchObject({ code: 'roadmap.action.reason-missing' });
    await drop('Overtaken by the new plan.');
    expect((await read(id)).updates[0]?.text).toBe('Overtaken by the new plan.');
  });

  it('finds reports, verdicts, comments and evidence by their words, for those who may read them', async () => {
    const { id } = await opened();
    await roadmap.report.execute(place.employers.delegate, { actionId: id, text: 'Eleven courses held so far.' });
    const file = { actionId: id, declaredName: 'Courses 2026.csv', content: bytes('name\r\n') };
    await roadmap.addEvidence.execute(place.employers.delegate, file);
    const search = (actor: Actor, words: string) =>
      roadmap.actions.reports(actor, words).then((found) => found.map(({ kind }) => kind).toSorted());
    expect(await search(place.workers.delegate, ' COURSES ')).toEqual(['evidence', 'report']);
    expect(await search({ ...place.workers.delegate, roles: ['observer'] }, 'courses')).toEqual(['report']);
    await roadmap.report.execute(place.employers.delegate, { actionId: id, text: '高温防护已落实，含 LED 照明。' });
    for (const words of ['高温', '防护已', '温防护已落', 'led', 'LED 照', '%含', '已落实，含'])
      expect([words, await search(place.workers.delegate, words)]).toEqual([words, words === '%含' ? [] : ['report']]);
    const { id: commentId } = await roadmap.comment.execute(place.workers.delegate, {
      actionId: id,
      text: '请说明培训时间',
    });
    expect(await search(place.employers.delegate, '培训')).toEqual(['comment']);
    await roadmap.deleteComment.execute(place.workers.delegate, { actionId: id, commentId });
    expect(await search(place.employers.delegate, '培训')).toEqual([]);
    for (const words of ['%', '高', '', '温高', '高温已'])
      expect([words, await search(place.workers.delegate, words)]).toEqual([words, []]);
    expect(await search((await openPlace(roadmap)).facilitator, 'courses')).toEqual([]);
  });

  it('are searched with an index: the function contains the expression of the index', async () => {
    const [code] = await roadmap.open.owner<{ prosrc: string }>(
      `SELECT prosrc FROM pg_proc WHERE proname = 'roadmap_search_reports'`,
    );
    const first = /\(SELECT 'comment'.*?LIMIT 8\)/s.exec(code!.prosrc)![0];
    // without the condition that an index of the workspaces fulfils
    const one = first.replace('t.workspace_id = current_workspace() AND ', '');
    const query = one.replaceAll('wanted', `ARRAY['led']`).replaceAll('sought', `'led'`);
    const client = new pg.Client({ connectionString: roadmap.open.ownerUrl });
    await client.connect();
    try {
      await client.query('SET enable_seqscan = off; SET enable_indexscan = off');
      const { rows } = await client.query(`EXPLAIN ${query}`);
      expect(JSON.stringify(rows)).toContain('Bitmap Index Scan on ix_roadmap_comment_search');
    } finally {
      await client.end();
    }
  });

  it('are filtered by organisation, responsible person, place and due dates', async () => {
    const { id: partner } = place.workers;
    const personId = place.employers.delegate.personId!;
    const first = await opened({
      coOwnerOrganisationIds: [partner, partner],
      ownerPersonId: personId,
      dueOn: '2026-12-01',
    });
    const second = await opened({ ownerOrganisationId: partner, dueOn: '2026-12-31' });
    expect(first.coOwnerOrganisationIds).toEqual([partner]);
    const listed = async (filter: ActionFilter) =>
      (await roadmap.actions.page(place.system, filter, { limit: 10, offset: 0 })).rows.map((row) => row.id);
    expect(await listed({ organisationId: partner })).toEqual([first.id, second.id]);
    expect(await listed({ organisationId: place.employers.id })).toEqual([first.id]);
    expect(await listed({ ownerPersonId: personId })).toEqual([first.id]);
    expect(await listed({ dueFrom: '2026-12-01', dueTo: '2026-12-30' })).toEqual([first.id]);
    expect(await listed({ dueFrom: '2026-12-02', organisationId: partner })).toEqual([second.id]);
    const changes = { coOwnerOrganisationIds: [] };
    await roadmap.edit.execute(place.facilitator, { actionId: first.id, baseVersion: 1, changes });
    expect(await listed({ organisationId: partner })).toEqual([second.id]);
  });

  /** Gives a person an account with the role of a member. */
  const join = (actor: Actor) =>
    roadmap.database.write(place.system, async (tx) => {
      const accountId = newId();
      const email = `${accountId}@example.org`;
      await roadmap.identity.addAccount(tx, { id: accountId, email, language: 'en', passwordHash: '$argon2id$none' });
      await roadmap.identity.admitMember(tx, { accountId, personId: actor.personId!, roles: ['member'] });
    });

  it('are listed for an organisation by what it has to do', async () => {
    const { conclusionId } = await holdRoundtable(roadmap, place, '2026-03-10');
    await join(place.workers.delegate);
    const owned = { ownerOrganisationId: place.workers.id };
    const proposed = await opened({ ...owned, stage: 'proposed' });
    const late = await opened({ coOwnerOrganisationIds: [place.workers.id], dueOn: '2026-11-24' });
    await opened({ ...owned, dueOn: '2026-11-25' });
    const { id: actionId } = await opened({ conclusionIds: [conclusionId] });
    await roadmap.report.execute(place.employers.delegate, { actionId, text: 'Done.', status: 'claimed-done' });
    const inbox = async (actor: Actor, organisationId?: string) =>
      (await roadmap.inbox.execute(actor, organisationId)).duties.map(({ duty, rows }) => [
        duty,
        rows.map(({ id }) => id),
      ]);
    const duties = [
      ['accept', [proposed.id]],
      ['report', [late.id]],
      ['respond', [actionId]],
    ];
    expect(await inbox(place.workers.delegate)).toEqual(duties);
    expect(await inbox(place.facilitator, place.workers.id)).toEqual(duties);
    expect(await inbox(place.facilitator)).toEqual([]);
    expect(await inbox(place.employers.delegate)).toEqual([['report', [late.id]]]);
    expect(await inbox((await openPlace(roadmap)).facilitator, place.workers.id)).toEqual([]);
  });

  it('have comments that mention only people who can read them, and leave a trace when they are deleted', async () => {
    const textsFrom = (first: number) => Array.from({ length: 50 }, (_, index) => `${first + index}`);
    const { id: actionId } = await opened();
    const [author, other] = [place.workers.delegate, place.employers.delegate];
    const mentionIds = [other.personId!];
    const comment = (text: string, more = {}) => roadmap.comment.execute(author, { actionId, text, ...more });
    await expect(comment('Please look.', { mentionIds })).rejects.toMatchObject({
      code: 'roadmap.comment.mention-refused',
    });
    await join(other);
    await expect(comment('Please look.', { mentionIds: [...mentionIds, newId()] })).rejects.toMatchObject({
      options: { errors: [{ pointer: '/mentionIds/1' }] },
    });
    await expect(comment(' \n ')).rejects.toMatchObject({ code: 'roadmap.text.missing' });
    const { id: commentId } = await comment('<b>Please</b> look.', { mentionIds });
    expect((await read(actionId)).comments).toMatchObject([{ text: '<b>Please</b> look.', mentionIds }]);
    const observer = { ...other, roles: ['observer'] as const };
    await expect(roadmap.comment.execute(observer, { actionId, text: 'x' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const target = { actionId, commentId };
    await expect(roadmap.deleteComment.execute(other, target)).rejects.toMatchObject({ kind: 'forbidden' });
    await roadmap.deleteComment.execute(author, target);
    expect((await read(actionId)).comments).toMatchObject([
      { id: commentId, text: '', mentionIds: [], personId: author.personId, deletedById: author.personId },
    ]);
    await expect(roadmap.deleteComment.execute(place.facilitator, target)).rejects.toMatchObject({ kind: 'not-found' });
    const trail = await roadmap.open.owner('SELECT payload FROM domain_event WHERE subject = $1', [actionId]);
    expect(JSON.stringify(trail)).not.toContain('Please');
    await roadmap.open.owner(
      `INSERT INTO roadmap_comment SELECT gen_random_uuid(), $1, $2, $3, 'workers', n::text, 'en', now() + n * interval '1 s', NULL, NULL
       FROM generate_series(1, 120) n`,
      [place.workspaceId, actionId, author.personId],
    );
    const shown = await read(actionId);
    expect([shown.commentCount, shown.comments.map(({ text }) => text)]).toEqual([121, textsFrom(71)]);
    const earlier = await roadmap.comments.execute(observer, actionId, shown.comments[0]!.id);
    expect(earlier.comments.map(({ text }) => text)).toEqual(textsFrom(21));
    await expect(
      roadmap.comments.execute((await openPlace(roadmap)).facilitator, actionId, null),
    ).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('takes reports from the owner alone', async () => {
    const { id } = await opened();
    const report = { actionId: id, text: 'Half done.', progress: 50 };
    await expect(roadmap.report.execute(place.workers.delegate, report)).rejects.toMatchObject({
      code: 'roadmap.action.not-yours',
    });
    await roadmap.report.execute(place.employers.delegate, report);
    expect(await read(id)).toMatchObject({ progress: 50, status: 'agreed' });
  });

  describe('overdue actions', () => {
    const ahead = () =>
      roadmap.createRoundtable.execute(place.system, {
        title: localized('Next', '下次'),
        startsOn: '2026-12-20',
        endsOn: '2026-12-20',
        timeZone: 'Asia/Shanghai',
      });

    it('are proposed to the next roundtable exactly once, however often and simultaneously this is tried', async () => {
      await opened({ dueOn: '2026-11-24' });
      await opened({ dueOn: '2026-11-25' });
      await opened({ dueOn: '2020-12-31', basis: 'seed' });
      await ahead();
      const outcomes = await concurrently(4, () => roadmap.proposeOverdue.execute(place.system));
      const sums = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.proposed : -1));
      expect(sums.sort()).toEqual([0, 0, 0, 1]);
      const items = await roadmap.database.read(place.system, (tx) => roadmap.dialogue.sourcedItems(tx));
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ status: 'proposed', sourceType: 'action' });
    });

    it.each([
      ['is replaced by that of the dispute while it is undecided', 'leave', [], 1],
      ['stays beside that of the dispute if it is accepted', 'accept', [['action', 'planned']], 0],
      ['stays beside that of the dispute if someone has worked on it', 'edit', [['action', 'proposed']], 0],
    ] as const)('have a proposal that %s; the dispute is withdrawn with the status', async (_, done, kept, again) => {
      const { id } = await opened({ dueOn: '2026-11-24' });
      await ahead();
      await roadmap.proposeOverdue.execute(place.system);
      const sourced = () => roadmap.database.read(place.system, (tx) => roadmap.dialogue.sourcedItems(tx));
      const items = async () => (await sourced()).map(({ sourceType, status }) => [sourceType, status]).toSorted();
      const agendaItemId = (await sourced())[0]!.id;
      const { decide, editItem } = dialogueOn(roadmap.open);
      if (done === 'accept') await decide.execute(place.system, { agendaItemId, accept: true });
      const edit = { agendaItemId, baseVersion: 1, changes: { noteEn: 'Ask the fund.' } };
      if (done === 'edit') await editItem.execute(place.system, edit);
      const claim = { actionId: id, text: 'Done', status: 'claimed-done' as const };
      const { updateId } = await roadmap.report.execute(place.employers.delegate, claim);
      const said = { verdict: 'disputed' as const, words: 'No', constituency: 'workers' as const };
      await roadmap.validate.execute(place.facilitator, { actionId: id, updateId, ...said });
      expect(await roadmap.proposeOverdue.execute(place.system)).toMatchObject({ overdue: 1, proposed: 0 });
      expect(await items()).toEqual([...kept, ['disputed-action', 'proposed']]);
      const { version } = await read(id);
      const change = { actionId: id, baseVersion: version, status: 'in-progress' as const, reason: '' };
      await roadmap.move.execute(place.employers.delegate, change);
      expect(await items()).toEqual(kept);
      for (const proposed of [again, 0])
        expect(await roadmap.proposeOverdue.execute(place.system)).toMatchObject({ overdue: 1, proposed });
      expect(await items()).toHaveLength(1);
    });

    describe('that are no longer overdue', () => {
      const proposals = async () => {
        const sourced = await roadmap.database.read(place.system, (tx) => roadmap.dialogue.sourcedItems(tx));
        return sourced.map(({ status }) => status).toSorted();
      };
      const late = async () => {
        const { id } = await opened({ dueOn: '2026-11-24' });
        await ahead();
        await roadmap.proposeOverdue.execute(place.system);
        expect(await proposals()).toEqual(['proposed']);
        return id;
      };
      const done = (actionId: string) =>
        roadmap.report.execute(place.employers.delegate, { actionId, text: 'Done', status: 'claimed-done' });
      const moveTo = async (actionId: string, dueOn: string | null) =>
        roadmap.edit.execute(place.facilitator, {
          ...{ actionId, baseVersion: (await read(actionId)).version, changes: { dueOn }, reason: 'Later' },
        });

      it.each<readonly [string, (id: string) => Promise<unknown>]>([
        ['reported complete', done],
        [
          'confirmed',
          async (actionId) => {
            const said = { verdict: 'confirmed' as const, words: '', constituency: 'workers' as const };
            const { updateId } = await done(actionId);
            await roadmap.validate.execute(place.facilitator, { actionId, updateId, ...said });
          },
        ],
        [
          'dropped',
          (actionId) =>
            roadmap.move.execute(place.facilitator, {
              ...{ actionId, baseVersion: 1, status: 'dropped', reason: 'The park was closed.' },
            }),
        ],
        ['given a due date that is not past', (id) => moveTo(id, '2026-11-25')],
        ['given no due date', (id) => moveTo(id, null)],
        [
          'postponed together with others',
          async (id) => {
            const input = { actionIds: [id], change: { moveBy: 30, reason: 'Later' } };
            const { basis } = await roadmap.changeActions.check(place.facilitator, input);
            await roadmap.changeActions.execute(place.facilitator, input, basis);
          },
        ],
        [
          'postponed by an import',
          async (id) => {
            const head = ['Number', 'Due', 'Reason for the new due date'];
            const row = [`A-${(await read(id)).number}`, '2027-02-28', 'Trainers are missing'];
            const bytes = Buffer.from([head, row].map((cells) => csvLine(cells)).join(''));
            const file = { name: 'actions.csv', bytes };
            const { basis } = await roadmap.checkImport.execute(place.facilitator, file);
            await roadmap.importActions.execute(place.facilitator, file, { basis });
          },
        ],
      ])('are no longer proposed when they are %s', async (_, settle) => {
        const id = await late();
        await settle(id);
        expect(await proposals()).toEqual([]);
        expect(await roadmap.proposeOverdue.execute(place.system)).toMatchObject({ overdue: 0, proposed: 0 });
      });

      it('are proposed again when they are overdue again', async () => {
        const id = await late();
        await moveTo(id, '2026-11-30');
        expect(await proposals()).toEqual([]);
        clock.moveTo(new Date('2026-12-01T04:00:00Z'));
        expect(await roadmap.proposeOverdue.execute(place.system)).toMatchObject({ overdue: 1, proposed: 1 });
        expect(await proposals()).toEqual(['proposed']);
      });

      it('stay proposed when the new due date is past, and when the owner reports progress', async () => {
        const id = await late();
        await moveTo(id, '2026-11-20');
        await roadmap.report.execute(place.employers.delegate, { actionId: id, text: 'Begun', progress: 10 });
        expect(await proposals()).toEqual(['proposed']);
      });

      it('are withdrawn from each of two roundtables, except where they were accepted for the agenda', async () => {
        const id = await late();
        await roadmap.createRoundtable.execute(place.system, {
          ...{ title: localized('Roundtable 3', '第三次圆桌会议'), timeZone: 'Asia/Shanghai' },
          ...{ startsOn: '2026-12-10', endsOn: '2026-12-10' },
        });
        await roadmap.proposeOverdue.execute(place.system);
        const sourced = await roadmap.database.read(place.system, (tx) => roadmap.dialogue.sourcedItems(tx));
        expect(new Set(sourced.map(({ roundtableId }) => roundtableId)).size).toBe(2);
        const accepted = { agendaItemId: sourced[0]!.id, accept: true as const };
        await dialogueOn(roadmap.open).decide.execute(place.system, accepted);
        expect(await proposals()).toEqual(['planned', 'proposed']);
        await done(id);
        expect(await proposals()).toEqual(['planned']);
      });
    });

    it('are overdue from the first minute of the next day in the time zone of the workspace', async () => {
      await opened({ dueOn: '2026-11-25' });
      await ahead();
      clock.moveTo(new Date('2026-11-25T15:59:00Z'));
      expect((await roadmap.proposeOverdue.execute(place.system)).overdue).toBe(0);
      clock.moveTo(new Date('2026-11-25T16:00:00Z'));
      expect(await roadmap.proposeOverdue.execute(place.system)).toMatchObject({ overdue: 1, proposed: 1 });
    });

    it('are not reported as proposed again if they were handed on from a roundtable that closed', async () => {
      await opened({ dueOn: '2026-11-01' });
      const { id } = await ahead();
      await roadmap.proposeOverdue.execute(place.system);
      for (const to of ['convened', 'in-session', 'closed'] as const)
        await roadmap.changeRoundtable.execute(place.system, { roundtableId: id, to });
      const next = await ahead();
      expect(await roadmap.proposeOverdue.execute(place.system)).toEqual({
        overdue: 1,
        proposed: 0,
        roundtableId: next.id,
      });
      const items = await roadmap.database.read(place.system, (tx) => roadmap.dialogue.sourcedItems(tx));
      expect(items).toMatchObject([{ roundtableId: next.id, status: 'proposed' }]);
    });

    it('wait while there is no upcoming roundtable', async () => {
      await opened({ dueOn: '2026-11-01' });
      expect(await roadmap.proposeOverdue.execute(place.system)).toEqual({
        overdue: 1,
        proposed: 0,
        roundtableId: null,
      });
      await ahead();
      expect((await roadmap.proposeOverdue.execute(place.system)).proposed).toBe(1);
    });
  });

  it('links indicators with exact decimals, once each', async () => {
    const { id } = await opened();
    const link = { actionId: id, indicatorId: 'osh_training_rate', baselinePeriod: '2026', targetOn: '2028-12-31' };
    await roadmap.setTarget.execute(place.facilitator, { ...link, baseVersion: 0, baseline: '0.52', target: '0.8' });
    await roadmap.setTarget.execute(place.facilitator, { ...link, baseVersion: 1, baseline: '0.52', target: '0.805' });
    expect((await read(id)).targets).toEqual([
      {
        indicatorId: 'osh_training_rate',
        baseline: '0.52',
        baselinePeriod: '2026',
        target: '0.805',
        targetOn: '2028-12-31',
        version: 2,
      },
    ]);
  });

  it('keep the target of the first when two people set, change or remove it on the same version', async () => {
    const { id: actionId } = await opened();
    const link = { actionId, indicatorId: 'osh_training_rate', baseline: null, baselinePeriod: null, targetOn: null };
    const changed = { code: 'roadmap.target.changed' };
    const first = await concurrently(2, (index) =>
      roadmap.setTarget.execute(place.facilitator, { ...link, baseVersion: 0, target: `0.${index + 1}` }),
    );
    expect(first.filter((one) => one.status === 'rejected')).toMatchObject([{ reason: changed }]);
    await roadmap.setTarget.execute(place.facilitator, { ...link, baseVersion: 1, target: '0.9' });
    const shown = { actionId, indicatorId: 'osh_training_rate', baseVersion: 1 };
    await expect(roadmap.removeTarget.execute(place.facilitator, shown)).rejects.toMatchObject(changed);
    expect((await read(actionId)).targets).toMatchObject([{ target: '0.9', version: 2 }]);
    await roadmap.removeTarget.execute(place.facilitator, { ...shown, baseVersion: 2 });
    expect((await read(actionId)).targets).toEqual([]);
  });

  it('follow findings of a study, which then cannot be removed, and are found by finding, plan and tag', async () => {
    const { facilitator } = place;
    const add = (kind: 'study' | 'plan', more: object = {}) =>
      roadmap.registerPlan.execute(facilitator, { kind, title, ...more });
    const texts = [localized('Few are trained.', '培训不足。'), localized('Train more.', '扩大培训。')];
    const studyId = await add('study', { findings: texts.map((text) => ({ kind: 'finding', text })) });
    const planId = await add('plan', { tags: ['jobs'] });
    const { findings, version } = await roadmap.register.plan(facilitator, studyId);
    const { id } = await opened({ findingIds: [findings[0]!.id], tags: ['trade', 'jobs'], planId });
    await opened();
    for (const filter of [{ findingId: findings[0]!.id }, { planId }, { tag: 'trade' }] satisfies ActionFilter[])
      expect(
        (await roadmap.actions.page(facilitator, filter, { limit: 9, offset: 0 })).rows.map((row) => row.id),
      ).toEqual([id]);
    const edit = (changes: object) =>
      roadmap.editPlan.execute(facilitator, { planId: studyId, baseVersion: version, changes });
    await expect(edit({ findings: findings.slice(1) })).rejects.toMatchObject({ code: 'roadmap.plan.finding-in-use' });
    await edit({ findings: findings.slice(0, 1) });
    await expect(edit({ findings: [] })).rejects.toMatchObject({ code: 'roadmap.plan.conflict' });
    await edit({ retired: true });
    expect(await roadmap.register.plan(facilitator, studyId)).toMatchObject({
      ...{ retired: true, version: 3, findings: [{ text: texts[0], actions: 1 }] },
    });
    await expect(opened({ planId: studyId })).rejects.toMatchObject({ code: 'roadmap.action.plan-unknown' });
    await expect(opened({ findingIds: [newId()] })).rejects.toMatchObject({ code: 'roadmap.action.finding-unknown' });
    const member = place.workers.delegate;
    const denied = roadmap.editPlan.execute(member, { planId, baseVersion: 1, changes: { retired: true } });
    await expect(denied).rejects.toMatchObject({ kind: 'forbidden' });
    const change = (id: string, changes: object) =>
      roadmap.editPlan.execute(facilitator, { planId: id, baseVersion: 1, changes });
    await expect(change(planId, { kind: 'study' })).rejects.toMatchObject({ code: 'roadmap.plan.kind-in-use' });
    await change(planId, { kind: 'framework' });
    const freeId = await add('plan');
    for (const instrumentId of [freeId, studyId, newId()])
      await expect(change(freeId, { targets: [{ title, instrumentId }] })).rejects.toMatchObject({
        code: 'roadmap.plan.instrument-unknown',
      });
    await add('plan', { targets: [{ title, instrumentId: freeId }] });
    await expect(change(freeId, { kind: 'study' })).rejects.toMatchObject({ code: 'roadmap.plan.kind-in-use' });
    await expect(roadmap.register.plan(facilitator, newId())).rejects.toMatchObject({ kind: 'not-found' });
    await expect(add('plan', { placeId: newId() })).rejects.toMatchObject({ code: 'roadmap.action.place-unknown' });
  });
});
