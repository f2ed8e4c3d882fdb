import { useTranslation } from 'react-i18next';
import { useDocumentTitle, useLocalized } from '#shared';
import { BudgetLines } from '../components/budgets.js';
import { SpeakerClock } from '../components/speaker-clock.js';
import { type RoomScreen, useRoomLabel } from '../components/room-context.js';
import { RoomFrame } from '../components/room-frame.js';
import { currentItem, waitingPeople } from '../domain/words.js';

/** For a projector, in large type: the item under discussion, the speaker and the speaking time. */
export function ProjectorPage() {
  return (
    <main className="live-projector" id="content">
      <RoomFrame>{(screen) => <ProjectorRoom {...screen} />}</RoomFrame>
    </main>
  );
}

function ProjectorRoom({ view, picture }: RoomScreen) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const item = currentItem(view, picture.state);
  const label = useRoomLabel()(view);
  useDocumentTitle(`${label} · ${t('projector.title')}`);
  const { connection, state } = picture;
  return (
    <>
      <h1>
        {item
          ? `${item.label} ${text(item.title)}`
          : view.body.label === null
            ? label
            : `${label} ${text(view.body.title)}`}
      </h1>
      <SpeakerClock size="projector" />
      <BudgetLines size="projector" />
      <footer className="live-projector-foot">
        {view.meeting.open && <span>{t('projector.next', { count: waitingPeople(state) })}</span>}
        {connection !== 'connected' && <span role="status">{t(`connection.${connection}`)}</span>}
      </footer>
    </>
  );
}
