import { TriangleAlert } from 'lucide-react';
import { useTranslation } from '#shared';
import { clockAt, endOfItems, minutesOf } from '#server/kernel/planned-day.js';
import type { AgendaEntry, Meeting } from '../api/types.js';

interface DayEndProps {
  readonly meeting: Pick<Meeting, 'opensAt' | 'closesAt'>;
  /** Of one day. */
  readonly items: readonly AgendaEntry[];
}

/** When the items of a day end, the planned end of the day, and whether they end after it. */
export function DayEnd({ meeting: { opensAt, closesAt }, items }: DayEndProps) {
  const { t } = useTranslation('dialogue');
  const end = endOfItems(opensAt, items);
  const late = end === null || closesAt === null ? 0 : end - minutesOf(closesAt);
  if (end !== null && late > 0)
    return (
      <p className="dl-warning">
        <TriangleAlert size={16} aria-hidden />
        <span>{t('arrange.late', { count: late, time: clockAt(end), planned: closesAt })}</span>
      </p>
    );
  const facts = [
    end !== null && t('arrange.endsAt', { time: clockAt(end) }),
    closesAt !== null && t('arrange.plannedEnd', { time: closesAt }),
  ].filter(Boolean);
  return facts.length === 0 ? null : <p className="tp-small tp-dimmed">{facts.join(' · ')}</p>;
}
