/**
 * Figures as JSON-stat 2.0 (json-stat.org): a collection with one dataset for each breakdown, because a dataset is a
 * cube and breakdowns have different levels. Values are sparse: a figure that is not shown has a status and no value.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { type BreakdownId, breakdowns } from '../definitions/breakdowns.js';
import { mergedNames } from '../runs/merging.js';
import { stamp, statusWords, type TidyCell, tidyColumns, type TidyFigure } from './tidy.js';

type InLanguage = keyof LocalizedText;

interface Category {
  readonly index: readonly string[];
  readonly label: Readonly<Record<string, string>>;
  readonly unit?: Readonly<Record<string, { readonly label: string }>>;
  /** Of merged categories: which they are. */
  readonly note?: Readonly<Record<string, readonly string[]>>;
}

interface Dataset {
  readonly class: 'dataset';
  readonly label: string;
  readonly source: string;
  readonly note: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: Readonly<Record<string, readonly string[]>>;
  readonly dimension: Readonly<Record<string, { readonly label: string; readonly category: Category }>>;
  readonly value: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, string>>;
  readonly extension: { readonly status: { readonly label: Readonly<Record<string, string>> } };
}

export interface JsonStat {
  readonly version: '2.0';
  readonly class: 'collection';
  readonly label: string;
  readonly note: readonly string[];
  readonly link: { readonly item: readonly Dataset[] };
}

/** A dimension, with the category of each figure. */
interface Axis {
  readonly id: string;
  readonly label: LocalizedText;
  readonly category: Category;
  readonly of: (figure: TidyFigure) => string;
}

const words = {
  indicator: { en: 'Indicator', zh: '指标' },
  wave: { en: 'Survey wave', zh: '调查期次' },
  sex: { en: 'Sex', zh: '性别' },
  measure: { en: 'Measure', zh: '统计量' },
  total: { en: 'Total', zh: '合计' },
  merged: { en: 'Merged: ', zh: '合并自：' },
} as const;
const sexes: Readonly<Record<string, LocalizedText>> = {
  T: { en: 'Women and men', zh: '女性与男性' },
  F: { en: 'Women', zh: '女性' },
  M: { en: 'Men', zh: '男性' },
};
const measures: readonly string[] = [
  ...['value', 'standard_error', 'ci95_low', 'ci95_high', 'df', 'n', 'cv'],
  ...['gap', 'gap_standard_error', 'gap_ci95_low', 'gap_ci95_high'],
];
const measureColumns = tidyColumns.filter(({ name }) => measures.includes(name));

/** Categories in the order in which the figures have them. */
function categoryOf(
  figures: readonly TidyFigure[],
  entry: (figure: TidyFigure) => readonly [string, string],
): Category {
  const label = Object.fromEntries(figures.map(entry));
  return { index: Object.keys(label), label };
}

/** One dimension for a breakdown, two for a pair. */
function levelAxes(figures: readonly TidyFigure[], breakdown: string | null, language: InLanguage): readonly Axis[] {
  return (breakdown?.split('+') ?? []).map((part, at): Axis => {
    const of = ({ level }: TidyFigure): string => level?.split('+')[at] ?? '';
    const name = ({ levelName }: TidyFigure): string | undefined => levelName?.[language].split(' · ')[at];
    const category = categoryOf(figures, (figure) => [of(figure), name(figure) ?? of(figure)]);
    const note = Object.fromEntries(
      category.index.flatMap((level) => {
        const merged = mergedNames(part as BreakdownId, level);
        return merged === null ? [] : [[level, [`${words.merged[language]}${merged[language]}`]]];
      }),
    );
    return {
      id: part,
      label: breakdowns[part as BreakdownId].name,
      category: { ...category, ...(Object.keys(note).length > 0 && { note }) },
      of,
    };
  });
}

function axesOf(figures: readonly TidyFigure[], breakdown: string | null, language: InLanguage): readonly Axis[] {
  const indicators = categoryOf(figures, ({ indicator }) => [indicator.id, indicator.name[language]]);
  const unit = Object.fromEntries(figures.map(({ indicator }) => [indicator.id, { label: indicator.unit }]));
  const present = Object.keys(sexes).filter((sex) => figures.some((figure) => (figure.sex ?? 'T') === sex));
  return [
    { id: 'indicator', label: words.indicator, category: { ...indicators, unit }, of: ({ indicator }) => indicator.id },
    {
      id: 'wave',
      label: words.wave,
      // a number as a key would be moved to the front by JavaScript
      category: categoryOf(figures, ({ run }) => [`wave-${run.waveNumber}`, run.waveTitle[language]]),
      of: ({ run }) => `wave-${run.waveNumber}`,
    },
    ...levelAxes(figures, breakdown, language),
    {
      id: 'sex',
      label: words.sex,
      category: { index: present, label: Object.fromEntries(present.map((sex) => [sex, sexes[sex]![language]])) },
      of: ({ sex }) => sex ?? 'T',
    },
  ];
}

const isNumber = (cell: TidyCell): cell is number => typeof cell === 'number';

function datasetOf(
  figures: readonly TidyFigure[],
  breakdown: string | null,
  { language, note }: { readonly language: InLanguage; readonly note: readonly string[] },
): Dataset {
  const axes = axesOf(figures, breakdown, language);
  const places = axes.map(({ category }) => new Map(category.index.map((id, index) => [id, index])));
  const size = [...places.map((place) => place.size), measureColumns.length];
  const value: Record<string, number> = {};
  const status: Record<string, string> = {};
  for (const figure of figures) {
    const row = axes.reduce((sum, { of }, axis) => sum * size[axis]! + places[axis]!.get(of(figure))!, 0);
    for (const [measure, column] of measureColumns.entries()) {
      const at = row * measureColumns.length + measure;
      const cell = column.of(figure);
      if (isNumber(cell)) value[at] = cell;
      status[at] = figure.status;
    }
  }
  const measure: Category = {
    index: measureColumns.map(({ name }) => name),
    label: Object.fromEntries(measureColumns.map(({ name, about }) => [name, about[language]])),
  };
  const dimension = [
    ...axes.map(({ id, label, category }) => [id, { label: label[language], category }] as const),
    ['measure', { label: words.measure[language], category: measure }] as const,
  ];
  return {
    class: 'dataset',
    label:
      axes
        .slice(2, -1)
        .map(({ label }) => label[language])
        .join(' × ') || words.total[language],
    source: stamp[language],
    note,
    id: dimension.map(([id]) => id),
    size,
    role: { time: ['wave'], metric: ['measure'], ...(axes.some(({ id }) => id === 'park') && { geo: ['park'] }) },
    dimension: Object.fromEntries(dimension),
    value,
    status,
    extension: {
      status: { label: Object.fromEntries(Object.entries(statusWords).map(([id, text]) => [id, text[language]])) },
    },
  };
}

/** The figures of a release in one language, with the notice about project statistics and the citation. */
export function jsonStatOf(figures: readonly TidyFigure[], citation: LocalizedText, language: InLanguage): JsonStat {
  const note = [stamp[language], citation[language]];
  const tables = [...new Set(figures.map(({ breakdown }) => breakdown))];
  return {
    version: '2.0',
    class: 'collection',
    label: citation[language],
    note,
    link: {
      item: tables.map((breakdown) =>
        datasetOf(
          figures.filter((figure) => figure.breakdown === breakdown),
          breakdown,
          { language, note },
        ),
      ),
    },
  };
}
