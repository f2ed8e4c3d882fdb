import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RoomState } from '#server/modules/live/domain/room/state.js';
import type { SharedView } from '#server/modules/live/domain/room/view.js';
import type { ScreenMessages, WaitingScreen } from '#server/modules/live/realtime/protocol.js';
import { command, socketFor, useDocumentTitle, useTranslation, QrCode } from '#shared';
import '../live.css';
import { isUnpaired, type ScreenKey, shownQuery } from '../api/screens.js';
import { ProjectorView } from '../components/projector-view.js';
import { RoomContext, idleClient } from '../components/room-frame.js';
import { emptyPicture } from '../domain/room-client.js';

const stored = 'live:screen';

/** A screen without an account: shows a code until someone who conducts a meeting enters it, then the meeting. */
export function ScreenPage() {
  const { t } = useTranslation('live');
  useDocumentTitle(t('screen.title'));
  const [key, setKey] = useState<ScreenKey | null>(() => read());
  const keep = (next: ScreenKey | null): void => {
    if (next === null) sessionStorage.removeItem(stored);
    else sessionStorage.setItem(stored, JSON.stringify(next));
    setKey(next);
  };
  return (
    <main className="live-projector" id="content">
      {key === null ? <Waiting onPaired={keep} /> : <Shown screenKey={key} onAgain={() => keep(null)} />}
    </main>
  );
}

function read(): ScreenKey | null {
  const text = sessionStorage.getItem(stored);
  return text === null ? null : (JSON.parse(text) as ScreenKey);
}

function Waiting({ onPaired }: { readonly onPaired: (key: ScreenKey) => void }) {
  const { t } = useTranslation('live');
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const socket = socketFor('/live');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const waiting = await command<WaitingScreen>(socket, 'wait-for-pairing', {});
        setCode(waiting.code);
        timer = setTimeout(() => void ask(), waiting.holds);
      } catch {
        timer = setTimeout(() => void ask(), 3_000);
      }
    };
    const lost = (): void => setCode(null);
    const paired = (message: ScreenMessages['paired']): void => onPaired(message);
    socket.on('connect', ask);
    socket.on('disconnect', lost);
    socket.on('paired', paired);
    if (socket.connected) void ask();
    return () => {
      clearTimeout(timer);
      socket.off('connect', ask);
      socket.off('disconnect', lost);
      socket.off('paired', paired);
    };
  }, [onPaired]);
  return (
    <div className="live-pairing">
      <h1>{t('screen.enter')}</h1>
      <p className="live-pairing-code tp-numbers" role="status">
        {code === null ? t('screen.connecting') : `${code.slice(0, 4)} ${code.slice(4)}`}
      </p>
      {code !== null && (
        <QrCode
          text={`${window.location.origin}/screen/pair#${code}`}
          label={t('screen.scan')}
          size="min(32vh, 60vw)"
        />
      )}
      <p className="tp-dimmed">{t('screen.where')}</p>
    </div>
  );
}

function Shown({ screenKey, onAgain }: { readonly screenKey: ScreenKey; readonly onAgain: () => void }) {
  const { t } = useTranslation('live');
  const { data, error } = useQuery(shownQuery(screenKey));
  if (isUnpaired(error))
    return (
      <div className="live-pairing">
        <h1>{t('screen.ended')}</h1>
        <Button size="xl" onClick={onAgain}>
          {t('screen.again')}
        </Button>
      </div>
    );
  if (data === undefined) return <p role="status">{t('screen.connecting')}</p>;
  const { offset, joinLink } = data;
  const [view, state] = [data.view as unknown as SharedView, data.state as unknown as RoomState];
  const you = { personId: null, moderates: false, seated: false, silent: null, records: false };
  const picture = { ...emptyPicture, pending: [], state, view, offset, connection: 'connected' as const };
  const client = idleClient(view.meeting.id);
  return (
    <RoomContext value={{ client, picture, confirmed: state, view: { ...view, you } }}>
      <ProjectorView note={error === null ? null : t('screen.lost')} join={joinLink} />
    </RoomContext>
  );
}
