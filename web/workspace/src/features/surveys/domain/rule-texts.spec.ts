import { describe, expect, it } from '@jest/globals';
import { entered, typed } from './rule-texts.js';

const rule = {
  ...{ variable: 'isco', treatment: 'groups' as const, isKey: true, lowest: null, highest: null, digits: null },
  ...{ bands: [25, 35], groups: [{ codes: ['1', '2'] }, { codes: ['8', '9'] }] },
};

describe('a rule as text', () => {
  it('is read again as it was', () => {
    expect(typed(rule)).toMatchObject({ bands: '25, 35', groups: '1, 2; 8, 9' });
    expect(entered(typed(rule))).toEqual(rule);
  });

  it('may have Chinese punctuation, and keeps what is no whole number as an error', () => {
    const { bands, groups } = entered({ ...typed(rule), bands: '25，三十', groups: '1，2；8 9；' });
    expect(bands).toEqual([25, 0.5]);
    expect(groups).toEqual(rule.groups);
  });
});
