import type { ReactNode } from 'react';
import type { Constituency, Sex } from '#shared';
import { ConstituencyBadge, SexMark, useFormat, useGroupWords, useLocalized, useTranslation } from '#shared';
import type { Seat } from '../api/types.js';
import { arcHeight, arcOf, arcWidth, seatSizeOf } from '../domain/arc.js';

function Shape({ sex, size }: { readonly sex: Sex | null; readonly size: number }) {
  const half = size / 2;
  if (sex === 'female' || sex === null) return <circle r={half} />;
  if (sex === 'male') return <rect x={-half} y={-half} width={size} height={size} rx={4} />;
  return <path d={`M0 ${-half * 1.4} ${half * 1.4} 0 0 ${half * 1.4} ${-half * 1.4} 0Z`} />;
}

/** Legend of the arc; the meaning of shapes is explained only to readers who may see the sex of a seat. */
export function SeatLegend({ seats }: { readonly seats: readonly Seat[] }) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const shapes = seats.some(({ sex }) => sex !== null);
  return (
    <p className="tp-small tp-dimmed">{format.sentences(t('seat.legend'), ...(shapes ? [t('seat.legendSex')] : []))}</p>
  );
}

/**
 * Seats as an arc: colour and letter show the group, the shape shows the sex, filled is titular, a ring is the chair.
 */
export function SeatArc({ seats }: { readonly seats: readonly Seat[] }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useGroupWords();
  const count = (group: Constituency | null): number => seats.filter((seat) => seat.constituency === group).length;
  const label = t('seat.arc', {
    government: count('government'),
    employers: count('employers'),
    workers: count('workers'),
    others: count(null),
  });
  const size = seatSizeOf(seats);
  return (
    <svg className="dl-arc" viewBox={`0 0 ${arcWidth} ${arcHeight}`} role="img" aria-label={label}>
      {arcOf(seats).map(({ seat, x, y, titular }) => (
        <g
          key={seat.id}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          className={`dl-seat tp-group-${seat.constituency ?? 'nogroup'} ${titular ? 'dl-seat-titular' : 'dl-seat-behind'}`}
        >
          <title>{say(seat.person.name)}</title>
          {seat.function === 'chair' && <circle r={size / 2 + 4} className="dl-seat-chair" />}
          <Shape sex={seat.sex} size={titular ? size : size - 4} />
          <text dy="0.36em">{words.letter(seat.constituency)}</text>
        </g>
      ))}
    </svg>
  );
}

/** The seats as a list by group, chair first. */
export function SeatList({
  seats,
  side,
}: {
  readonly seats: readonly Seat[];
  readonly side?: (seat: Seat) => ReactNode;
}) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const groups: readonly (Constituency | null)[] = ['government', 'employers', 'workers', null];
  return groups
    .map((group) => ({ group, own: seats.filter((seat) => seat.constituency === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => (
      <div key={group ?? 'none'} className="dl-seat-group">
        <h3>
          <ConstituencyBadge constituency={group} />
          <span className="tp-dimmed tp-small">{own.length}</span>
        </h3>
        <ul className="dl-plain">
          {own.map((seat) => (
            <li key={seat.id} className="dl-seat-row">
              <SexMark sex={seat.sex} one shapeOnly />
              <div className="dl-grow">
                <div>
                  {say(seat.person.name)}
                  {seat.function && <strong className="dl-function">{t(`seat.function.${seat.function}`)}</strong>}
                </div>
                <div className="tp-small tp-dimmed">
                  {[t(`seat.kind.${seat.kind}`), say(seat.organisation?.name)].filter(Boolean).join(' · ')}
                </div>
              </div>
              {side?.(seat)}
            </li>
          ))}
        </ul>
      </div>
    ));
}
