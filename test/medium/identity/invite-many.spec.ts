import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { PublicAddress } from '../../../src/modules/identity/domain/public-address.js';
import { InviteMany } from '../../../src/modules/identity/use-cases/invite-many.js';
import { InvitePeople } from '../../../src/modules/identity/use-cases/invite-people.js';
import { ReadPeople } from '../../../src/modules/identity/use-cases/read-people.js';
import { openTestDatabase } from '../../support/database.js';
import { givenMember, givenWorkspace, identity, separation } from '../../support/workspace.js';

let open: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

describe('inviting many people to sign in', () => {
  it('sends each the link at the address kept with them, and lists those who cannot be invited', async () => {
    const place = await givenWorkspace(open.database);
    const administrator = await givenMember(open.database, place, { role: 'administrator' });
    const facilitator = await givenMember(open.database, place, { role: 'facilitator' });
    const add = (name: string, email: string | null) =>
      open.database.write(place.system, (tx) =>
        identity.addPerson(tx, {
          ...{ name: localized(name, name), capacity: 'observer', sex: 'not-stated', language: 'en', email },
        }),
      );
    const [tan, wu, kong] = [
      await add('Tan', 'tan@mail.example'),
      await add('Wu', 'tan@mail.example'),
      await add('Kong', null),
    ];
    const address = new (class extends PublicAddress {
      readonly origin = 'https://tripartite.example';
    })();
    const many = new InviteMany(new ReadPeople(open.database), new InvitePeople(open.database, address, separation));
    const done = await many.execute(administrator.actor, [tan, tan, wu, kong, administrator.actor.personId!]);
    expect(done.invited).toBe(1);
    expect(done.failed.map(({ personId }) => personId)).toEqual([wu, kong, administrator.actor.personId]);
    expect(await open.owner('SELECT kind FROM mail_outbox WHERE recipient = $1', ['tan@mail.example'])).toEqual([
      { kind: 'identity.invitation' },
    ]);
    await expect(many.execute(facilitator.actor, [tan])).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
