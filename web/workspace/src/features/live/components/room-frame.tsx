import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RoomView, SharedView } from '#server/modules/live/domain/room/view.js';
import { ErrorState, Loaded, LoadingState, ProblemError, useParam, useWorkspace } from '#shared';
import { roomQuery } from '../api/room-query.js';
import '../live.css';
import { predict } from '../domain/prediction.js';
import { RoomContext, type RoomScreen } from './room-context.js';
import { useRoom } from './use-room.js';

/** Loads the names, enters the room and provides both to its children. */
export function RoomFrame({ children }: { readonly children: (screen: RoomScreen) => ReactNode }) {
  const { id: workspaceId } = useWorkspace();
  // the first meeting of a roundtable has the id of the roundtable
  const [meeting, roundtable] = [useParam('meetingId'), useParam('roundtableId')];
  const meetingId = meeting || roundtable;
  const names = useQuery(roomQuery(workspaceId, meetingId));
  const room = useRoom(meetingId);
  const { connection, refused } = room.picture;
  if (connection === 'refused' && refused) {
    return <ErrorState error={new ProblemError(refused)} onRetry={() => window.location.reload()} />;
  }
  return (
    <Loaded query={names} skeleton={<LoadingState rows={8} card />}>
      {(read) => {
        const { picture } = room;
        const { state, pending, offset } = picture;
        const view = latest(read, picture.view);
        const shown = view.you.moderates ? predict(state, pending, { view, offset }) : state;
        const screen = { ...room, view, confirmed: state, picture: { ...picture, state: shown } };
        return <RoomContext value={screen}>{children(screen)}</RoomContext>;
      }}
    </Loaded>
  );
}

/** The newer of the view that was read and the view that was pushed. */
function latest(read: RoomView, pushed: SharedView | null): RoomView {
  if (pushed === null || pushed.version <= read.version) return read;
  const seated = pushed.seats.some(({ personId }) => personId === read.you.personId);
  return { ...pushed, you: { ...read.you, seated } };
}
