import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let facilitator: GivenMember;
let roundtableId: string;

beforeAll(async () => {
  fixture = await openInvitations();
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  const plan = { startsOn: '2025-12-10', endsOn: '2025-12-10', opensAt: '09:00', closesAt: '12:00' };
  const about = { title: localized('Green jobs', '绿色就业'), timeZone: 'Asia/Shanghai' };
  roundtableId = (await fixture.dialogue.create.execute(place.system, { ...about, ...plan })).id;
});
afterAll(() => fixture.close());

describe('a list of 2,000 addresses', () => {
  it('is saved at once, and its emails are written by a job with progress', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `Person ${at},person${at}@mail.example,workers`);
    const { added } = await fixture.dialogue.seatList.execute(facilitator.actor, {
      ...{ roundtableId, text: `Name,Email,Group\n${rows.join('\n')}`, leaveOut: [] },
    });
    expect(added).toBe(2_000);
    await fixture.skip(place);
    await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'convened' });
    await fixture.deliver(place);
    const jobs = () =>
      fixture.owner<{ params: Record<string, unknown> }>(
        `SELECT params FROM job_run WHERE kind = 'notifications.send-invitations' AND workspace_id = $1`,
        [place.workspaceId],
      );
    const [job] = await jobs();
    expect(job).toMatchObject({ params: { bodyId: roundtableId } });
    const fractions: number[] = [];
    const result = await fixture.sendJob.run({
      ...{ runId: '', actor: place.system, params: job!.params },
      progress: async (fraction) => void fractions.push(fraction),
      throwIfCancelled: async () => undefined,
    });
    // a hundred for each of the events of the roundtable and its meeting
    expect(result).toEqual({ sent: 1_800 });
    expect(fractions).toHaveLength(18);
    expect(fractions.at(-1)).toBe(1);
    expect(
      (await fixture.read.execute(facilitator.actor, roundtableId)).filter(({ delivery }) => delivery === 'waiting'),
    ).toHaveLength(2_000);
  }, 300_000);
});
