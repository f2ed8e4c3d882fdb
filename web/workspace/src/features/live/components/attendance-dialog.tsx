import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { ConstituencyBadge, ErrorState, useFormat, useTranslation } from '#shared';
import { type Attendance, type Attendee, useRecordAttendance } from '../api/attendance.js';
import { usePerson } from './use-room-names.js';
import { useScreen } from './room-frame.js';

interface DialogProps {
  readonly attendance: Attendance;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All seats with their attendance. */
export function AttendanceDialog({ attendance, opened, onClose }: DialogProps) {
  const { t } = useTranslation(['live', 'shared']);
  const { view } = useScreen();
  const record = useRecordAttendance(view.meeting.id);
  const records = view.you.moderates && view.meeting.open;
  const { people } = attendance;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('attendance.list')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {record.error && <ErrorState error={record.error} compact />}
      {people.length === 0 && <p className="tp-dimmed">{t('attendance.noSeats')}</p>}
      <ul className="live-attendance">
        {people.map((one) => (
          <li key={one.personId}>
            <PersonWords one={one} />
            {records && <RecordButtons one={one} people={people} busy={record.isPending} onRecord={record.mutate} />}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function PersonWords({ one }: { readonly one: Attendee }) {
  const status = useStatusWords();
  const { name, capacity } = usePerson()(one.personId);
  return (
    <div className="tp-grow">
      <p className="live-name">
        {name}
        <ConstituencyBadge constituency={one.constituency} capacity={capacity} />
      </p>
      <p className="tp-small tp-dimmed">{status(one)}</p>
    </div>
  );
}

/** For example: Arrived at 9:02 */
function useStatusWords(): (one: Attendee) => string {
  const { t } = useTranslation('live');
  const format = useFormat();
  const person = usePerson();
  return ({ status, arrivedAt, leftAt, substituteId }) =>
    t(`attendance.status.${status}`, {
      arrived: arrivedAt === null ? '' : format.timeOfDay(arrivedAt),
      left: leftAt === null ? '' : format.timeOfDay(leftAt),
      name: substituteId === null ? '' : person(substituteId).name,
    });
}

interface ButtonsProps {
  readonly one: Attendee;
  readonly people: readonly Attendee[];
  readonly busy: boolean;
  readonly onRecord: ReturnType<typeof useRecordAttendance>['mutate'];
}

function RecordButtons({ one, people, busy, onRecord }: ButtonsProps) {
  const { t } = useTranslation('live');
  const person = usePerson();
  const { name } = person(one.personId);
  const { personId, status, constituency, arrivedAt, leftAt } = one;
  // a member who arrived before a planned substitute had the seat can leave, or have the seat again
  const stays = status === 'replaced' && arrivedAt !== null && leftAt === null;
  const facts = stays ? (['left', 'arrived'] as const) : ([status === 'present' ? 'left' : 'arrived'] as const);
  const taken = people.filter((other) => other.status === 'replaced').map(({ substituteId }) => substituteId);
  const substitutes = people.filter(
    (other) => other.kind === 'substitute' && other.constituency === constituency && !taken.includes(other.personId),
  );
  return (
    <Group gap="xs" wrap="nowrap">
      {one.kind === 'titular' && substitutes.length > 0 && (
        <NativeSelect
          size="sm"
          aria-label={t('attendance.substituteOf', { name })}
          value=""
          disabled={busy}
          data={[
            { value: '', label: t('attendance.substitute') },
            ...substitutes.map((other) => ({ value: other.personId, label: person(other.personId).name })),
          ]}
          onChange={(event) => onRecord({ personId, fact: 'replaced', substituteId: event.currentTarget.value })}
        />
      )}
      {facts.map((fact) => (
        <Button
          key={fact}
          size="sm"
          variant={fact === 'left' ? 'default' : 'light'}
          disabled={busy}
          aria-label={t(`attendance.${fact}Of`, { name })}
          onClick={() => onRecord({ personId, fact })}
        >
          {t(`attendance.${fact}`)}
        </Button>
      ))}
    </Group>
  );
}
