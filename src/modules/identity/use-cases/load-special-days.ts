import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { identityEvents } from '../domain/events.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { specialDaysUnreadable } from '../domain/problems-of-special-days.js';
import { readSpecialDays, type SpecialDay } from '../domain/special-days.js';
import { SpecialDayRepository } from '../persistence/special-day.repository.js';
import { WorkspaceRepository } from '../persistence/workspace.repository.js';

/** Replaces the table of public holidays and make-up working days. Terms that have begun keep their last day. */
@Injectable()
export class LoadSpecialDays {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, text: string): Promise<readonly SpecialDay[]> {
    demand(actor, identityPermissions, 'identity.workspace.edit');
    const table = readSpecialDays(text);
    if ('refused' in table) throw specialDaysUnreadable(table.refused);
    if (table.errors.length > 0) throw specialDaysUnreadable(table.errors);
    const { days } = table;
    return this.database.write(actor, async (tx) => {
      // one table at a time: two that are saved at once would otherwise be mixed
      const workspace = await tx.get(WorkspaceRepository).hereForChange();
      if (workspace === undefined) throw workspaceProblems.workspaceNotFound();
      await tx.get(SpecialDayRepository).replace(tx.workspaceId, days);
      const payload = { days: days.length, first: days[0]?.day ?? null, last: days.at(-1)?.day ?? null };
      await tx.record({ type: identityEvents.specialDaysLoaded, subject: workspace.id, payload });
      return days;
    });
  }
}
