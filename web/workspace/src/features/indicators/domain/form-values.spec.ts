import { describe, expect, it } from '@jest/globals';
import { blank, changesOf, contentOf, fieldAt, fieldName, replaced, valuesOf } from './form-values.js';

describe('the form of a definition', () => {
  const content = { ...blank, sdg: [{ code: '8.5.1', link: 'adapted' as const }], name: { en: 'A', zh: '甲' } };

  it('returns its initial content, with nothing to change', () => {
    expect(contentOf(valuesOf(content), content)).toEqual(content);
    expect(changesOf(content, contentOf(valuesOf(content), content))).toEqual({});
  });

  it('sends only changed fields, and keeps how closely targets are followed', () => {
    const after = contentOf({ ...valuesOf(content), sdg: ['5.5', '8.5.1'], nameZh: ' 乙 ' }, content);
    expect(changesOf(content, after)).toEqual({
      name: { en: 'A', zh: '乙' },
      sdg: [
        { code: '5.5', link: 'context' },
        { code: '8.5.1', link: 'adapted' },
      ],
    });
  });

  it('shows a fault at its field', () => {
    expect(['/name/zh', '/name/en', '/numerator', '/sdg/0/code', '/disaggregations/2'].map(fieldAt)).toEqual([
      'nameZh',
      'nameEn',
      'numerator',
      'sdg',
      'disaggregations',
    ]);
    expect(replaced('emp = 1 and employe = 1', { position: 12, length: 7 }, 'employee')).toBe(
      'emp = 1 and employee = 1',
    );
  });

  it('names the two sides of a difference in points as groups, because there is no denominator', () => {
    const kind = { estimator: 'index', unit: 'percentage_points' } as const;
    expect(fieldName('numerator', kind)).toBe('def.group.numerator');
    expect(fieldName('universe', kind)).toBe('def.field.universe');
    expect(fieldName('numerator', { ...kind, unit: 'percent' })).toBe('def.field.numerator');
  });
});
