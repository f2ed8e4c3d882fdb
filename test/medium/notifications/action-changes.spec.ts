import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionFieldNames } from '../../../src/kernel/action-words.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { emptyContent } from '../../../src/roadmap/domain/action.js';
import { ChangeActionStatus } from '../../../src/roadmap/use-cases/change-action-status.js';
import { LatenessProposals } from '../../../src/roadmap/use-cases/lateness-proposals.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Notifications, openNotifications } from './notifications-fixture.js';

let fixture: Notifications;

beforeAll(async () => {
  fixture = await openNotifications();
});
afterAll(() => fixture.close());

describe('a changed action', () => {
  it('has a name in both languages for each field that can change', () => {
    expect(Object.keys(emptyContent).filter((field) => actionFieldNames[field] === undefined)).toEqual([]);
  });

  it('is notified to its owners with what changed and by whom, on the page and by email', async () => {
    const { database, dialogue, identity } = fixture;
    const place = await givenWorkspace(database);
    const owner = await givenMember(database, place, { constituency: 'workers' });
    const facilitator = await givenMember(database, place, { role: 'facilitator' });
    const [author] = await database.read(place.system, (tx) => identity.people(tx, [facilitator.actor.personId!]));
    const action = await fixture.openAction.execute(facilitator.actor, {
      title: localized('Train safety officers', '培训安全员'),
      ownerOrganisationId: owner.actor.organisationId,
      dueOn: '2026-03-31',
    });
    const edited = await fixture.edit.execute(facilitator.actor, {
      ...{ actionId: action.id, baseVersion: 1, reason: 'The trainers come later.' },
      changes: { dueOn: '2026-04-30', title: { en: 'Train all safety officers' } },
    });
    const groups = new OwningGroups(dialogue.facade);
    const lateness = new LatenessProposals(dialogue.facade, new WorkspaceDay(identity));
    await new ChangeActionStatus(database, groups, dialogue.facade, lateness).execute(facilitator.actor, {
      ...{ actionId: action.id, baseVersion: edited.version, status: 'agreed', reason: 'By telephone.' },
    });
    await fixture.deliver(place);
    const name = author!.name;
    const { items } = await fixture.notifications.page(owner.actor, { limit: 10 });
    const sentences = [
      localized(
        `Action changed by ${name.en} (status from “proposed” to “agreed”): A-001 Train all safety officers`,
        `${name.zh}更改了行动（状态由“已提议”改为“已议定”）：A-001 培训安全员`,
      ),
      localized(
        `Action changed by ${name.en} (due date, title): A-001 Train all safety officers`,
        `${name.zh}更改了行动（期限、标题）：A-001 培训安全员`,
      ),
    ];
    const changed = items.filter(({ kind }) => kind === 'action-changed').map(({ sentence }) => sentence);
    expect(changed).toHaveLength(2);
    expect(changed).toEqual(expect.arrayContaining(sentences));
    fixture.clock.advance(26 * 3_600_000);
    await fixture.send.execute(place.system);
    const [letter] = await fixture.letters();
    for (const { en } of sentences) expect(letter!.body).toContain(en);
  });
});
