import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { answersAs, hasEnded, isAnswered, isFinal, mayAttach } from '../domain/confirmation.js';
import type { AnsweredAs, ConfirmationAnswer, GivenAnswer } from '../domain/confirmation.js';
import * as problems from '../domain/confirmation-problems.js';
import { confirmationAnswered } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import type { ConfirmationEntity } from '../persistence/confirmation.entity.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { KeepDocument } from './attach-document.js';
import { demandAsked } from './confirmation-term.js';
import { lockRoundtable } from './open-roundtable.js';

interface OrganisationOf {
  readonly conclusionId: string;
  readonly organisationId: string;
}

interface AskedRow {
  readonly conclusion: ConclusionEntity;
  readonly asked: ConfirmationEntity & GivenAnswer;
  readonly timeZone: string;
  readonly recordedAs: AnsweredAs;
}

/** Under the lock of the roundtable, which may be closed: organisations answer after the meeting. */
async function openAsked(tx: Transaction, { conclusionId, organisationId }: OrganisationOf): Promise<AskedRow> {
  const conclusions = tx.get(ConclusionRepository);
  const found = await conclusions.find(conclusionId);
  if (found === null) throw conclusionNotFound();
  const { timeZone } = await lockRoundtable(tx, found.roundtableId);
  const conclusion = (await conclusions.find(conclusionId)) ?? found;
  await demandAsked(tx, conclusion);
  const all = await tx.get(ConfirmationRepository).ofConclusion(conclusionId);
  const asked = all.find((one) => one.organisationId === organisationId);
  if (asked === undefined) throw problems.organisationNotAsked();
  const recordedAs = answersAs(tx.actor, organisationId);
  if (recordedAs === null) throw problems.answersForOthers();
  const { textVersion } = asked;
  const textChanged = textVersion !== null && (await conclusions.revisedAfter(conclusionId, textVersion));
  return { conclusion, asked: { ...asked, textChanged }, timeZone, recordedAs };
}

export interface AnswerToConclusion extends OrganisationOf {
  readonly answer: ConfirmationAnswer;
  readonly note?: string | null;
}

/** An organisation confirms the present text of a conclusion or does not, once and within the term. */
@Injectable()
export class AnswerConfirmation {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { answer, note, ...of }: AnswerToConclusion): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.confirmation.answer');
    await this.database.write(actor, async (tx) => {
      const { conclusion, asked, timeZone, recordedAs } = await openAsked(tx, of);
      if (isFinal(asked, recordedAs)) throw problems.alreadyAnswered();
      const repository = tx.get(ConfirmationRepository);
      const term = await repository.term(conclusion.id);
      if (term === null || hasEnded({ dueOn: term.dueOn, today: dayIn(tx.now, timeZone) })) throw problems.termEnded();
      const { textVersion } = conclusion;
      await repository.update(asked.id, {
        ...{ answer, note: note?.trim() || null, textVersion, recordedAs },
        // a paper of an earlier answer does not belong to this one
        ...{ documentId: null, personId: actor.personId, answeredAt: tx.now },
      });
      const facts = { conclusionId: conclusion.id, organisationId: asked.organisationId, answer, recordedAs };
      await tx.record({ type: confirmationAnswered, subject: conclusion.id, payload: facts });
    });
  }
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
