import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Spline } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import type { Milestone } from '../api/schedule.js';
import type { Axis } from '../domain/axis.js';
import type { Dates } from '../domain/moved-dates.js';
import { ActionStatusMark, Due } from './marks.js';
import { type DueAction, SaveDates, useBarMoving, useDatesInWords } from './move-bar.js';
import { type EarlierDue, Lane } from './timeline-lane.js';

/** Predecessors by number, and whether the action is on the critical path. */
function Links({ predecessors, critical }: { readonly predecessors: readonly string[]; readonly critical: boolean }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  return (
    <>
      {predecessors.length > 0 && (
        <span className="tp-dimmed">{t('schedule.after', { codes: format.list(predecessors) })}</span>
      )}
      {critical && (
        <strong className="rm-icon-word">
          <Spline size={14} aria-hidden />
          {t('schedule.criticalMark')}
        </strong>
      )}
    </>
  );
}

interface RowProps {
  readonly action: DueAction;
  readonly axis: Axis;
  readonly today: string;
  readonly critical: boolean;
  readonly predecessors: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly then: EarlierDue | undefined;
}

function RowWords({ action, predecessors, critical }: Pick<RowProps, 'action' | 'predecessors' | 'critical'>) {
  const localized = useLocalized();
  return (
    <span>
      <span className="rm-code">{action.code}</span>{' '}
      <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
      <span className="tp-row tp-small">
        <ActionStatusMark action={action} />
        <Due action={action} />
        <Links predecessors={predecessors} critical={critical} />
      </span>
    </span>
  );
}

/** A row of a person who may not change the dates. */
export function StillRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  return (
    <li className="rm-timeline-row">
      <RowWords {...{ action, predecessors, critical }} />
      <Lane {...{ action, axis, today, critical, milestones }} {...(then && { then })} />
    </li>
  );
}

/** A row whose dates are changed in a dialog: fingers scroll the page, and would miss the end of a bar. */
export function TouchRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <li className="rm-timeline-row">
      <RowWords {...{ action, predecessors, critical }} />
      <Lane {...{ action, axis, today, critical, milestones }} {...(then && { then })} />
      <Button
        size="compact-md"
        variant="subtle"
        className="rm-change-dates"
        aria-label={t('shared:labelled', { label: t('moving.change'), words: action.code })}
        onClick={open}
      >
        {t('moving.change')}
      </Button>
      {opened && <SaveDates action={action} dates={action} onClose={close} />}
    </li>
  );
}

/** A row whose bar is moved; the new dates are shown and announced, and saved in a dialog. */
export function MovableRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  const [wanted, setWanted] = useState<Dates | null>(null);
  const moving = useBarMoving(action, axis, setWanted);
  const inWords = useDatesInWords();
  const close = (): void => {
    setWanted(null);
    moving.cancel();
  };
  return (
    <li className="rm-timeline-row">
      <span>
        <RowWords {...{ action, predecessors, critical }} />
        <strong className="rm-moved tp-numbers" aria-live="assertive">
          {moving.moved && inWords(moving.moved)}
        </strong>
      </span>
      <Lane {...{ action, axis, today, critical, milestones, moving }} {...(then && { then })} />
      {wanted && <SaveDates action={action} dates={wanted} onClose={close} />}
    </li>
  );
}
