import { useQuery } from '@tanstack/react-query';
import { Loaded, Section, useCan, useFormat, useLanguage, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import type { LoopNumbers } from '../api/queries.js';
import { overviewQuery } from '../api/queries.js';
import '../chain.css';

interface Step {
  readonly key: string;
  readonly to: string;
  readonly value: number;
  /** The state of the step in a few words. */
  readonly verdict: string;
  /** Whether something needs to be done. */
  readonly urgent?: boolean;
  /** The part of the verdict that needs action, if not all of it does. */
  readonly late?: string | undefined;
}

function useSteps(numbers: LoopNumbers): readonly Step[] {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { roundtables, conclusions, actions, answers, indicators, agenda } = numbers;
  const { next } = roundtables;
  /** The first case with a count, or the text for none. */
  const firstOf = (cases: readonly (readonly [key: string, count: number])[], otherwise: string): string => {
    const found = cases.find(([, count]) => count > 0);
    return found ? t(`loop.${found[0]}`, { count: found[1] }) : t(`loop.${otherwise}`);
  };
  return [
    {
      key: 'roundtables',
      to: '/roundtables',
      value: roundtables.total,
      verdict: next ? t('loop.next', { label: next.label, date: format.date(next.startsOn) }) : t('loop.noNext'),
    },
    {
      key: 'conclusions',
      to: '/conclusions',
      value: conclusions.total,
      urgent: conclusions.withoutAction > 0,
      verdict: firstOf(
        [['withoutAction', conclusions.withoutAction]],
        conclusions.total === 0 ? 'nothingYet' : 'allFollowed',
      ),
    },
    {
      key: 'actions',
      to: actions.overdue > 0 ? '/roadmap?late=yes' : '/roadmap',
      value: actions.total,
      late: actions.overdue > 0 ? t('loop.overdueCount', { count: actions.overdue }) : undefined,
      verdict:
        actions.overdue > 0
          ? t('loop.openCount', { count: actions.open })
          : format.sentences(
              t('loop.noneOverdue', { count: actions.open }),
              actions.openPublished > 0 ? t('loop.publishedNeverOverdue') : '',
            ),
    },
    {
      key: 'evidence',
      to: '/roadmap?view=table',
      value: actions.withEvidence,
      urgent: actions.disputed > 0,
      verdict: firstOf(
        [
          ['disputed', actions.disputed],
          ['confirmed', actions.confirmed],
        ],
        'noneConfirmed',
      ),
    },
    {
      key: 'answers',
      to: '/surveys',
      value: answers.received,
      verdict: firstOf([['openWaves', answers.openWaves]], answers.waves === 0 ? 'nothingYet' : 'noOpenWave'),
    },
    {
      key: 'indicators',
      to: '/indicators',
      value: indicators.computed,
      verdict: firstOf([['linked', indicators.linked]], indicators.computed === 0 ? 'nothingYet' : 'noneLinked'),
    },
    {
      key: 'agenda',
      to: next ? `/roundtables/${next.id}?tab=proposals` : '/roundtables',
      value: agenda.waiting,
      verdict: firstOf([['pending', agenda.waiting]], 'nonePending'),
    },
  ];
}

function Steps({ numbers }: { readonly numbers: LoopNumbers }) {
  const { t } = useTranslation('chain');
  const language = useLanguage();
  const format = useFormat();
  return (
    <ol className="ch-steps">
      {useSteps(numbers).map(({ key, to, value, verdict, urgent, late }) => (
        <li key={key} className="ch-step">
          <WorkspaceLink to={to}>
            <span className="ch-step-name">{t(`loop.${key}`)}</span>
            <span className="ch-step-value">{format.number(value)}</span>
            <span className={urgent ? 'ch-step-note ch-late' : 'ch-step-note'}>
              {verdict}
              {late !== undefined && language === 'en' && ' '}
              {late !== undefined && <span className="ch-late">{late}</span>}
            </span>
          </WorkspaceLink>
        </li>
      ))}
    </ol>
  );
}

/** The seven steps of the dialogue cycle in order, each with its number and a verdict. */
export function LoopSteps() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const mayChoose = useCan()('roadmap.overdue.propose');
  return (
    <Section
      title={t('loop.title')}
      action={
        <>
          {mayChoose && <WorkspaceLink to="/roadmap/mine">{t('loop.inboxes')}</WorkspaceLink>}
          <WorkspaceLink to="/gaps">{t('loop.gaps')}</WorkspaceLink>
        </>
      }
    >
      <Loaded query={useQuery(overviewQuery(id))}>{(numbers) => <Steps numbers={numbers} />}</Loaded>
    </Section>
  );
}
