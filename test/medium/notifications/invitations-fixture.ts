import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { InviteWhenAMeetingChanged } from '../../../src/modules/notifications/subscribers/invite-when-a-meeting-changed.js';
import { SendInvitationsJob } from '../../../src/modules/notifications/jobs/send-invitations.job.js';
import { AnswerInvitation } from '../../../src/modules/notifications/use-cases/answer-invitation.js';
import { InvitationMails } from '../../../src/modules/notifications/use-cases/invitation-mails.js';
import { PrintInvitations } from '../../../src/modules/notifications/use-cases/print-invitations.js';
import { PrintNotices } from '../../../src/modules/notifications/use-cases/print-notices.js';
import { ReadInvitations } from '../../../src/modules/notifications/use-cases/read-invitations.js';
import { ReadMeetings } from '../../../src/modules/notifications/use-cases/read-meetings.js';
import { ReadRecipients } from '../../../src/modules/notifications/use-cases/read-recipients.js';
import { RemindOfInvitations } from '../../../src/modules/notifications/use-cases/remind-of-invitations.js';
import { WriteInvitationText } from '../../../src/modules/notifications/use-cases/write-invitation-text.js';
import { SendInvitations } from '../../../src/modules/notifications/use-cases/send-invitations.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import type { GivenWorkspace } from '../../support/workspace.js';
import { openNotifications } from './notifications-fixture.js';
import type { DomainEvent } from '../../../src/platform/events/index.js';

/** The use cases of invitations to meetings, on the database of a test. */
export async function openInvitations() {
  const notifications = await openNotifications();
  const { database, owner, identity, dialogue } = notifications;
  const meetings = new ReadMeetings(dialogue.facade, new DirectoryFacade(), identity);
  const settings = readSettings({ PUBLIC_URL: 'https://tripartite.example/' });
  const letters = new InvitationMails(identity, settings);
  const recipients = new ReadRecipients(identity, new DirectoryFacade());
  const invitations = new SendInvitations(recipients, meetings, letters);
  const print = new PrintInvitations(database, meetings, recipients, invitations);
  const subscriber = new InviteWhenAMeetingChanged(invitations, dialogue.facade);

  /** Handles the events that were not handled yet, as the dispatcher does, or all of them once more. */
  const handled = new Set<string>();
  async function deliver({ system, workspaceId }: GivenWorkspace, again = false): Promise<void> {
    const events = await owner<DomainEvent>(
      `SELECT id, workspace_id AS "workspaceId", type, subject, actor_id AS "actorId", payload,
         recorded_at AS "recordedAt" FROM domain_event WHERE workspace_id = $1 AND type = ANY ($2)
       ORDER BY recorded_at, id`,
      [workspaceId, subscriber.types],
    );
    for (const event of events.filter(({ id }) => again || !handled.has(id)))
      await database.write(system, (tx) => subscriber.handle(event, tx));
    for (const { id } of events) handled.add(id);
  }

  const mails = (email: string) =>
    owner<{ subject: string; body: string; kind: string; calendar: string | null }>(
      `SELECT subject, body, kind, calendar FROM mail_outbox WHERE recipient = $1 AND calendar IS NOT NULL
         OR recipient = $1 AND kind = 'notifications.remind' ORDER BY created_at, id`,
      [email],
    );

  return {
    ...notifications,
    /** As if the events were handled already. */
    skip: async ({ workspaceId }: GivenWorkspace): Promise<void> => {
      for (const { id } of await owner<{ id: string }>('SELECT id FROM domain_event WHERE workspace_id = $1', [
        workspaceId,
      ]))
        handled.add(id);
    },
    ...{ deliver, mails, recipients, sendJob: new SendInvitationsJob(database, invitations) },
    answer: new AnswerInvitation(database, meetings),
    read: new ReadInvitations(database, identity, meetings, recipients),
    print,
    notices: new PrintNotices(database, meetings, dialogue.facade, new DirectoryFacade(), settings),
    text: new WriteInvitationText(database, meetings, print),
    remindOfInvitations: new RemindOfInvitations(database, dialogue.facade, invitations),
    /** The secret of the link in the last email to this address. */
    token: async (email: string): Promise<string> =>
      /invitation#(\S+)/.exec((await mails(email)).findLast(({ body }) => body.includes('#'))!.body)![1]!,
  };
}

export type Invitations = Awaited<ReturnType<typeof openInvitations>>;
