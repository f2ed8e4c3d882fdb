import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { dayIn, dayPlus } from '../../../kernel/day.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { Notice } from '../domain/notice.js';
import { notificationsPermissions } from '../domain/policy.js';
import { reminderOn } from '../domain/reminder.js';
import { initialSettings, mostReminderDays } from '../domain/settings.js';
import { SettingsRepository } from '../persistence/settings.repository.js';
import { NotifyPeople } from './notify-people.js';

/** Before the term ends, reminds those who can answer for an organisation that has not confirmed a conclusion yet. */
@Injectable()
export class RemindOfConfirmations {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly dialogue: DialogueFacade,
    private readonly people: NotifyPeople,
  ) {}

  async execute(actor: Actor): Promise<{ readonly confirmations: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    return this.database.write(actor, async (tx) => {
      const notices = await this.notices(tx);
      await this.people.within(tx, notices);
      return { confirmations: notices.length };
    });
  }

  private async notices(tx: Transaction): Promise<Notice[]> {
    const today = dayIn(tx.now, (await this.identity.workspace(tx))?.timeZone ?? 'UTC');
    const owed = await this.dialogue.owedConfirmations(tx, today, dayPlus(today, mostReminderDays));
    if (owed.length === 0) return [];
    const everyone = await this.identity.readers(tx);
    const notices: Notice[] = [];
    for (const { conclusionId: id, dueOn, isOwedBy } of owed) {
      const able = everyone.filter(({ actor }) => isOwedBy(actor)).map(({ actor }) => actor.personId);
      const chosen = await tx.get(SettingsRepository).ofEach(able);
      const personIds = able.filter((personId) => {
        const { reminderDays } = chosen.get(personId) ?? initialSettings;
        return reminderOn(today, { dueOn, reminderDays }) !== null;
      });
      if (personIds.length === 0) continue;
      notices.push({
        ...{ kind: 'confirmation-due', subject: { type: 'conclusion', id }, facts: { dueOn } },
        audience: { of: 'people', personIds },
        // once for each term: one that is moved is another
        source: `confirmation-due:${id}:${dueOn}`,
        ...{ occurredAt: tx.now, authorId: null },
      });
    }
    return notices;
  }
}
