import { useFormat } from '#shared';
import { type Axis, isoOf } from '../domain/axis.js';
import { place } from './timeline-lane.js';

/** On a phone, some labels are left out, so that the others stay apart. */
const everyOnPhones = (ticks: number): number => (ticks <= 3 ? 1 : ticks === 4 ? 2 : 3);

export function AxisLabels({ axis }: { readonly axis: Axis }) {
  const format = useFormat();
  const every = everyOnPhones(axis.ticks.length);
  return (
    <div className="rm-timeline-axis" aria-hidden>
      <span />
      <span className="rm-lane rm-lane-axis">
        {axis.ticks.map((tick, index) => (
          <span
            key={tick}
            className={`rm-tick${tick === axis.from ? ' rm-tick-first' : ''}${index % every === 0 ? '' : ' rm-tick-wide'}`}
            style={{ left: tick === axis.from ? 0 : `clamp(2.2rem, ${place(axis, tick)}, 100% - 2.2rem)` }}
          >
            {format.month(isoOf(tick))}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Faint lines below the labels of the axis, through all rows. */
export function GridLines({ axis }: { readonly axis: Axis }) {
  return (
    <div className="rm-timeline-axis rm-grid" aria-hidden>
      <span />
      <span>
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ left: place(axis, tick) }} />
        ))}
      </span>
    </div>
  );
}
