import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { ConstituencyBadge, Loaded, LoadingState, useTranslation, useWorkspace } from '#shared';
import { type Attendance, attendanceQuery } from '../api/attendance.js';
import { AttendanceDialog } from './attendance-dialog.js';
import { useScreen } from './room-frame.js';

/** Attended titular seats of each group, and for those who run the meeting the list in which they record arrivals. */
export function AttendancePanel() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const { id } = useWorkspace();
  const query = useQuery(attendanceQuery(id, view.meeting.id));
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <section className="tp-card live-balance" aria-labelledby="live-attendance-title">
      <div className="live-head">
        <h2 id="live-attendance-title">{t('attendance.title')}</h2>
        {query.data && <QuorumMark reached={query.data.quorum} />}
      </div>
      <Loaded query={query} skeleton={<LoadingState rows={3} />}>
        {(attendance) => (
          <>
            <p className="tp-small tp-dimmed">{t('attendance.rule')}</p>
            <ul>
              {attendance.groups.map((group) => (
                <li key={group.constituency}>
                  <GroupSeats {...group} />
                </li>
              ))}
            </ul>
            <Button variant="default" size="sm" onClick={open}>
              {t(view.you.moderates && view.meeting.open ? 'attendance.open' : 'attendance.list')}
            </Button>
            <AttendanceDialog attendance={attendance} opened={opened} onClose={close} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function QuorumMark({ reached }: { readonly reached: boolean }) {
  const { t } = useTranslation('live');
  const Icon = reached ? CircleCheck : CircleDashed;
  return (
    <span className={reached ? 'live-quorum' : 'live-quorum tp-dimmed'} role="status">
      <Icon size={16} aria-hidden />
      {t(reached ? 'attendance.quorum' : 'attendance.noQuorum')}
    </span>
  );
}

/** How many of the seats of a group are attended, and its quorum. */
export function GroupSeats({ constituency, titular, attended, needed, reached }: Attendance['groups'][number]) {
  const { t } = useTranslation('live');
  return (
    <>
      <ConstituencyBadge constituency={constituency} />
      <span className="tp-numbers tp-dimmed">
        {t('attendance.ofSeats', { attended, titular, needed })}
        {!reached && ` · ${t('attendance.missing', { count: needed - attended })}`}
      </span>
    </>
  );
}
