import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { OutcomeKind } from '../../../kernel/outcome-kind.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { isBreak, isOnAgenda } from '../domain/agenda.js';
import { breakNotDiscussed } from '../domain/agenda-problems.js';
import { outcomeDeleted, outcomeRecorded } from '../domain/events.js';
import { mayRecordKind, recommendationSource, recommendationTitle } from '../domain/outcome.js';
import * as problems from '../domain/outcome-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { agendaItemNotFound, textMissing } from '../domain/problems.js';
import { mayConclude } from '../domain/roundtable.js';
import { isSaid, tidy } from '../domain/text.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import type { OutcomeEntity } from '../persistence/outcome.entity.js';
import { OutcomeRepository } from '../persistence/outcome.repository.js';
import { demandConduct, findGroup } from './open-body.js';
import { type OpenMeeting, openMeeting } from './open-meeting.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';
import { demandRecording } from './record-conclusion.js';

export interface NewOutcome {
  readonly meetingId: string;
  readonly kind: OutcomeKind;
  /** Null or absent: of the meeting as a whole. */
  readonly agendaItemId?: string | null;
  readonly text: LocalizedText;
}

/** A roundtable that was reopened completes its record; groups have no state of their own. */
async function openToRecord(tx: Transaction, meetingId: string): Promise<OpenMeeting> {
  const opened = await openMeeting(tx, meetingId);
  const { body, meeting } = opened;
  if (body.kind === 'roundtable') await demandRecording(tx, body.id);
  else demandConduct(tx, body, 'dialogue.conclusion.record');
  const reopened = body.kind === 'roundtable' && body.roundtable.state === 'reopened';
  const running = body.kind !== 'roundtable' || mayConclude(body.roundtable.state);
  if (!running || (meeting.state !== 'in-session' && !reopened)) throw problems.outcomeNotInSession();
  return opened;
}

/**
 * Records what a meeting may record beside conclusions. A recommendation of a working group proposes itself to the next
 * roundtable, which alone can make a conclusion of it.
 */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, input: NewOutcome): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.outcome.record');
    if (!isSaid(input.text)) throw textMissing('/text');
    return this.database.write(actor, async (tx) => {
      const { body, meeting } = await openToRecord(tx, input.meetingId);
      const { kind } = input;
      if (!mayRecordKind(body.kind, kind)) throw problems.kindNotRecorded();
      const agendaItemId = input.agendaItemId ?? null;
      if (agendaItemId !== null) await demandItem(tx, meeting.id, agendaItemId);
      const repository = tx.get(OutcomeRepository);
      const outcome: OutcomeEntity = {
        ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, meetingId: meeting.id, agendaItemId, kind },
        ...{ number: await repository.nextNumber(meeting.id), text: tidy(input.text), sharedPositionId: null },
        ...{ personId: actor.personId, recordedAt: tx.now },
      };
      await repository.insert(outcome);
      const payload = { outcomeId: outcome.id, meetingId: meeting.id, kind };
      await tx.record({ type: outcomeRecorded, subject: body.id, payload });
      if (kind === 'recommendation') await this.propose(tx, body.id, outcome);
      return { id: outcome.id };
    });
  }

  private async propose(tx: Transaction, groupId: string, outcome: OutcomeEntity): Promise<void> {
    const { name } = await findGroup(tx, groupId);
    const title = recommendationTitle(name, outcome.text);
    const source = recommendationSource(outcome);
    await this.proposals.within(tx, { title, note: outcome.text, reason: 'recommendation', source });
  }
}

async function demandItem(tx: Transaction, meetingId: string, id: string): Promise<void> {
  const item = await tx.get(AgendaItemRepository).find(id);
  if (item === null || item.meetingId !== meetingId || !isOnAgenda(item.status)) throw agendaItemNotFound();
  if (isBreak(item)) throw breakNotDiscussed();
}

/** Deletes an entry that was recorded by mistake, while the meeting is in session and no one relies on the entry. */
@Injectable()
export class DeleteOutcome {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, outcomeId: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.outcome.record');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(OutcomeRepository);
      const found = await repository.find(outcomeId);
      if (found === null) throw problems.outcomeNotFound();
      const { body, meeting } = await openToRecord(tx, found.meetingId);
      const outcome = await repository.find(outcomeId);
      if (outcome === null) throw problems.outcomeNotFound();
      const source = recommendationSource(outcome);
      await this.proposals.withdraw(tx, source);
      const onAgenda = await tx.get(AgendaItemRepository).hasSource(source);
      if (onAgenda || outcome.sharedPositionId !== null) throw problems.outcomeInUse();
      await repository.remove(outcome.id);
      const payload = { outcomeId: outcome.id, meetingId: meeting.id, kind: outcome.kind };
      await tx.record({ type: outcomeDeleted, subject: body.id, payload });
    });
  }
}
