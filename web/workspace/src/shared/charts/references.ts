import { widthOf } from './labels.js';
import type { ChartColours } from './marks.js';
import type { Shape } from './shapes.js';
import { line, words } from './shapes.js';

/** A target or a baseline, drawn as a dashed line with its name. */
export interface ReferenceLine {
  readonly value: number;
  /** For example "Target 50%". */
  readonly label: string;
}

/** Pixels between the names of two lines. */
const labelLine = 16;

function dashed(ends: readonly [number, number, number, number], colour: string): Shape {
  const drawn = line(ends, colour, 1.5);
  return { ...drawn, attributes: { ...drawn.attributes, 'stroke-dasharray': '6 4' } };
}

interface VerticalPlace {
  readonly at: (value: number) => number;
  readonly bottom: number;
  readonly width: number;
  readonly palette: ChartColours;
}

/** Across the rows of a chart; each name has a line of its own above them, so that two never cover each other. */
export function verticalReferences(references: readonly ReferenceLine[], place: VerticalPlace): readonly Shape[] {
  const { at, bottom, width, palette } = place;
  return references.flatMap(({ value, label }, index) => {
    const x = at(value);
    const y = labelLine * (index + 0.5);
    const half = widthOf(label) / 2;
    const middle = Math.min(width - half, Math.max(half, x));
    return [
      dashed([x, y + 8, x, bottom], palette.dimmed),
      words(label, [middle, y], { fill: palette.text, anchor: 'middle', halo: palette.surface }),
    ];
  });
}

interface HorizontalPlace {
  readonly at: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly palette: ChartColours;
}

/** Across the steps of a chart, with the name above the line at its left end. */
export function horizontalReferences(references: readonly ReferenceLine[], place: HorizontalPlace): readonly Shape[] {
  const { at, left, right, palette } = place;
  return references.flatMap(({ value, label }) => [
    dashed([left, at(value), right, at(value)], palette.dimmed),
    words(label, [left + 4, at(value) - 9], { fill: palette.text, halo: palette.surface }),
  ]);
}
