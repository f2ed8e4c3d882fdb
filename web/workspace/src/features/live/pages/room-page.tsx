import { Button } from '@mantine/core';
import { MonitorUp, Smartphone } from 'lucide-react';
import { useEffect } from 'react';
import { Page, useGo, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import { AgendaPanel } from '../components/agenda-panel.js';
import { AttendancePanel } from '../components/attendance-panel.js';
import { ConnectionLine, RefusalLine } from '../components/connection-line.js';
import { FloorTimePanel } from '../components/balance-panels.js';
import { KeptCommands } from '../components/kept-commands.js';
import { ConclusionsPanel } from '../components/conclusions-panel.js';
import { Console } from '../components/console.js';
import { DelegateView } from '../components/delegate-view.js';
import { NotOpenNote } from '../components/not-open.js';
import { OutcomesPanel } from '../components/outcomes-panel.js';
import { RecordPanel } from '../components/record-panel.js';
import { ScreensButton } from '../components/screens-panel.js';
import { ShutNote } from '../components/shut-note.js';
import { type RoomScreen, RoomFrame } from '../components/room-frame.js';
import { useRoomTitle } from '../components/use-room-names.js';
import { bodyPath, roomPath } from '../domain/words.js';

/** The live room of a meeting: a console for those who run it, the delegate's view for everyone else. */
export function RoomPage() {
  return <RoomFrame>{(screen) => <RoomInFrame {...screen} />}</RoomFrame>;
}

function RoomInFrame({ view }: RoomScreen) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const go = useGo();
  const path = roomPath(view);
  const label = useRoomTitle()(view);
  const { moderates } = view.you;
  const runs = moderates && view.meeting.open;
  useEffect(() => {
    if (!moderates && window.matchMedia('(max-width: 639px)').matches) go(`${path}/phone`, { replace: true });
  }, [go, path, moderates]);
  return (
    <Page
      wide
      title={`${label} · ${t('title')}`}
      above={<WorkspaceLink to={bodyPath(view)}>{text(view.body.title)}</WorkspaceLink>}
      {...(!runs && { purpose: t('member'), filters: <ConnectionLine /> })}
      action={
        <>
          {runs && <ConnectionLine />}
          <Button
            component={WorkspaceLink}
            to={`${path}/phone`}
            variant="default"
            leftSection={<Smartphone size={16} aria-hidden />}
          >
            {t('toPhone')}
          </Button>
          <Button
            component={WorkspaceLink}
            to={`${path}/projector`}
            variant="default"
            leftSection={<MonitorUp size={16} aria-hidden />}
          >
            {t('toProjector')}
          </Button>
          {runs && <ScreensButton />}
        </>
      }
    >
      <RefusalLine />
      <KeptCommands />
      <RoomParts view={view} />
      {!view.meeting.open && <RecordPanel />}
    </Page>
  );
}

function RoomParts({ view }: Pick<RoomScreen, 'view'>) {
  if (view.you.moderates && view.meeting.open)
    return (
      <>
        <NotOpenNote />
        <Console />
      </>
    );
  return (
    <div className="live-member">
      {view.you.moderates ? (
        <ShutNote />
      ) : (
        <div className="tp-card">
          <DelegateView />
        </div>
      )}
      <div className="live-column">
        {view.you.moderates ? <FloorTimePanel /> : <AgendaPanel />}
        {view.you.records && !view.you.moderates && (
          <div className="tp-card">
            <ConclusionsPanel />
          </div>
        )}
        <OutcomesPanel framed />
        <AttendancePanel />
      </div>
    </div>
  );
}
