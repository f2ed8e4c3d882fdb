import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { mayCarryOver } from '../domain/agenda.js';
import { agendaItemCarriedOver } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { statusNotAllowed } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { openItem } from './open-roundtable.js';

/** Proposes an unfinished item to the next roundtable, or puts it into the backlog until there is one. */
@Injectable()
export class CarryOverAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, agendaItemId: string): Promise<{ id: string; roundtableId: string | null }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.change');
    return this.database.write(actor, async (tx) => {
      const { item, roundtable } = await openItem(tx, agendaItemId);
      if (!mayCarryOver(item.status)) throw statusNotAllowed(item.status, 'carried-over');
      const next = await tx.get(RoundtableRepository).findNext(roundtable.id);
      const repository = tx.get(AgendaItemRepository);
      const fresh = { status: 'proposed', parentId: null, day: 1, position: 0, version: 1, fieldVersions: {} } as const;
      const roundtableId = next?.id ?? null;
      const copy = { ...item, ...fresh, id: newId(tx.now.getTime()), roundtableId, carriedFromId: item.id };
      const created = await repository.insertUnlessProposed({ ...copy, createdAt: tx.now });
      const source = { type: item.sourceType ?? '', id: item.sourceId ?? '' };
      const standing = created ? null : await repository.ofSource(roundtableId, source);
      const id = standing?.id ?? copy.id;
      await repository.update(item.id, { status: 'carried-over', version: item.version + 1 });
      const payload = { agendaItemId: item.id, carriedToId: id, roundtableId };
      await tx.record({ type: agendaItemCarriedOver, subject: roundtable.id, payload });
      return { id, roundtableId };
    });
  }
}
