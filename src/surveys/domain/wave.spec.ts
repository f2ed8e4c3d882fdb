import { describe, expect, it } from '@jest/globals';
import { mayBecome, paperFault, unfilledPlaceholders } from './wave.js';

const papers = {
  approvalNumber: 'X-1',
  approvalBody: 'Bureau',
  approvalValidUntil: '2026-12-31',
  approvalExemption: null,
  endsOn: '2026-11-30',
};

describe('a wave', () => {
  it('changes from draft to open to closed and never back', () => {
    const states = ['draft', 'open', 'closed'] as const;
    const allowed = states.flatMap((from) => states.filter((to) => mayBecome(from, to)).map((to) => `${from}>${to}`));
    expect(allowed).toEqual(['draft>open', 'open>closed']);
  });

  it.each([
    [papers, null],
    [{ ...papers, approvalNumber: ' ' }, 'approval-missing'],
    [{ ...papers, approvalBody: null }, 'approval-missing'],
    [{ ...papers, approvalValidUntil: null }, 'approval-missing'],
    [{ ...papers, approvalValidUntil: '2026-11-29' }, 'approval-expired'],
    [{ ...papers, approvalNumber: null, approvalExemption: 'No party abroad takes part.' }, null],
  ])('needs its approval or a stated exemption: %j -> %s', (given, fault) => {
    expect(paperFault(given)).toBe(fault);
  });

  it('names the placeholders that are not filled in both languages', () => {
    const names = ['survey_owner', 'partners', 'park_name'].map((name) => ({ name }));
    expect(unfilledPlaceholders(names, { survey_owner: { en: 'A', zh: '甲' }, partners: { en: 'B', zh: '' } })).toEqual(
      ['partners'],
    );
  });
});
