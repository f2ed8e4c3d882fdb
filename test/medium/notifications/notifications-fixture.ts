import type { Actor } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { KeepMembers } from '../../../src/modules/identity/use-cases/keep-members.js';
import { IndicatorsFacade } from '../../../src/modules/indicators/index.js';
import { NotifyPeopleWhenSomethingHappened } from '../../../src/modules/notifications/subscribers/notify-people-when-something-happened.js';
import { ChangeSettings } from '../../../src/modules/notifications/use-cases/change-settings.js';
import { MarkRead } from '../../../src/modules/notifications/use-cases/mark-read.js';
import { NotifyPeople } from '../../../src/modules/notifications/use-cases/notify-people.js';
import { ReadAudience } from '../../../src/modules/notifications/use-cases/read-audience.js';
import { ReadNotifications } from '../../../src/modules/notifications/use-cases/read-notifications.js';
import { ReadRequestToConfirm } from '../../../src/modules/notifications/use-cases/read-request-to-confirm.js';
import { ReadSettings } from '../../../src/modules/notifications/use-cases/read-settings.js';
import { ReadSubjects } from '../../../src/modules/notifications/use-cases/read-subjects.js';
import { RemindOfConfirmations } from '../../../src/modules/notifications/use-cases/remind-of-confirmations.js';
import { RemindOfDueDates } from '../../../src/modules/notifications/use-cases/remind-of-due-dates.js';
import { SendDueMails } from '../../../src/modules/notifications/use-cases/send-due-mails.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { type DomainEvent, SubscriberRegistry } from '../../../src/platform/events/index.js';
import { RoadmapFacade } from '../../../src/roadmap/index.js';
import { ActionReferences } from '../../../src/roadmap/use-cases/action-references.js';
import { EditAction } from '../../../src/roadmap/use-cases/edit-action.js';
import { GroupVoices } from '../../../src/roadmap/use-cases/group-voices.js';
import { KeepPublicEntry } from '../../../src/roadmap/use-cases/keep-public-entry.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { OpenAction } from '../../../src/roadmap/use-cases/open-action.js';
import { ReportProgress } from '../../../src/roadmap/use-cases/report-progress.js';
import { ValidateClaim } from '../../../src/roadmap/use-cases/validate-claim.js';
import { LatenessProposals } from '../../../src/roadmap/use-cases/lateness-proposals.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { openTestDatabase } from '../../support/database.js';
import type { GivenWorkspace } from '../../support/workspace.js';
import { separation } from '../../support/workspace.js';
import { dialogueOn } from '../dialogue/table.js';
import { FixedClock } from '../../support/fixed-clock.js';

/** A Tuesday, 12:00 in Shanghai. */
export const noon = new Date('2025-11-25T04:00:00Z');

/** The use cases of notifications and those whose events they hear, on the database of a test. */
export async function openNotifications() {
  const clock = new FixedClock(noon);
  const registry = new SubscriberRegistry();
  const open = await openTestDatabase({ clock, subscribersOf: registry.namesFor });
  const { database, owner } = open;
  const identity = new IdentityFacade();
  const dialogue = dialogueOn(open);
  const [day, voices] = [new WorkspaceDay(identity), new GroupVoices(dialogue.facade)];
  const groups = new OwningGroups(dialogue.facade);
  const roadmap = new RoadmapFacade(day, voices, groups);
  const lateness = new LatenessProposals(dialogue.facade, day);
  const subjects = new ReadSubjects(
    ...([dialogue.facade, roadmap, new SurveysFacade(), new IndicatorsFacade(), identity] as const),
  );
  const audiences = new ReadAudience(dialogue.facade, roadmap);
  const requests = new ReadRequestToConfirm(dialogue.facade, new DirectoryFacade(), identity);
  const settings = readSettings({ PUBLIC_URL: 'https://tripartite.example/' });
  const people = new NotifyPeople(identity, audiences, subjects);
  const subscriber = new NotifyPeopleWhenSomethingHappened(people);
  registry.add(subscriber);
  const references = new ActionReferences(new DirectoryFacade(), identity, dialogue.facade);
  const notifications = new ReadNotifications(database, subjects);

  /** Delivers what was recorded, as the dispatcher does, or all of it once more. */
  async function deliver({ system, workspaceId }: GivenWorkspace, again = false): Promise<void> {
    const events = await owner<DomainEvent>(
      `SELECT id, workspace_id AS "workspaceId", type, subject, actor_id AS "actorId", payload,
         recorded_at AS "recordedAt" FROM domain_event e WHERE workspace_id = $1 AND type = ANY ($2)
         AND ($3 OR EXISTS (SELECT FROM event_delivery d WHERE d.event_id = e.id)) ORDER BY recorded_at, id`,
      [workspaceId, subscriber.types, again],
    );
    for (const event of events) await database.write(system, (tx) => subscriber.handle(event, tx));
    await owner('DELETE FROM event_delivery WHERE workspace_id = $1', [workspaceId]);
  }

  return {
    ...{ open, database, owner, clock, identity, dialogue, roadmap, subjects, notifications, deliver },
    openAction: new OpenAction(database, references, groups),
    edit: new EditAction(database, references, groups, lateness),
    report: new ReportProgress(database, groups, lateness),
    validate: new ValidateClaim(database, voices, groups, dialogue.facade, lateness),
    publicEntry: new KeepPublicEntry(database, voices),
    members: new KeepMembers(database, new DirectoryFacade(), separation),
    markRead: new MarkRead(database),
    settings: new ReadSettings(database),
    changeSettings: new ChangeSettings(database, identity),
    remind: new RemindOfDueDates(database, identity, roadmap, audiences, people),
    remindToConfirm: new RemindOfConfirmations(database, identity, dialogue.facade, people),
    send: new SendDueMails(database, identity, subjects, requests, settings),
    /** The sentences of a person's list, newest first. */
    sentences: async (actor: Actor): Promise<readonly string[]> =>
      (await notifications.page(actor, { limit: 50 })).items.map(({ sentence }) => sentence.en),
    letters: (email?: string, kind = 'notifications.letter') =>
      owner<{ recipient: string; subject: string; body: string; unsubscribe: string | null }>(
        `SELECT recipient, subject, body, unsubscribe FROM mail_outbox
         WHERE kind = $2 AND ($1::text IS NULL OR recipient = $1) ORDER BY created_at, id`,
        [email ?? null, kind],
      ),
    close: open.close,
  };
}

export type Notifications = Awaited<ReturnType<typeof openNotifications>>;

/** A convened roundtable at which these people have titular seats, assigned while it was a draft. */
export async function conveneRoundtable(
  { dialogue, deliver }: Notifications,
  place: GivenWorkspace,
  seated: readonly Actor[],
): Promise<string> {
  const { system } = place;
  const { id: roundtableId } = await dialogue.create.execute(system, {
    title: localized('Green jobs', '绿色就业'),
    startsOn: '2025-12-10',
    endsOn: '2025-12-11',
    timeZone: 'Asia/Shanghai',
  });
  for (const { personId } of seated)
    await dialogue.seat.execute(system, { roundtableId, personId: personId!, kind: 'titular' });
  await deliver(place);
  await dialogue.state.execute(system, { roundtableId, to: 'convened' });
  return roundtableId;
}
