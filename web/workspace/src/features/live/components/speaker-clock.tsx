import { useTranslation } from 'react-i18next';
import { ConstituencyBadge } from '../../../shared/index.js';
import { usePerson, useScreen } from '../room/room-context.js';
import { useSpokenSeconds } from '../room/use-room.js';
import { clockTime, durationOf } from '../room/words.js';

/** Who has the floor and for how long: the same second on every screen. */
export function SpeakerClock({ size }: { readonly size: 'desk' | 'phone' | 'projector' }) {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const person = usePerson();
  const seconds = useSpokenSeconds(picture);
  const { speech, pausedSince } = picture.state;
  const paused = pausedSince !== null;
  if (speech === null) {
    return (
      <div className={`live-clock live-clock-${size} live-clock-empty`}>
        <p className="live-speaker">{t('floor.nobody')}</p>
        <p className="live-seconds" aria-hidden>
          0:00
        </p>
        <p className="live-limit">{paused ? t('floor.paused') : ' '}</p>
      </div>
    );
  }
  const speaker = person(speech.speaker.personId);
  const mine = speech.speaker.personId === view.you.personId && size !== 'projector';
  const over = speech.limitSeconds === null ? 0 : (seconds ?? 0) - speech.limitSeconds;
  return (
    <div className={`live-clock live-clock-${size}`} data-over={over > 0}>
      <div className="live-speaker" role="status">
        {mine ? <strong>{t('floor.you')}</strong> : <strong>{speaker.name}</strong>}
        <span className="live-speaker-group">
          <ConstituencyBadge constituency={speech.speaker.constituency} capacity={speech.speaker.capacity} />
          {speaker.organisation && <span>{speaker.organisation}</span>}
          {speech.kind === 'point-of-order' && <span className="live-order">{t('floor.pointOfOrder')}</span>}
        </span>
      </div>
      <time className="live-seconds" dateTime={durationOf(seconds ?? 0)}>
        {clockTime(seconds ?? 0)}
      </time>
      <LimitLine limit={speech.limitSeconds} over={over} paused={paused} seconds={seconds ?? 0} />
    </div>
  );
}

interface LimitLineProps {
  readonly limit: number | null;
  readonly over: number;
  readonly paused: boolean;
  readonly seconds: number;
}

function LimitLine({ limit, over, paused, seconds }: LimitLineProps) {
  const { t } = useTranslation('live');
  const words = (): string => {
    if (paused) return t('floor.paused');
    if (limit === null) return t('floor.noLimit');
    return over > 0 ? t('floor.over', { time: clockTime(over) }) : t('floor.of', { limit: clockTime(limit) });
  };
  return (
    <div className="live-limit">
      {limit !== null && (
        <svg className="live-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
          <rect className="live-bar-ground" width="100" height="4" />
          <rect className="live-bar-used" width={Math.min(100, (seconds / limit) * 100)} height="4" />
        </svg>
      )}
      <span>{words()}</span>
    </div>
  );
}
