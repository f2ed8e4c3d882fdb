import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { positionShared } from '../domain/events.js';
import { isSpokesperson } from '../domain/group-access.js';
import * as problems from '../domain/outcome-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { ConstituencyGroupRepository } from '../persistence/constituency-group.repository.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import type { OutcomeEntity } from '../persistence/outcome.entity.js';
import { OutcomeRepository } from '../persistence/outcome.repository.js';
import { type OwnGroup, ownGroup } from './own-group.js';

/**
 * Shows a position of a group to its roundtable, by the spokesperson alone and without undo. Others receive a copy that
 * names no meeting; the position itself stays in the group, and its mandate always does.
 */
@Injectable()
export class SharePosition {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, outcomeId: string): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.position.share');
    return this.database.write(actor, async (tx) => {
      const { outcome, group } = await openPosition(tx, outcomeId);
      const { roundtableId, constituency, personId } = group;
      const position = {
        ...{ id: newId(), workspaceId: tx.workspaceId, roundtableId, constituency },
        ...{ text: outcome.text, sharedBy: personId, sharedAt: tx.now },
      };
      await tx.get(OutcomeRepository).share(outcome.id, position);
      // for everyone: the transaction is not confined to the group, and the event names no meeting
      const payload = { positionId: position.id, constituency };
      await tx.record({ type: positionShared, subject: roundtableId, payload });
      return { id: position.id };
    });
  }
}

async function openPosition(
  tx: Transaction,
  outcomeId: string,
): Promise<{ readonly outcome: OutcomeEntity; readonly group: OwnGroup }> {
  const outcomes = tx.get(OutcomeRepository);
  const found = await outcomes.find(outcomeId);
  const meeting = found && (await tx.get(MeetingRepository).find(found.meetingId));
  if (!meeting) throw problems.outcomeNotFound();
  if (meeting.constituencyGroupId === null) throw problems.onlyPositionsShared();
  const locked = await tx.get(ConstituencyGroupRepository).lock(meeting.constituencyGroupId);
  const outcome = await outcomes.find(outcomeId);
  if (locked === null || outcome === null) throw problems.outcomeNotFound();
  const group = await ownGroup(tx, locked.roundtableId);
  if (!isSpokesperson(group, group.personId)) throw problems.onlySpokespersonShares();
  if (outcome.kind !== 'position') throw problems.onlyPositionsShared();
  if (outcome.sharedPositionId !== null) throw problems.positionAlreadyShared();
  return { outcome, group };
}
