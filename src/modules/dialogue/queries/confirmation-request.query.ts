import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { type AnswersCounted, isAnswered } from '../domain/confirmation.js';
import { translatedLanguages } from '../domain/translated-languages.js';
import type { TextLanguage } from '../domain/translation.js';
import { conclusionPage } from './conclusion-register.query.js';
import { meetingRow } from './meetings.query.js';
import { invitingOrganisations } from './roundtable-page.query.js';

export interface AskedToConfirm {
  readonly organisationId: string;
  readonly rule: AnswersCounted;
  readonly answered: boolean;
}

/** What organisations are asked to confirm, as letters and emails say it. */
export interface ConfirmationRequest {
  /** The organisations that lead or host the roundtable; none: the workspace asks. */
  readonly askerIds: readonly string[];
  readonly label: string;
  readonly roundtable: LocalizedText;
  readonly roundtableLabel: string;
  readonly meetingNumber: number;
  readonly meeting: { readonly startsOn: string; readonly endsOn: string } | null;
  readonly agreedOn: string;
  readonly text: LocalizedText;
  /** The languages whose text is a translation. */
  readonly translated: readonly TextLanguage[];
  /** The language that is older than the other one. */
  readonly staleLanguage: TextLanguage | null;
  readonly dueOn: string;
  readonly organisations: readonly AskedToConfirm[];
}

/** Undefined: the conclusion was not found; null: no organisation is asked, or no date is set. */
export async function confirmationRequest(
  tx: ReadTransaction,
  conclusionId: string,
): Promise<ConfirmationRequest | null | undefined> {
  const entry = await conclusionPage(tx, conclusionId);
  if (entry === undefined) return undefined;
  const { confirmation, label, roundtableLabel, roundtableTitle, meetingNumber, agreedOn, text, staleLanguage } = entry;
  if (confirmation === null || confirmation.dueOn === null || confirmation.organisations.length === 0) return null;
  const meeting = await meetingRow(tx, entry.meetingId);
  return {
    ...{ label, roundtable: roundtableTitle, roundtableLabel, meetingNumber, agreedOn, text, staleLanguage },
    askerIds: await invitingOrganisations(tx, entry.roundtableId),
    meeting: meeting === undefined ? null : { startsOn: meeting.startsOn, endsOn: meeting.endsOn },
    translated: translatedLanguages(entry.texts),
    dueOn: confirmation.dueOn,
    organisations: confirmation.organisations.map((one) => ({
      ...{ organisationId: one.organisationId, rule: one.rule, answered: isAnswered(one) },
    })),
  };
}
