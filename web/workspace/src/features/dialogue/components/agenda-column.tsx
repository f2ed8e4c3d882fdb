import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, Check, CircleDot, Coffee, CornerDownRight, Redo2 } from 'lucide-react';
import { EmptyState, useCan, useFormat, useLanguage, useLocalized, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, Meeting, Roundtable } from '../api/types.js';
import { isOutOfOrder, siblingsOf } from '../domain/agenda-move.js';
import { DragHandle, useAgendaDrag } from './agenda-drag.js';
import { AddBreak, AddItem, daysFor } from './agenda-forms.js';
import { DayEnd } from './day-end.js';
import { isAhead, MeetingMark, useMeetingName } from './meeting-words.js';

/** Where an item was carried over to, or its status. */
export function useStatusWords(): (item: AgendaEntry) => string {
  const { t } = useTranslation('dialogue');
  return ({ status, carriedToMeeting: number, carriedToLabel: label }) => {
    if (status !== 'carried-over') return t(`status.${status}`);
    if (number !== null) return t('arrange.carriedTo.meeting', { number });
    return label === null ? t('arrange.carriedTo.next') : t('arrange.carriedTo.roundtable', { label });
  };
}

export function StatusIcon({ item }: { readonly item: AgendaEntry }) {
  const words = useStatusWords();
  const icons = { 'under-discussion': CircleDot, done: Check, 'carried-over': Redo2 } as const;
  const Icon = icons[item.status as keyof typeof icons];
  if (Icon === undefined) return null;
  return (
    <span className="dl-item-status">
      <Icon size={16} aria-hidden />
      <span>{words(item)}</span>
    </span>
  );
}

/** Siblings of an item in their order, for moving it up or down. */
function neighbours(agenda: readonly AgendaEntry[], item: AgendaEntry) {
  const siblings = siblingsOf(agenda, item);
  const index = siblings.findIndex((other) => other.id === item.id);
  return { before: siblings[index - 1], after: siblings[index + 1], afterNext: siblings[index + 2] };
}

/** Moves an item up or down among its siblings. */
export function Arrows({ agenda, item }: { readonly agenda: readonly AgendaEntry[]; readonly item: AgendaEntry }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const { before, after, afterNext } = neighbours(agenda, item);
  const move = (beforeId: string | null): void =>
    void dialogue.moveItem(item.id, { parentId: item.parentId, day: item.day, beforeId });
  const name = say(item.title);
  return (
    <span className="dl-arrows tp-no-print">
      <ActionIcon
        variant="transparent"
        color="nogroup"
        disabled={before === undefined}
        aria-label={t('shared:labelled', { label: t('agenda.up'), words: name })}
        onClick={() => before && move(before.id)}
      >
        <ArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="transparent"
        color="nogroup"
        disabled={after === undefined}
        aria-label={t('shared:labelled', { label: t('agenda.down'), words: name })}
        onClick={() => move(afterNext?.id ?? null)}
      >
        <ArrowDown size={16} aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** Number and title; a break has no number. */
export function EntryName({ item }: { readonly item: AgendaEntry }) {
  const say = useLocalized();
  return (
    <>
      {item.kind === 'break' ? (
        <Coffee size={16} aria-hidden className="dl-dimmed-icon" />
      ) : (
        <span className="dl-entry-label">{item.label}</span>
      )}{' '}
      {say(item.title)}
    </>
  );
}

interface EntryProps {
  readonly roundtable: Roundtable;
  readonly item: AgendaEntry;
  readonly chosen: boolean;
  readonly arrange: boolean;
  readonly timed: boolean;
  readonly drag: ReturnType<typeof useAgendaDrag>;
  readonly onChoose: () => void;
}

function Entry({ roundtable, item, chosen, arrange, timed, drag, onChoose }: EntryProps) {
  const { t } = useTranslation('dialogue');
  const counted = roundtable.conclusions.filter((conclusion) => conclusion.agendaItemId === item.id).length;
  return (
    <li
      className={`dl-entry dl-depth-${item.depth}${chosen ? ' dl-entry-chosen' : ''}`}
      {...(arrange ? drag.row(item) : {})}
    >
      {arrange && <DragHandle item={item} drag={drag} />}
      <button type="button" className="dl-entry-button" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
        {timed && <span className="dl-entry-time">{item.startsAt ?? ''}</span>}
        <span className="dl-entry-words">
          <span>
            {item.depth > 1 && <CornerDownRight size={14} aria-hidden className="dl-dimmed-icon" />}
            <EntryName item={item} />
          </span>
          <span className="dl-entry-facts">
            {item.minutes !== null && <span>{t('minutes', { count: item.minutes })}</span>}
            <StatusIcon item={item} />
            {counted > 0 && <span>{t('list.conclusions', { count: counted })}</span>}
          </span>
        </span>
      </button>
      {arrange && <Arrows agenda={roundtable.agenda} item={item} />}
    </li>
  );
}

interface AgendaColumnProps {
  readonly roundtable: Roundtable;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}

interface MeetingAgendaProps {
  readonly meeting: Meeting;
  readonly arrange: boolean;
  readonly drag: ReturnType<typeof useAgendaDrag>;
}

/** The agenda of one meeting by day, with its times. */
function MeetingAgenda({ roundtable, meeting, drag, ...shown }: AgendaColumnProps & MeetingAgendaProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const name = useMeetingName();
  const agenda = roundtable.agenda.filter(({ meetingId }) => meetingId === meeting.id);
  const arrange = shown.arrange && (isAhead(meeting) || roundtable.state === 'reopened');
  const days = daysFor(meeting).filter(({ day }) => arrange || agenda.some((item) => item.day === day));
  const several = roundtable.meetings.length > 1;
  const severalDays = meeting.startsOn !== meeting.endsOn && (meeting.opensAt !== null || arrange);
  const emptyDay = (day: number) => (arrange ? drag.day(day, meeting.id) : {});
  if (several && agenda.length === 0 && meeting.state === 'cancelled') return null;
  return (
    <section>
      {several && (
        <h3 className="dl-day">
          {name(meeting)} <span className="tp-dimmed">{format.date(meeting.startsOn)}</span>{' '}
          <MeetingMark state={meeting.state} />
        </h3>
      )}
      {several && agenda.length === 0 && (
        <p className="tp-small tp-dimmed dl-empty-day" {...(severalDays ? {} : emptyDay(1))}>
          {t('agenda.empty')}
        </p>
      )}
      {days.map(({ day, date }) => {
        const items = agenda.filter((item) => item.day === day);
        return (
          <section key={day}>
            {severalDays && (
              <p className="dl-day">
                {t('agenda.day', { day })} <span className="tp-dimmed">{format.date(date)}</span>
              </p>
            )}
            {severalDays && items.length === 0 && (
              <p className="tp-small tp-dimmed dl-empty-day" {...emptyDay(day)}>
                {t('arrange.noItems')}
              </p>
            )}
            <ol className="dl-plain dl-agenda">
              {items.map((item) => (
                <Entry
                  key={item.id}
                  roundtable={roundtable}
                  item={item}
                  chosen={item.id === shown.chosenId}
                  arrange={arrange}
                  drag={drag}
                  timed={meeting.opensAt !== null}
                  onChoose={() => shown.onChoose(item.id)}
                />
              ))}
            </ol>
            <DayEnd meeting={meeting} items={items} />
          </section>
        );
      })}
    </section>
  );
}

/** The agendas of the meetings in reading order; people who prepare them add and move items here. */
export function AgendaColumn({ roundtable, chosenId, onChoose }: AgendaColumnProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const can = useCan();
  const language = useLanguage();
  const open = roundtable.state !== 'closed';
  const arrange = open && can('dialogue.agenda.change');
  const drag = useAgendaDrag(roundtable.agenda);
  const total = roundtable.agenda
    // an item that another meeting of the roundtable continues is counted there
    .filter((item) => item.depth === 1 && item.carriedToMeeting === null)
    .reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const hours = Math.floor(total / 60);
  const time = [hours > 0 && t('agenda.hours', { count: hours }), total % 60 > 0 && t('minutes', { count: total % 60 })]
    .filter(Boolean)
    .join(language === 'en' ? ' ' : '');
  const timed = roundtable.meetings.some(({ opensAt }) => opensAt !== null);
  return (
    <div className="dl-column">
      {roundtable.agenda.length === 0 && <EmptyState title={t('agenda.empty')}>{t('agenda.emptyText')}</EmptyState>}
      {roundtable.agenda.length > 0 &&
        roundtable.meetings.map((meeting) => (
          <MeetingAgenda
            key={meeting.id}
            roundtable={roundtable}
            meeting={meeting}
            chosenId={chosenId}
            arrange={arrange}
            drag={drag}
            onChoose={onChoose}
          />
        ))}
      <p className="tp-small tp-dimmed">
        {[
          total > 0 && t('agenda.total', { time }),
          timed && t('page.localTime', { zone: format.zone(roundtable.timeZone) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="dl-buttons tp-no-print">
        <AddItem roundtable={roundtable} allowed={arrange} onAdded={onChoose} />
        <AddBreak roundtable={roundtable} allowed={arrange} onAdded={onChoose} />
      </div>
      {roundtable.meetings.some(({ id }) => isOutOfOrder(roundtable.agenda.filter((one) => one.meetingId === id))) && (
        <p className="tp-small tp-dimmed">{t('arrange.numbersStay')}</p>
      )}
      {arrange && roundtable.agenda.length > 1 && (
        <p className="tp-small tp-dimmed dl-drag-hint tp-no-print">{t('arrange.dragHint')}</p>
      )}
    </div>
  );
}
