import { dayInWords } from '#server/kernel/day-in-words.js';
import { type LocalizedText, useFormat, useLanguage, useLocalized, useTranslation } from '#shared';
import type { ActionCard, ActionDetail } from '../api/types.js';
import { Written } from './written.js';

/** A date with the precision with which it was agreed: "by 2020" is not the last day of that year. */
export function period(day: string, precision: ActionCard['duePrecision'], language: keyof LocalizedText): string {
  return dayInWords(day, precision)[language];
}

export const wasMoved = ({ agreedDueOn, dueOn }: Pick<ActionCard, 'agreedDueOn' | 'dueOn'>): boolean =>
  agreedDueOn !== null && agreedDueOn !== dueOn;

/**
 * The date first agreed, if the due date was changed, and how long it is past: a later date does not hide the delay.
 */
export function AgreedDue({ action }: { readonly action: ActionCard }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const { agreedDueOn, agreedDuePrecision, daysPastAgreed } = action;
  if (agreedDueOn === null || !wasMoved(action)) return null;
  return (
    <span className="rm-agreed-due tp-small">
      {t('dates.agreedFor', { date: period(agreedDueOn, agreedDuePrecision ?? 'day', language) })}
      {daysPastAgreed > 0 && <strong>{t('dates.past', { count: daysPastAgreed })}</strong>}
    </span>
  );
}

/** All changes of the due date with their reasons, newest first. */
export function DueChanges({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const localized = useLocalized();
  const format = useFormat();
  if (action.dueChanges.length === 0) return null;
  return (
    <ol className="rm-due-changes tp-small">
      {action.dueChanges.map(({ changedAt, fromOn, fromPrecision, toOn, toPrecision, ...change }) => {
        const from = period(fromOn, fromPrecision, language);
        const date = format.date(changedAt);
        return (
          <li key={changedAt}>
            <span>
              {toOn === null
                ? t('dates.removed', { from })
                : t('dates.moved', { from, to: period(toOn, toPrecision, language) })}
              {language === 'en' && ' '}
              <span className="tp-dimmed">
                {change.person ? t('dates.by', { name: localized(change.person.name), date }) : t('dates.on', { date })}
              </span>
            </span>
            {change.reason === null ? (
              <span>{t('dates.noReason')}</span>
            ) : (
              <Written language={change.language}>{change.reason}</Written>
            )}
          </li>
        );
      })}
    </ol>
  );
}
