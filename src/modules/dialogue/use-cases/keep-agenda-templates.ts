import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { agendaTemplateEmpty, agendaTemplateNotFound } from '../domain/agenda-template-problems.js';
import { agendaTemplateDeleted, agendaTemplateSaved } from '../domain/events.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { textMissing } from '../domain/problems.js';
import { seatFrameOf } from '../domain/seat-frame.js';
import { isSaid, tidy } from '../domain/text.js';
import { AgendaTemplateRepository } from '../persistence/agenda-template.repository.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { frameOfRoundtable } from './copy-agenda.js';
import { findRoundtable } from './open-roundtable.js';

export interface ListedTemplate {
  readonly id: string;
  readonly name: LocalizedText;
  readonly items: number;
  readonly minutes: number;
  /** Seats of all kinds. */
  readonly seats: number;
}

/** Agendas that a workspace saves under a name; meetings and roundtables are prepared with them. */
@Injectable()
export class KeepAgendaTemplates {
  constructor(private readonly database: Database) {}

  list(actor: Actor): Promise<ListedTemplate[]> {
    demand(actor, dialoguePermissions, 'dialogue.agenda-template.read');
    return this.database.read(actor, async (tx) =>
      (await tx.get(AgendaTemplateRepository).all()).map(({ id, name, items, seats }) => ({
        ...{ id, name, items: items.length },
        minutes: items.reduce((sum, { plannedMinutes }) => sum + (plannedMinutes ?? 0), 0),
        seats: seats.reduce((sum, { kind, count }) => sum + (kind === null ? 0 : count), 0),
      })),
    );
  }

  /** Saves the topics of a meeting and the seats of its roundtable, without people; group meetings are not visible beyond their group. */
  async save(
    actor: Actor,
    { meetingId, name }: { readonly meetingId: string; readonly name: LocalizedText },
  ): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.agenda-template.change');
    if (!isSaid(name)) throw textMissing('/name');
    return this.database.write(actor, async (tx) => {
      const meeting = await tx.get(MeetingRepository).find(meetingId);
      const ofRoundtable = meeting?.roundtableId ?? null;
      if (ofRoundtable === null) throw meetingNotFound();
      const { id: roundtableId } = await findRoundtable(tx, ofRoundtable);
      const items = await frameOfRoundtable(tx, roundtableId, meetingId);
      if (items.length === 0) throw agendaTemplateEmpty();
      const id = newId(tx.now.getTime());
      const seats = seatFrameOf(await tx.get(SeatRepository).ofRoundtable(roundtableId));
      const row = { id, workspaceId: tx.workspaceId, name: tidy(name), items, seats, createdAt: tx.now };
      await tx.get(AgendaTemplateRepository).insert(row);
      await tx.record({ type: agendaTemplateSaved, subject: id, payload: { meetingId, items: items.length } });
      return { id };
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.agenda-template.change');
    await this.database.write(actor, async (tx) => {
      if (!(await tx.get(AgendaTemplateRepository).remove(id))) throw agendaTemplateNotFound();
      await tx.record({ type: agendaTemplateDeleted, subject: id, payload: {} });
    });
  }
}
