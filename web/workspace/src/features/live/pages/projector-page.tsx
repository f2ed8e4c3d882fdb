import { useTranslation } from 'react-i18next';
import { ProjectorView } from '../components/projector-view.js';
import { RoomFrame } from '../components/room-frame.js';

/** For a projector, with the account of a person in the room. */
export function ProjectorPage() {
  const { t } = useTranslation('live');
  return (
    <main className="live-projector" id="content">
      <RoomFrame>
        {({ picture: { connection } }) => (
          <ProjectorView note={connection === 'connected' ? null : t(`connection.${connection}`)} />
        )}
      </RoomFrame>
    </main>
  );
}
