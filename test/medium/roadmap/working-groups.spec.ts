import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { constituencies } from '../../../src/kernel/actor.js';
import { csvLine } from '../../../src/kernel/csv.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { JoinWorkingGroup, LeaveWorkingGroup } from '../../../src/modules/dialogue/use-cases/change-group-members.js';
import { FormWorkingGroup } from '../../../src/modules/dialogue/use-cases/form-working-group.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { holdRoundtable, openPlace, openRoadmap, title } from './roadmap-fixture.js';

describe('actions of a working group', () => {
  let roadmap: Roadmap;
  let place: Place;
  let groupId: string;

  beforeAll(async () => {
    roadmap = await openRoadmap();
  });
  afterAll(() => roadmap.close());
  beforeEach(async () => {
    place = await openPlace(roadmap);
    const name = localized('Heat group', '高温工作组');
    const formed = { name, composition: constituencies };
    groupId = (await new FormWorkingGroup(roadmap.database).execute(place.facilitator, formed)).id;
  });

  const join = async (person: Actor, role: 'convenor' | 'member'): Promise<string> => {
    const member = { workingGroupId: groupId, personId: person.personId!, function: role };
    return (await new JoinWorkingGroup(roadmap.database, roadmap.identity).execute(place.facilitator, member)).id;
  };
  const leave = (memberId: string) =>
    new LeaveWorkingGroup(roadmap.database, roadmap.identity).execute(place.facilitator, memberId);
  const opened = (more: object = {}) =>
    roadmap.openAction.execute(place.facilitator, { title, ownerWorkingGroupId: groupId, ...more });
  const accept = (person: Actor, actionId: string) =>
    roadmap.move.execute(person, { actionId, baseVersion: 1, status: 'agreed', reason: '' });
  const claim = async (person: Actor, actionId: string): Promise<string> =>
    (await roadmap.report.execute(person, { actionId, text: 'Done.', status: 'claimed-done' })).updateId;
  const respond = (person: Actor, actionId: string, updateId: string) =>
    roadmap.validate.execute(person, { actionId, updateId, verdict: 'confirmed', words: 'Seen.' });
  const refusedAs = (code: string) => ({ code: `roadmap.validation.${code}` });

  it('are accepted and reported on by its convenors, who find them among their own; its other members cannot', async () => {
    await join(place.workers.delegate, 'convenor');
    await join(place.employers.delegate, 'member');
    const { id, status, ownerConstituency } = await opened();
    expect([status, ownerConstituency]).toEqual(['proposed', null]);
    const mine = async (person: Actor) =>
      (await roadmap.actions.page(person, { mine: true }, { limit: 10, offset: 0 })).rows.map((row) => row.id);
    expect(await mine(place.workers.delegate)).toEqual([id]);
    expect(await mine(place.employers.delegate)).toEqual([]);
    await expect(accept(place.employers.delegate, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await accept(place.workers.delegate, id);
    await expect(claim(place.employers.delegate, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await claim(place.workers.delegate, id);
    const people = [place.workers.delegate, place.employers.delegate];
    const owners = await roadmap.database.read(place.system, (tx) => roadmap.facade.owners(tx, id, people));
    expect(owners).toEqual([place.workers.delegate]);
  });

  it('are never confirmed by its own side, also after its members have left it', async () => {
    const speak = { delegate: 'spokesperson' } as const;
    await holdRoundtable(roadmap, place, '2026-03-10', { government: speak, employers: speak, workers: speak });
    await join(place.workers.delegate, 'convenor');
    const second = await join(place.government.delegate, 'convenor');
    const { id } = await opened();
    await accept(place.workers.delegate, id);
    const updateId = await claim(place.workers.delegate, id);
    await expect(respond(place.government.delegate, id, updateId)).rejects.toMatchObject(refusedAs('own-work'));
    await leave(second);
    await expect(respond(place.government.delegate, id, updateId)).rejects.toMatchObject(refusedAs('own-work'));
    await expect(respond(place.government.colleague, id, updateId)).rejects.toMatchObject(
      refusedAs('own-constituency'),
    );
    const awaited = (await roadmap.actions.one(place.employers.delegate, id)).action;
    expect(awaited.claim?.side?.constituencies).toEqual(['government', 'workers']);
    expect((await respond(place.employers.delegate, id, updateId)).status).toBe('confirmed');
  });

  it('stay unconfirmed by those who left, after a later note and a change of the owner', async () => {
    const speak = { delegate: 'spokesperson' } as const;
    await holdRoundtable(roadmap, place, '2026-03-10', { government: speak, employers: speak, workers: speak });
    const first = await join(place.government.delegate, 'convenor');
    await join(place.workers.delegate, 'convenor');
    const { id } = await opened();
    await accept(place.workers.delegate, id);
    await claim(place.government.delegate, id);
    await leave(first);
    const note = { actionId: id, text: 'All rooms are measured now.' };
    const { updateId } = await roadmap.report.execute(place.workers.delegate, note);
    await expect(respond(place.government.delegate, id, updateId)).rejects.toMatchObject(refusedAs('own-work'));
    await expect(respond(place.government.colleague, id, updateId)).rejects.toMatchObject(
      refusedAs('own-constituency'),
    );
    const { version } = (await roadmap.actions.one(place.facilitator, id)).action;
    const changes = { ownerOrganisationId: place.employers.id };
    await roadmap.edit.execute(place.facilitator, { actionId: id, baseVersion: version, changes });
    const moved = (await roadmap.actions.one(place.facilitator, id)).action;
    expect(moved).toMatchObject({ ownerOrganisationId: place.employers.id, ownerWorkingGroupId: null });
    await expect(respond(place.government.delegate, id, updateId)).rejects.toMatchObject(refusedAs('own-work'));
  });

  it('have no second owner, are filtered by the group, and can be imported by its name', async () => {
    const both = opened({ ownerOrganisationId: place.workers.id });
    await expect(both).rejects.toMatchObject({ code: 'roadmap.action.two-owners' });
    const elsewhere = await openPlace(roadmap);
    const foreign = roadmap.openAction.execute(elsewhere.facilitator, { title, ownerWorkingGroupId: groupId });
    await expect(foreign).rejects.toMatchObject({ code: 'roadmap.action.working-group-unknown' });
    await opened({ ownerWorkingGroupId: null, ownerOrganisationId: place.workers.id });
    const rows = [
      ['Number', 'Title in English', 'Owner'],
      ['', 'Measure heat', '高温工作组'],
      ['A-001', title.en, 'Heat group'],
    ];
    const file = { name: 'actions.csv', bytes: Buffer.from(rows.map((row) => csvLine(row)).join('')) };
    const checked = await roadmap.checkImport.execute(place.facilitator, file);
    expect(checked.errors).toEqual([]);
    const made = await roadmap.importActions.execute(place.facilitator, file, checked.basis);
    const filter = { ownerWorkingGroupId: groupId };
    const listed = async () =>
      (await roadmap.actions.page(place.system, filter, { limit: 10, offset: 0 })).rows.map(({ number }) => number);
    expect(await listed()).toEqual([1, 2]);
    await roadmap.undoImport.execute(place.facilitator, made.id);
    expect(await listed()).toEqual([]);
  });
});
