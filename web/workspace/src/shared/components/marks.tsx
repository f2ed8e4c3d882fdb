import {
  Ban,
  BookOpenCheck,
  CheckCheck,
  CircleDashed,
  CircleDot,
  ClipboardCheck,
  Clock,
  Handshake,
  Lightbulb,
  Scale,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useFormat } from '../format/use-format.js';
import { useTranslation } from '../i18n/i18n.js';
import type { Capacity, Constituency, Sex } from '../session/me.js';
import { useNationalTerms } from '../session/workspace-context.js';

/** Names of the groups, in China's national terms if the workspace uses them. */
export function useGroupWords(): {
  readonly name: (group: Constituency | null) => string;
  readonly letter: (group: Constituency | null) => string;
} {
  const { t } = useTranslation('shared');
  const national = useNationalTerms();
  const root = national ? 'group.national' : 'group';
  return {
    name: (group) => (group ? t(`${root}.${group}`) : t('group.none')),
    letter: (group) => (group ? t(`${root}.letter.${group}`) : t('group.letter.none')),
  };
}

interface ConstituencyBadgeProps {
  readonly constituency: Constituency | null | undefined;
  /** If known, shown instead of "no group". */
  readonly capacity?: Capacity | null;
  /** Shows the letter only; the name is a tooltip and is read by screen readers. */
  readonly letterOnly?: boolean;
}

/** The letter of a group in its colour, and its name. */
export function ConstituencyBadge({ constituency, capacity, letterOnly }: ConstituencyBadgeProps) {
  const { t } = useTranslation('shared');
  const words = useGroupWords();
  const group = constituency ?? null;
  const name = !group && capacity ? t(`capacity.${capacity}`) : words.name(group);
  return (
    <span className={`tp-group tp-group-${group ?? 'nogroup'}`} title={letterOnly ? name : undefined}>
      <span className="tp-group-letter" aria-hidden>
        {words.letter(group)}
      </span>
      <span className={letterOnly ? 'tp-visually-hidden' : 'tp-group-name'}>{name}</span>
    </span>
  );
}

/** Circle for women, square for men, diamond for not stated: the same shapes as in charts. */
export function SexMark({
  sex,
  one,
  shapeOnly,
}: {
  /** Null: the reader may not see it, so there is no mark. */
  readonly sex: Sex | null;
  readonly one?: boolean;
  readonly shapeOnly?: boolean;
}) {
  const { t } = useTranslation('shared');
  if (sex === null) return null;
  const word = t(`${one ? 'sexOne' : 'sex'}.${sex}`);
  return (
    <span className={`tp-sex tp-sex-${sex}`} title={shapeOnly ? word : undefined}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden>
        {sex === 'female' && <circle cx="6" cy="6" r="5.2" />}
        {sex === 'male' && <rect x="1" y="1" width="10" height="10" rx="1" />}
        {sex === 'not-stated' && <path d="M6 0.4 11.6 6 6 11.6 0.4 6Z" />}
      </svg>
      <span className={shapeOnly ? 'tp-visually-hidden' : undefined}>{word}</span>
    </span>
  );
}

export type Status =
  | 'proposed'
  | 'agreed'
  | 'reported'
  | 'in-progress'
  | 'at-risk'
  | 'claimed-done'
  | 'confirmed'
  | 'disputed'
  | 'dropped'
  | 'late'
  | 'blocked';

const statusIcons: Readonly<Record<Status, LucideIcon>> = {
  proposed: Lightbulb,
  agreed: Handshake,
  reported: BookOpenCheck,
  'in-progress': CircleDot,
  'at-risk': TriangleAlert,
  'claimed-done': ClipboardCheck,
  confirmed: CheckCheck,
  disputed: Scale,
  dropped: Ban,
  late: Clock,
  blocked: CircleDashed,
};

/** Icon and word; only overdue has a colour. `label` replaces the word for statuses of other records. */
export function StatusMark({ status, label }: { readonly status: Status; readonly label?: string }) {
  const { t } = useTranslation('shared');
  const Icon = statusIcons[status];
  return (
    <span className={`tp-status tp-status-${status}`}>
      <Icon size={16} aria-hidden />
      {label ?? t(`status.${status}`)}
    </span>
  );
}

interface DueDateProps {
  readonly on: string | null | undefined;
  /** A finished action is not overdue. */
  readonly done?: boolean;
  /** Neither is an action that was dropped: its date was due. */
  readonly dropped?: boolean;
  /** The column or label says "Due" already. */
  readonly labelled?: boolean;
}

/** "due in 5 days" up to a month ahead, then the date; the full date on hover. */
export function DueDate({ on, done, dropped, labelled }: DueDateProps) {
  const { t } = useTranslation('shared');
  const due = labelled ? 'dueInColumn' : 'due';
  const format = useFormat();
  if (!on) return <span className="tp-dimmed">{t(`${due}.none`)}</span>;
  const days = format.daysUntil(on);
  const late = days < 0 && !done && !dropped;
  const words = (): string => {
    const date = format.date(on);
    if (dropped || (done && days < 0 && !labelled)) return t(`${due}.was`, { date });
    if (done || days > 30) return t(`${due}.on`, { date });
    if (days < 0) return t(`${due}.late`, { count: -days });
    if (days === 0) return t(`${due}.today`);
    return days === 1 ? t(`${due}.tomorrow`) : t(`${due}.in`, { count: days });
  };
  return (
    <time dateTime={on} title={format.date(on)} className={late ? 'tp-status tp-status-late' : 'tp-due'}>
      {late && <Clock size={16} aria-hidden />}
      {words()}
    </time>
  );
}

/** For example "3 hours ago", with the exact time on hover. */
export function RelativeTime({ at }: { readonly at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}

interface StatProps {
  readonly label: string;
  readonly value: string;
  /** The interval or the comparison in words. */
  readonly note?: string;
}

/** One large figure. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="tp-stat">
      <span className="tp-stat-label">{label}</span>
      <span className="tp-stat-value">{value}</span>
      {note && <span className="tp-stat-note">{note}</span>}
    </div>
  );
}

/** The number by which a document of a meeting is cited. */
export function DocumentNumber({ number }: { readonly number: number | null }) {
  const { t } = useTranslation('shared');
  return number === null ? null : <span className="tp-nowrap">{t('documentNumber', { number })}</span>;
}
