import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { PrintBlock, PrintDocument, PrintLanguage } from '../../../../platform/print/index.js';
import { type BreakdownId, breakdowns } from '../../domain/definitions/breakdowns.js';
import { units } from '../../domain/definitions/units.js';
import { mergedNames } from '../../domain/runs/merging.js';
import { settingsText, stamp, statusWords, type TidyFigure } from '../../domain/publication/tidy.js';

interface PrintedFigures {
  readonly citation: LocalizedText;
  readonly number: number;
  readonly publishedAt: Date;
  readonly figures: readonly TidyFigure[];
}

const words = {
  wave: { en: 'Survey wave', zh: '调查期次' },
  settings: { en: 'Settings of the run', zh: '计算设定' },
  hash: { en: 'SHA-256 of all figures', zh: '全部数值的 SHA-256' },
  cite: { en: 'How to cite', zh: '引用方式' },
  reading: {
    en: 'Estimates with their 95% confidence intervals in brackets. * use with caution: the interval is wide relative to the figure. † unreliable: too few respondents or enterprises.',
    zh: '数值为估计值，括号内为95%置信区间。* 谨慎使用：相对于数值，置信区间较宽。† 不可靠：答卷或企业太少。',
  },
  pairs: {
    en: 'Combinations of two breakdowns are contained in the CSV, XLSX and JSON-stat files of the release.',
    zh: '两种分组的交叉数值见本次发布的 CSV、XLSX 和 JSON-stat 文件。',
  },
  group: { en: 'Group', zh: '组别' },
  total: { en: 'Total', zh: '合计' },
  all: { en: 'Women and men', zh: '女性与男性' },
  women: { en: 'Women', zh: '女性' },
  men: { en: 'Men', zh: '男性' },
  status: { en: 'Figures that are not shown', zh: '未显示的数值' },
  unit: { en: ' ({unit})', zh: '（{unit}）' },
  interval: { en: ' ({low} to {high})', zh: '（{low}至{high}）' },
  colon: { en: ': ', zh: '：' },
  merged: { en: '{name} ({of})', zh: '{name}（{of}）' },
  separator: { en: '; ', zh: '；' },
  absentGroups: { en: 'No figure ({reason}): {names}', zh: '无数值（{reason}）：{names}' },
  title: { en: 'Indicators: {wave}, release {number}', zh: '指标：{wave}，第{number}版' },
} as const;
type Say = (text: LocalizedText) => string;
type Status = TidyFigure['status'];

/** Short words for figures that are not shown, explained at the end. */
const absent: Readonly<Partial<Record<Status, LocalizedText>>> = {
  withheld: { en: 'suppressed', zh: '不公布' },
  'withheld-quality': { en: 'too uncertain', zh: '精度过低' },
  missing: { en: 'no cases', zh: '无适用对象' },
};
const unitByText = new Map(Object.values(units).map((unit) => [unit.text as string, unit]));
/** Marks of figures that need care. */
const marks: Readonly<Partial<Record<Status, string>>> = { caution: '*', unreliable: '†' };
const sexes = [null, 'F', 'M'] as const;

/** The figures of a release as a document: for each indicator the total and all single breakdowns, by sex. */
export function printedRelease(
  { citation, number, publishedAt, figures }: PrintedFigures,
  language: PrintLanguage,
): PrintDocument {
  const say = (text: LocalizedText): string => text[language];
  const wave = figures[0]?.run.waveTitle;
  const printed = figures.filter(({ breakdown }) => breakdown?.includes('+') !== true);
  return {
    title: fill(say(words.title), { wave: wave === undefined ? '' : say(wave), number: String(number) }),
    language,
    createdAt: publishedAt,
    blocks: [
      { kind: 'paragraph', text: say(stamp) },
      { kind: 'facts', entries: factsOf(figures, say) },
      { kind: 'paragraph', text: say(words.reading) },
      ...grouped(printed, ({ indicator }) => indicator.id).flatMap((rows) => indicatorOf(rows, say)),
      { kind: 'heading', level: 2, text: say(words.status) },
      {
        kind: 'facts',
        entries: Object.entries(absent).map(([status, text]) => [say(text), say(statusWords[status as Status])]),
      },
      { kind: 'paragraph', tone: 'muted', text: say(words.pairs) },
      { kind: 'paragraph', tone: 'muted', text: `${say(words.cite)}${say(words.colon)}${say(citation)}` },
    ],
  };
}

function factsOf(figures: readonly TidyFigure[], say: Say): readonly (readonly [string, string])[] {
  const run = figures[0]?.run;
  if (run === undefined) return [];
  const facts: readonly (readonly [LocalizedText, string])[] = [
    [words.wave, say(run.waveTitle)],
    [words.settings, settingsText(run)],
    [words.hash, run.outputHash ?? ''],
  ];
  return facts.map(([label, value]) => [say(label), value]);
}

/** Groups in the order of their first member. */
function grouped<Key>(
  rows: readonly TidyFigure[],
  keyOf: (row: TidyFigure) => Key,
): readonly (readonly TidyFigure[])[] {
  const groups = new Map<Key, TidyFigure[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}

function indicatorOf(figures: readonly TidyFigure[], say: Say): readonly PrintBlock[] {
  const { name, unit } = figures[0]!.indicator;
  const known = unitByText.get(unit);
  const inUnit =
    known === undefined || known.measure === 'share' ? '' : fill(say(words.unit), { unit: say(known.name) });
  const groups = grouped(figures, ({ breakdown, level }) => `${breakdown ?? ''}/${level ?? ''}`);
  const shown = groups.filter((group) => group.some(({ figure }) => figure !== null));
  return [
    { kind: 'heading', level: 2, text: say(name) + inUnit },
    ...(shown.length === 0 ? [] : [tableOf(shown, say)]),
    ...absentOf(
      groups.filter((group) => !shown.includes(group)),
      say,
    ),
  ];
}

function tableOf(groups: readonly (readonly TidyFigure[])[], say: Say): PrintBlock {
  return {
    kind: 'table',
    columns: [
      { title: say(words.group), weight: 6 },
      ...[words.all, words.women, words.men].map((title) => ({
        ...{ title: say(title), weight: 4, align: 'right' as const },
      })),
    ],
    rows: groups.map((group) => [
      groupName(group[0]!, say),
      ...sexes.map((wanted) => {
        const found = group.find(({ sex }) => sex === wanted);
        return found === undefined ? '' : figureText(found, say);
      }),
    ]),
  };
}

/** Groups without any figure, by the reason. */
function absentOf(groups: readonly (readonly TidyFigure[])[], say: Say): readonly PrintBlock[] {
  const byReason = grouped(
    groups.map((group) => group[0]!),
    ({ status }) => status,
  );
  return byReason.map((rows) => {
    const names = rows.map((row) => groupName(row, say)).join(say(words.separator));
    const reason = say(absent[rows[0]!.status] ?? statusWords[rows[0]!.status]);
    return { kind: 'paragraph', tone: 'muted', text: fill(say(words.absentGroups), { reason, names }) };
  });
}

function groupName({ breakdown, level, levelName }: TidyFigure, say: Say): string {
  if (breakdown === null) return say(words.total);
  const merged = mergedNames(breakdown as BreakdownId, level ?? '');
  const own = levelName === null ? (level ?? '') : say(levelName);
  // a name that lists its categories needs no list
  const name = merged === null || say(merged) === own ? own : fill(say(words.merged), { name: own, of: say(merged) });
  return `${say(breakdowns[breakdown as BreakdownId].name)}${say(words.colon)}${name}`;
}

function figureText({ status, figure, indicator }: TidyFigure, say: Say): string {
  if (figure === null) return say(absent[status] ?? statusWords[status]);
  const number = numberIn(indicator.unit);
  const [low, high] = figure.interval;
  const interval =
    low === null || high === null ? '' : fill(say(words.interval), { low: number(low), high: number(high) });
  return `${number(figure.value)}${marks[status] ?? ''}${interval}`;
}

const fill = (text: string, parts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');

/** Shares and points are stored as fractions and printed in per cent. */
function numberIn(unit: string): (value: number) => string {
  const measure = unitByText.get(unit)?.measure;
  const fraction = measure === 'share' || measure === 'points';
  const whole = unit === units.persons.text || unit === units.fte.text;
  const digits = (value: number): number => {
    if (measure === 'index') return 2;
    return whole || (!fraction && Math.abs(value) >= 100) ? 0 : 1;
  };
  return (value) => {
    const shown = fraction ? 100 * value : value;
    const places = { minimumFractionDigits: digits(value), maximumFractionDigits: digits(value) };
    return `${shown.toLocaleString('en', places).replace('-', '\u2212')}${measure === 'share' ? '%' : ''}`;
  };
}
