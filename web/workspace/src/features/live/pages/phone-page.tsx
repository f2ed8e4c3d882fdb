import { useDocumentTitle, useLocalized, useTranslation } from '#shared';
import { ConnectionLine, RefusalLine } from '../components/connection-line.js';
import { KeptCommands } from '../components/kept-commands.js';
import { DelegateView } from '../components/delegate-view.js';
import { type RoomScreen, RoomFrame } from '../components/room-frame.js';
import { useRoomLabel } from '../components/use-room-names.js';

/** The room for a delegate's phone, without frame and navigation. */
export function PhonePage() {
  return (
    <main className="live-phone" id="content">
      <RoomFrame>{(screen) => <PhoneRoom {...screen} />}</RoomFrame>
    </main>
  );
}

function PhoneRoom({ view }: RoomScreen) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const label = useRoomLabel()(view);
  useDocumentTitle(`${label} · ${t('title')}`);
  return (
    <>
      <header className="live-phone-head">
        <h1>{label}</h1>
        <p className="tp-small tp-dimmed">{text(view.body.title)}</p>
        <ConnectionLine />
      </header>
      <RefusalLine />
      <KeptCommands />
      <DelegateView />
    </>
  );
}
