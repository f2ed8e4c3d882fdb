import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { meetingMoves } from '../domain/meeting.js';
import type { MeetingEnd, MeetingState, MeetingStep } from '../domain/meeting.js';
import { lastMeeting, meetingMoveNotAllowed, meetingReasonMissing } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { carryOverFrom } from './carry-over.js';
import { demandConduct } from './open-body.js';
import { setMeetingState } from './move-meetings.js';
import { moveRoundtable } from './move-roundtable.js';
import { followMeetings, meetingsOf, openMeeting } from './open-meeting.js';

export interface MeetingChange<To extends MeetingState = MeetingState> {
  readonly meetingId: string;
  readonly to: To;
  readonly reason?: string | null;
  /** Unfinished items that are carried over when the meeting ends. */
  readonly carryOver?: readonly string[];
}

/**
 * Convenes a meeting or begins its session. A meeting ends only together with its live room, which calls `within`.
 */
@Injectable()
export class ChangeMeetingState {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, change: MeetingChange<MeetingStep>): Promise<{ state: MeetingState }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.conduct');
    return this.database.write(actor, (tx) => this.within(tx, change));
  }

  async within(tx: Transaction, change: MeetingChange<MeetingStep | MeetingEnd>): Promise<{ state: MeetingState }> {
    const { to } = change;
    const { meeting, body } = await openMeeting(tx, change.meetingId);
    demandConduct(tx, body, 'dialogue.meeting.change');
    const roundtable = body.kind === 'roundtable' ? body.roundtable : null;
    const move = meetingMoves(meeting.state, roundtable?.state ?? null).find((one) => one.to === to);
    if (move === undefined) throw meetingMoveNotAllowed(meeting.state, to);
    const reason = reasonOf(change, move);
    if (to === 'cancelled' && roundtable !== null) await demandAnother(tx, meeting, roundtable.id);
    await carryOverFrom(tx, body, { meetingIds: [meeting.id], itemIds: change.carryOver ?? [] });
    await setMeetingState(tx, meeting, { to, reason: to === 'cancelled' ? reason : null });
    if (to === 'cancelled') await followMeetings(tx, body);
    if (to === 'in-session' && roundtable?.state === 'convened') await moveRoundtable(tx, roundtable, { to });
    return { state: to };
  }
}

function reasonOf({ reason }: MeetingChange, { needsReason }: { readonly needsReason: boolean }): string | null {
  const given = reason?.trim() || null;
  if (needsReason && given === null) throw meetingReasonMissing();
  return given;
}

/** A roundtable takes place in at least one meeting. */
async function demandAnother(tx: Transaction, meeting: MeetingEntity, roundtableId: string): Promise<void> {
  const others = (await meetingsOf(tx, roundtableId)).filter(({ id }) => id !== meeting.id);
  if (others.every(({ state }) => state === 'cancelled')) throw lastMeeting();
}
