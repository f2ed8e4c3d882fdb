import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { localized } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import {
  type AgendaEntry,
  DialogueFacade,
  type DocumentRow,
  type HeldSubstitution,
  type MeetingSeat,
  type MeetingSummary,
} from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import type { RoomAgendaItem, RoomDocument, RoomSeat, RoomView } from '../domain/room/view.js';
import { RoomEntrance } from './room-entrance.js';

@Injectable()
export class ReadRoom {
  private lastVersion = 0;

  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly dialogue: DialogueFacade,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<RoomView> {
    demand(actor, livePermissions, 'live.room.join');
    // taken before reading, so that a view read after a change has the higher number; not the wall clock, which can be
    // set, because the number orders the reads of all processes
    const instant = Math.round(performance.timeOrigin + performance.now());
    const version = (this.lastVersion = Math.max(this.lastVersion + 1, instant));
    return this.database.read(actor, async (tx) => {
      const { meeting, seats, who } = await this.entrance.enter(tx, meetingId);
      const { kind, id: bodyId, label, title, groupRoundtableId } = meeting.body;
      return {
        version,
        body: { kind, id: bodyId, label, title, groupRoundtableId },
        meeting: roomMeeting(meeting),
        agenda: (await this.dialogue.agenda(tx, meetingId)).map(agendaItem),
        documents: (await this.dialogue.documents(tx, [meetingId])).flatMap(ofItem),
        seats: await this.named(tx, seats),
        seatsChangeAt: nextChange(await this.entrance.substitutions(tx, meeting), tx.now),
        you: who,
      };
    });
  }

  /**
   * The meetings of a roundtable or working group, by which its rooms are addressed; also those of the groups at the
   * roundtable, whose members have their seats there.
   */
  async meetingsOf(actor: Actor, bodyId: string): Promise<readonly string[]> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      const found: string[] = [];
      for (const id of [bodyId, ...(await this.dialogue.constituencyGroupsOf(tx, bodyId))])
        found.push(...(await this.dialogue.meetings(tx, id)).map((meeting) => meeting.id));
      return found;
    });
  }

  private async named(tx: ReadTransaction, seats: readonly MeetingSeat[]): Promise<RoomSeat[]> {
    const people = await this.identity.people(
      tx,
      seats.map((seat) => seat.personId),
    );
    const organisationIds = [...new Set(seats.flatMap((seat) => seat.organisationId ?? []))];
    const organisations = await this.directory.organisations(tx, organisationIds);
    return seats.map(({ personId, kind, function: part, constituency, capacity, organisationId, rights, ...seat }) => ({
      personId,
      name: people.find((person) => person.id === personId)?.name ?? localized('', ''),
      kind,
      function: part,
      constituency,
      capacity,
      organisationId,
      replacedById: seat.replacedById,
      inPlaceOfId: seat.inPlaceOfId,
      takesFloor: rights.takesFloor,
      organisation: organisations.find((one) => one.id === organisationId)?.name ?? null,
    }));
  }
}

function nextChange(substitutions: readonly HeldSubstitution[], now: Date): number | null {
  const times = substitutions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((time) => time > now);
  return times.length === 0 ? null : Math.min(...times.map((time) => time.getTime()));
}

function roomMeeting({ body: { timeZone }, ...meeting }: MeetingSummary): RoomView['meeting'] {
  return { ...meeting, timeZone };
}

function ofItem({ id, agendaItemId, number, title }: DocumentRow): readonly RoomDocument[] {
  return agendaItemId === null ? [] : [{ id, agendaItemId, number, title }];
}

function agendaItem({ id, label, depth, date, startsAt, title, note, minutes, kind }: AgendaEntry): RoomAgendaItem {
  const kinds = { isBreak: kind === 'break', isRecommendation: kind === 'recommendation' };
  return { id, label, depth, date, startsAt, title, note, minutes, ...kinds };
}
