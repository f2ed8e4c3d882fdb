import { TriangleAlert } from 'lucide-react';
import { useTranslation } from '#shared';
import { clockAt } from '#server/kernel/planned-day.js';
import { dayCourse } from '#server/modules/live/domain/room/day.js';
import { useScreen } from './room-frame.js';
import { useServerTime } from './use-room-clock.js';

/** The planned end of the day, and how much later the items end if each takes its planned time from now on. */
export function DayLine() {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const now = useServerTime(picture, view.meeting.open);
  const course = dayCourse(view, picture.state, now);
  if (course === null) return null;
  const { plannedEnd, endIsSet, expectedEnd } = course;
  const words = endIsSet ? 'day' : 'dayOfItems';
  const planned = clockAt(plannedEnd);
  const late = view.meeting.open && expectedEnd !== null ? expectedEnd - plannedEnd : 0;
  if (late <= 0) return <p className="tp-small tp-dimmed live-day">{t(`${words}.planned`, { time: planned })}</p>;
  return (
    <p className="tp-small live-day live-late">
      <TriangleAlert size={16} aria-hidden />
      <span>{t(`${words}.late`, { count: late, planned, time: clockAt(expectedEnd!) })}</span>
    </p>
  );
}
