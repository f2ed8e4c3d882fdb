import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportedAction } from './state-report.js';
import { sectionsOf } from './state-report.js';
import { actionStatuses } from './status.js';

const today = '2026-11-25';
const action: ReportedAction = {
  ...{ status: 'in-progress', basis: null, daysLate: 0, evidenceCount: 1, claimedOn: null },
};

describe('the report on the state of the roadmap', () => {
  it.each([
    ['no section while work goes on as agreed', {}, []],
    ['late, when it is overdue', { daysLate: 3 }, ['late']],
    ['proposed, until the owner accepts', { status: 'proposed', evidenceCount: 0 }, ['proposed']],
    ['no section on the last day for a response', { status: 'claimed-done', claimedOn: '2026-10-26' }, []],
    ['unanswered, from the day after', { status: 'claimed-done', claimedOn: '2026-10-25' }, ['unanswered']],
    ['done, when another group confirmed', { status: 'confirmed', claimedOn: '2026-01-01' }, ['done']],
    ['done and without evidence at once', { status: 'confirmed', evidenceCount: 0 }, ['without-evidence', 'done']],
    [
      'every section that applies',
      { status: 'disputed', daysLate: 1, evidenceCount: 0 },
      ['late', 'disputed', 'without-evidence'],
    ],
    ['no section when it repeats a published text', { status: 'confirmed', basis: 'seed' }, []],
  ] as const)('lists an action in %s', (_, changes, sections) => {
    expect(sectionsOf({ ...action, ...changes }, today)).toEqual(sections);
  });

  it('never lists an action as done that another group has not confirmed', () => {
    const any = fc.record({
      ...{ status: fc.constantFrom(...actionStatuses), basis: fc.constantFrom(null, 'seed') },
      ...{ daysLate: fc.nat(9), evidenceCount: fc.nat(2), claimedOn: fc.constantFrom(null, '2026-01-01', today) },
    });
    fc.assert(
      fc.property(any, (one) => {
        const sections = sectionsOf(one, today);
        expect(sections.includes('done')).toBe(one.status === 'confirmed' && one.basis === null);
        expect(sections.includes('done') && sections.includes('disputed')).toBe(false);
      }),
    );
  });
});
