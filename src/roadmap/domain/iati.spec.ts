import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { localized } from '../../kernel/localized-text.js';
import { type IatiAction, iatiDocument } from './iati.js';

const at = new Date('2026-11-30T06:00:00Z');
const workspace = { slug: 'city', identifier: 'XI-IATI-1234', name: localized('City', '城市'), writtenAt: at };
const bare: IatiAction = {
  ...{ number: 7, title: localized('Measure <dust> & noise', '测量粉尘与噪声'), description: localized('', '') },
  ...{ status: 'proposed', genderTag: null, tags: [], startOn: null, dueOn: null },
  ...{ agreedDueOn: null, agreedDuePrecision: null },
  ...{ policyAreas: [], createdAt: at, updatedAt: at },
  ...{ organisations: [], budget: [], targets: [] },
};
const line = { source: 'Fund', currency: 'CNY', planned: '120000.00', committed: '0.00', spent: '0.00' };
const full: IatiAction = {
  ...{ ...bare, number: 8, status: 'confirmed', genderTag: 'principal', tags: ['jobs'], policyAreas: [4, 5, 9] },
  ...{ startOn: '2026-01-01', dueOn: '2027-12-31', organisations: [localized('Federation', '联合会')] },
  budget: [line, { ...line, source: 'Other', planned: '0.00' }],
  targets: [
    {
      indicatorId: 'osh_training_rate',
      baseline: '0.52',
      baselinePeriod: '2025',
      target: '0.8',
      targetOn: '2028-12-31',
    },
  ],
};

const cityWords = ['narrative: City', 'narrative xml:lang=zh: 城市'];
const titleWords = ['narrative: Measure <dust> & noise', 'narrative xml:lang=zh: 测量粉尘与噪声'];

/** Elements with attributes and text, as a parser that knows nothing of this program reads them. */
function readBack(text: string): readonly string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    found.push([name, ...Object.entries(attributes).map(([key, value]) => `${key}=${String(value)}`)].join(' '));
  });
  parser.on('text', (said) => {
    if (said.trim() !== '') found[found.length - 1] += `: ${said}`;
  });
  parser.write(text).close();
  return found;
}

describe('the IATI export', () => {
  it('contains an action in both languages with its organisations, dates, budget, marker, tags and results', () => {
    expect(readBack(iatiDocument(workspace, [full])).slice(2)).toEqual([
      ...['iati-identifier: XI-IATI-1234-city-A-008', 'reporting-org ref=XI-IATI-1234 type=90', ...cityWords],
      ...['title', ...titleWords, 'description', ...titleWords],
      ...['participating-org role=4', 'narrative: Federation', 'narrative xml:lang=zh: 联合会'],
      ...['activity-status code=4', 'activity-date type=1 iso-date=2026-01-01'],
      ...['activity-date type=3 iso-date=2027-12-31', 'sector vocabulary=99 code=4 percentage=33.34'],
      ...['narrative: Skills development', 'narrative xml:lang=zh: 技能开发'],
      ...['sector vocabulary=99 code=5 percentage=33.33', 'narrative: Occupational safety and health'],
      ...['narrative xml:lang=zh: 职业安全与卫生', 'sector vocabulary=99 code=9 percentage=33.33'],
      ...['narrative: Social dialogue and tripartism', 'narrative xml:lang=zh: 社会对话与三方机制'],
      ...['tag vocabulary=99 code=jobs', 'narrative: Jobs', 'narrative xml:lang=zh: 就业'],
      ...['policy-marker vocabulary=1 code=1 significance=2', 'budget type=1 status=1'],
      ...['period-start iso-date=2026-01-01', 'period-end iso-date=2026-12-31'],
      ...['value currency=CNY value-date=2026-01-01: 60000.00', 'budget type=1 status=1'],
      ...['period-start iso-date=2027-01-01', 'period-end iso-date=2027-12-31'],
      ...['value currency=CNY value-date=2027-01-01: 60000.00'],
      ...['result type=2', 'title', 'narrative: osh_training_rate', 'indicator measure=1', 'title'],
      ...['narrative: osh_training_rate', 'reference vocabulary=99 code=osh_training_rate'],
      ...['baseline year=2025 value=0.52', 'period', 'period-start iso-date=2026-01-01'],
      ...['period-end iso-date=2028-12-31', 'target value=0.8'],
    ]);
  });

  it('states what the standard requires, and leaves out what is not known', () => {
    expect(readBack(iatiDocument(workspace, [bare]))).toEqual([
      'iati-activities version=2.03 generated-datetime=2026-11-30T06:00:00.000Z',
      'iati-activity last-updated-datetime=2026-11-30T06:00:00.000Z xml:lang=en',
      ...['iati-identifier: XI-IATI-1234-city-A-007', 'reporting-org ref=XI-IATI-1234 type=90', ...cityWords],
      ...['title', ...titleWords, 'description', ...titleWords, 'participating-org role=2', ...cityWords],
      ...['activity-status code=1', 'activity-date type=1 iso-date=2026-11-30'],
      'narrative: Day on which the action was entered. The start is not stated.',
      'narrative xml:lang=zh: 该行动的录入日期。未填写开始日期。',
      'sector vocabulary=1 code=99810',
    ]);
  });

  it('states no planned start after the planned end if an action was entered after its due date', () => {
    const read = readBack(iatiDocument(workspace, [{ ...bare, dueOn: '2026-11-29' }]));
    expect(read.filter((element) => element.startsWith('activity-date'))).toEqual([
      'activity-date type=1 iso-date=2026-11-29',
      'activity-date type=3 iso-date=2026-11-29',
    ]);
  });

  it('states in both languages the due date first agreed, if it was moved', () => {
    const moved = { ...full, agreedDueOn: '2026-09-30', agreedDuePrecision: 'month' } as const;
    const read = readBack(iatiDocument(workspace, [moved]));
    const at = read.indexOf('activity-date type=3 iso-date=2027-12-31');
    expect(read.slice(at + 1, at + 3)).toEqual([
      'narrative: Originally due Sep 2026.',
      'narrative xml:lang=zh: 最初议定期限：2026年9月。',
    ]);
    const kept = readBack(iatiDocument(workspace, [{ ...full, agreedDueOn: full.dueOn, agreedDuePrecision: 'day' }]));
    expect(kept.filter((element) => element.includes('Originally'))).toEqual([]);
  });

  it.each([
    ['a year', '2026-03-01', '2027-02-28', ['2026-03-01/2027-02-28: 100.00']],
    [
      'three years',
      '2026-07-02',
      '2028-06-30',
      ['2026-07-02/2026-12-31: 25.06', '2027-01-01/2027-12-31: 50.00', '2028-01-01/2028-06-30: 24.94'],
    ],
  ])('divides a budget for %s into periods of a year at most, which add up to it', (_, startOn, dueOn, expected) => {
    const budget = [{ ...line, planned: '100.00' }];
    const found = iatiDocument(workspace, [{ ...full, startOn, dueOn, budget, targets: [] }]).matchAll(
      /start iso-date="([^"]+)"\/><period-end iso-date="([^"]+)"\/><value [^>]+>([^<]+)/g,
    );
    expect([...found].map(([, from, to, value]) => `${from}/${to}: ${value}`)).toEqual(expected);
  });

  it('states no baseline without a year and no target without a period', () => {
    const [target] = full.targets;
    const targets = [{ ...target!, baselinePeriod: null, targetOn: null }];
    const read = readBack(iatiDocument(workspace, [{ ...full, startOn: null, targets }]));
    expect(read.filter((element) => /^(baseline|period|target)/.test(element))).toEqual([]);
    expect(read.at(-1)).toBe('reference vocabulary=99 code=osh_training_rate');
  });
});
