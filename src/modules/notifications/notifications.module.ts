import { Inject, Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { SubscriberRegistry } from '../../platform/events/index.js';
import { type JobHandler, JobRegistry } from '../../platform/jobs/index.js';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { IndicatorsModule } from '../indicators/index.js';
import { notificationsPermissions } from './domain/policy.js';
import { NotificationsController } from './http/notifications.controller.js';
import { StopMailsController } from './http/stop-mails.controller.js';
import { RemindOfDueDatesJob } from './jobs/remind-of-due-dates.job.js';
import { SendDueMailsJob } from './jobs/send-due-mails.job.js';
import { NotifyPeopleWhenSomethingHappened } from './subscribers/notify-people-when-something-happened.js';
import { ChangeSettings } from './use-cases/change-settings.js';
import { MarkRead } from './use-cases/mark-read.js';
import { NotifyPeople } from './use-cases/notify-people.js';
import { ReadAudience } from './use-cases/read-audience.js';
import { ReadNotifications } from './use-cases/read-notifications.js';
import { ReadSettings } from './use-cases/read-settings.js';
import { ReadSubjects } from './use-cases/read-subjects.js';
import { RemindOfDueDates } from './use-cases/remind-of-due-dates.js';
import { SendDueMails } from './use-cases/send-due-mails.js';

const scheduledJobs = Symbol('scheduledJobs');

@Module({
  imports: [IdentityModule, DialogueModule, RoadmapModule, SurveysModule, IndicatorsModule],
  controllers: [NotificationsController, StopMailsController],
  providers: [
    ReadSubjects,
    ReadAudience,
    NotifyPeople,
    RemindOfDueDates,
    SendDueMails,
    ReadNotifications,
    MarkRead,
    ReadSettings,
    ChangeSettings,
    NotifyPeopleWhenSomethingHappened,
    RemindOfDueDatesJob,
    SendDueMailsJob,
    {
      provide: scheduledJobs,
      useFactory: (...jobs: JobHandler[]) => jobs,
      inject: [RemindOfDueDatesJob, SendDueMailsJob],
    },
  ],
})
export class NotificationsModule {
  constructor(
    permissions: PermissionRegistry,
    jobs: JobRegistry,
    subscribers: SubscriberRegistry,
    notify: NotifyPeopleWhenSomethingHappened,
    @Inject(scheduledJobs) scheduled: readonly JobHandler[],
  ) {
    permissions.add(notificationsPermissions);
    subscribers.add(notify);
    for (const job of scheduled) jobs.add(job);
  }
}
