import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { behalfOf } from '../domain/conclusion.js';
import type { Behalf, RecordedAs, Reservation, ReservationKind } from '../domain/conclusion.js';
import * as problems from '../domain/conclusion-problems.js';
import { reservationRecorded, reservationWithdrawn } from '../domain/events.js';
import { groupName } from '../domain/meeting-body.js';
import { dialoguePermissions } from '../domain/policy.js';
import { textMissing } from '../domain/problems.js';
import { mayWithdraw, reservesAs } from '../domain/speaking.js';
import type { Roundtable } from '../domain/roundtable.js';
import { isSaid, tidy } from '../domain/text.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';
import { reservationProposal, reservationSource } from './reservation-proposal.js';

export interface NewReservation {
  readonly conclusionId: string;
  readonly kind: ReservationKind;
  /** On whose behalf: either an organisation or a constituency. */
  readonly organisationId?: string | null;
  readonly constituency?: Constituency | null;
  readonly statement: LocalizedText;
}

/**
 * The group or organisation must have a seat, and its constituency is the one recorded with that seat. The person must
 * be allowed to speak for it.
 */
async function speaking(
  tx: Transaction,
  roundtableId: string,
  input: NewReservation,
): Promise<{ readonly behalf: Behalf; readonly recordedAs: RecordedAs }> {
  const organisationId = input.organisationId ?? null;
  const constituency = input.constituency ?? null;
  if ((organisationId === null) === (constituency === null)) throw problems.behalfUnclear();
  const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
  const seat = seats.find((candidate) =>
    organisationId === null ? candidate.constituency === constituency : candidate.organisationId === organisationId,
  );
  if (seat === undefined) throw problems.notAtTheTable();
  const behalf = behalfOf({ organisationId, constituency: seat.constituency });
  const recordedAs = reservesAs(tx.actor, behalf, seats);
  if (recordedAs === null) throw problems.speaksForOthers();
  return { behalf, recordedAs };
}

interface SpokenReservation {
  readonly kind: ReservationKind;
  readonly behalf: Behalf;
  readonly recordedAs: RecordedAs;
  readonly statement: LocalizedText;
}

/** Records a reservation, which proposes itself for the next agenda as long as it is open. */
@Injectable()
export class RecordReservation {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, input: NewReservation): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.reservation.record');
    if (!isSaid(input.statement)) throw textMissing('/statement');
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.find(input.conclusionId);
      if (found === null) throw problems.conclusionNotFound();
      const roundtable = await openRoundtable(tx, found.roundtableId);
      // Read again under the lock, because the text version must be the current one.
      const conclusion = (await repository.find(found.id)) ?? found;
      const spoken = await speaking(tx, conclusion.roundtableId, input);
      return { id: await this.within(tx, { roundtable, conclusion }, { ...input, ...spoken }) };
    });
  }

  /** For organisations that confirm with a reservation, also after the roundtable was closed. */
  async within(
    tx: Transaction,
    { roundtable, conclusion }: { readonly roundtable: Roundtable; readonly conclusion: ConclusionEntity },
    { kind, behalf, recordedAs, statement: said }: SpokenReservation,
  ): Promise<string> {
    const id = newId(tx.now.getTime());
    const organisationId = behalf.kind === 'organisation' ? behalf.organisationId : null;
    const statement = tidy(said);
    await tx.get(ConclusionRepository).addReservation({
      id,
      workspaceId: tx.workspaceId,
      conclusionId: conclusion.id,
      kind,
      organisationId,
      constituency: behalf.constituency,
      statement,
      translatedLanguage: null,
      textVersion: conclusion.textVersion,
      personId: tx.actor.personId,
      recordedAs,
      recordedAt: tx.now,
      withdrawnAt: null,
      withdrawnById: null,
    });
    const facts = { reservationId: id, kind, organisationId, constituency: behalf.constituency };
    await tx.record({ type: reservationRecorded, subject: conclusion.id, payload: facts });
    // the follow-up of a published text is not recorded here
    if (conclusion.basis === null) {
      const open = { id, kind, by: await this.nameOf(tx, behalf), statement };
      await this.proposals.within(tx, await reservationProposal(tx, { roundtable, conclusion }, open));
    }
    return id;
  }

  private async nameOf(tx: Transaction, behalf: Behalf): Promise<LocalizedText | null> {
    if (behalf.kind === 'constituency') return groupName(behalf.constituency);
    return (await this.directory.organisation(tx, behalf.organisationId))?.name ?? null;
  }
}

/** Withdraws a reservation, and its undecided proposal; it stays on record with the date of withdrawal. */
@Injectable()
export class WithdrawReservation {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, reservationId: string): Promise<{ withdrawnAt: Date }> {
    demand(actor, dialoguePermissions, 'dialogue.reservation.withdraw');
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.findReservation(reservationId);
      const conclusion = found === null ? null : await repository.find(found.conclusionId);
      if (found === null || conclusion === null) throw problems.reservationNotFound();
      await openRoundtable(tx, conclusion.roundtableId);
      const reservation = (await repository.findReservation(reservationId)) ?? found;
      const seats = await tx.get(SeatRepository).ofRoundtable(conclusion.roundtableId);
      if (!mayWithdraw(actor, reservation, seats)) throw problems.withdrawsForOthers();
      if (reservation.withdrawnAt !== null) throw problems.reservationWithdrawn();
      await this.within(tx, reservation);
      return { withdrawnAt: tx.now };
    });
  }

  /** For an answer that is replaced by another one of the same organisation. */
  async within(tx: Transaction, { id, conclusionId }: Pick<Reservation, 'id' | 'conclusionId'>): Promise<void> {
    const withdrawn = { withdrawnAt: tx.now, withdrawnById: tx.actor.personId };
    await tx.get(ConclusionRepository).updateReservation(id, withdrawn);
    await tx.record({ type: reservationWithdrawn, subject: conclusionId, payload: { reservationId: id } });
    await this.proposals.withdraw(tx, reservationSource({ id, conclusionId }));
  }
}
