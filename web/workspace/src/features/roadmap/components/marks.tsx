import { CheckCheck, Clock, Paperclip, Scale, UsersRound } from 'lucide-react';
import type { Constituency } from '#shared';
import {
  ConstituencyBadge,
  DueDate,
  StatusMark,
  useFormat,
  useGroupWords,
  useLanguage,
  useLocalized,
  useTranslation,
} from '#shared';
import type { ActionCard, ActionStatus } from '../api/types.js';
import { AgreedDue, period } from './dates.js';

type ShownStatus = Parameters<typeof StatusMark>[0]['status'];

/**
 * Whether completion is only stated in a published text: no one here reported it, so no one here needs to confirm it.
 */
export function isReportedInSource({ status, basis }: Pick<ActionCard, 'status' | 'basis'>): boolean {
  return basis !== null && status === 'claimed-done';
}

export function useStatusWord(): (action: Pick<ActionCard, 'status' | 'basis'>) => string {
  const { t } = useTranslation('roadmap');
  return (action) => (isReportedInSource(action) ? t('reportedInSource') : t(`status.${action.status}`));
}

export function ActionStatusMark({ action }: { readonly action: Pick<ActionCard, 'status' | 'basis'> }) {
  const word = useStatusWord();
  const { status } = action;
  const shown: ShownStatus = isReportedInSource(action) ? 'reported' : status;
  return <StatusMark status={shown} label={word(action)} />;
}

/** The status and the responses of groups; one line if they say the same. */
export function StatusAndVerdicts({ action }: { readonly action: ActionCard }) {
  const { t } = useTranslation('roadmap');
  const list = useGroupList();
  const { status, confirmedBy, disputedBy } = action;
  if (status === 'disputed' && disputedBy.length > 0)
    return (
      <span className="rm-status">
        <StatusMark status="disputed" label={t('disputedBy', { groups: list(disputedBy) })} />
        <VerdictMarks action={{ confirmedBy, disputedBy: [] }} />
      </span>
    );
  if (status === 'confirmed' && confirmedBy.length > 0)
    return (
      <span className="rm-status">
        <StatusMark status="confirmed" label={t('confirmedBy', { groups: list(confirmedBy) })} />
        <VerdictMarks action={{ confirmedBy: [], disputedBy }} />
      </span>
    );
  return (
    <span className="rm-status">
      <ActionStatusMark action={action} />
      <VerdictMarks action={action} />
    </span>
  );
}

interface FactProps {
  readonly action: ActionCard;
  /** The column or label has said what this is. */
  readonly labelled?: boolean;
}

/** The due date with its precision, and the date first agreed if it differs. */
export function Due({ action, labelled }: FactProps) {
  return (
    <span className="rm-due">
      <DueOn action={action} labelled={labelled} />
      <AgreedDue action={action} />
    </span>
  );
}

function DueOn({ action, labelled }: FactProps) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const { dueOn, duePrecision, daysLate, status } = action;
  if (dueOn !== null && (duePrecision !== 'day' || action.basis !== null)) {
    return (
      <span className={daysLate > 0 ? 'tp-status tp-status-late' : undefined}>
        {daysLate > 0 && <Clock size={16} aria-hidden />}
        {daysLate > 0
          ? t('late', { count: daysLate })
          : duePrecision === 'day'
            ? t('dates.byDay', { date: period(dueOn, duePrecision, language) })
            : t('inPeriod', { period: period(dueOn, duePrecision, language) })}
      </span>
    );
  }
  if (dueOn === null && action.basis !== null)
    return <span className="tp-dimmed">{t(labelled ? 'notStated' : 'dates.notStated')}</span>;
  const dropped = status === 'dropped';
  return <DueDate on={dueOn} done={!dropped && isSettled(status)} dropped={dropped} labelled={labelled} />;
}

export function isSettled(status: ActionStatus): boolean {
  return ['confirmed', 'dropped', 'claimed-done'].includes(status);
}

export function Owner({ action, letterOnly, labelled }: FactProps & { readonly letterOnly?: boolean }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  if (!action.owner) return <span className="tp-dimmed">{t(labelled ? 'notStated' : 'ownerNotStated')}</span>;
  const isMixed = action.owner.kind === 'working-group' && action.ownerConstituency === null;
  const besideMark = letterOnly || isMixed;
  return (
    <span className={besideMark ? 'rm-owner' : undefined}>
      {isMixed ? (
        <UsersRound size={18} aria-hidden className="rm-owner-group" />
      ) : (
        <ConstituencyBadge constituency={action.ownerConstituency} letterOnly={letterOnly} />
      )}
      <span className={besideMark ? undefined : 'rm-block'}>{localized(action.owner.name)}</span>
    </span>
  );
}

export function Progress({ action }: { readonly action: ActionCard }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const isUnreported = action.basis !== null && action.progress === 0;
  if (isReportedInSource(action) || isUnreported) return <span className="tp-dimmed">{t('notStated')}</span>;
  return (
    <span className="rm-progress" title={t('progress', { percent: action.progress })}>
      <span className="rm-track" aria-hidden>
        <span style={{ width: `${action.progress}%` }} />
      </span>
      <span className="tp-numbers">{format.share(action.progress / 100)}</span>
    </span>
  );
}

/** Joins group names as a list in the reader's language. */
export function useGroupList(): (groups: readonly Constituency[]) => string {
  const words = useGroupWords();
  const language = useLanguage();
  return (groups) =>
    new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' }).format(groups.map(words.name));
}

export function EvidenceMark({ action, labelled }: FactProps) {
  const { t } = useTranslation('roadmap');
  if (labelled && action.evidenceCount === 0) return <span className="tp-dimmed">{t('evidenceNone')}</span>;
  return (
    <span className={action.evidenceCount === 0 ? 'rm-icon-word tp-dimmed' : 'rm-icon-word'}>
      <Paperclip size={14} aria-hidden />
      {t('evidence', { count: action.evidenceCount })}
    </span>
  );
}

/** Responses of other groups to the last claim; a dispute is always shown, even if there are confirmations. */
export function VerdictMarks({ action }: { readonly action: Pick<ActionCard, 'confirmedBy' | 'disputedBy'> }) {
  const { t } = useTranslation('roadmap');
  const list = useGroupList();
  const { confirmedBy, disputedBy } = action;
  if (confirmedBy.length + disputedBy.length === 0) return null;
  return (
    <span className="tp-row">
      {disputedBy.length > 0 && (
        <span className="rm-icon-word">
          <Scale size={14} aria-hidden />
          {t('disputedBy', { groups: list(disputedBy) })}
        </span>
      )}
      {confirmedBy.length > 0 && (
        <span className="rm-icon-word">
          <CheckCheck size={14} aria-hidden />
          {t('confirmedBy', { groups: list(confirmedBy) })}
        </span>
      )}
    </span>
  );
}
