import type { Speech } from '#server/modules/live/domain/room/state.js';
import { ConstituencyBadge, useTranslation } from '#shared';
import { usePerson, useSpeechWords } from './use-room-names.js';
import { useScreen } from './room-frame.js';
import { useSpokenSeconds } from './use-room-clock.js';
import { clockTime, durationOf, hasBegun } from '../domain/words.js';

type Size = 'desk' | 'phone' | 'projector';

/** The current speaker and the speaking time, which is the same on every screen. */
export function SpeakerClock({ size }: { readonly size: Size }) {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const shut = view.meeting.state === 'planned' ? 'shut.draft' : 'shut.closed';
  const nobody = view.meeting.open ? 'floor.nobody' : shut;
  const seconds = useSpokenSeconds(picture) ?? 0;
  const { speech, pausedSince } = picture.state;
  const paused = pausedSince !== null;
  if (speech === null) {
    return (
      <div className={`live-clock live-clock-${size} live-clock-empty`}>
        <p className="live-speaker">{t(nobody)}</p>
        {hasBegun(view, picture.state) && view.meeting.open && (
          <p className="live-seconds" aria-hidden>
            0:00
          </p>
        )}
        <p className="live-limit">{paused ? t('floor.paused') : ' '}</p>
      </div>
    );
  }
  const over = speech.limitSeconds === null ? 0 : seconds - speech.limitSeconds;
  return (
    <div className={`live-clock live-clock-${size}`} data-over={over > 0}>
      <SpeakerName speech={speech} size={size} />
      <time className="live-seconds" dateTime={durationOf(seconds)}>
        {clockTime(seconds)}
      </time>
      <LimitLine limit={speech.limitSeconds} over={over} paused={paused} seconds={seconds} />
    </div>
  );
}

function SpeakerName({ speech, size }: { readonly speech: Speech; readonly size: Size }) {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const { personId, constituency, capacity } = speech.speaker;
  const { name, organisation } = usePerson()(personId);
  const words = useSpeechWords()(speech);
  const mine = personId === view.you.personId && size !== 'projector';
  return (
    <div className="live-speaker" role="status">
      <strong>{mine ? t('floor.you') : name}</strong>
      <span className="live-speaker-group">
        <ConstituencyBadge constituency={constituency} capacity={capacity} />
        {organisation && <span>{organisation}</span>}
        {words && <span className="live-order">{words}</span>}
      </span>
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
