import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { dayPlus } from '../../../kernel/day.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { type OwedAction, RoadmapFacade } from '../../../roadmap/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { keptDays, type Notice } from '../domain/notice.js';
import { notificationsPermissions } from '../domain/policy.js';
import { type ReminderKind, reminderKinds, reminderOn } from '../domain/reminder.js';
import { initialSettings, mostReminderDays } from '../domain/settings.js';
import { NotificationRepository } from '../persistence/notification.repository.js';
import { SettingsRepository } from '../persistence/settings.repository.js';
import { NotifyPeople } from './notify-people.js';
import { ReadAudience } from './read-audience.js';

const dayMilliseconds = 86_400_000;
/** An overdue action is notified in the first days; later it is among the needs of the overview. */
const overdueDays = 7;
/** Days in which the link of an email stops further emails. */
const stopLinkDays = 365;

/** Reminds the owners of actions before the due date, and once when it has passed; deletes old notifications. */
@Injectable()
export class RemindOfDueDates {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly audiences: ReadAudience,
    private readonly people: NotifyPeople,
  ) {}

  async execute(actor: Actor): Promise<{ readonly reminders: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    return this.database.write(actor, async (tx) => {
      const daysAgo = (days: number): Date => new Date(tx.now.getTime() - days * dayMilliseconds);
      await tx.get(NotificationRepository).deleteBefore(daysAgo(keptDays));
      await tx.get(SettingsRepository).deleteStopLinksBefore(daysAgo(stopLinkDays));
      const notices = await this.notices(tx);
      await this.people.within(tx, notices);
      return { reminders: notices.length };
    });
  }

  private async notices(tx: Transaction): Promise<Notice[]> {
    const today = await this.roadmap.today(tx);
    const owed = await this.roadmap.owedActions(tx, dayPlus(today, -overdueDays), dayPlus(today, mostReminderDays));
    if (owed.length === 0) return [];
    const everyone = await this.identity.readers(tx);
    const notices: Notice[] = [];
    for (const { id, dueOn } of owed) {
      const owners = await this.audiences.of(tx, { of: 'owners', actionId: id }, everyone);
      const ids = owners.map(({ actor }) => actor.personId);
      const chosen = await tx.get(SettingsRepository).ofEach(ids);
      const due = ids.map((personId) => {
        const { reminderDays } = chosen.get(personId) ?? initialSettings;
        return { personId, kind: reminderOn(today, { dueOn, reminderDays }) };
      });
      for (const kind of reminderKinds) {
        const personIds = due.filter((each) => each.kind === kind).map(({ personId }) => personId);
        if (personIds.length > 0) notices.push(reminder(kind, { action: { id, dueOn }, personIds, at: tx.now }));
      }
    }
    return notices;
  }
}

function reminder(
  kind: ReminderKind,
  {
    action: { id, dueOn },
    personIds,
    at,
  }: { readonly action: OwedAction; readonly personIds: readonly string[]; readonly at: Date },
): Notice {
  return {
    kind,
    subject: { type: 'action', id },
    facts: { dueOn },
    audience: { of: 'people', personIds },
    // once for each due date: one that is moved is another
    source: `${kind}:${id}:${dueOn}`,
    occurredAt: at,
    authorId: null,
  };
}
