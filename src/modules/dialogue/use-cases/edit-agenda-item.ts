import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { isBreak, itemFields, withItemFields } from '../domain/agenda.js';
import type { AgendaItemFields } from '../domain/agenda.js';
import { breakWithoutMinutes } from '../domain/agenda-problems.js';
import { agendaItemEdited } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, personUnknown, textMissing } from '../domain/problems.js';
import { isSaid } from '../domain/text.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { demandConduct } from './open-body.js';
import { openItem } from './open-item.js';

export interface AgendaItemEdit {
  readonly agendaItemId: string;
  readonly baseVersion: number;
  readonly changes: Partial<AgendaItemFields>;
}

@Injectable()
export class EditAgendaItem {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, edit: AgendaItemEdit): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, edit.agendaItemId);
      demandConduct(tx, body, 'dialogue.agenda.change');
      const { version, fieldVersions } = item;
      const { baseVersion, changes } = edit;
      const merged = mergeFields({ current: itemFields(item), version, fieldVersions, baseVersion, changes });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return { version };
      const { title, note, plannedMinutes, presenterId } = withItemFields(item, merged.changed);
      if (!isSaid(title)) throw textMissing('/title');
      if (isBreak(item) && plannedMinutes === null) throw breakWithoutMinutes();
      if (merged.changed.presenterId && !(await this.identity.person(tx, merged.changed.presenterId)))
        throw personUnknown();
      await tx.get(AgendaItemRepository).update(item.id, {
        ...{ title, note, plannedMinutes, presenterId },
        version: merged.version,
        fieldVersions: merged.fieldVersions,
      });
      const payload = { agendaItemId: item.id, fields: Object.keys(merged.changed) };
      await tx.record({ type: agendaItemEdited, subject: body.id, payload });
      return { version: merged.version };
    });
  }
}
