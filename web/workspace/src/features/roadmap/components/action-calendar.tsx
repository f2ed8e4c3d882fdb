import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  MoreOf,
  useAddress,
  useFormat,
  useLanguage,
  useLocalized,
  useShown,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { actionPagesQuery, actionsQuery, portionAfter } from '../api/queries.js';
import type { Action, Totals } from '../api/types.js';
import { daysOfWeeks, isDueWithin, isMonth, monthPlus } from '../domain/month.js';
import { AgreedDue, period } from './dates.js';
import { useActionFilter } from './filters.js';
import { ActionStatusMark } from './marks.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Actions of a day at first. */
const portion = 5;

function Day({
  day,
  actions,
  inMonth,
}: {
  readonly day: string;
  readonly actions: readonly Action[];
  readonly inMonth: boolean;
}) {
  const format = useFormat();
  const localized = useLocalized();
  const { shown, more } = useShown(actions, portion);
  const look = `${inMonth ? '' : ' rm-day-other'}${actions.length === 0 ? ' rm-day-empty' : ''}`;
  return (
    <li className={`rm-day${look}`}>
      <time dateTime={day}>
        <span className="rm-day-short" aria-hidden>
          {Number(day.slice(8))}
        </span>
        <span className="rm-day-long">{format.date(day)}</span>
      </time>
      {actions.length > 0 && (
        <ul>
          {shown.map((action) => (
            <li key={action.id}>
              <WorkspaceLink to={`/roadmap/${action.id}`}>
                <span className="rm-code">{action.code}</span> {localized(action.title)}
              </WorkspaceLink>
              <ActionStatusMark action={action} />
              <AgreedDue action={action} />
            </li>
          ))}
        </ul>
      )}
      {more}
    </li>
  );
}

/** Actions that were agreed for a month or year without a day, with that period. */
function DueWithin({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const localized = useLocalized();
  const { shown, more } = useShown(actions, portion);
  return (
    <section className="rm-due-within" aria-label={t('moreViews.within')}>
      <h3>{t('moreViews.within')}</h3>
      <ul>
        {shown.map((action) => (
          <li key={action.id}>
            <span className="tp-small tp-dimmed">{period(action.dueOn!, action.duePrecision, language)}</span>{' '}
            <WorkspaceLink to={`/roadmap/${action.id}`}>
              <span className="rm-code">{action.code}</span> {localized(action.title)}
            </WorkspaceLink>{' '}
            <ActionStatusMark action={action} /> <AgreedDue action={action} />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** Overdue actions of all months, the oldest first. */
function Overdue() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  const format = useFormat();
  const localized = useLocalized();
  const pages = useInfiniteQuery(actionPagesQuery(id, { ...query, late: true, sort: 'due' }));
  const actions = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = pages.data?.pages.at(-1)?.total ?? 0;
  const { shown, more } = useShown(actions, portion);
  if (total === 0) return null;
  return (
    <section className="rm-due-within" aria-label={t('moreViews.overdue', { count: total })}>
      <h3>{t('moreViews.overdue', { count: total })}</h3>
      <ul>
        {shown.map((action) => (
          <li key={action.id}>
            <span className="tp-small tp-dimmed">{action.dueOn && format.date(action.dueOn)}</span>{' '}
            <WorkspaceLink to={`/roadmap/${action.id}`}>
              <span className="rm-code">{action.code}</span> {localized(action.title)}
            </WorkspaceLink>{' '}
            <ActionStatusMark action={action} /> <AgreedDue action={action} />
          </li>
        ))}
      </ul>
      {more}
      {more === null && (
        <MoreOf
          {...{ shown: actions.length, total, portion: portionAfter(actions.length) }}
          busy={pages.isFetchingNextPage}
          error={pages.error}
          onMore={() => void pages.fetchNextPage()}
        />
      )}
    </section>
  );
}

/** Due dates of a month; on a phone, a list of the days on which actions are due. The month is in the address. */
export function ActionCalendar({ totals: { total, today } }: { readonly totals: Totals }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  const { values, set } = useAddress();
  const format = useFormat();
  const current = today.slice(0, 7);
  const month = isMonth(values['month'] ?? '') ? values['month']! : current;
  const found = useQuery(actionsQuery(id, { ...query, dueIn: month }));
  const isKnown = found.data !== undefined && !found.isPlaceholderData;
  const actions = found.data?.items ?? [];
  const days = daysOfWeeks(month);
  const due = new Map<string, Action[]>(days.map((day) => [day, []]));
  const dated = actions.filter(({ duePrecision }) => duePrecision === 'day');
  for (const action of dated) if (action.dueOn !== null) due.get(action.dueOn)?.push(action);
  const within = actions.filter((action) => isDueWithin(action, month));
  const shownOn = (day: string): readonly Action[] => (day.startsWith(month) ? due.get(day)! : []);
  const inMonth = days.flatMap(shownOn).length + within.length;
  const go = (to: string): void => set({ month: to === current ? undefined : to });
  return (
    <section aria-label={t('moreViews.calendarLabel', { month: format.month(`${month}-01`) })}>
      <div className="tp-row">
        <Button variant="default" aria-label={t('moreViews.previous')} onClick={() => go(monthPlus(month, -1))}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <h2 className="rm-month" aria-live="polite">
          {format.month(`${month}-01`)}
        </h2>
        <Button variant="default" aria-label={t('moreViews.next')} onClick={() => go(monthPlus(month, 1))}>
          <ChevronRight size={16} aria-hidden />
        </Button>
        {month !== current && (
          <Button variant="subtle" onClick={() => go(current)}>
            {t('moreViews.today')}
          </Button>
        )}
      </div>
      <Overdue />
      {isKnown && inMonth === 0 && <p className="tp-dimmed">{t('moreViews.noneInMonth')}</p>}
      {within.length > 0 && <DueWithin actions={within} />}
      <div className="rm-weekdays" aria-hidden>
        {weekdays.map((weekday) => (
          <span key={weekday}>{t(`moreViews.weekdays.${weekday}`)}</span>
        ))}
      </div>
      <ol className="rm-calendar">
        {days.map((day) => (
          <Day key={day} day={day} actions={shownOn(day)} inMonth={day.startsWith(month)} />
        ))}
      </ol>
      {isKnown && total > inMonth && (
        <p className="tp-small tp-dimmed">{t('moreViews.elsewhere', { count: total - inMonth })}</p>
      )}
    </section>
  );
}
