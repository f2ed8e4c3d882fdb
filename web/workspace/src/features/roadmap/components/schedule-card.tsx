import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded, Section, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import type { ActionSchedule } from '../api/schedule.js';
import { scheduleQuery } from '../api/schedule.js';
import type { ActionDetail } from '../api/types.js';
import { Dependencies } from './dependencies.js';
import { Milestones } from './milestones.js';
import { Slippage } from './schedule-dates.js';

const usualDelay = 30;

interface FloatProps {
  readonly schedule: ActionSchedule;
  readonly status: ActionDetail['status'];
}

/** Whether an action that has not started is on the critical path, or its float. */
function Float({ schedule: { timing }, status }: FloatProps) {
  const { t } = useTranslation('roadmap');
  if (timing === null || !['proposed', 'agreed'].includes(status)) return null;
  return (
    <p>{timing.critical ? <strong>{t('schedule.critical')}</strong> : t('schedule.float', { count: timing.float })}</p>
  );
}

interface DelayProps {
  readonly schedule: ActionSchedule;
  readonly delay: number;
  readonly onDelay: (days: number) => void;
}

/** What starts later if this action ends later. */
function Delay({ schedule: { slips }, delay, onDelay }: DelayProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  return (
    <section>
      <h3>{t('schedule.delay')}</h3>
      <NumberInput
        label={t('schedule.delayDays')}
        className="rm-short-field"
        min={1}
        max={3650}
        allowDecimal={false}
        clampBehavior="strict"
        value={delay}
        onChange={(days) => {
          if (typeof days === 'number') onDelay(days);
        }}
      />
      <div aria-live="polite">
        {slips.length === 0 ? (
          <p className="tp-dimmed">{t('schedule.noSlips')}</p>
        ) : (
          <ul className="rm-plan-list">
            {slips.map(({ action, days, startOn }) => (
              <li key={action.id}>
                <span>
                  <span className="rm-code">{action.code}</span>{' '}
                  <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
                </span>
                <span className="tp-small tp-dimmed">
                  {t('schedule.slips', { count: days, date: format.date(startOn) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Milestones, dependencies, slippage, and the effect of a delay. */
export function ScheduleCard({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const [delay, setDelay] = useState(usualDelay);
  const found = useQuery(scheduleQuery(id, action.id, delay));
  return (
    <Section title={t('schedule.title')}>
      <Slippage action={action} />
      <Loaded query={found}>
        {(schedule) => (
          <div className="tp-stack">
            <Float schedule={schedule} status={action.status} />
            <Milestones actionId={action.id} schedule={schedule} />
            <Dependencies actionId={action.id} schedule={schedule} fromSource={action.basis !== null} />
            {schedule.successors.length > 0 && <Delay schedule={schedule} delay={delay} onDelay={setDelay} />}
          </div>
        )}
      </Loaded>
    </Section>
  );
}
