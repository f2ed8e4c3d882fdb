import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, useFormat, useTranslation, useWorkspace } from '#shared';
import { type Attendee, attendanceQuery, useRecordAttendance } from '../api/attendance.js';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import { hasBegun } from '../domain/words.js';

const words = { absent: 'youAbsent', present: 'youArrived', left: 'youLeft', replaced: 'youReplaced' } as const;

/** The own attendance of a delegate, who can check in and out. */
export function OwnAttendance() {
  const { view } = useScreen();
  const { id } = useWorkspace();
  const { data } = useQuery({ ...attendanceQuery(id, view.meeting.id), enabled: view.you.seated });
  const own = data?.people.find(({ personId }) => personId === view.you.personId);
  return own === undefined || !view.meeting.open ? null : <CheckIn own={own} meetingId={view.meeting.id} />;
}

function CheckIn({ own, meetingId }: { readonly own: Attendee; readonly meetingId: string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const person = usePerson();
  const record = useRecordAttendance(meetingId);
  const { personId, status, arrivedAt, leftAt, substituteId } = own;
  const present = status === 'present';
  const { view, picture } = useScreen();
  if (status === 'absent' && !hasBegun(view, picture.state))
    return <p className="tp-dimmed">{t('attendance.notYet')}</p>;
  return (
    <div className="live-check-in">
      <span role="status">
        {t(`attendance.${words[status]}`, {
          arrived: arrivedAt === null ? '' : format.timeOfDay(arrivedAt),
          left: leftAt === null ? '' : format.timeOfDay(leftAt),
          name: substituteId === null ? '' : person(substituteId).name,
        })}
      </span>
      <Button
        size="sm"
        variant={present ? 'subtle' : 'default'}
        loading={record.isPending}
        onClick={() => record.mutate({ personId, fact: present ? 'left' : 'arrived' })}
      >
        {t(present ? 'attendance.checkOut' : 'attendance.checkIn')}
      </Button>
      {record.error && <ErrorState error={record.error} compact />}
    </div>
  );
}
