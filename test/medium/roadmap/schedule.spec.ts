import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { concurrently } from '../../support/database.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { clock, openPlace, openRoadmap, title } from './roadmap-fixture.js';

describe('the schedule of actions', () => {
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

  const opened = async (startOn: string | null, dueOn: string | null) =>
    (await roadmap.openAction.execute(place.facilitator, { title, startOn, dueOn })).id;
  const link = (predecessorId: string, successorId: string, more: { lagDays?: number; baseVersion?: number } = {}) =>
    roadmap.setDependency.execute(place.facilitator, {
      ...{ predecessorId, successorId, kind: 'finish-start', lagDays: 0, baseVersion: 0, ...more },
    });
  const read = (id: string, delay = 30) => roadmap.schedules.one(place.facilitator, id, delay);
  const chain = async () => {
    const first = await opened('2027-01-01', '2027-01-31');
    const second = await opened('2027-02-01', '2027-02-28');
    const third = await opened('2027-03-11', '2027-03-31');
    await link(first, second);
    await link(second, third);
    return { first, second, third };
  };

  it('names the actions that start later when an action is delayed, and the days of float before they do', async () => {
    const { first, second, third } = await chain();
    const { timing, slips, successors } = await read(first, 14);
    expect(timing).toEqual({ actionId: first, earliestStartOn: '2027-01-01', float: 10, critical: false });
    expect(slips).toMatchObject([
      { action: { id: second }, days: 14, startOn: '2027-02-15' },
      { action: { id: third }, days: 4, startOn: '2027-03-15' },
    ]);
    expect(successors).toMatchObject([{ action: { id: second, number: 2 }, kind: 'finish-start', daysTooEarly: 0 }]);
    expect((await read(third)).timing).toMatchObject({ float: 0, critical: true });
    const all = await roadmap.timeline.execute(place.facilitator, {}, { limit: 10, offset: 0 });
    expect(all.dependencies).toMatchObject([{ predecessorNumber: 1 }, { predecessorNumber: 2 }]);
    expect(all.timings.map(({ critical }) => critical)).toEqual([false, false, true]);
    expect(all).toMatchObject({ total: 3, period: { from: '2027-01-01', to: '2027-03-31' } });
    const last = await roadmap.timeline.execute(place.facilitator, {}, { limit: 10, offset: 2 });
    expect(last).toMatchObject({ total: 3, rows: [{ id: third }], dependencies: [{ predecessorNumber: 2 }] });
    expect(last.timings).toMatchObject([{ actionId: third, critical: true }]);
  });

  it('shows a successor that is planned too early after its predecessor was postponed', async () => {
    const { first, second } = await chain();
    // what was computed for the earlier dates is not shown again
    expect((await read(second)).timing?.earliestStartOn).toBe('2027-02-01');
    const changes = { dueOn: '2027-02-10' };
    await roadmap.edit.execute(place.facilitator, { actionId: first, baseVersion: 1, changes, reason: 'Later' });
    expect((await read(second)).predecessors).toMatchObject([{ action: { id: first }, daysTooEarly: 10 }]);
    expect((await read(second)).timing?.earliestStartOn).toBe('2027-02-11');
  });

  it('refuses a start before the end of a predecessor, both for a new dependency and for a new date', async () => {
    const { first, second } = await chain();
    const early = await opened('2027-01-20', '2027-02-28');
    await expect(link(first, early)).rejects.toMatchObject({
      code: 'roadmap.dependency.starts-too-early',
      options: { errors: [{ pointer: '/lagDays' }] },
    });
    await expect(
      roadmap.edit.execute(place.facilitator, {
        ...{ actionId: second, baseVersion: 1, changes: { startOn: '2027-01-31' } },
      }),
    ).rejects.toMatchObject({
      code: 'roadmap.dependency.starts-too-early',
      title: { en: 'The action depends on A-001 and cannot start before 2027-02-01.' },
    });
  });

  it('shows what starts later with other dates, and which predecessor forbids them, before they are saved', async () => {
    const { first, second, third } = await chain();
    const preview = (id: string, startOn: string | null, dueOn: string) =>
      roadmap.schedules.preview(place.facilitator, id, { startOn, dueOn });
    const later = await preview(first, '2027-01-15', '2027-02-14');
    expect(later.slips.map(({ action, days }) => [action.id, days])).toEqual([
      [second, 14],
      [third, 4],
    ]);
    expect(later.waitsFor).toBeNull();
    expect(await preview(second, '2027-01-20', '2027-02-10')).toMatchObject({
      ...{ slips: [], waitsFor: { action: { id: first }, allowedOn: '2027-02-01' }, refused: true },
    });
    expect(await preview(first, '2026-12-01', '2026-12-31')).toEqual({ slips: [], waitsFor: null, refused: false });
    expect((await read(first)).slips).not.toEqual([]);
    await expect(preview(first, '2027-01-02', '2027-01-01')).rejects.toMatchObject({
      code: 'roadmap.action.dates-reversed',
    });
  });

  it('lets an action that is planned too early keep its first day, which is shown before it is saved', async () => {
    const { first, second } = await chain();
    const edit = (actionId: string, dueOn: string) =>
      roadmap.edit.execute(place.facilitator, { actionId, baseVersion: 1, changes: { dueOn }, reason: 'Later' });
    await edit(first, '2027-02-10');
    const dates = { startOn: '2027-02-01', dueOn: '2027-03-05' };
    expect(await roadmap.schedules.preview(place.facilitator, second, dates)).toMatchObject({
      ...{ waitsFor: { action: { id: first }, allowedOn: '2027-02-11' }, refused: false },
    });
    await edit(second, dates.dueOn);
  });

  it('refuses a due date before the end of a predecessor if there is no start date', async () => {
    const first = await opened('2027-01-01', '2027-01-31');
    const second = await opened(null, '2027-02-28');
    await link(first, second);
    const move = (dueOn: string) =>
      roadmap.edit.execute(place.facilitator, {
        ...{ actionId: second, baseVersion: 1, changes: { dueOn }, reason: 'Sooner' },
      });
    await expect(move('2027-01-31')).rejects.toMatchObject({
      ...{ code: 'roadmap.dependency.starts-too-early', options: { errors: [{ pointer: '/dueOn' }] } },
    });
    await move('2027-02-01');
  });

  it('refuses a cycle and names its actions, also when the two halves are saved at once', async () => {
    const { first, third } = await chain();
    await expect(link(third, first)).rejects.toMatchObject({
      code: 'roadmap.dependency.cycle',
      options: { facts: { path: ['A-003', 'A-001', 'A-002', 'A-003'] } },
    });
    const [one, other] = [await opened(null, null), await opened(null, null)];
    const outcomes = await concurrently(2, (turn) => (turn === 0 ? link(one, other) : link(other, one)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('changes and removes a dependency only in the version that was seen', async () => {
    const { first, second } = await chain();
    await expect(link(first, second, { lagDays: -5 })).rejects.toMatchObject({ code: 'roadmap.dependency.changed' });
    await link(first, second, { lagDays: -5, baseVersion: 1 });
    expect((await read(second)).predecessors).toMatchObject([{ lagDays: -5, version: 2 }]);
    const remove = (baseVersion: number) =>
      roadmap.removeDependency.execute(place.facilitator, { predecessorId: first, successorId: second, baseVersion });
    await expect(remove(1)).rejects.toMatchObject({ code: 'roadmap.dependency.changed' });
    await remove(2);
    expect((await read(second)).predecessors).toEqual([]);
    await expect(remove(2)).rejects.toMatchObject({ code: 'roadmap.dependency.not-found' });
  });

  it('leaves out dropped actions', async () => {
    const { first, second, third } = await chain();
    await roadmap.move.execute(place.facilitator, {
      ...{ actionId: second, baseVersion: 1, status: 'dropped', reason: 'Not needed' },
    });
    const { timing, slips } = await read(first);
    expect({ timing, slips }).toEqual({ timing: null, slips: [] });
    expect((await read(third)).predecessors).toMatchObject([{ action: { status: 'dropped' } }]);
  });

  it('does not link actions of another workspace', async () => {
    const { first } = await chain();
    const elsewhere = await openPlace(roadmap);
    const foreign = { predecessorId: first, kind: 'finish-start', lagDays: 0, baseVersion: 0 } as const;
    const { id } = await roadmap.openAction.execute(elsewhere.facilitator, { title });
    await expect(
      roadmap.setDependency.execute(elsewhere.facilitator, { ...foreign, successorId: id }),
    ).rejects.toMatchObject({ code: 'roadmap.dependency.predecessor-unknown' });
  });

  describe('with milestones', () => {
    const content = {
      ...({
        kind: 'milestone',
        title: localized('Plan signed', '计划已签署'),
        dueOn: '2026-12-01',
        doneOn: null,
      } as const),
    };
    const owned = async () =>
      (await roadmap.openAction.execute(place.facilitator, { title, ownerOrganisationId: place.workers.id })).id;

    it('lets the owner add them and record that they are done, in the version that was seen', async () => {
      const actionId = await owned();
      const { delegate } = place.workers;
      const milestoneId = await roadmap.addMilestone.execute(delegate, { actionId, ...content });
      const edit = { actionId, milestoneId, ...content, doneOn: '2026-11-25' };
      await roadmap.editMilestone.execute(delegate, { ...edit, baseVersion: 1 });
      expect((await read(actionId)).milestones).toMatchObject([{ ...content, doneOn: '2026-11-25', version: 2 }]);
      const stale = { code: 'roadmap.milestone.changed' };
      await expect(roadmap.editMilestone.execute(delegate, { ...edit, baseVersion: 1 })).rejects.toMatchObject(stale);
      const remove = { actionId, milestoneId };
      await expect(roadmap.removeMilestone.execute(delegate, { ...remove, baseVersion: 1 })).rejects.toMatchObject(
        stale,
      );
      await roadmap.removeMilestone.execute(delegate, { ...remove, baseVersion: 2 });
      expect((await read(actionId)).milestones).toEqual([]);
    });

    it('refuses a milestone of others, one without a title and one that is done in the future', async () => {
      const actionId = await owned();
      const add = (actor = place.facilitator, more: object = {}) =>
        roadmap.addMilestone.execute(actor, { actionId, ...content, ...more });
      await expect(add(place.employers.delegate)).rejects.toMatchObject({ code: 'roadmap.action.not-yours' });
      await expect(add(undefined, { title: localized(' ', '') })).rejects.toMatchObject({
        code: 'roadmap.text.missing',
      });
      await expect(add(undefined, { doneOn: '2026-11-26' })).rejects.toMatchObject({
        code: 'roadmap.milestone.done-in-future',
      });
    });
  });

  it('keeps the start and due date first agreed when both are moved twice', async () => {
    const id = await opened('2027-01-01', '2027-01-31');
    const move = (baseVersion: number, startOn: string, dueOn: string) =>
      roadmap.edit.execute(place.facilitator, {
        ...{ actionId: id, baseVersion, changes: { startOn, dueOn }, reason: 'Later' },
      });
    await move(1, '2027-02-01', '2027-03-31');
    await move(2, '2027-03-01', '2027-05-31');
    expect((await roadmap.actions.one(place.system, id)).action).toMatchObject({
      ...{ agreedStartOn: '2027-01-01', agreedDueOn: '2027-01-31', startOn: '2027-03-01', dueOn: '2027-05-31' },
    });
  });
});
