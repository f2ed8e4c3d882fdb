import { useQuery } from '@tanstack/react-query';
import { queueOf } from '#server/modules/live/domain/room/state.js';
import { useTranslation, useWorkspace } from '#shared';
import { attendanceQuery } from '../api/attendance.js';
import { seatOf } from '../domain/words.js';
import { GroupSeats } from './attendance-panel.js';
import { useScreen } from './room-frame.js';
import { usePerson } from './use-room-names.js';

/** The reader's own group: attended seats, its quorum, and which of its other people has waited longest. */
export function OwnGroup() {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const person = usePerson();
  const { id } = useWorkspace();
  const { personId, seated } = view.you;
  const { data } = useQuery({ ...attendanceQuery(id, view.meeting.id), enabled: seated });
  const own = personId === null ? null : (seatOf(view, personId)?.constituency ?? null);
  const group = data?.groups.find(({ constituency }) => constituency === own);
  if (own === null || group === undefined) return null;
  const next = queueOf(picture.state).find((hand) => seatOf(view, hand.personId)?.constituency === own);
  return (
    <div className="live-own-group">
      <GroupSeats {...group} />
      {next && next.personId !== personId && (
        <span>{t('attendance.groupNext', { name: person(next.personId).name })}</span>
      )}
    </div>
  );
}
