import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { numbersDocuments } from '../domain/agenda-numbers.js';
import { lastPosition } from '../domain/agenda-order.js';
import { agendaItemAccepted, agendaItemDeclined } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { declineReasonMissing, notAProposal } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import { openItem } from './open-item.js';
import { demandAgendaOpen, demandDay, meetingIn } from './open-meeting.js';
import { itemsBeforeOneMore, numberAt } from './placed-items.js';

export interface Acceptance {
  readonly agendaItemId: string;
  readonly accept: true;
  /** Default: the current meeting of the roundtable. */
  readonly meetingId?: string | null;
  readonly day?: number;
  readonly plannedMinutes?: number | null;
}

export interface Refusal {
  readonly agendaItemId: string;
  readonly accept: false;
  /** Its author reads it. */
  readonly reason: string;
}

@Injectable()
export class DecideProposal {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, decision: Acceptance | Refusal): Promise<{ status: 'planned' | 'declined' }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.decide-proposal');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, decision.agendaItemId);
      if (item.status !== 'proposed') throw notAProposal();
      const repository = tx.get(AgendaItemRepository);
      const payload = { agendaItemId: item.id, sourceType: item.sourceType, sourceId: item.sourceId };
      const version = item.version + 1;
      if (!decision.accept) {
        const declinedReason = decision.reason.trim();
        if (declinedReason === '') throw declineReasonMissing();
        await repository.update(item.id, { status: 'declined', declinedReason, version });
        await tx.record({ type: agendaItemDeclined, subject: body.id, payload });
        return { status: 'declined' };
      }
      const day = decision.day ?? 1;
      const meeting = await meetingIn(tx, body, decision.meetingId);
      demandAgendaOpen(body, meeting);
      demandDay(meeting, day);
      const meetingId = meeting.id;
      const items = await itemsBeforeOneMore(tx, meetingId);
      const position = lastPosition(items, null, day);
      const number = await numberAt(tx, meeting, { ...item, day, position });
      const plannedMinutes = decision.plannedMinutes ?? item.plannedMinutes;
      const placed = { meetingId, day, position, number, plannedMinutes };
      await repository.update(item.id, { status: 'planned', ...placed, version });
      if (numbersDocuments(meeting.state)) await tx.get(DocumentRepository).number(meeting);
      await tx.record({ type: agendaItemAccepted, subject: body.id, payload });
      return { status: 'planned' };
    });
  }
}
