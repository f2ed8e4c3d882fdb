import { Button } from '@mantine/core';
import { CircleCheck, CircleX, CloudOff, RefreshCw } from 'lucide-react';
import { useTranslation } from '#shared';
import { useScreen } from './room-frame.js';

const icons = {
  connected: CircleCheck,
  joining: RefreshCw,
  'catching-up': RefreshCw,
  reconnecting: CloudOff,
  refused: CircleX,
  'out-of-sync': CircleX,
} as const;

/** Whether this screen shows the current state of the room, and which commands are still being sent. */
export function ConnectionLine() {
  const { t } = useTranslation('live');
  const { picture, client } = useScreen();
  const { connection, pending } = picture;
  const Icon = icons[connection];
  const open = pending.filter(({ doneAt, held }) => doneAt === undefined && held === undefined).length;
  const away = connection !== 'connected';
  return (
    <div className="live-line" data-connection={connection}>
      <span className="live-line-words" role="status">
        <Icon size={16} aria-hidden />
        {t(`connection.${connection}`)}
      </span>
      {open > 0 && (
        <span className="live-line-words">
          {t(away ? 'pending.waiting' : 'pending.sending', { count: open })}
          {away && (
            <Button size="compact-sm" variant="default" onClick={() => client.discard()}>
              {t('pending.discard')}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

/** The last refusal by the server, with what to do; shown until it is dismissed. */
export function RefusalLine() {
  const { t } = useTranslation('live');
  const { picture, client } = useScreen();
  if (picture.refused === null) return null;
  const { title, detail } = picture.refused;
  return (
    <div className="tp-problem live-refusal" role="alert">
      <div className="tp-grow">
        <p className="tp-problem-title">{title}</p>
        {detail && <p>{detail}</p>}
      </div>
      <Button variant="default" onClick={() => client.dismiss()}>
        {t('refused.dismiss')}
      </Button>
    </div>
  );
}
