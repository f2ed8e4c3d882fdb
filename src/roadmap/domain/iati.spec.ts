import { describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { localized } from '../../kernel/localized-text.js';
import { type IatiAction, iatiDocument } from './iati.js';

const at = new Date('2026-11-30T06:00:00Z');
const workspace = { slug: 'city', name: localized('City', '城市'), writtenAt: at };
const bare: IatiAction = {
  ...{ number: 7, title: localized('Measure <dust> & noise', '测量粉尘与噪声'), description: localized('', '') },
  ...{ status: 'proposed', genderTag: null, tags: [], startOn: null, dueOn: null, updatedAt: at },
  ...{ organisations: [], budget: [], targets: [] },
};
const line = { source: 'Fund', currency: 'CNY', planned: '120000.00', committed: '0.00', spent: '0.00' };
const full: IatiAction = {
  ...{ ...bare, number: 8, status: 'confirmed', genderTag: 'principal', tags: ['jobs'] },
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
      ...['iati-identifier: city-A-008', 'reporting-org', 'narrative: City', 'narrative xml:lang=zh: 城市'],
      ...['title', 'narrative: Measure <dust> & noise', 'narrative xml:lang=zh: 测量粉尘与噪声'],
      ...['participating-org role=4', 'narrative: Federation', 'narrative xml:lang=zh: 联合会'],
      ...['activity-status code=4', 'activity-date type=1 iso-date=2026-01-01'],
      ...['activity-date type=3 iso-date=2027-12-31', 'tag vocabulary=99 code=jobs'],
      ...['policy-marker vocabulary=1 code=1 significance=2', 'budget type=1 status=1'],
      ...['period-start iso-date=2026-01-01', 'period-end iso-date=2027-12-31'],
      ...['value currency=CNY value-date=2026-01-01: 120000.00'],
      ...['result type=2', 'title', 'narrative: osh_training_rate', 'indicator', 'title'],
      ...['narrative: osh_training_rate', 'reference vocabulary=99 code=osh_training_rate'],
      ...['baseline year=2025 value=0.52', 'period', 'period-start iso-date=2026-01-01'],
      ...['period-end iso-date=2028-12-31', 'target value=0.8'],
    ]);
  });

  it('leaves out what is not known', () => {
    expect(readBack(iatiDocument(workspace, [bare]))).toEqual([
      'iati-activities version=2.03 generated-datetime=2026-11-30T06:00:00.000Z',
      'iati-activity last-updated-datetime=2026-11-30T06:00:00.000Z xml:lang=en',
      ...['iati-identifier: city-A-007', 'reporting-org', 'narrative: City', 'narrative xml:lang=zh: 城市'],
      ...['title', 'narrative: Measure <dust> & noise', 'narrative xml:lang=zh: 测量粉尘与噪声'],
      'activity-status code=1',
    ]);
  });
});
