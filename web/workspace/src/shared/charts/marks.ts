import type { Scheme } from '../../../../shared/tokens.js';
import { colours, surfaces } from '../../../../shared/tokens.js';
import type { Sex } from '../session/me.js';
import type { Shape } from './shapes.js';
import { line } from './shapes.js';

/** The reliability of a figure, from disclosure control and the reliability rules. */
export type Reliability = 'reliable' | 'caution' | 'unreliable' | 'suppressed' | 'imprecise' | 'missing';

export interface ChartColours {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly border: string;
  readonly surface: string;
  readonly of: (meaning: keyof (typeof colours)['light']) => string;
}

export function chartColours(scheme: Scheme): ChartColours {
  const { text, dimmed, line: stroke, border, surface } = surfaces[scheme];
  return { text, dimmed, line: stroke, border, surface, of: (meaning) => colours[scheme][meaning].solid };
}

/** Charcoal for all persons, because the other colours mean a sex or a group. */
export function sexColour(palette: ChartColours, sex: Sex | null): string {
  if (sex === null) return palette.text;
  return palette.of(sex === 'female' ? 'women' : sex === 'male' ? 'men' : 'unstated');
}

interface MarkPlace {
  readonly x: number;
  readonly y: number;
  readonly reliability: Reliability;
}

/**
 * Circle for women and for all persons, square for men, diamond for not stated; lighter for caution, hollow if
 * unreliable.
 */
export function mark(palette: ChartColours, sex: Sex | null, { x, y, reliability }: MarkPlace): Shape {
  const colour = sexColour(palette, sex);
  const filled: Shape['attributes'] = { fill: colour, 'fill-opacity': reliability === 'caution' ? 0.6 : 1 };
  const style = reliability === 'unreliable' ? { fill: palette.surface, stroke: colour, 'stroke-width': 2 } : filled;
  if (sex === 'male') return { tag: 'rect', attributes: { x: x - 5, y: y - 5, width: 10, height: 10, ...style } };
  if (sex === 'not-stated')
    return { tag: 'path', attributes: { d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`, ...style } };
  return { tag: 'circle', attributes: { cx: x, cy: y, r: 5.5, ...style } };
}

/** The line of a confidence interval with its ends, horizontal or vertical; dashed for caution. */
export function whisker(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  colour: string,
  reliability: Reliability,
): readonly Shape[] {
  const span = line([x1, y1, x2, y2], colour, 2);
  const dashed = reliability === 'caution' || reliability === 'unreliable';
  const [across, down] = y1 === y2 ? [0, 4] : [4, 0];
  return [
    dashed ? { ...span, attributes: { ...span.attributes, 'stroke-dasharray': '4 3' } } : span,
    line([x1 - across, y1 - down, x1 + across, y1 + down], colour, 2),
    line([x2 - across, y2 - down, x2 + across, y2 + down], colour, 2),
  ];
}
