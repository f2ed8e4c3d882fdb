import { ProjectorView } from '../components/projector-view.js';
import { useTranslation, useWorkspace } from '#shared';
import { RoomFrame } from '../components/room-frame.js';
import { roomPath } from '../domain/words.js';

/** For a projector, with the account of a person in the room. */
export function ProjectorPage() {
  const { t } = useTranslation('live');
  const { slug } = useWorkspace();
  return (
    <main className="live-projector" id="content">
      <RoomFrame>
        {({ picture: { connection }, view }) => (
          <ProjectorView
            note={connection === 'connected' ? null : t(`connection.${connection}`)}
            join={`${window.location.origin}/w/${slug}${roomPath(view)}/phone`}
          />
        )}
      </RoomFrame>
    </main>
  );
}
