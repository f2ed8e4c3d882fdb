import { axisLabels, widthOf } from './labels.js';
import type { ChartColours } from './marks.js';
import { valueScale } from './scale.js';
import type { Drawing, Shape, TextStyle } from './shapes.js';
import { line, words } from './shapes.js';

export interface Bar {
  readonly name: string;
  /** Parts of a stacked bar, from zero, each with its colour. */
  readonly parts: readonly { readonly value: number; readonly colour: (palette: ChartColours) => string }[];
  /** A vertical line at the target of the bar. */
  readonly target: number;
  /** Text at the end of the bar. */
  readonly label: string;
  /** Whether the label is bold and in the colour for overdue. */
  readonly urgent: boolean;
}

/** Pixels. */
const rowHeight = 30;
const barHeight = 16;
/** On a phone the name and the numbers are above the bar, which then has the whole width. */
const phoneRow = 48;
const phoneLine = 17;
const phoneWidth = 520;

interface BarPlotRequest {
  readonly bars: readonly Bar[];
  readonly tick: (value: number) => string;
}

interface BarPlace {
  readonly at: (value: number) => number;
  readonly y: number;
  readonly palette: ChartColours;
}

function drawBar({ parts, target }: Bar, { at, y, palette }: BarPlace): readonly Shape[] {
  let sum = 0;
  const drawn = parts.map(({ value, colour }): Shape => {
    const x = at(sum);
    sum += value;
    const attributes = { x, y: y - barHeight / 2, width: at(sum) - x, height: barHeight, fill: colour(palette) };
    return { tag: 'rect', attributes };
  });
  return [...drawn, line([at(target), y - 11, at(target), y + 11], palette.text, 3)];
}

const lengthOf = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0);

const styleOf = ({ urgent }: Bar, palette: ChartColours): TextStyle =>
  urgent
    ? { fill: palette.of('late'), weight: 650, halo: palette.surface }
    : { fill: palette.text, halo: palette.surface };

/** Horizontal bars with targets; each has its numbers at its end. */
export function barPlot({ bars, tick }: BarPlotRequest, palette: ChartColours, width: number): Drawing {
  const onPhone = width < phoneWidth;
  const numbers = Math.max(0, ...bars.map(({ label }) => widthOf(label)));
  const names = axisLabels(
    bars.map(({ name }) => name),
    180,
  );
  // the numbers are on a line of their own if some name would be cut next to them
  const isNarrow = onPhone && bars.some(({ name, label }) => widthOf(name) + widthOf(label) + 24 > width);
  const [left, right, height] = onPhone
    ? [8, 16, phoneRow + (isNarrow ? phoneLine : 0)]
    : [names.width + 16, 14 + numbers, rowHeight];
  const values = bars.flatMap((bar) => [bar.target, lengthOf(bar)]);
  const scale = valueScale({ values, from: left, to: width - right, tick, widthOf, most: onPhone ? 3 : 6 });
  const bottom = bars.length * height;
  const labelled = (bar: Bar, index: number): readonly Shape[] => {
    const style = styleOf(bar, palette);
    const y = height * (index + 0.5);
    if (onPhone) {
      const name = axisLabels([bar.name], width - 16, 1).texts[0]!;
      const bottomLine = y + (isNarrow ? phoneLine / 2 : 0);
      return [
        words(name, [left, y - 14 - (isNarrow ? phoneLine / 2 : 0)], { fill: palette.text, halo: palette.surface }),
        isNarrow
          ? words(bar.label, [left, bottomLine - 14], style)
          : words(bar.label, [width - 8, bottomLine - 14], { ...style, anchor: 'end' }),
        ...drawBar(bar, { at: scale.at, y: bottomLine + 8, palette }),
      ];
    }
    const name = names.texts[index]!.split('\n');
    return [
      ...name.map((part, row) =>
        words(part, [left - 12, y + 14 * (row - (name.length - 1) / 2)], { fill: palette.text, anchor: 'end' }),
      ),
      ...drawBar(bar, { at: scale.at, y, palette }),
      words(bar.label, [scale.at(Math.max(lengthOf(bar), bar.target)) + 8, y], style),
    ];
  };
  return {
    height: bottom + 24,
    shapes: [
      ...scale.ticks.flatMap(({ at, label }) => [
        line([at, 0, at, bottom], palette.border),
        words(label, [at, bottom + 14], { fill: palette.dimmed, anchor: 'middle' }),
      ]),
      ...bars.flatMap(labelled),
    ],
  };
}

export interface Column {
  /** Shown below the axis if there is space, and on hover. */
  readonly name: string;
  readonly value: number;
}

interface ColumnPlotRequest {
  readonly columns: readonly Column[];
  readonly tick: (value: number) => string;
}

/** Vertical columns in order of time. */
export function columnPlot({ columns, tick }: ColumnPlotRequest, palette: ChartColours, width: number): Drawing {
  const height = 200;
  const scale = valueScale({ values: columns.map(({ value }) => value), from: height, to: 8, tick, most: 4 });
  const left = Math.max(...scale.ticks.map(({ label }) => widthOf(label))) + 12;
  const gap = (width - left) / Math.max(1, columns.length);
  const widest = Math.max(1, ...columns.map(({ name }) => widthOf(name)));
  const every = Math.max(1, Math.ceil((widest + 16) / gap));
  return {
    height: height + 26,
    shapes: [
      ...scale.ticks.flatMap(({ at, label }) => [
        line([left, at, width, at], palette.border),
        words(label, [left - 8, at], { fill: palette.dimmed, anchor: 'end' }),
      ]),
      ...columns.map(({ name, value }, index) => ({
        tag: 'rect' as const,
        hint: `${name}: ${tick(value)}`,
        attributes: {
          x: left + gap * (index + 0.15),
          y: scale.at(value),
          width: gap * 0.7,
          height: height - scale.at(value),
          fill: palette.of('brand'),
        },
      })),
      ...columns.flatMap(({ name }, index) =>
        index % every === 0
          ? [
              words(
                name,
                [
                  Math.min(width - widthOf(name) / 2, Math.max(widthOf(name) / 2, left + gap * (index + 0.5))),
                  height + 14,
                ],
                {
                  fill: palette.dimmed,
                  anchor: 'middle',
                },
              ),
            ]
          : [],
      ),
    ],
  };
}
