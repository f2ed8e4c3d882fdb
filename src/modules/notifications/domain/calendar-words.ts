import { dayInWords } from '../../../kernel/day-in-words.js';
import { inLanguage, type Language, type LocalizedText, localized, shownIn } from '../../../kernel/localized-text.js';

const name = localized('Tripartite: {workspace}', '三方对话：{workspace}');
const due = localized('Due: {action}', '到期：{action}');
const confirm = localized('Last day to confirm: {conclusion}', '确认截止日：{conclusion}');
const agreed = localized('Originally due {date}', '最初议定期限：{date}');

const fill = (text: LocalizedText, language: Language, value: string): string =>
  inLanguage(text, language).replace(/\{\w+\}/, () => value);

/** The name of the calendar to which a person subscribes. */
export function calendarName(workspace: LocalizedText, language: Language): string {
  return fill(name, language, shownIn(workspace, language));
}

/** The due date of an action as an entry of a calendar: "Due: A12 Dust monitors in every hall". */
export function dueDateName(
  { label, title }: { readonly label: string | null; readonly title: LocalizedText },
  language: Language,
): string {
  return fill(due, language, [label, shownIn(title, language)].filter(Boolean).join(' '));
}

/** The last day on which an organisation answers: "Last day to confirm: RT2/D-07 Shifts are reviewed". */
export function confirmationName(
  { label, title }: { readonly label: string | null; readonly title: LocalizedText },
  language: Language,
): string {
  return fill(confirm, language, [label, shownIn(title, language)].filter(Boolean).join(' '));
}

interface AgreedDate {
  readonly dueOn: string;
  readonly agreedDueOn: string | null;
  readonly agreedDuePrecision: 'day' | 'month' | 'year' | null;
}

/** The due date first agreed, if it was moved. */
export function agreedDueDate(
  { dueOn, agreedDueOn, agreedDuePrecision }: AgreedDate,
  language: Language,
): string | null {
  if (agreedDueOn === null || agreedDueOn === dueOn) return null;
  return fill(agreed, language, inLanguage(dayInWords(agreedDueOn, agreedDuePrecision ?? 'day'), language));
}
