import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded, Section, useFormat, useWorkspace, WorkspaceLink } from '#shared';
import type { LoopNumbers } from '../api/queries.js';
import { overviewQuery } from '../api/queries.js';
import '../chain.css';

interface Step {
  readonly key: string;
  readonly to: string;
  readonly value: number;
  readonly notes: readonly string[];
}

function useSteps(numbers: LoopNumbers): readonly Step[] {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { roundtables, conclusions, actions, answers, indicators, agenda } = numbers;
  const { next } = roundtables;
  const some = (count: number, key: string): readonly string[] => (count > 0 ? [t(`ring.${key}`, { count })] : []);
  const followed = conclusions.total === 0 ? t('ring.nothingYet') : t('ring.allFollowed');
  return [
    {
      key: 'roundtables',
      to: '/roundtables',
      value: roundtables.total,
      notes: [next ? t('ring.next', { label: next.label, date: format.date(next.startsOn) }) : t('ring.noNext')],
    },
    {
      key: 'conclusions',
      to: '/conclusions',
      value: conclusions.total,
      notes: conclusions.withoutAction > 0 ? some(conclusions.withoutAction, 'withoutAction') : [followed],
    },
    {
      key: 'actions',
      to: '/roadmap',
      value: actions.open,
      notes: [t('ring.open', { total: actions.total }), ...some(actions.overdue, 'overdue')],
    },
    {
      key: 'evidence',
      to: '/roadmap?view=table',
      value: actions.withEvidence,
      notes: [t('ring.withEvidence'), ...some(actions.confirmed, 'confirmed'), ...some(actions.disputed, 'disputed')],
    },
    {
      key: 'answers',
      to: '/surveys',
      value: answers.received,
      notes: [answers.waves === 0 ? t('ring.nothingYet') : t('ring.waves', { count: answers.openWaves })],
    },
    {
      key: 'indicators',
      to: '/indicators',
      value: indicators.computed,
      notes: [t('ring.headline'), ...some(indicators.linked, 'linked')],
    },
    {
      key: 'agenda',
      to: next ? `/roundtables/${next.id}` : '/roundtables',
      value: agenda.waiting,
      notes: [t('ring.waiting')],
    },
  ];
}

/** Steps stand on an ellipse, the first at the top, clockwise as the loop runs; in percent of the box. */
function placeOf(index: number, count: number): { readonly left: string; readonly top: string } {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  return { left: `${50 + 36 * Math.cos(angle)}%`, top: `${50 + 40 * Math.sin(angle)}%` };
}

function Ring({ numbers }: { readonly numbers: LoopNumbers }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const steps = useSteps(numbers);
  return (
    <div className="ch-ring">
      <svg viewBox="0 0 100 96" preserveAspectRatio="none" aria-hidden>
        <ellipse cx="50" cy="48" rx="36" ry="38.4" fill="none" stroke="currentColor" strokeWidth="0.7" />
        {steps.map(({ key }, index) => {
          const angle = (2 * Math.PI * (index + 0.5)) / steps.length - Math.PI / 2;
          const [x, y] = [50 + 36 * Math.cos(angle), 48 + 38.4 * Math.sin(angle)];
          const turn = (Math.atan2(38.4 * Math.cos(angle), -36 * Math.sin(angle)) * 180) / Math.PI;
          return (
            <path
              key={key}
              d="M-1.6 -1.6 L1.6 0 L-1.6 1.6 Z"
              fill="currentColor"
              transform={`translate(${x} ${y}) rotate(${turn})`}
            />
          );
        })}
      </svg>
      <ol className="ch-steps">
        {steps.map(({ key, to, value, notes }, index) => (
          <li key={key} className="ch-step" style={placeOf(index, steps.length)}>
            <WorkspaceLink to={to}>
              <span className="ch-step-name">{t(`ring.${key}`)}</span>
              <span className="ch-step-value">{format.number(value)}</span>
              <span className="ch-step-note">{notes.join(' · ')}</span>
            </WorkspaceLink>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The loop drawn as a ring with live numbers at each step; on a phone a list in the same order. */
export function LoopRing() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  return (
    <Section
      title={t('ring.title')}
      purpose={t('ring.purpose')}
      action={<WorkspaceLink to="/gaps">{t('ring.gaps')}</WorkspaceLink>}
    >
      <Loaded query={useQuery(overviewQuery(id))}>{(numbers) => <Ring numbers={numbers} />}</Loaded>
    </Section>
  );
}
