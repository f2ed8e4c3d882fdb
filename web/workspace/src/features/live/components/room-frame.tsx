import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { RoomState } from '#server/modules/live/domain/room/state.js';
import type { RoomView, SharedView } from '#server/modules/live/domain/room/view.js';
import {
  ErrorState,
  Loaded,
  LoadingState,
  newKey,
  ownStorage,
  ProblemError,
  socketFor,
  useParam,
  useWorkspace,
} from '#shared';
import { attendanceQuery } from '../api/attendance.js';
import { roomQuery } from '../api/room-query.js';
import '../live.css';
import { predict } from '../domain/prediction.js';
import { RoomClient, type RoomDevice, type RoomPicture, type RoomSocket } from '../domain/room-client.js';
import { steadyNow } from './use-room-clock.js';

function device(): RoomDevice {
  return {
    now: steadyNow,
    newId: newKey,
    store: ownStorage(),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** For screens that send nothing. */
export function idleClient(meetingId: string): RoomClient {
  return new RoomClient(socketFor('/live') as unknown as RoomSocket, { workspaceId: '', meetingId }, device());
}

interface Room {
  readonly client: RoomClient;
  readonly picture: RoomPicture;
}

/** The live room of a meeting, followed while the component is mounted. */
function useRoom(meetingId: string): Room {
  const { id: workspaceId } = useWorkspace();
  const client = useMemo(
    () => new RoomClient(socketFor('/live') as unknown as RoomSocket, { workspaceId, meetingId }, device()),
    [workspaceId, meetingId],
  );
  useEffect(() => {
    client.start();
    return () => client.stop();
  }, [client]);
  const picture = useSyncExternalStore(client.subscribe, client.look);
  return { client, picture };
}

export interface RoomScreen extends Room {
  readonly view: RoomView;
  /**
   * The state confirmed by the server; at the console, `picture.state` also includes commands that are not confirmed
   * yet.
   */
  readonly confirmed: RoomState;
}

export const RoomContext = createContext<RoomScreen | null>(null);

export function useScreen(): RoomScreen {
  const screen = useContext(RoomContext);
  if (!screen) throw new Error('This component belongs into a room.');
  return screen;
}

/** Loads the names, enters the room and provides both to its children. */
export function RoomFrame({ children }: { readonly children: (screen: RoomScreen) => ReactNode }) {
  const { id: workspaceId } = useWorkspace();
  // the first meeting of a roundtable has the id of the roundtable
  const [meeting, roundtable] = [useParam('meetingId'), useParam('roundtableId')];
  const meetingId = meeting || roundtable;
  const names = useQuery(roomQuery(workspaceId, meetingId));
  const room = useRoom(meetingId);
  const { connection, refused } = room.picture;
  const view = names.data && latest(names.data, room.picture.view);
  useNewSeats({ workspaceId, meetingId, readAt: names.dataUpdatedAt }, view, room.picture.offset);
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

/** The longest time that a browser waits for. */
const longestWait = 2 ** 31 - 1;

interface ReadRoom {
  readonly workspaceId: string;
  readonly meetingId: string;
  /** When the view was read last. */
  readonly readAt: number;
}

/** Reads the view and the attendance again when a substitution begins or ends, or the own seat was changed. */
function useNewSeats(of: ReadRoom, view: RoomView | undefined, offset: number): void {
  const { workspaceId, meetingId, readAt } = of;
  const client = useQueryClient();
  const changeAt = view?.seatsChangeAt ?? null;
  const own = view?.seats.find(({ personId }) => personId === view.you.personId);
  const part = own && [own.kind, own.function, own.replacedById, own.inPlaceOfId].join();
  const known = useRef(part);
  useEffect(() => {
    const renew = (): void => {
      for (const { queryKey } of [roomQuery(workspaceId, meetingId), attendanceQuery(workspaceId, meetingId)])
        void client.invalidateQueries({ queryKey });
    };
    if (known.current !== undefined && known.current !== part) renew();
    known.current = part;
    if (changeAt === null) return;
    // the server has to be past that moment, and not all screens ask it at once
    const spread = 1000 + Math.random() * 3000;
    const wait = Math.min(Math.max(changeAt - (steadyNow() + offset), 0) + spread, longestWait);
    const timer = setTimeout(renew, wait);
    return () => clearTimeout(timer);
    // `readAt`: a read that came too early is repeated
  }, [client, workspaceId, meetingId, readAt, part, changeAt, offset]);
}

/** The newer of the view that was read and the view that was pushed. */
function latest(read: RoomView, pushed: SharedView | null): RoomView {
  if (pushed === null || pushed.version <= read.version) return read;
  const seated = pushed.seats.some(({ personId }) => personId === read.you.personId);
  return { ...pushed, you: { ...read.you, seated } };
}
