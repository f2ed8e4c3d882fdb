import '@mantine/dates/styles.css';
import 'dayjs/locale/zh-cn.js';
import { DatePicker } from '@mantine/dates';
import { useEffect, useRef } from 'react';
import { calendarLocale } from '../format/day.js';
import { useFormat } from '../format/use-format.js';
import { useLanguage, useTranslation } from '../i18n/i18n.js';

interface CalendarProps {
  readonly value: string | null;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onChoose: (day: string) => void;
}

/**
 * One month in the reader's language, starting at the chosen day and operated with the arrow keys. Loaded when it is
 * first opened.
 */
export function Calendar({ value, min, max, onChoose }: CalendarProps) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = place.current?.querySelector<HTMLElement>('[data-selected]');
    const today = place.current?.querySelector<HTMLElement>('[data-today]:not(:disabled)');
    const first = place.current?.querySelector<HTMLElement>('td button:not(:disabled)');
    (chosen ?? today ?? first)?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place}>
      <DatePicker
        value={value}
        defaultDate={value ?? min}
        onChange={(day) => day !== null && onChoose(day)}
        minDate={min}
        maxDate={max}
        locale={calendarLocale(language)}
        firstDayOfWeek={1}
        highlightToday
        hideOutsideDates
        weekendDays={[]}
        size="md"
        __stopPropagation
        monthLabelFormat={(month) => format.month(month)}
        yearLabelFormat="YYYY"
        monthsListFormat={language === 'zh' ? 'M月' : 'MMM'}
        getDayProps={(day) => ({ 'aria-label': format.date(day) })}
        ariaLabels={{
          nextMonth: t('date.nextMonth'),
          previousMonth: t('date.previousMonth'),
          nextYear: t('date.nextYear'),
          previousYear: t('date.previousYear'),
          nextDecade: t('date.nextDecade'),
          previousDecade: t('date.previousDecade'),
        }}
      />
    </div>
  );
}
