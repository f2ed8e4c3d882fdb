import { useFormat, useLanguage, useTranslation } from '#shared';
import type { Action } from '../api/types.js';
import { period } from './dates.js';

/** Start and due date in one line. */
export function Span({ dates: { startOn, dueOn } }: { readonly dates: Pick<Action, 'startOn' | 'dueOn'> }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  if (startOn === null && dueOn === null) return <span className="tp-small tp-dimmed">{t('noDate')}</span>;
  const [from, to] = [startOn && format.date(startOn), dueOn && format.date(dueOn)];
  return (
    <span className="tp-small tp-dimmed tp-numbers">
      {from && to ? t('schedule.fromTo', { from, to }) : from ? t('schedule.from', { from }) : t('schedule.to', { to })}
    </span>
  );
}

/** The dates first agreed, and by how many days the present ones are later or earlier. */
export function Slippage({ action }: { readonly action: Action }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const format = useFormat();
  const { agreedStartOn, agreedDueOn, agreedDuePrecision, dueSlippage } = action;
  if (agreedDueOn === null) return null;
  const due = period(agreedDueOn, agreedDuePrecision ?? 'day', language);
  const days = dueSlippage ?? 0;
  return (
    <p>
      {format.sentences(
        agreedStartOn === null
          ? t('schedule.agreedUntil', { due })
          : t('schedule.agreedFrom', { start: format.date(agreedStartOn), due }),
        dueSlippage === null
          ? t('schedule.dueRemoved')
          : days === 0
            ? t('schedule.onBaseline')
            : t(days > 0 ? 'schedule.slipped' : 'schedule.advanced', { count: Math.abs(days) }),
      )}
    </p>
  );
}
