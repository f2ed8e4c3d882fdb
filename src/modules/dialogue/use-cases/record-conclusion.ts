import { Injectable } from '@nestjs/common';
import { demand, holds, notPermitted } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { isCalendarDate } from '../../../kernel/calendar-date.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { isBreak, isOnAgenda } from '../domain/agenda.js';
import { breakNotDiscussed } from '../domain/agenda-problems.js';
import { conclusionLabel } from '../domain/conclusion.js';
import type { Agreement } from '../domain/conclusion.js';
import { agreedOnOutside, agreedTextMissing, notInSession } from '../domain/conclusion-problems.js';
import { conclusionRecorded } from '../domain/events.js';
import type { ConclusionRecorded } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { agendaItemNotFound, textMissing } from '../domain/problems.js';
import { mayConclude } from '../domain/roundtable.js';
import type { Roundtable } from '../domain/roundtable.js';
import { type Presence, shortfallOf } from '../domain/presence.js';
import { itemOfOtherMeeting, quorumChanged } from '../domain/presence-problems.js';
import { isSaid, tidy } from '../domain/text.js';
import { type AgreedIn, languagesOf } from '../domain/translation.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { demandTerm, openConfirmation } from './confirmation-term.js';
import { FollowShortfall } from './follow-shortfall.js';
import { meetingIn } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';
import { PresenceRegistry } from './presence-registry.js';
import { demandReplaceable } from './replace-conclusion.js';
import { seatsAt } from './substitute-seats.js';

export interface NewConclusion {
  readonly roundtableId: string;
  /** Where it was reached. Default: the meeting of the item, else the current meeting. */
  readonly meetingId?: string | null;
  /** Null or absent: agreed by the roundtable as a whole, not under one item. */
  readonly agendaItemId?: string | null;
  readonly text: LocalizedText;
  /** Absent: in the languages of the text. */
  readonly agreedIn?: AgreedIn;
  readonly agreement: Agreement;
  readonly agreedOn: string;
  readonly basis?: LocalizedText | null;
  /** The last day on which organisations confirm what was agreed ad referendum; otherwise absent. */
  readonly confirmBy?: string | null;
  /** Whether a quorum was shown when the form was opened; refused if that has changed. Null or absent: not shown. */
  readonly quorumShown?: boolean | null;
  /** The earlier conclusion that it replaces when it is agreed. */
  readonly replacesId?: string | null;
}

export interface RecordedConclusion {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  /** Taken without a quorum. */
  readonly provisional: boolean;
}

/** A conclusion is reached on a day of its meeting; between two meetings of a roundtable there can be weeks. */
export function demandAgreedOn(meeting: Pick<MeetingEntity, 'startsOn' | 'endsOn'>, agreedOn: string): void {
  const within = isCalendarDate(agreedOn) && agreedOn >= meeting.startsOn && agreedOn <= meeting.endsOn;
  if (!within) throw agreedOnOutside();
}

function demandAgreedText({ agreedIn, text }: Pick<NewConclusion, 'agreedIn' | 'text'>): void {
  const there = languagesOf(tidy(text));
  if (agreedIn !== undefined && there !== 'both' && agreedIn !== there) throw agreedTextMissing();
}

/** Those who record for the workspace, the rapporteurs of the roundtable, and the substitutes who have their seats now. */
export async function demandRecording(tx: Transaction, roundtableId: string): Promise<void> {
  if (holds(tx.actor, dialoguePermissions, 'dialogue.conclusion.record')) return;
  const { personId } = tx.actor;
  const records = (await seatsAt(tx, roundtableId)).some(
    (seat) => seat.personId === personId && seat.rights.recordsConclusions,
  );
  if (!records) throw notPermitted('dialogue.conclusion.record');
}

@Injectable()
export class RecordConclusion {
  constructor(
    private readonly database: Database,
    private readonly presence: PresenceRegistry,
    private readonly shortfall: FollowShortfall,
  ) {}

  async execute(actor: Actor, input: NewConclusion): Promise<RecordedConclusion> {
    return this.database.write(actor, (tx) => this.within(tx, input));
  }

  /** For the live room, which records the result of a ballot or consent and the conclusion in one transaction. */
  async within(tx: Transaction, input: NewConclusion): Promise<RecordedConclusion> {
    demand(tx.actor, dialoguePermissions, 'dialogue.conclusion.add');
    if (!isSaid(input.text)) throw textMissing('/text');
    demandAgreedText(input);
    const roundtable = await openRoundtable(tx, input.roundtableId);
    await demandRecording(tx, roundtable.id);
    if (!mayConclude(roundtable.state)) throw notInSession();
    const agendaItemId = input.agendaItemId ?? null;
    const item = agendaItemId === null ? null : await this.demandItem(tx, roundtable, agendaItemId);
    const meeting = await meetingIn(tx, roundtable, input.meetingId ?? item?.meetingId);
    if ((item?.meetingId ?? meeting.id) !== meeting.id) throw itemOfOtherMeeting();
    const presence = await this.demandShown(tx, meeting.id, input.quorumShown ?? null);
    demandAgreedOn(meeting, input.agreedOn);
    const dueOn = demandTerm(input.confirmBy ?? null, input);
    const replacesId = input.replacesId ?? null;
    if (replacesId !== null) await demandReplaceable(tx, replacesId);
    // The row of the roundtable is locked, so the counter and the entry are committed together: numbers have no gaps
    // and no duplicates.
    const number = roundtable.lastConclusion + 1;
    await tx.get(RoundtableRepository).update(roundtable.id, { lastConclusion: number });
    const id = newId(tx.now.getTime());
    const conclusion = { ...input, agendaItemId, meetingId: meeting.id, presence, replacesId, id, number };
    await this.write(tx, conclusion);
    const label = conclusionLabel(roundtable.number, number);
    const facts: ConclusionRecorded = {
      conclusionId: id,
      roundtableId: roundtable.id,
      agendaItemId,
      label,
      agreement: input.agreement,
      replacesId,
    };
    await tx.record({ type: conclusionRecorded, subject: id, payload: { ...facts } });
    if (dueOn !== null) await openConfirmation(tx, conclusion, { dueOn, reason: null });
    await this.shortfall.within(tx, conclusion, roundtable);
    return { id, number, label, provisional: shortfallOf(presence) !== null };
  }

  /** Who is present now, with the quorum that the recorder was shown. */
  private async demandShown(tx: Transaction, meetingId: string, shown: boolean | null): Promise<Presence | null> {
    const presence = await this.presence.at(tx, meetingId);
    if (shown !== null && shown !== presence?.quorum) throw quorumChanged();
    return presence;
  }

  private async demandItem(tx: Transaction, roundtable: Roundtable, agendaItemId: string): Promise<AgendaItemEntity> {
    const item = await tx.get(AgendaItemRepository).find(agendaItemId);
    if (item === null || item.roundtableId !== roundtable.id || !isOnAgenda(item.status)) throw agendaItemNotFound();
    if (isBreak(item)) throw breakNotDiscussed();
    return item;
  }

  private async write(
    tx: Transaction,
    {
      id,
      number,
      presence,
      ...input
    }: NewConclusion &
      Pick<ConclusionEntity, 'id' | 'number' | 'agendaItemId' | 'meetingId' | 'presence' | 'replacesId'>,
  ): Promise<void> {
    const repository = tx.get(ConclusionRepository);
    const text = tidy(input.text);
    await repository.insert({
      id,
      workspaceId: tx.workspaceId,
      roundtableId: input.roundtableId,
      meetingId: input.meetingId,
      agendaItemId: input.agendaItemId,
      number,
      text,
      textVersion: 1,
      staleLanguage: null,
      staleSince: null,
      agreedIn: input.agreedIn ?? languagesOf(text),
      agreement: input.agreement,
      agreedOn: input.agreedOn,
      basis: input.basis ?? null,
      presence,
      replacesId: input.replacesId,
      version: 1,
      fieldVersions: {},
      recordedAt: tx.now,
    });
    const first = {
      workspaceId: tx.workspaceId,
      conclusionId: id,
      version: 1,
      kind: 'recorded' as const,
      text,
      reason: null,
    };
    await repository.addText({ ...first, id: newId(), personId: tx.actor.personId, writtenAt: tx.now });
  }
}
