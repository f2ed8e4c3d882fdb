import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import {
  ConflictDialog,
  DateField,
  ErrorState,
  FormDialog,
  isDay,
  newerVersion,
  useFields,
  useFormat,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { datesPreviewQuery, useCanUndo } from '../api/schedule.js';
import type { ActionCard, ActionInput } from '../api/types.js';
import type { Axis } from '../domain/axis.js';
import { ConfirmationsAffected } from './confirmations.js';
import { type Dates, type Grip, gripAt, movedDates, moveOf } from '../domain/moved-dates.js';

/** An action with a due date. */
export type DueAction = ActionCard & { readonly dueOn: string };

interface Held {
  readonly grip: Grip;
  readonly x: number;
  /** Pixels of a day. */
  readonly day: number;
}

export interface BarMoving {
  /** The dates as moved, until they are saved or given up. */
  readonly moved: Dates | null;
  readonly cancel: () => void;
  /** Of the bar, a button. */
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

const isSame = (action: Dates, moved: Dates): boolean =>
  action.startOn === moved.startOn && action.dueOn === moved.dueOn;

/** Moves a bar by pointer or keyboard. `onDone`: with the new dates, which are not saved yet. */
export function useBarMoving(action: DueAction, axis: Axis, onDone: (dates: Dates) => void): BarMoving {
  const [moved, setMoved] = useState<Dates | null>(null);
  const held = useRef<Held | null>(null);
  /** Whether the moved dates wait to be saved. */
  const finished = useRef(false);
  const now = moved ?? action;
  const cancel = (): void => {
    held.current = null;
    finished.current = false;
    setMoved(null);
  };
  const finish = (): void => {
    held.current = null;
    if (moved === null) return;
    if (isSame(action, moved)) return setMoved(null);
    finished.current = true;
    onDone(moved);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && moved !== null) cancel();
    else if (event.key === 'Enter' && moved !== null) finish();
    else {
      const move = moveOf(event);
      if (move === null) return;
      setMoved(movedDates({ ...action, ...now }, move.grip, move.days));
    }
    event.preventDefault();
  };
  const take = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const lane = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    if (event.button !== 0 || lane === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { grip: gripAt(event.clientX - left, width), x: event.clientX, day: lane / (axis.to - axis.from) };
  };
  const drag = ({ clientX }: PointerEvent<HTMLElement>): void => {
    if (held.current === null) return;
    const { grip, x, day } = held.current;
    const days = Math.round((clientX - x) / day);
    setMoved(days === 0 ? null : movedDates(action, grip, days));
  };
  return {
    moved,
    cancel,
    handlers: {
      onKeyDown: press,
      onBlur: () => {
        if (held.current === null && !finished.current) cancel();
      },
      ...{ onPointerDown: take, onPointerMove: drag, onPointerUp: finish, onPointerCancel: cancel },
    },
  };
}

/** The dates in words: from start to due date, or until the due date. */
export function useDatesInWords(): (dates: Dates) => string {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  return ({ startOn, dueOn }) =>
    startOn === null
      ? t('schedule.to', { to: format.date(dueOn) })
      : t('schedule.fromTo', { from: format.date(startOn), to: format.date(dueOn) });
}

interface PreviewProps {
  readonly action: DueAction;
  readonly dates: Dates;
}

/** What starts later with these dates, and whether a predecessor forbids them; before they are saved. */
function Preview({ action, dates }: PreviewProps) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const localized = useLocalized();
  const { data: preview, error } = useQuery(datesPreviewQuery(id, action.id, dates));
  if (error) return <ErrorState error={error} compact />;
  if (preview === undefined) return <p className="tp-dimmed">{t('moving.checking')}</p>;
  const { slips, waitsFor, refused } = preview;
  return (
    <div aria-live="polite">
      {waitsFor && (
        <p className="rm-late">
          {t(refused ? 'moving.refused' : 'moving.tooEarly', {
            code: waitsFor.action.code,
            date: format.date(waitsFor.allowedOn),
          })}
        </p>
      )}
      {slips.length === 0 ? (
        waitsFor === null && <p className="tp-dimmed">{t('moving.noSlips')}</p>
      ) : (
        <>
          <p>{t('moving.slips', { count: slips.length })}</p>
          <ul className="rm-plan-list">
            {slips.map(({ action: later, days, startOn }) => (
              <li key={later.id}>
                <span>
                  <span className="rm-code">{later.code}</span> {localized(later.title)}
                </span>
                <span className="tp-small tp-dimmed">
                  {t('schedule.slips', { count: days, date: format.date(startOn) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface SaveDatesProps extends PreviewProps {
  readonly onClose: () => void;
}

/** Saves new dates, after showing what slips with them; a moved due date needs a reason. */
export function SaveDates({ action: current, dates, onClose }: SaveDatesProps) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const canUndo = useCanUndo();
  const format = useFormat();
  const saved = useSaved();
  const inWords = useDatesInWords();
  // the version on which the move is based
  const [action] = useState(current);
  const form = useFields({ startOn: dates.startOn ?? '', dueOn: dates.dueOn, reason: '' }, null);
  const { startOn, dueOn } = form.values;
  const isValid = isDay(dueOn) && (startOn === '' || (isDay(startOn) && startOn <= dueOn));
  const movesDue = dueOn !== action.dueOn;
  const wanted: ActionInput = {
    ...(startOn !== (action.startOn ?? '') && { startOn: startOn || null }),
    ...(movesDue && { dueOn, duePrecision: 'day' as const, reason: form.values.reason }),
  };
  const save = async (input: ActionInput, version: number): Promise<void> => {
    const settled = newerVersion(form.problem) !== null;
    const done = await form.submit(() => changes.edit({ id: action.id, version }, input));
    if (!done) return;
    onClose();
    const { duePrecision } = action;
    const back = movesDue && { dueOn: action.dueOn, duePrecision, reason: t('form.undoReason') };
    const undo = () => changes.edit(done, { startOn: action.startOn, ...back });
    saved(settled || !(await canUndo(action, done)) ? null : undo);
  };
  return (
    <>
      <FormDialog
        title={t('moving.title', { code: action.code })}
        form={form}
        onClose={onClose}
        onSubmit={() => save(wanted, action.version)}
      >
        <p>{t('moving.before', { dates: inWords(action) })}</p>
        <div className="tp-columns">
          <DateField label={t('form.start')} {...form.text('startOn')} />
          <DateField label={t('form.due')} min={startOn} required {...form.text('dueOn')} />
        </div>
        {isValid && <Preview action={action} dates={{ startOn: startOn || null, dueOn }} />}
        <ConfirmationsAffected action={action} effect={Object.keys(wanted).length > 0 ? 'content' : null} />
        {movesDue && (
          <Textarea
            label={t('dates.reason')}
            description={t('dates.reasonHint')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            {...form.text('reason')}
          />
        )}
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`form.field.${field}`)}
        show={(value) => (typeof value === 'string' && isDay(value) ? format.date(value) : undefined)}
        onClose={onClose}
        onResolve={(chosen) => void save({ ...wanted, ...chosen }, newerVersion(form.problem) ?? action.version)}
      />
    </>
  );
}
