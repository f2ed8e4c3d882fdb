import { CircleCheck, CircleDashed, FileLock2, LockOpen, Megaphone, Play } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useFormat, useLocalized, useTranslation } from '#shared';
import type { RoundtableHead, RoundtableState } from '../api/types.js';

const icons: Readonly<Record<RoundtableState, LucideIcon>> = {
  draft: CircleDashed,
  convened: Megaphone,
  'in-session': Play,
  closed: FileLock2,
  reopened: LockOpen,
};

export function StateMark({ state }: { readonly state: RoundtableState }) {
  const { t } = useTranslation('dialogue');
  const Icon = icons[state];
  return (
    <span className="tp-status">
      <Icon size={16} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}

export function useDays(): (head: Pick<RoundtableHead, 'startsOn' | 'endsOn'>) => string {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  return ({ startsOn, endsOn }) =>
    startsOn === endsOn
      ? format.date(startsOn)
      : t('page.dates', { from: format.date(startsOn), to: format.date(endsOn) });
}

/** RT2 · state · days · place */
export function HeadLine({ head }: { readonly head: RoundtableHead }) {
  const say = useLocalized();
  const days = useDays();
  return (
    <>
      <strong>{head.label}</strong>
      <StateMark state={head.state} />
      <span>{days(head)}</span>
      {head.place && <span>{say(head.place.name)}</span>}
    </>
  );
}

export function Done({ children }: { readonly children: string }) {
  return (
    <p className="dl-warning" role="status">
      <CircleCheck size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
