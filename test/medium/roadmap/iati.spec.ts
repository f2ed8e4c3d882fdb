import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { ChangeWorkspace } from '../../../src/modules/identity/use-cases/change-workspace.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { ActionNames } from '../../../src/roadmap/use-cases/read-action-names.js';
import { ReadIati } from '../../../src/roadmap/use-cases/read-iati.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { openPlace, openRoadmap, type Place, type Roadmap } from './roadmap-fixture.js';

let roadmap: Roadmap;
let place: Place;
let read: ReadIati;

beforeAll(async () => {
  roadmap = await openRoadmap();
  place = await openPlace(roadmap);
  const { database, identity, directory, dialogue } = roadmap;
  const names = new ActionNames(directory, identity, dialogue);
  read = new ReadIati(database, identity, names, new WorkspaceDay(identity), new OwningGroups(dialogue));
  await roadmap.openAction.execute(place.facilitator, {
    title: localized('Train safety officers', '培训安全员'),
    ownerOrganisationId: place.employers.id,
    dueOn: '2027-03-31',
  });
});
afterAll(() => roadmap.close());

describe('the IATI file', () => {
  it('is refused, with what to do, while the workspace has no IATI organisation identifier', async () => {
    await expect(read.execute(place.facilitator, {})).rejects.toMatchObject({
      code: 'roadmap.iati.no-identifier',
      options: {
        detail: localized(
          'An administrator enters the registered identifier of the reporting organisation under Settings, Workspace. Then download again.',
          '请管理员在“设置—工作区”中填写报告组织的登记标识符，然后重新下载。',
        ),
      },
    });
  });

  it.each([
    'city',
    'XI-IATI',
    'XI-IATI-',
    'xi-iati-1',
    'CN-SAIC-91 320',
    'CN-SAIC-91/320',
    'CN-SAIC-9?',
    `XI-X-${'1'.repeat(96)}`,
  ])('refuses %j as an identifier and changes nothing', async (iatiIdentifier) => {
    const change = new ChangeWorkspace(roadmap.database);
    await expect(change.execute(place.system, 1, { iatiIdentifier })).rejects.toMatchObject({
      code: 'identity.workspace.iati-identifier',
      options: { errors: [{ pointer: '/iatiIdentifier' }] },
    });
    const kept = await roadmap.database.read(place.system, (tx) => roadmap.identity.workspace(tx));
    expect(kept).toMatchObject({ version: 1, iatiIdentifier: null });
  });

  it('names the reporting organisation by the identifier of the settings until that is removed', async () => {
    const change = new ChangeWorkspace(roadmap.database);
    const slug = `w-${place.workspaceId.slice(-12)}`;
    for (const [index, iatiIdentifier] of ['XM-DAC-41302', 'CA-CRA_ACR-0036', 'CN-SAIC-91320000X'].entries()) {
      await change.execute(place.system, index + 1, { iatiIdentifier });
      const file = await read.execute(place.facilitator, {});
      expect(file).toContain(`<iati-identifier>${iatiIdentifier}-${slug}-A-001</iati-identifier>`);
      expect(file).toContain(`<reporting-org ref="${iatiIdentifier}" type="90">`);
    }
    await change.execute(place.system, 4, { timeZone: 'Asia/Tokyo' });
    await expect(read.execute(place.facilitator, {})).resolves.toContain('ref="CN-SAIC-91320000X"');
    await change.execute(place.system, 5, { iatiIdentifier: null });
    await expect(read.execute(place.facilitator, {})).rejects.toMatchObject({ code: 'roadmap.iati.no-identifier' });
  });
});
