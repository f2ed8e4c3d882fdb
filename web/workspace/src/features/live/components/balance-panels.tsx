import { useQuery } from '@tanstack/react-query';
import { ConstituencyBadge, SexMark, useTranslation, useWorkspace } from '#shared';
import { floorTimeQuery } from '../api/room-query.js';
import { useScreen } from './room-frame.js';
import { clockTime, equalShare, floorByGroup, peopleIn, presenceByGroup } from '../domain/words.js';

const asClock = (milliseconds: number): string => clockTime(Math.round(milliseconds / 1000));

/** Number of people in the room, one row for each group. */
export function PresencePanel() {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const rows = presenceByGroup(picture.present, view.seats);
  return (
    <section className="tp-card live-balance" aria-labelledby="live-present-title">
      <div className="live-head">
        <h2 id="live-present-title">{t('presence.title')}</h2>
        <span className="tp-dimmed tp-numbers">{t('presence.total', { count: peopleIn(picture.present) })}</span>
      </div>
      <ul>
        {rows.map(({ group, present, seats }) => (
          <li key={group ?? 'none'}>
            <ConstituencyBadge constituency={group} />
            <span className="tp-numbers tp-dimmed">
              {/* also people without a seat are connected, above all those without a group */}
              {group === null || present > seats
                ? t('presence.connected', { present })
                : t('presence.ofSeats', { present, count: seats })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Speaking time of ended speeches; by sex for those who run the session. */
export function FloorTimePanel() {
  const { t } = useTranslation('live');
  const { picture, confirmed, view } = useScreen();
  const { id } = useWorkspace();
  const rows = floorByGroup(picture.state.floor);
  const turns = confirmed.floor.reduce((sum, share) => sum + share.turns, 0);
  const total = rows.reduce((sum, row) => sum + row.milliseconds, 0);
  const equal = equalShare(rows);
  const most = Math.max(1, equal, ...rows.map((row) => row.milliseconds));
  const time = useQuery({ ...floorTimeQuery(id, view.meeting.id, turns), enabled: view.you.moderates });
  return (
    <section className="tp-card live-balance" aria-labelledby="live-time-title">
      <div className="live-head">
        <h2 id="live-time-title">{t('time.title')}</h2>
        <span className="tp-dimmed tp-numbers">{t('time.sum', { time: asClock(total) })}</span>
      </div>
      <ul>
        {rows.map(({ group, milliseconds }) => (
          <li key={group ?? 'none'}>
            <ConstituencyBadge constituency={group} />
            <svg
              className={`live-share tp-group-${group ?? 'nogroup'}`}
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              aria-hidden
            >
              <rect width={(milliseconds / most) * 100} height="8" />
              {group !== null && equal > 0 && <path className="live-equal" d={`M${(equal / most) * 100} 0v8`} />}
            </svg>
            <span className="tp-numbers">{asClock(milliseconds)}</span>
          </li>
        ))}
      </ul>
      {equal > 0 && <p className="tp-small tp-dimmed">{t('time.equal')}</p>}
      {view.you.moderates && time.data?.bySex && (
        <div className="live-by-sex">
          <p className="tp-small tp-dimmed">{t('time.sexHint')}</p>
          <ul>
            {time.data.bySex.map(({ key, milliseconds }) => (
              <li key={key}>
                <SexMark sex={key} />
                <span className="tp-numbers">{asClock(milliseconds)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
