import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { conclusionRegister } from '../modules/dialogue/queries/conclusion-register.query.js';
import {
  AnswerConfirmation,
  type AnswerToConclusion,
  AttachConfirmationPaper,
} from '../modules/dialogue/use-cases/answer-confirmation.js';
import { Database } from '../platform/database/database.js';
import { demoOrganisation } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import * as words from './dialogue-words.js';
import { plainPdf } from './plain-pdf.js';
import { onDay } from './story-clock.js';

type Given = Omit<AnswerToConclusion, 'conclusionId' | 'organisationId'>;

/** The day on which organisations answered, before the day of loading, and the days until the term ends after it. */
const answeredAgo = 60;
export const termAhead = 12;

/** Of the conclusion reached subject to confirmation: one answer by the organisation, one entered from its letter, others open. */
export async function confirmFirst(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const { facilitator, 'member-workers': member } = demonstration.city.actors;
  const found = await app
    .get(Database)
    .read(facilitator, (tx) => conclusionRegister(tx, { roundtableId, agreement: 'ad-referendum' }));
  const bureau = demoOrganisation(demonstration, 'labour-bureau').id;
  for (const { id: conclusionId, confirmation } of found) {
    const asked = (id: string | null) => confirmation?.organisations.find((one) => one.organisationId === id);
    const answer = (actor: typeof member, organisationId: string, given: Given) =>
      onDay(answeredAgo, () => app.get(AnswerConfirmation).execute(actor, { conclusionId, organisationId, ...given }));
    const union = asked(member.organisationId);
    if (union?.status === 'waiting')
      await answer(member, union.organisationId, { answer: 'confirmed-with-comments', note: words.confirmationNote });
    const letter = asked(bureau);
    if (letter?.status === 'waiting')
      await answer(facilitator, bureau, { answer: 'confirmed', ...words.confirmationLetter });
    if (letter !== undefined && letter.documentId === null)
      await onDay(answeredAgo, () => {
        const { title, fileName, line } = words.confirmationPaper;
        const content = Readable.from([plainPdf(line)]);
        const paper = { conclusionId, organisationId: bureau, title, fileName, content };
        return app.get(AttachConfirmationPaper).execute(facilitator, paper);
      });
  }
}
