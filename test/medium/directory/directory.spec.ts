import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { ReadOrganisations } from '../../../src/modules/directory/use-cases/read-organisations.js';
import { ReadPlaces } from '../../../src/modules/directory/use-cases/read-places.js';
import { AddOrganisation } from '../../../src/modules/directory/use-cases/add-organisation.js';
import { AddPlace } from '../../../src/modules/directory/use-cases/add-place.js';
import { ChangeOrganisation } from '../../../src/modules/directory/use-cases/change-organisation.js';
import { ChangePlace } from '../../../src/modules/directory/use-cases/change-place.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { OpenDatabase } from '../../support/database.js';
import { openTestDatabase } from '../../support/database.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';

const code = (problem: string) => expect.objectContaining({ code: problem });
const page = { limit: 50, offset: 0 };

let db: OpenDatabase;
let actor: Actor;

beforeAll(async () => {
  db = await openTestDatabase();
  actor = (await givenMember(db.database, await givenWorkspace(db.database), { role: 'facilitator' })).actor;
});
afterAll(() => db.close());

describe('places', () => {
  it('are nested by level and have the codes of their standards', async () => {
    const add = new AddPlace(db.database);
    const province = await add.execute(actor, {
      level: 'province',
      name: localized('Jiangsu', '江苏省'),
      isoCode: 'CN-JS',
      gbCode: '320000',
    });
    const city = await add.execute(actor, {
      level: 'city',
      parentId: province.id,
      name: localized('Suzhou', '苏州市'),
      gbCode: '320500',
    });
    const park = await add.execute(actor, { level: 'park', parentId: city.id, name: localized('100% Park', '园区') });
    await expect(add.execute(actor, { level: 'city', parentId: park.id, name: localized('x', 'x') })).rejects.toEqual(
      code('directory.place.parent-level'),
    );
    await expect(add.execute(actor, { level: 'park', name: localized('x', 'x'), gbCode: '320501' })).rejects.toEqual(
      code('directory.place.code-form'),
    );
    await expect(add.execute(actor, { level: 'city', name: localized('x', 'x'), gbCode: '320500' })).rejects.toEqual(
      code('directory.place.code-taken'),
    );
    const registered = { parentId: city.id, name: localized('x', 'x'), registerNumber: 'G321047' };
    await add.execute(actor, { ...registered, level: 'park' });
    await expect(add.execute(actor, { ...registered, level: 'park' })).rejects.toEqual(
      code('directory.place.code-taken'),
    );
    await expect(add.execute(actor, { ...registered, level: 'county' })).rejects.toEqual(
      code('directory.place.code-form'),
    );
    const list = new ReadPlaces(db.database);
    expect(await list.list(actor, { ...page, search: '100%' })).toMatchObject({ total: 1, items: [{ id: park.id }] });
    expect(await list.list(actor, { ...page, search: '苏州' })).toMatchObject({ total: 1, items: [{ id: city.id }] });
    expect(await list.list(actor, { ...page, search: '320500' })).toMatchObject({ total: 1 });
    expect(await list.list(actor, { ...page, search: 'g321047' })).toMatchObject({ total: 1 });
    expect(await list.list(actor, { ...page, parentId: province.id })).toMatchObject({ items: [{ children: 2 }] });
    const change = new ChangePlace(db.database);
    await change.execute(actor, { id: park.id, baseVersion: 1, changes: { note: localized('New', '新') } });
    await expect(
      change.execute(actor, { id: park.id, baseVersion: 1, changes: { note: localized('Other', '其他') } }),
    ).rejects.toEqual(code('directory.edit-conflict'));
  });
});

describe('organisations', () => {
  it('belong to one group or have a capacity, and a group may have several', async () => {
    const add = new AddOrganisation(db.database);
    await add.execute(actor, { name: localized('CEC', '中国企业联合会'), constituency: 'employers' });
    const acfic = await add.execute(actor, { name: localized('ACFIC', '全国工商联'), constituency: 'employers' });
    await expect(add.execute(actor, { name: localized('Neither', '无') })).rejects.toEqual(
      code('directory.organisation.group-or-capacity'),
    );
    await expect(add.execute(actor, { name: localized('acfic', '重名'), constituency: 'employers' })).rejects.toEqual(
      code('directory.organisation.name-taken'),
    );
    const list = new ReadOrganisations(db.database);
    expect(await list.list(actor, { ...page, constituency: 'employers' })).toMatchObject({ total: 2 });
    const change = new ChangeOrganisation(db.database);
    await expect(
      change.execute(actor, { id: acfic.id, baseVersion: 1, changes: { capacity: 'observer' } }),
    ).rejects.toEqual(code('directory.organisation.group-or-capacity'));
    const changed = await change.execute(actor, {
      id: acfic.id,
      baseVersion: 1,
      changes: { constituency: null, capacity: 'observer' },
    });
    expect(changed).toMatchObject({ version: 2, constituency: null, capacity: 'observer' });
  });

  it('can be read by every role and changed by those who prepare meetings', async () => {
    const workspace = await givenWorkspace(db.database);
    const observer = await givenMember(db.database, workspace, { role: 'observer' });
    await expect(new ReadOrganisations(db.database).list(observer.actor, page)).resolves.toMatchObject({
      total: 1,
    });
    expect(() =>
      new AddOrganisation(db.database).execute(observer.actor, {
        name: localized('X', 'X'),
        constituency: 'workers',
      }),
    ).toThrow();
  });
});
