import { dayIn } from '../../../kernel/day.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { Agreement } from '../domain/conclusion.js';
import { isAgreed, isProvisional, needsConfirmation, type Presence } from '../domain/presence.js';
import { confirmationState, confirmationStatus, hasEnded } from '../domain/confirmation.js';
import type { AnsweredAs, ConfirmationState, ConfirmationStatus, CountedAnswer, Term } from '../domain/confirmation.js';

interface AnswerRow extends CountedAnswer {
  readonly id: string;
  readonly conclusionId: string;
  readonly organisationId: string;
  readonly reservationId: string | null;
  readonly letterNumber: string | null;
  readonly letterDate: string | null;
  readonly signatoryFunction: string | null;
  readonly note: string | null;
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  readonly personId: string | null;
  readonly recordedAs: AnsweredAs | null;
  readonly answeredAt: Date | null;
}

export interface ConfirmationRow extends AnswerRow {
  readonly status: ConfirmationStatus;
}

export interface TermRow {
  readonly dueOn: string;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly setAt: Date;
}

/** Confirmation of a conclusion by each organisation that was asked. */
export interface Confirmation {
  readonly state: ConfirmationState;
  /** The last day of the term; null: reached before terms were recorded. */
  readonly dueOn: string | null;
  /** Whether organisations can answer now. */
  readonly open: boolean;
  /** The terms set so far, the first one first. */
  readonly terms: readonly TermRow[];
  readonly organisations: readonly ConfirmationRow[];
}

const textChanged = `
  EXISTS (SELECT 1 FROM dialogue_conclusion_text t WHERE t.conclusion_id = f.conclusion_id AND t.kind = 'revised'
    AND t.version > f.text_version)`;

const answerSql = `
SELECT f.id, f.conclusion_id AS "conclusionId", f.organisation_id AS "organisationId", f.constituency, f.rule, f.answer, f.note,
  ${textChanged} AS "textChanged",
  f.document_id AS "documentId", d.title AS "documentTitle", f.person_id AS "personId", f.recorded_as AS "recordedAs",
  f.answered_at AS "answeredAt", f.reservation_id AS "reservationId", f.letter_number AS "letterNumber",
  f.letter_date::text AS "letterDate", f.signatory_function AS "signatoryFunction"
FROM dialogue_confirmation f LEFT JOIN dialogue_document d ON d.id = f.document_id
WHERE f.conclusion_id = ANY ($1::uuid[])
ORDER BY array_position(ARRAY['government', 'employers', 'workers'], f.constituency), f.id`;

const termSql = `
SELECT conclusion_id AS "conclusionId", due_on::text AS "dueOn", reason, person_id AS "personId", set_at AS "setAt"
FROM dialogue_confirmation_term WHERE conclusion_id = ANY ($1::uuid[]) ORDER BY set_at, id`;

export interface Reached {
  readonly id: string;
  readonly agreement: Agreement;
  readonly presence: Presence | null;
  /** A meeting with a quorum adopted the present text. */
  readonly adopted: boolean;
  readonly timeZone: string;
}

/** By conclusion; what was agreed with a quorum and without further confirmation has none. */
export async function confirmations(
  tx: ReadTransaction,
  conclusions: readonly Reached[],
): Promise<ReadonlyMap<string, Confirmation>> {
  const subject = conclusions.filter(needsConfirmation);
  if (subject.length === 0) return new Map();
  const ids = subject.map(({ id }) => id);
  const answers = await tx.query<AnswerRow>(answerSql, [ids]);
  const terms = await tx.query<TermRow & { readonly conclusionId: string }>(termSql, [ids]);
  return new Map(
    subject.map(({ id, timeZone, agreement, adopted }) => {
      const isOver = adopted && agreement !== 'ad-referendum';
      const set = terms.filter(({ conclusionId }) => conclusionId === id);
      const dueOn = set.at(-1)?.dueOn ?? null;
      const term: Term | null = dueOn === null ? null : { dueOn, today: dayIn(tx.now, timeZone) };
      const own = answers.filter(({ conclusionId }) => conclusionId === id);
      return [
        id,
        {
          state: confirmationState(own, term),
          dueOn,
          open: term !== null && !hasEnded(term) && !isOver,
          terms: set.map(({ conclusionId: _, ...one }) => one),
          organisations: term === null ? [] : own.map((row) => ({ ...row, status: confirmationStatus(row, term) })),
        },
      ];
    }),
  );
}

/** A conclusion for which organisations have not answered yet, or not to the present text. */
export interface OwedConfirmation {
  readonly conclusionId: string;
  readonly dueOn: string;
  readonly organisationIds: readonly string[];
}

const owedSql = `
SELECT c.id AS "conclusionId", t.due_on::text AS "dueOn", array_agg(f.organisation_id) AS "organisationIds"
FROM dialogue_conclusion c
CROSS JOIN LATERAL (
  SELECT due_on FROM dialogue_confirmation_term WHERE conclusion_id = c.id ORDER BY set_at DESC, id DESC LIMIT 1) t
JOIN dialogue_confirmation f ON f.conclusion_id = c.id AND (f.answer IS NULL OR ${textChanged})
WHERE (c.agreement = 'ad-referendum' OR NOT dialogue_conclusion_adopted(c.id)) AND t.due_on BETWEEN $1::date AND $2::date
GROUP BY c.id, t.due_on ORDER BY t.due_on, c.id`;

/** Those whose term ends within these days, both included. */
export async function owedConfirmations(
  tx: ReadTransaction,
  from: string,
  to: string,
): Promise<readonly OwedConfirmation[]> {
  return tx.query<OwedConfirmation>(owedSql, [from, to]);
}

export interface Standing {
  readonly provisional: boolean;
  readonly agreed: boolean;
}

/** Whether a conclusion counts as agreed, by its quorum and its confirmation. */
export function standingOf(reached: Reached, confirmation: Confirmation | undefined): Standing {
  const settled = { adopted: reached.adopted, confirmed: confirmation?.state === 'confirmed' };
  return { provisional: isProvisional(reached.presence, settled), agreed: isAgreed(reached, settled) };
}
