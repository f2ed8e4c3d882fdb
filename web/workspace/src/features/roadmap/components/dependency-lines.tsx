import { type RefObject, useLayoutEffect, useState } from 'react';
import type { RoadmapSchedule } from '../api/schedule.js';
import type { ActionCard } from '../api/types.js';
import { type Axis, barOf, shareAt } from '../domain/axis.js';

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly laneLeft: number;
  readonly laneWidth: number;
  /** The middle of the lane of each action. */
  readonly middles: ReadonlyMap<string, number>;
}

function measured(list: HTMLElement): Layout | null {
  const frame = list.getBoundingClientRect();
  const lanes = [...list.querySelectorAll<HTMLElement>('[data-lane]')];
  const first = lanes[0]?.getBoundingClientRect();
  if (first === undefined) return null;
  const middles = lanes.map((lane): [string, number] => {
    const { top, height } = lane.getBoundingClientRect();
    return [lane.dataset['lane'] ?? '', top + height / 2 - frame.top];
  });
  return {
    ...{ width: frame.width, height: frame.height, laneLeft: first.left - frame.left, laneWidth: first.width },
    middles: new Map(middles),
  };
}

/** The rows have the height of their texts, so that their places are known only once they are shown. */
function useLayout(list: RefObject<HTMLElement | null>): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setLayout(measured(element)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return layout;
}

interface LinesProps {
  readonly list: RefObject<HTMLElement | null>;
  readonly actions: readonly ActionCard[];
  readonly schedule: RoadmapSchedule;
  readonly axis: Axis;
}

const turn = 6;
/** Pixels beside the lanes where lines may turn. */
const margin = 24;
/** Lines that run down next to each other stay apart by this many pixels. */
const track = 5;

/** Lines from the end or start of each predecessor to the start of its successor; the rows say the same in words. */
export function DependencyLines({ list, actions, schedule, axis }: LinesProps) {
  const layout = useLayout(list);
  if (layout === null) return null;
  const bars = new Map(actions.map((action) => [action.id, barOf(action)] as const));
  const critical = new Set(schedule.timings.flatMap((timing) => (timing.critical ? [timing.actionId] : [])));
  const tracks = new Map<number, number>();
  /** The next free place to the left of a point where lines run down already. */
  const freeTrack = (x: number): number => {
    const used = tracks.get(x) ?? 0;
    tracks.set(x, used + 1);
    return x - used * track;
  };
  const at = (day: number): number => Math.round(layout.laneLeft + shareAt(axis, day) * layout.laneWidth);
  return (
    <svg className="rm-links" width={layout.width} height={layout.height} aria-hidden>
      <defs>
        <marker id="rm-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
        {/* a period ends the lines where its lanes end */}
        <clipPath id="rm-lanes">
          <rect x={layout.laneLeft - margin} y={0} width={layout.laneWidth + 2 * margin} height={layout.height} />
        </clipPath>
      </defs>
      {schedule.dependencies.map(({ predecessorId, successorId, kind }) => {
        const [from, to] = [bars.get(predecessorId), bars.get(successorId)];
        const [top, bottom] = [layout.middles.get(predecessorId), layout.middles.get(successorId)];
        if (!from || !to || top === undefined || bottom === undefined) return null;
        const [x, end] = [at(kind === 'finish-start' ? from[1] : from[0]), at(to[0])];
        const bend = kind === 'finish-start' ? x + turn : freeTrack(Math.min(x, end) - turn);
        const path =
          kind === 'finish-start' && end < bend + turn
            ? `M${x} ${top}H${bend}V${(top + bottom) / 2}H${end - turn}V${bottom}H${end}`
            : `M${x} ${top}H${bend}V${bottom}H${end}`;
        const look = critical.has(predecessorId) && critical.has(successorId) ? 'rm-link rm-link-critical' : 'rm-link';
        return (
          <path
            key={`${predecessorId}${successorId}`}
            className={look}
            d={path}
            clipPath="url(#rm-lanes)"
            markerEnd="url(#rm-arrow)"
          />
        );
      })}
    </svg>
  );
}
