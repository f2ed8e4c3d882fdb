import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { mostItems } from '../domain/agenda.js';
import type { FrameItem } from '../domain/agenda-frame.js';
import { roundtableCreated } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { organisationUnknown, placeUnknown, scheduleWrong, textMissing } from '../domain/problems.js';
import { scheduleFaults } from '../domain/roundtable.js';
import type { OrganisationPart, QuorumFields } from '../domain/roundtable.js';
import type { FrameSeats } from '../domain/seat-frame.js';
import { isSaid, tidy } from '../domain/text.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { addFrame, findTemplate, frameOfRoundtable } from './copy-agenda.js';
import { copySeats } from './copy-seats.js';
import { ofRoundtable } from './open-body.js';
import { findRoundtable } from './open-roundtable.js';
import { blankMeeting } from './plan-meeting.js';

export interface NewRoundtable {
  readonly title: LocalizedText;
  readonly note?: LocalizedText | null;
  readonly basis?: LocalizedText | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt?: string | null;
  readonly timeZone: string;
  readonly placeId?: string | null;
  /** An earlier roundtable whose seats are copied, with the topics of its first meeting. */
  readonly asRoundtableId?: string | null;
  /** A template that is the agenda, instead of the topics of the earlier roundtable, and plans the seats. */
  readonly agendaTemplateId?: string | null;
  readonly organisations?: readonly { readonly organisationId: string; readonly part: OrganisationPart }[];
}

export interface CreatedRoundtable {
  readonly id: string;
  readonly number: number;
  /** People with a seat at the copied roundtable who cannot have the same seat today. */
  readonly notSeated: number;
}

@Injectable()
export class CreateRoundtable {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, input: NewRoundtable): Promise<CreatedRoundtable> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.create');
    const opensAt = input.opensAt ?? null;
    const faults = scheduleFaults({ ...input, opensAt });
    if (faults.length > 0) throw scheduleWrong(faults);
    if (!isSaid(input.title)) throw textMissing('/title');
    return this.database.write(actor, async (tx) => {
      await this.demandKnown(tx, input);
      const { agendaTemplateId } = input;
      const template = agendaTemplateId ? await findTemplate(tx, agendaTemplateId) : null;
      const made = await this.make(tx, input, template?.seats ?? []);
      return { ...made, notSeated: await this.prepare(tx, { ...input, id: made.id }, template?.items ?? null) };
    });
  }

  /** Copies an agenda and the seats; returns how many people could not be seated as before. */
  private async prepare(
    tx: Transaction,
    { id, asRoundtableId, startsOn, endsOn }: NewRoundtable & { readonly id: string },
    chosen: readonly FrameItem[] | null,
  ): Promise<number> {
    const from = asRoundtableId ? await findRoundtable(tx, asRoundtableId) : null;
    const ofEarlier = from === null ? [] : await frameOfRoundtable(tx, from.id);
    const frame = chosen ?? ofEarlier;
    // the first meeting of a roundtable has its id; carried-over items can exceed the limit, and must not refuse the seats
    await addFrame(tx, frame.slice(0, mostItems), [{ roundtableId: id, meetingId: id, startsOn, endsOn }]);
    return from === null ? 0 : copySeats(tx, this.identity, { fromId: from.id, toId: id });
  }

  private async demandKnown(tx: Transaction, input: NewRoundtable): Promise<void> {
    if (input.placeId && !(await this.directory.place(tx, input.placeId))) throw placeUnknown();
    for (const { organisationId } of input.organisations ?? []) {
      if (!(await this.directory.organisation(tx, organisationId))) throw organisationUnknown();
    }
  }

  /** As at the roundtable that is copied. */
  private async quorum(tx: Transaction, asRoundtableId: string | null): Promise<QuorumFields> {
    if (asRoundtableId === null) return { quorumGovernment: null, quorumEmployers: null, quorumWorkers: null };
    const { quorumGovernment, quorumEmployers, quorumWorkers } = await findRoundtable(tx, asRoundtableId);
    return { quorumGovernment, quorumEmployers, quorumWorkers };
  }

  private async make(
    tx: Transaction,
    input: NewRoundtable,
    seatFrame: readonly FrameSeats[],
  ): Promise<{ id: string; number: number }> {
    const repository = tx.get(RoundtableRepository);
    const number = await repository.nextNumber(tx.workspaceId);
    const id = newId(tx.now.getTime());
    await repository.insert({
      id,
      workspaceId: tx.workspaceId,
      number,
      title: tidy(input.title),
      note: input.note && isSaid(input.note) ? tidy(input.note) : null,
      basis: input.basis ?? null,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      opensAt: input.opensAt ?? null,
      timeZone: input.timeZone,
      placeId: input.placeId ?? null,
      ...(await this.quorum(tx, input.asRoundtableId ?? null)),
      seatFrame,
      state: 'draft',
      lastConclusion: 0,
      version: 1,
      fieldVersions: {},
      createdAt: tx.now,
    });
    const rows = (input.organisations ?? []).map(({ organisationId, part }) => ({
      id: newId(),
      workspaceId: tx.workspaceId,
      roundtableId: id,
      organisationId,
      part,
    }));
    await repository.replaceOrganisations(id, rows);
    const first = { roundtableId: id, startsOn: input.startsOn, endsOn: input.endsOn };
    const whenAndWhere = { opensAt: input.opensAt ?? null, placeId: input.placeId ?? null };
    const meeting = blankMeeting(
      tx,
      { ...first, ...whenAndWhere },
      { id, number: 1, ...ofRoundtable(id), timeZone: null },
    );
    await tx.get(MeetingRepository).insert(meeting);
    const adopted = await tx.get(AgendaItemRepository).adoptBacklog(id);
    await tx.record({ type: roundtableCreated, subject: id, payload: { number, adoptedProposals: adopted } });
    return { id, number };
  }
}
