import { describe, expect, it } from '@jest/globals';
import JSONstat from 'jsonstat-toolkit';
import { jsonStatOf } from './json-stat.js';
import type { TidyFigure } from './tidy.js';

const citation = { en: 'City: wave 1, release 1, 3 Nov 2026.', zh: '市：第一期，第1版，2026年11月3日。' };
const names: Readonly<Record<string, { en: string; zh: string }>> = {
  p1: { en: 'East park', zh: '东园' },
  p2: { en: 'West park', zh: '西园' },
  'p1+Y15-24': { en: 'East park · 15 to 24', zh: '东园 · 15至24岁' },
};

const figure = (part: Partial<TidyFigure>, value: number | null, id = 'union_density'): TidyFigure => ({
  indicator: { id, name: { en: `Name of ${id}`, zh: `${id}的名称` }, unit: '%', version: 1 },
  run: {
    ...{ number: 1, waveNumber: 1, waveTitle: { en: 'First wave', zh: '第一期' } },
    ...{ settings: { greenThreshold: 50, decentRule: 'core5' }, inputs: null, outputHash: null },
  },
  ...{ sex: null, breakdown: null, level: null, levelName: part.level ? (names[part.level] ?? null) : null },
  status: value === null ? 'withheld' : 'reliable',
  figure:
    value === null
      ? null
      : { value, standardError: 0.01, interval: [value - 0.02, null], df: 9, n: 120, cv: 0.1, flags: [], gap: null },
  coded: null,
  ...part,
});

const figures: readonly TidyFigure[] = [
  figure({}, 0.34),
  figure({ sex: 'F' }, 0.3),
  figure({ sex: 'M' }, 0.38),
  figure({ breakdown: 'park', level: 'p1' }, 0.5),
  figure({ breakdown: 'park', level: 'p1', sex: 'F' }, null),
  figure({ breakdown: 'park', level: 'p2' }, null),
  figure({ breakdown: 'park+age_group', level: 'p1+Y15-24' }, 0.25),
  figure({}, 0.11, 'gpg_mean'),
];

const read = (language: 'en' | 'zh') =>
  JSONstat(JSON.parse(JSON.stringify(jsonStatOf(figures, citation, language))) as object);

describe('Figures as JSON-stat', () => {
  it('are a collection that the reader of the format opens, with one dataset for each breakdown.', () => {
    const collection = read('en');
    expect(collection.class).toBe('collection');
    expect(collection.link.item.map(({ label }) => label)).toEqual(['Total', 'Park', 'Park × Age group']);
    expect(collection.note).toEqual(['Project statistics, not official statistics', citation.en]);
  });

  it('note which categories a merged category consists of.', () => {
    const name = { en: 'Under 35', zh: '35岁以下' };
    const merged = figure({ breakdown: 'age_group', level: 'Y16-24&Y25-34', levelName: name }, 0.4);
    const [dataset] = jsonStatOf([merged], citation, 'zh').link.item;
    expect(dataset!.dimension['age_group']!.category).toEqual({
      index: ['Y16-24&Y25-34'],
      label: { 'Y16-24&Y25-34': '35岁以下' },
      note: { 'Y16-24&Y25-34': ['合并自：16–24岁、25–34岁'] },
    });
  });

  it('have each value at the place of its categories, and a status instead of a value that is not shown.', () => {
    const collection = read('en');
    const [total, park, pair] = [collection.Dataset(0), collection.Dataset(1), collection.Dataset(2)];
    const at = { wave: 'wave-1', indicator: 'union_density' };
    expect(total.Data({ ...at, sex: 'F', measure: 'value' })).toEqual({ value: 0.3, status: 'reliable' });
    expect(total.Data({ ...at, sex: 'M', measure: 'n' }).value).toBe(120);
    expect(total.Data({ ...at, indicator: 'gpg_mean', sex: 'T', measure: 'value' }).value).toBe(0.11);
    expect(total.Data({ ...at, indicator: 'gpg_mean', sex: 'F', measure: 'value' }).value).toBeNull();
    expect(park.Data({ ...at, park: 'p1', sex: 'T', measure: 'value' }).value).toBe(0.5);
    expect(park.Data({ ...at, park: 'p1', sex: 'F', measure: 'value' })).toEqual({ value: null, status: 'withheld' });
    expect(park.Data({ ...at, park: 'p2', sex: 'T', measure: 'n' }).value).toBeNull();
    expect(pair.Data({ ...at, park: 'p1', age_group: 'Y15-24', sex: 'T', measure: 'value' }).value).toBe(0.25);
  });

  it('have labels, units and the notice in the language that is asked for.', () => {
    const park = read('zh').Dataset(1);
    expect(park.Dimension('park').Category('p1').label).toBe('东园');
    expect(park.Dimension('indicator').Category('union_density').label).toBe('union_density的名称');
    expect(park.Dimension('indicator').Category('union_density').unit).toEqual({ label: '%' });
    expect(park.source).toBe('项目统计数据，非官方统计数据');
    expect(park.role).toMatchObject({ time: ['wave'], metric: ['measure'], geo: ['park'] });
  });

  it('contain no number of a figure that is not shown.', () => {
    const hidden = jsonStatOf([figure({ sex: 'F' }, null)], citation, 'en');
    expect(hidden.link.item[0]!.value).toEqual({});
  });
});
