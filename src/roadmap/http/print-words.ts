import { dayInWords } from '../../kernel/day-in-words.js';
import { type LocalizedText, shownIn } from '../../kernel/localized-text.js';
import type { PrintLanguage } from '../../platform/print/index.js';
import { slippage } from '../domain/action-dates.js';
import type { DatePrecision } from '../domain/lateness.js';
import { type StateReportWords, stateReportWordsIn } from '../domain/state-report-words.js';
import type { ShownRecords } from '../use-cases/read-action-names.js';
import type { OwnedRow } from '../use-cases/read-actions.js';
import { type Names, namesFrom } from './action-responses.js';

/** Words, names and formats of one language. */
export interface PrintWords {
  readonly words: StateReportWords;
  readonly names: Names;
  /** The text in this language, or in the other one with a mark if it is not translated. */
  readonly say: (text: LocalizedText) => string;
  readonly code: (code: string | null) => string;
  readonly list: (codes: readonly string[]) => string;
  readonly day: (isoDay: string, precision?: DatePrecision) => string;
}

/** The language of a document, and whether its workspace uses the national terms for the groups. */
export interface PrintTerms {
  readonly language: PrintLanguage;
  readonly nationalTerms: boolean;
}

export function printWords(shown: ShownRecords, { language, nationalTerms }: PrintTerms): PrintWords {
  const words = stateReportWordsIn(language, nationalTerms);
  const lists = new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { type: 'conjunction' });
  const code = (one: string | null): string => (one === null ? words.codes['others'] : words.codes[one]) ?? one ?? '';
  return {
    ...{ words, names: namesFrom(shown), code },
    say: (text) => shownIn(text, language),
    list: (codes) => lists.format(codes.map(code)),
    day: (isoDay, precision) => dayInWords(isoDay, precision)[language],
  };
}

export function ownerOf({ words, names, say, code }: PrintWords, row: OwnedRow): string {
  const owner = names.owner(row);
  if (owner === null) return words.ownerNotStated;
  return row.ownerConstituency === null ? say(owner.name) : words.of(say(owner.name), code(row.ownerConstituency));
}

/** The due date first agreed, if it differs. */
export function agreedDueOf({ words, day }: PrintWords, row: OwnedRow): readonly string[] {
  const { dueOn, agreedDueOn, agreedDuePrecision } = row;
  if (agreedDueOn === null || agreedDueOn === dueOn) return [];
  return [words.agreed(day(agreedDueOn, agreedDuePrecision ?? 'day'), slippage(agreedDueOn, dueOn) ?? 0)];
}

/** The due date with its precision, the days overdue, and the date first agreed if it differs. */
export function dueOf(print: PrintWords, row: OwnedRow): string {
  const { words, day } = print;
  const { dueOn, duePrecision, daysLate } = row;
  const due = dueOn === null ? words.noDate : duePrecision === 'day' ? day(dueOn) : words.by(day(dueOn, duePrecision));
  const late = daysLate > 0 ? [words.overdue(daysLate)] : [];
  return [due, ...late, ...agreedDueOf(print, row)].join('\n');
}
