import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { constituencies, type Constituency } from '../../../src/kernel/actor.js';
import { csvLine } from '../../../src/kernel/csv.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { JoinWorkingGroup, LeaveWorkingGroup } from '../../../src/modules/dialogue/use-cases/change-group-members.js';
import { EditWorkingGroup } from '../../../src/modules/dialogue/use-cases/edit-working-group.js';
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

  it('have the own side of the groups that their working group represents now, not of when it became the owner', async () => {
    const speak = { delegate: 'spokesperson' } as const;
    await holdRoundtable(roadmap, place, '2026-03-10', { government: speak, employers: speak, workers: speak });
    const edit = (baseVersion: number, composition: readonly Constituency[]) =>
      new EditWorkingGroup(roadmap.database).execute(place.facilitator, {
        ...{ workingGroupId: groupId, baseVersion, changes: { composition } },
      });
    const ownedBy = async (constituency: Constituency) =>
      (await roadmap.actions.page(place.system, { constituency }, { limit: 10, offset: 0 })).rows.map(({ id }) => id);
    await edit(1, ['workers']);
    const { id } = await opened();
    expect(await ownedBy('workers')).toEqual([id]);
    await edit(2, constituencies);
    expect(await ownedBy('workers')).toEqual([]);
    expect((await roadmap.actions.one(place.facilitator, id)).action.ownerConstituency).toBeNull();
    await join(place.government.delegate, 'convenor');
    await join(place.employers.delegate, 'convenor');
    await accept(place.government.delegate, id);
    const updateId = await claim(place.government.delegate, id);
    await expect(respond(place.employers.colleague, id, updateId)).rejects.toMatchObject(refusedAs('own-constituency'));
    expect((await respond(place.workers.delegate, id, updateId)).status).toBe('confirmed');
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
    const made = await roadmap.importActions.execute(place.facilitator, file, checked);
    const filter = { ownerWorkingGroupId: groupId };
    const listed = async () =>
      (await roadmap.actions.page(place.system, filter, { limit: 10, offset: 0 })).rows.map(({ number }) => number);
    expect(await listed()).toEqual([1, 2]);
    await roadmap.undoImport.execute(place.facilitator, made.id);
    expect(await listed()).toEqual([]);
  });
});

describe('the actions of a person', () => {
  let roadmap: Roadmap;
  let place: Place;

  beforeAll(async () => {
    roadmap = await openRoadmap();
  });
  afterAll(() => roadmap.close());
  beforeEach(async () => {
    place = await openPlace(roadmap);
  });

  const owned = (by: Actor) =>
    roadmap.openAction.execute(place.facilitator, {
      ...{ title, stage: 'agreed' as const, ownerOrganisationId: by.organisationId, ownerPersonId: by.personId },
    });
  const personOf = async (id: string) => (await roadmap.actions.one(place.facilitator, id)).action.ownerPersonId;

  it('are handed over together, with reports staying with their authors, and back when it is undone', async () => {
    const { delegate, colleague } = place.workers;
    const [first, second] = [await owned(delegate), await owned(delegate)];
    const others = await owned(place.employers.delegate);
    const { updateId } = await roadmap.report.execute(delegate, { actionId: first.id, text: 'Halfway.' });
    const input = {
      ...{ fromPersonId: delegate.personId!, toPersonId: colleague.personId!, startsOn: '2026-11-01', note: ' Left. ' },
    };
    const checked = await roadmap.handOver.check(place.facilitator, input);
    expect(checked.changes.map(({ current }) => current?.id)).toEqual([first.id, second.id]);
    const outdated = roadmap.handOver.execute(place.facilitator, input, 'another');
    await expect(outdated).rejects.toMatchObject({ code: 'roadmap.import.outdated' });
    const made = await roadmap.handOver.execute(place.facilitator, input, checked.basis);
    const people = () => Promise.all([first.id, second.id, others.id].map(personOf));
    const employer = place.employers.delegate.personId;
    expect(await people()).toEqual([colleague.personId, colleague.personId, employer]);
    const { updates } = (await roadmap.actions.one(colleague, first.id)).action;
    expect(updates.find(({ id }) => id === updateId)?.personId).toBe(delegate.personId);
    const [listed] = await roadmap.imports.execute(place.facilitator);
    expect(listed?.handOver).toMatchObject({
      ...{ from: { id: delegate.personId }, to: { id: colleague.personId }, startsOn: '2026-11-01', note: 'Left.' },
    });
    await roadmap.undoImport.execute(place.facilitator, made.id);
    expect(await people()).toEqual([delegate.personId, delegate.personId, employer]);
  });

  it('stay accepted when someone hands them over to themselves and undoes it', async () => {
    const { delegate, colleague } = place.workers;
    const { id } = await owned({ ...delegate, organisationId: null });
    const taker = { ...colleague, roles: place.facilitator.roles };
    const input = {
      ...{ fromPersonId: delegate.personId!, toPersonId: taker.personId!, startsOn: '2026-11-01', note: '' },
    };
    const { basis } = await roadmap.handOver.check(taker, input);
    const made = await roadmap.handOver.execute(taker, input, basis);
    expect(await personOf(id)).toBe(taker.personId);
    await roadmap.undoImport.execute(taker, made.id);
    expect((await roadmap.actions.one(taker, id)).action).toMatchObject({
      ...{ status: 'agreed', ownerPersonId: delegate.personId },
    });
  });

  it('are not handed over to the same person, to no one, in the future, or if there are none', async () => {
    const { delegate, colleague } = place.workers;
    const { id } = await owned(delegate);
    const right = {
      fromPersonId: delegate.personId!,
      toPersonId: colleague.personId!,
      startsOn: '2026-11-25',
      note: '',
    };
    const check = (more: object) => roadmap.handOver.check(place.facilitator, { ...right, ...more });
    const refused = (code: string) => ({ code: `roadmap.${code}` });
    await expect(check({ toPersonId: delegate.personId })).rejects.toMatchObject(refused('hand-over.same-person'));
    await expect(check({ toPersonId: id })).rejects.toMatchObject(refused('action.person-unknown'));
    await expect(check({ startsOn: '2026-11-26' })).rejects.toMatchObject(refused('hand-over.date-ahead'));
    const none = { fromPersonId: colleague.personId, toPersonId: delegate.personId };
    await expect(check(none)).rejects.toMatchObject(refused('hand-over.nothing'));
    await expect(roadmap.handOver.check(delegate, right)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('saved views of the roadmap', () => {
  let roadmap: Roadmap;
  let place: Place;

  beforeAll(async () => {
    roadmap = await openRoadmap();
    place = await openPlace(roadmap);
  });
  afterAll(() => roadmap.close());

  const name = localized('At risk', '');
  const listed = async (person: Actor) => (await roadmap.views.execute(person)).map((view) => view.name.en);

  it('are private or shared, and only changed by those who may, one after the other', async () => {
    const { delegate, colleague } = place.workers;
    const filter = { status: 'at-risk', risk: 'high', view: 'table', sort: '-due', group: 'owner', show: 'due' };
    const own = await roadmap.saveView.execute(delegate, { name, shared: false, filter });
    expect(await listed(delegate)).toEqual(['At risk']);
    expect(await listed(colleague)).toEqual([]);
    const share = (person: Actor) => roadmap.saveView.execute(person, { name, shared: true, filter });
    await expect(share(delegate)).rejects.toMatchObject({ kind: 'forbidden' });
    const facilitator: Actor = { ...place.government.colleague, roles: ['facilitator'] };
    const shared = await share(facilitator);
    expect(await listed(colleague)).toEqual(['At risk']);
    const edit = (person: Actor, viewId: string, baseVersion = 1) =>
      roadmap.editView.execute(person, { viewId, baseVersion, name: localized('Mine', ''), shared: false });
    await expect(edit(colleague, own.id)).rejects.toMatchObject({ code: 'roadmap.view.not-found' });
    await expect(edit(colleague, shared.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await edit(delegate, own.id);
    await expect(edit(delegate, own.id)).rejects.toMatchObject({ code: 'roadmap.view.changed' });
    await roadmap.deleteView.execute(delegate, own.id);
    expect(await listed(delegate)).toEqual(['At risk']);
    const unnamed = roadmap.saveView.execute(delegate, { name: localized(' ', ''), shared: false, filter });
    await expect(unnamed).rejects.toMatchObject({ code: 'roadmap.view.wrong' });
  });

  it('say which record of their filter no longer exists', async () => {
    const { delegate } = place.government;
    const filter = { ownerWorkingGroupId: '01900000-0000-7000-8000-000000000001', late: 'yes' };
    await roadmap.saveView.execute(delegate, { name, shared: false, filter });
    const view = (await roadmap.views.execute(delegate)).find(({ shared }) => !shared);
    expect(view?.gone).toEqual(['ownerWorkingGroupId']);
  });
});
