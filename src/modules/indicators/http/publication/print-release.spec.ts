import { describe, expect, it } from '@jest/globals';
import type { TidyFigure } from '../../domain/publication/tidy.js';
import { printedRelease } from './print-release.js';

const citation = { en: 'City: wave 1, release 1, 3 Nov 2026.', zh: '市：第一期，第1版，2026年11月3日。' };

const figure = (part: Partial<TidyFigure>, value: number | null, unit = '%'): TidyFigure => ({
  indicator: { id: unit, name: { en: 'Union density', zh: '工会密度' }, unit, version: 1 },
  run: {
    ...{ number: 1, waveNumber: 1, waveTitle: { en: 'First wave', zh: '第一期' } },
    ...{ settings: { greenThreshold: 50, decentRule: 'core5' }, inputs: null, outputHash: 'abc' },
  },
  ...{ sex: null, breakdown: null, level: null, levelName: null },
  status: value === null ? 'withheld' : 'reliable',
  figure:
    value === null
      ? null
      : { value, standardError: 0.01, interval: [0.9 * value, null], df: 9, n: 120, cv: 0.1, flags: [], gap: null },
  coded: null,
  ...part,
});

const wide = {
  value: 0.4,
  standardError: 0.1,
  interval: [0.2, 0.6] as const,
  df: 9,
  n: 40,
  cv: 0.25,
  flags: [],
  gap: null,
};
const figures: readonly TidyFigure[] = [
  figure({}, 0.34),
  figure({ sex: 'F' }, null),
  figure({ sex: 'M', status: 'caution', figure: wide }, 0.4),
  figure({ breakdown: 'park', level: 'p1', levelName: { en: 'East park', zh: '东园' }, status: 'missing' }, null),
  figure({ breakdown: 'park+sector', level: 'p1+C', levelName: { en: 'East park · C', zh: '东园 · C' } }, 0.5),
  figure({}, 6512.4, 'CNY per month'),
  figure({ sex: 'F' }, -0.25, 'percentage points'),
];

const tables = (language: 'en' | 'zh') => {
  const { blocks } = printedRelease(
    { citation, number: 1, publishedAt: new Date('2026-11-03T00:00:00Z'), figures },
    language,
  );
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
};

describe('A printed release', () => {
  it('has a table for each indicator, with the total and single breakdowns by sex.', () => {
    expect(tables('en')).toEqual([
      [['Total', '34.0%', 'suppressed', '40.0%* (20.0% to 60.0%)']],
      [['Total', '6,512', '', '']],
      [['Total', '', '\u221225.0', '']],
    ]);
    expect(tables('zh')[0]).toEqual([['合计', '34.0%', '不公布', '40.0%*（20.0%至60.0%）']]);
  });

  it.each(['en', 'zh'] as const)(
    'says in %s that its figures are not official statistics, and how to cite it.',
    (language) => {
      const { title, blocks } = printedRelease({ citation, number: 1, publishedAt: new Date(0), figures }, language);
      expect(title).toBe(language === 'en' ? 'Indicators: First wave, release 1' : '指标：第一期，第1版');
      const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
      expect(paragraphs[0]).toBe(
        language === 'en' ? 'Project statistics, not official statistics' : '项目统计数据，非官方统计数据',
      );
      expect(paragraphs.at(-1)).toContain(citation[language]);
    },
  );

  it.each([
    ['en', 'No figure (no cases): Park: East park'],
    ['zh', '无数值（无适用对象）：园区：东园'],
  ] as const)('lists in %s the groups without any figure, with the reason.', (language, expected) => {
    const { blocks } = printedRelease({ citation, number: 1, publishedAt: new Date(0), figures }, language);
    expect(blocks).toContainEqual({ kind: 'paragraph', tone: 'muted', text: expected });
  });

  it.each([
    ['en', 'Age group: Under 35 (16 to 24, 25 to 34)'],
    ['zh', '年龄组：35岁以下（16–24岁、25–34岁）'],
  ] as const)('names in %s the categories of a merged category.', (language, expected) => {
    const levelName = { en: 'Under 35', zh: '35岁以下' };
    const merged = [figure({ breakdown: 'age_group', level: 'Y16-24&Y25-34', levelName }, 0.4)];
    const { blocks } = printedRelease({ citation, number: 1, publishedAt: new Date(0), figures: merged }, language);
    const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.map(([group]) => group)).toEqual([expected]);
  });

  it('has the heading of its indicator with the unit, unless each figure shows it.', () => {
    const { blocks } = printedRelease({ citation, number: 1, publishedAt: new Date(0), figures }, 'en');
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual([
      'Union density',
      'Union density (yuan per month)',
      'Union density (percentage points)',
      'Figures that are not shown',
    ]);
  });
});
