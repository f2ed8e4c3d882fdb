import { Inject, Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { type Subscriber, SubscriberRegistry } from '../../platform/events/index.js';
import { type JobHandler, JobRegistry } from '../../platform/jobs/index.js';
import { OutgoingRequests } from '../../platform/outgoing/index.js';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { DirectoryModule } from '../directory/index.js';
import { IdentityModule } from '../identity/index.js';
import { IndicatorsModule } from '../indicators/index.js';
import { notificationsPermissions } from './domain/policy.js';
import { CalendarAddressController } from './http/calendar-address.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { InvitationAnswersController } from './http/invitation-answers.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { NotificationsController } from './http/notifications.controller.js';
import { StopMailsController } from './http/stop-mails.controller.js';
import { NoticesController } from './http/notices.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { ExpireDeliveriesJob } from './jobs/expire-deliveries.job.js';
import { RemindOfDueDatesJob } from './jobs/remind-of-due-dates.job.js';
import { RemindOfInvitationsJob } from './jobs/remind-of-invitations.job.js';
import { SendInvitationsJob } from './jobs/send-invitations.job.js';
import { SendDueMailsJob } from './jobs/send-due-mails.job.js';
import { SendWebhooksJob } from './jobs/send-webhooks.job.js';
import { InviteWhenAMeetingChanged } from './subscribers/invite-when-a-meeting-changed.js';
import { NotifyPeopleWhenSomethingHappened } from './subscribers/notify-people-when-something-happened.js';
import { QueueWebhooksWhenSomethingHappened } from './subscribers/queue-webhooks-when-something-happened.js';
import { AnswerInvitation } from './use-cases/answer-invitation.js';
import { ChangeSettings } from './use-cases/change-settings.js';
import { InvitationMails } from './use-cases/invitation-mails.js';
import { KeepCalendarAddress } from './use-cases/keep-calendar-address.js';
import { KeepWebhooks } from './use-cases/keep-webhooks.js';
import { MarkRead } from './use-cases/mark-read.js';
import { NotifyPeople } from './use-cases/notify-people.js';
import { PrintNotices } from './use-cases/print-notices.js';
import { PrintInvitations } from './use-cases/print-invitations.js';
import { QueueWebhooks } from './use-cases/queue-webhooks.js';
import { ReadAudience } from './use-cases/read-audience.js';
import { ReadCalendar } from './use-cases/read-calendar.js';
import { ReadCalendarContent } from './use-cases/read-calendar-content.js';
import { ReadRequestToConfirm } from './use-cases/read-request-to-confirm.js';
import { ReadInvitations } from './use-cases/read-invitations.js';
import { ReadMeetings } from './use-cases/read-meetings.js';
import { ReadNotifications } from './use-cases/read-notifications.js';
import { ReadRecipients } from './use-cases/read-recipients.js';
import { ReadSettings } from './use-cases/read-settings.js';
import { ReadSubjects } from './use-cases/read-subjects.js';
import { RemindOfConfirmations } from './use-cases/remind-of-confirmations.js';
import { RemindOfDueDates } from './use-cases/remind-of-due-dates.js';
import { RemindOfInvitations } from './use-cases/remind-of-invitations.js';
import { SendDueMails } from './use-cases/send-due-mails.js';
import { SendInvitations } from './use-cases/send-invitations.js';
import { SendWebhooks } from './use-cases/send-webhooks.js';
import { WriteInvitationText } from './use-cases/write-invitation-text.js';
import { WebhookSecrets } from './use-cases/webhook-secrets.js';

const subscribing = Symbol('subscribing');
const scheduledJobs = Symbol('scheduledJobs');

@Module({
  imports: [DirectoryModule, IdentityModule, DialogueModule, RoadmapModule, SurveysModule, IndicatorsModule],
  controllers: [
    ...[NotificationsController, StopMailsController, CalendarAddressController, CalendarController],
    ...[InvitationsController, InvitationAnswersController, NoticesController, WebhooksController],
  ],
  providers: [
    ReadSubjects,
    ReadAudience,
    NotifyPeople,
    RemindOfConfirmations,
    ReadRequestToConfirm,
    RemindOfDueDates,
    SendDueMails,
    ReadNotifications,
    MarkRead,
    ReadSettings,
    ChangeSettings,
    ReadMeetings,
    KeepCalendarAddress,
    ReadCalendarContent,
    ReadCalendar,
    OutgoingRequests,
    WebhookSecrets,
    QueueWebhooks,
    KeepWebhooks,
    SendWebhooks,
    SendWebhooksJob,
    ExpireDeliveriesJob,
    QueueWebhooksWhenSomethingHappened,
    InvitationMails,
    PrintInvitations,
    PrintNotices,
    WriteInvitationText,
    SendInvitations,
    RemindOfInvitations,
    AnswerInvitation,
    ReadInvitations,
    InviteWhenAMeetingChanged,
    RemindOfInvitationsJob,
    SendInvitationsJob,
    ReadRecipients,
    NotifyPeopleWhenSomethingHappened,
    RemindOfDueDatesJob,
    SendDueMailsJob,
    {
      provide: subscribing,
      useFactory: (...heard: Subscriber[]) => heard,
      inject: [NotifyPeopleWhenSomethingHappened, InviteWhenAMeetingChanged, QueueWebhooksWhenSomethingHappened],
    },
    {
      provide: scheduledJobs,
      useFactory: (...jobs: JobHandler[]) => jobs,
      inject: [
        ...[RemindOfDueDatesJob, SendDueMailsJob, RemindOfInvitationsJob, SendInvitationsJob],
        ...[SendWebhooksJob, ExpireDeliveriesJob],
      ],
    },
  ],
})
export class NotificationsModule {
  constructor(
    permissions: PermissionRegistry,
    jobs: JobRegistry,
    subscribers: SubscriberRegistry,
    @Inject(subscribing) heard: readonly Subscriber[],
    @Inject(scheduledJobs) scheduled: readonly JobHandler[],
  ) {
    permissions.add(notificationsPermissions);
    for (const subscriber of heard) subscribers.add(subscriber);
    for (const job of scheduled) jobs.add(job);
  }
}
