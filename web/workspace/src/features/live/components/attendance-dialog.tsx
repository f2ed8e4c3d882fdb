import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ConstituencyBadge, ErrorState, useFormat, useTranslation, useWorkspace } from '#shared';
import { type Attendance, type Attendee, codesQuery, useRecordAttendance } from '../api/attendance.js';
import { CheckInCodes } from './check-in-codes.js';
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
  const { people, byCode } = attendance;
  const { id: workspaceId } = useWorkspace();
  const [shown, { open: show }] = useDisclosure(false);
  const { data: codes, error } = useQuery({ ...codesQuery(workspaceId, view.meeting.id), enabled: opened && shown });
  const codeOf = (id: string) => codes?.items.find(({ personId }) => personId === id)?.code;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('attendance.list')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {record.error && <ErrorState error={record.error} compact />}
      {records && byCode.length > 0 && <CheckInCodes shown={shown} onShow={show} />}
      {error && <ErrorState error={error} compact />}
      {people.length === 0 && <p className="tp-dimmed">{t('attendance.noSeats')}</p>}
      <ul className="live-attendance">
        {people.map((one) => (
          <li key={one.personId}>
            <PersonWords one={one} code={codeOf(one.personId)} />
            {records && (
              <RecordButtons
                {...{ one, people, busy: record.isPending, onRecord: record.mutate }}
                byCode={byCode.includes(one.personId)}
              />
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function PersonWords({ one, code }: { readonly one: Attendee; readonly code: string | undefined }) {
  const { t } = useTranslation('live');
  const status = useStatusWords();
  const { name, capacity } = usePerson()(one.personId);
  return (
    <div className="tp-grow">
      <p className="live-name">
        {name}
        <ConstituencyBadge constituency={one.constituency} capacity={capacity} />
      </p>
      <p className="tp-small tp-dimmed">
        {status(one)}
        {code !== undefined && ` · ${t('codes.of', { code })}`}
      </p>
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
  /** The person arrives by a code on paper. */
  readonly byCode: boolean;
  readonly onRecord: ReturnType<typeof useRecordAttendance>['mutate'];
}

function RecordButtons({ one, people, busy, byCode, onRecord }: ButtonsProps) {
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
      {facts
        .filter((fact) => fact !== 'arrived' || !byCode)
        .map((fact) => (
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
