import { useMemo } from 'react';
import type { AboutLine, Sex } from '#shared';
import { Section, useFormat, useTranslation } from '#shared';
import type { Cell, Gap, Indicator } from '../api/types.js';
import { isOutside } from '../domain/breakdowns.js';
import { dotOf, DotPlot, gapDot } from './dot-plot.js';
import { FigureMark } from './figure-mark.js';
import { useFigureTable } from './figure-table.js';
import { useFigureWords, useSizeWords, useStatusWords } from './figure-words.js';

/** One of the two that are compared. */
export interface Side {
  readonly label: string;
  readonly indicator: Indicator;
  /** Set if the side is women or men. */
  readonly sex?: Sex;
  readonly all: Cell | undefined;
  readonly women?: Cell | undefined;
  readonly men?: Cell | undefined;
}

export type Sides = readonly [Side, Side];

function SideFigure({ side }: { readonly side: Side }) {
  const format = useFormat();
  const words = useFigureWords(side.indicator);
  const statusWords = useStatusWords();
  const sizes = useSizeWords();
  const { all } = side;
  return (
    <section className="tp-card in-side">
      <h2>{side.label}</h2>
      <p className="in-figure">
        <FigureMark indicator={side.indicator} cell={all} />
      </p>
      {all?.figure ? (
        <>
          <p className="in-interval">{words.between(all.figure.interval)}</p>
          <p className="tp-dimmed tp-small">{format.sentences(sizes.basedOn(all.figure), statusWords(all))}</p>
        </>
      ) : (
        <p className="tp-measure">{statusWords(all)}</p>
      )}
    </section>
  );
}

type Part = 'all' | 'women' | 'men';
const parts: readonly Part[] = ['all', 'women', 'men'];
const sexOf = { all: null, women: 'female', men: 'male' } as const;

interface ChartProps {
  readonly sides: Sides;
  readonly about: readonly AboutLine[];
}

/** Both sides on one axis: all persons, then women, then men, so that like is next to like. */
function SideChart({ sides, about }: ChartProps) {
  const { t } = useTranslation('indicators');
  const [{ indicator }] = sides;
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const entries = useMemo(
    () => parts.flatMap((part) => sides.flatMap((side) => (side[part] ? [{ part, side, cell: side[part] }] : []))),
    [sides],
  );
  const rows = useMemo(
    () =>
      entries.map(({ part, side }) => {
        const sex = sexOf[part];
        return sex === null ? side.label : `${side.label} · ${t(`shared:sex.${sex}`)}`;
      }),
    [entries, t],
  );
  const dots = entries.map(({ part, side, cell }, row) =>
    dotOf({ row, sex: sexOf[part] ?? side.sex ?? null }, cell, words),
  );
  const [first, second] = sides;
  const rounded = indicator.measure === 'share' && sides.some(({ all, women, men }) => isOutside(all, women, men));
  return (
    <DotPlot
      title={t('compare.chart')}
      finding={t('compare.finding', {
        first: first.label,
        a: words.inSentence(first.all),
        second: second.label,
        b: words.inSentence(second.all),
      })}
      rows={rows}
      dots={dots}
      tick={words.tick}
      share={indicator.measure === 'share'}
      columns={table.columns(t('compare.what'))}
      table={entries.map(({ cell }, row) => table.row(rows[row]!, cell))}
      fileName={`${indicator.id}-comparison`}
      notes={rounded ? [t('note.rounding')] : []}
      about={about}
    />
  );
}

interface DifferenceProps extends ChartProps {
  /** First minus second, from the run or from the test of change; null if not defined. */
  readonly difference: Gap | null;
  /** The runs of the two waves use different classification settings. */
  readonly otherSettings?: boolean;
  /** How the difference is computed. */
  readonly note?: string;
}

function DifferenceChart({ sides, difference, note, about }: DifferenceProps & { readonly difference: Gap }) {
  const { t } = useTranslation('indicators');
  const [first, second] = sides;
  const words = useFigureWords(first.indicator);
  const table = useFigureTable(first.indicator);
  const rows = useMemo(() => [t('compare.difference')], [t]);
  const label = words.difference(difference.value);
  const dots = useMemo(() => [gapDot(0, difference, label)], [difference, label]);
  const [low, high] = difference.interval;
  const known = typeof low === 'number' && typeof high === 'number';
  return (
    <DotPlot
      title={t('compare.minus', { first: first.label, second: second.sex ? second.label.toLowerCase() : second.label })}
      finding={t('compare.differenceWords', {
        value: words.difference(difference.value),
        between: words.betweenDifference(difference.interval),
      })}
      rows={rows}
      dots={dots}
      tick={words.differenceTick}
      unit={words.differenceUnit}
      columns={table.gapColumns}
      table={[table.gapRow(rows[0]!, difference)]}
      fileName={`${first.indicator.id}-difference`}
      notes={[
        ...(known ? [t(low <= 0 && high >= 0 ? 'compare.zeroInside' : 'compare.zeroOutside')] : []),
        t('compare.digits'),
        ...(note ? [note] : []),
      ]}
      about={about}
    />
  );
}

/** Two figures side by side, with their difference only if its uncertainty is known. */
export function Comparison({ sides, difference, otherSettings = false, note = '', about }: DifferenceProps) {
  const { t } = useTranslation('indicators');
  const [first, second] = sides;
  const alike = first.indicator.unit === second.indicator.unit && first.indicator.measure === second.indicator.measure;
  const shown = sides.every(({ all }) => all?.figure);
  const why = otherSettings ? 'otherSettings' : !alike ? 'unlike' : !shown ? 'notShown' : 'noTest';
  return (
    <>
      <div className="in-sides">
        {sides.map((side, index) => (
          <SideFigure key={index} side={side} />
        ))}
      </div>
      {alike && (
        <Section title={t('compare.both')}>
          <SideChart sides={sides} about={about} />
        </Section>
      )}
      <Section title={t('compare.difference')}>
        {difference ? (
          <DifferenceChart sides={sides} difference={difference} note={note} about={about} />
        ) : (
          <p className="tp-measure">{t(`compare.${why}`)}</p>
        )}
      </Section>
    </>
  );
}
