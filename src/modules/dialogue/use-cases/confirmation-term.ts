import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { isCalendarDate } from '../../../kernel/calendar-date.js';
import { dayIn } from '../../../kernel/day.js';
import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { organisationsAsked } from '../domain/confirmation.js';
import * as problems from '../domain/confirmation-problems.js';
import { confirmationTermSet } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { groupsAsked, needsConfirmation } from '../domain/presence.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { AdoptionRepository } from '../persistence/adoption.repository.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { lockRoundtable } from './open-roundtable.js';

interface NewTerm {
  readonly dueOn: string;
  readonly reason: string | null;
}

/** Sets the term, and asks the organisations whose delegates have seats now, unless they were asked before. */
export async function openConfirmation(
  tx: Transaction,
  conclusion: Pick<ConclusionEntity, 'id' | 'roundtableId' | 'agreement' | 'presence'>,
  { dueOn, reason }: NewTerm,
): Promise<void> {
  const { workspaceId } = tx;
  const { id, roundtableId } = conclusion;
  const groups = groupsAsked(conclusion);
  const repository = tx.get(ConfirmationRepository);
  const row = { id: newId(tx.now.getTime()), workspaceId, conclusionId: id, dueOn, reason };
  await repository.addTerm({ ...row, personId: tx.actor.personId, setAt: tx.now });
  if ((await repository.ofConclusion(id)).length === 0) {
    const blank = {
      answer: null,
      note: null,
      textVersion: null,
      documentId: null,
      personId: null,
      reservationId: null,
    };
    const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
    const seated = organisationsAsked(seats, await repository.rules(roundtableId));
    const asked = seated.filter(({ constituency }) => groups === null || groups.includes(constituency));
    await repository.insert(
      asked.map((organisation) => ({
        ...{ id: newId(), workspaceId, conclusionId: id, ...organisation },
        ...{
          ...blank,
          recordedAs: null,
          answeredAt: null,
          letterNumber: null,
          letterDate: null,
          signatoryFunction: null,
        },
      })),
    );
  }
  await tx.record({ type: confirmationTermSet, subject: id, payload: { conclusionId: id, dueOn } });
}

/** Refuses a conclusion that no organisation has to confirm, or that a meeting with a quorum adopted instead. */
export async function demandAsked(tx: Transaction, conclusion: ConclusionEntity): Promise<void> {
  const { id, agreement } = conclusion;
  const adopted = agreement !== 'ad-referendum' && (await tx.get(AdoptionRepository).isAdopted(id));
  if (!needsConfirmation(conclusion) || adopted) throw problems.notSubjectToConfirmation();
}

/** The term of a conclusion that is recorded or revised; null: it is not subject to confirmation. */
export function demandTerm(
  confirmBy: string | null,
  { agreement, agreedOn }: Pick<ConclusionEntity, 'agreement' | 'agreedOn'>,
): string | null {
  if (agreement !== 'ad-referendum') {
    if (confirmBy !== null) throw problems.termUnneeded();
    return null;
  }
  if (confirmBy === null) throw problems.termMissing();
  if (!isCalendarDate(confirmBy) || confirmBy < agreedOn) throw problems.termWrong();
  return confirmBy;
}

export interface TermChange {
  readonly conclusionId: string;
  readonly confirmBy: string;
  readonly reason?: string | null;
}

/** Changes the term with a reason, or sets one for a conclusion that has none; also after the roundtable was closed. */
@Injectable()
export class SetConfirmationTerm {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { conclusionId, confirmBy, reason }: TermChange): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.confirmation.set-term');
    await this.database.write(actor, async (tx) => {
      const conclusions = tx.get(ConclusionRepository);
      const found = await conclusions.find(conclusionId);
      if (found === null) throw conclusionNotFound();
      const { timeZone } = await lockRoundtable(tx, found.roundtableId);
      const conclusion = (await conclusions.find(conclusionId)) ?? found;
      await demandAsked(tx, conclusion);
      if (!isCalendarDate(confirmBy) || confirmBy < dayIn(tx.now, timeZone) || confirmBy < conclusion.agreedOn)
        throw problems.termWrong();
      const term = await tx.get(ConfirmationRepository).term(conclusionId);
      const why = reason?.trim() || null;
      if (term !== null && why === null) throw problems.termReasonMissing();
      await openConfirmation(tx, conclusion, { dueOn: confirmBy, reason: term === null ? null : why });
    });
  }
}
