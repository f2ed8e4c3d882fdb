import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { answersAs, hasEnded, isAnswered, isFinal, mayAttach, writtenFault } from '../domain/confirmation.js';
import type { AnsweredAs, ConfirmationAnswer, GivenAnswer, WrittenAnswer } from '../domain/confirmation.js';
import * as problems from '../domain/confirmation-problems.js';
import { confirmationAnswered } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { Roundtable } from '../domain/roundtable.js';
import { reservesAs } from '../domain/speaking.js';
import { isSaid } from '../domain/text.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import type { ConfirmationEntity } from '../persistence/confirmation.entity.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { KeepDocument } from './attach-document.js';
import { demandAsked } from './confirmation-term.js';
import { lockRoundtable } from './open-roundtable.js';
import { RecordReservation, WithdrawReservation } from './record-reservation.js';

interface OrganisationOf {
  readonly conclusionId: string;
  readonly organisationId: string;
}

interface AskedRow {
  readonly conclusion: ConclusionEntity;
  readonly asked: ConfirmationEntity & GivenAnswer;
  readonly roundtable: Roundtable;
  readonly recordedAs: AnsweredAs;
}

/** Under the lock of the roundtable, which may be closed: organisations answer after the meeting. */
async function openAsked(tx: Transaction, { conclusionId, organisationId }: OrganisationOf): Promise<AskedRow> {
  const conclusions = tx.get(ConclusionRepository);
  const found = await conclusions.find(conclusionId);
  if (found === null) throw conclusionNotFound();
  const roundtable = await lockRoundtable(tx, found.roundtableId);
  const conclusion = (await conclusions.find(conclusionId)) ?? found;
  await demandAsked(tx, conclusion);
  const all = await tx.get(ConfirmationRepository).ofConclusion(conclusionId);
  const asked = all.find((one) => one.organisationId === organisationId);
  if (asked === undefined) throw problems.organisationNotAsked();
  const recordedAs = answersAs(tx.actor, organisationId);
  if (recordedAs === null) throw problems.answersForOthers();
  const { textVersion } = asked;
  const textChanged = textVersion !== null && (await conclusions.revisedAfter(conclusionId, textVersion));
  return { conclusion, asked: { ...asked, textChanged }, roundtable, recordedAs };
}

/** Of a letter: its number and date, and the function of the person who signed it. */
export interface LetterOfAnswer {
  readonly letterNumber?: string | null;
  readonly letterDate?: string | null;
  readonly signatoryFunction?: string | null;
}

export interface AnswerToConclusion extends OrganisationOf, LetterOfAnswer {
  readonly answer: ConfirmationAnswer;
  /** Comments; the text stays as it is. */
  readonly note?: string | null;
  /** Of the reservation with which the organisation confirms. */
  readonly statement?: LocalizedText | null;
}

/** An organisation confirms the present text of a conclusion or does not, once and within the term. */
@Injectable()
export class AnswerConfirmation {
  constructor(
    private readonly database: Database,
    private readonly reservations: RecordReservation,
    private readonly withdrawals: WithdrawReservation,
  ) {}

  async execute(actor: Actor, input: AnswerToConclusion): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.confirmation.answer');
    const { answer, conclusionId, organisationId } = input;
    const written = demandWritten(input);
    await this.database.write(actor, async (tx) => {
      const row = await openAsked(tx, { conclusionId, organisationId });
      const { conclusion, asked, roundtable, recordedAs } = row;
      if (isFinal(asked, recordedAs)) throw problems.alreadyAnswered();
      const repository = tx.get(ConfirmationRepository);
      const term = await repository.term(conclusion.id);
      const today = dayIn(tx.now, roundtable.timeZone);
      if (term === null || hasEnded({ dueOn: term.dueOn, today })) throw problems.termEnded();
      const letterDate = input.letterDate ?? null;
      if (letterDate !== null && letterDate > today) throw problems.letterDateWrong();
      const { note, statement } = written;
      const { textVersion } = conclusion;
      await this.withdrawEarlier(tx, row);
      await repository.update(asked.id, {
        ...{ answer, note, textVersion, recordedAs, reservationId: await this.reserve(tx, row, statement), letterDate },
        letterNumber: input.letterNumber?.trim() || null,
        signatoryFunction: input.signatoryFunction?.trim() || null,
        // a paper of an earlier answer does not belong to this one
        ...{ documentId: null, personId: actor.personId, answeredAt: tx.now },
      });
      const facts = { conclusionId: conclusion.id, organisationId: asked.organisationId, answer, recordedAs };
      await tx.record({ type: confirmationAnswered, subject: conclusion.id, payload: facts });
    });
  }

  /** The reservation of an earlier answer, which this one replaces. */
  private async withdrawEarlier(tx: Transaction, { asked }: AskedRow): Promise<void> {
    const { reservationId } = asked;
    const earlier = reservationId === null ? null : await tx.get(ConclusionRepository).findReservation(reservationId);
    if (earlier?.withdrawnAt === null) await this.withdrawals.within(tx, earlier);
  }

  private async reserve(
    tx: Transaction,
    { conclusion, asked, roundtable, recordedAs }: AskedRow,
    statement: LocalizedText | null,
  ): Promise<string | null> {
    if (statement === null) return null;
    const { organisationId, constituency } = asked;
    const behalf = { kind: 'organisation', organisationId, constituency } as const;
    const seats = await tx.get(SeatRepository).ofRoundtable(roundtable.id);
    const spokenAs = recordedAs === 'recorder' ? 'recorder' : (reservesAs(tx.actor, behalf, seats) ?? 'organisation');
    const spoken = { kind: 'reservation', behalf, recordedAs: spokenAs, statement } as const;
    return this.reservations.within(tx, { roundtable, conclusion }, spoken);
  }
}

function demandWritten({ answer, note, statement }: AnswerToConclusion): WrittenAnswer {
  const said = statement === undefined || statement === null || !isSaid(statement) ? null : statement;
  const written = { answer, note: note?.trim() || null, statement: said };
  const fault = writtenFault(written);
  if (fault === 'comments') throw problems.commentsMissing();
  if (fault === 'statement') throw problems.statementMissing();
  if (fault === 'unneeded') throw problems.statementUnneeded();
  return written;
}

export interface ConfirmationPaper extends OrganisationOf {
  readonly title: string;
  readonly fileName: string;
  readonly content: Readable;
}

/** The paper with which an organisation answered, one for each answer; another one takes its place. */
@Injectable()
export class AttachConfirmationPaper {
  constructor(private readonly documents: KeepDocument) {}

  async execute(actor: Actor, { title, fileName, content, ...of }: ConfirmationPaper): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.confirmation.answer');
    return this.documents.execute(actor, { title, fileName, content }, async (tx) => {
      const { conclusion, asked, recordedAs } = await openAsked(tx, of);
      if (!isAnswered(asked)) throw problems.notAnswered();
      if (!mayAttach(asked, recordedAs)) throw problems.paperAttached();
      const { roundtableId, meetingId } = conclusion;
      return {
        ...{ roundtableId, meetingId, agendaItemId: null, subject: roundtableId },
        kept: (documentId) => tx.get(ConfirmationRepository).update(asked.id, { documentId }),
      };
    });
  }
}
