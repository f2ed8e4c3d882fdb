import { Button } from '@mantine/core';
import { MonitorUp, Smartphone } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, useGo, useLocalized, useParam, WorkspaceLink } from '#shared';
import { AgendaPanel } from '../components/agenda-panel.js';
import { ConnectionLine, RefusalLine } from '../components/connection-line.js';
import { FloorTimePanel } from '../components/balance-panels.js';
import { KeptCommands } from '../components/kept-commands.js';
import { Console } from '../components/console.js';
import { DelegateView } from '../components/delegate-view.js';
import { RecordPanel } from '../components/record-panel.js';
import { ShutNote } from '../components/shut-note.js';
import type { RoomScreen } from '../components/room-context.js';
import { RoomFrame } from '../components/room-frame.js';

/** The live room of a roundtable: a console for those who run it, the delegate's view for everyone else. */
export function RoomPage() {
  return <RoomFrame>{(screen) => <RoomInFrame {...screen} />}</RoomFrame>;
}

function RoomInFrame({ view }: RoomScreen) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const go = useGo();
  const id = useParam('roundtableId');
  const { moderates } = view.you;
  useEffect(() => {
    if (!moderates && window.matchMedia('(max-width: 639px)').matches)
      go(`/roundtables/${id}/live/phone`, { replace: true });
  }, [go, id, moderates]);
  return (
    <Page
      wide
      title={`${view.roundtable.label} · ${t('title')}`}
      above={<WorkspaceLink to={`/roundtables/${id}`}>{text(view.roundtable.title)}</WorkspaceLink>}
      purpose={t(moderates ? 'console' : 'member')}
      action={
        <>
          <Button
            component={WorkspaceLink}
            to={`/roundtables/${id}/live/phone`}
            variant="default"
            leftSection={<Smartphone size={16} aria-hidden />}
          >
            {t('toPhone')}
          </Button>
          <Button
            component={WorkspaceLink}
            to={`/roundtables/${id}/live/projector`}
            variant="default"
            leftSection={<MonitorUp size={16} aria-hidden />}
          >
            {t('toProjector')}
          </Button>
        </>
      }
      filters={<ConnectionLine />}
    >
      <RefusalLine />
      <KeptCommands />
      <RoomParts view={view} />
      {(moderates || !view.roundtable.open) && <RecordPanel />}
    </Page>
  );
}

function RoomParts({ view }: Pick<RoomScreen, 'view'>) {
  if (view.you.moderates && view.roundtable.open) return <Console />;
  return (
    <div className="live-member">
      {view.you.moderates ? (
        <ShutNote />
      ) : (
        <div className="tp-card">
          <DelegateView />
        </div>
      )}
      {view.you.moderates ? <FloorTimePanel /> : <AgendaPanel />}
    </div>
  );
}
