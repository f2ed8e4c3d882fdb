import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportedAction } from './state-report.js';
import { owedByGroups, sectionsOf, summaryOf } from './state-report.js';
import { actionStatuses } from './status.js';

const today = '2026-11-25';
const action: ReportedAction = {
  ...{ status: 'in-progress', basis: null, daysLate: 0, dueSlippage: 0, evidenceCount: 1 },
  ...{ claimedOn: null, confirmedOn: null },
};

describe('the report on the state of the roadmap', () => {
  it.each([
    ['no section while work goes on as agreed', {}, []],
    ['late, when it is overdue', { daysLate: 3 }, ['late']],
    ['proposed, until the owner accepts', { status: 'proposed', evidenceCount: 0 }, ['proposed']],
    ['no section on the last day for a response', { status: 'claimed-done', claimedOn: '2026-10-26' }, []],
    ['unanswered, from the day after', { status: 'claimed-done', claimedOn: '2026-10-25' }, ['unanswered']],
    ['slipped, when it is due later than first agreed', { dueSlippage: 1 }, ['slipped']],
    ['no section, when it is due earlier than first agreed', { dueSlippage: -30 }, []],
    ['no section, when it was dropped', { status: 'dropped', dueSlippage: 30 }, []],
    ['done, when another group confirmed', { status: 'confirmed', confirmedOn: '2026-10-01' }, ['done']],
    ['no section, when the confirmation is older', { status: 'confirmed', confirmedOn: '2026-09-30' }, []],
    [
      'done and without evidence at once',
      { status: 'confirmed', confirmedOn: today, evidenceCount: 0 },
      ['without-evidence', 'done'],
    ],
    [
      'every section that applies',
      { status: 'disputed', daysLate: 1, evidenceCount: 0 },
      ['late', 'disputed', 'without-evidence'],
    ],
    ['no section when it repeats a published text', { status: 'confirmed', basis: 'seed' }, []],
  ] as const)('lists an action in %s', (_, changes, sections) => {
    expect(sectionsOf({ ...action, ...changes }, { today, since: '2026-10-01' })).toEqual(sections);
  });

  it('never lists an action as done that another group has not confirmed', () => {
    const any = fc.record({
      ...{ status: fc.constantFrom(...actionStatuses), basis: fc.constantFrom(null, 'seed') },
      ...{ daysLate: fc.nat(9), evidenceCount: fc.nat(2), claimedOn: fc.constantFrom(null, '2026-01-01', today) },
      ...{ dueSlippage: fc.constantFrom(null, -1, 2), confirmedOn: fc.constantFrom(null, '2026-01-01') },
    });
    fc.assert(
      fc.property(any, (one) => {
        const sections = sectionsOf(one, { today, since: null });
        expect(sections.includes('done')).toBe(one.status === 'confirmed' && one.basis === null);
        expect(sections.includes('done') && sections.includes('disputed')).toBe(false);
      }),
    );
  });
});

describe('what groups owe', () => {
  const owned = { ...action, ownerConstituency: 'employers', awaited: [] } as const;

  it.each([
    ['the owner accepts a proposal, also an overdue one', { status: 'proposed', daysLate: 9 }, ['employers accept']],
    ['the owner reports on an overdue action', { daysLate: 1 }, ['employers report']],
    ['the owner settles a dispute, also an overdue one', { status: 'disputed', daysLate: 1 }, ['employers settle']],
    [
      'the other groups respond to a report of completion',
      { status: 'claimed-done', awaited: ['government', 'workers'] },
      ['government respond', 'workers respond'],
    ],
    ['an owner of no group is listed separately', { ownerConstituency: null, daysLate: 1 }, ['null report']],
    ['no one owes anything while work goes on as agreed', {}, []],
    ['no one owes anything for a published text', { status: 'proposed', basis: 'seed' }, []],
  ] as const)('%s', (_, changes, owed) => {
    const groups = owedByGroups([{ ...owned, ...changes }], true);
    expect(groups.flatMap(({ constituency, duties }) => duties.map(({ duty }) => `${constituency} ${duty}`))).toEqual(
      owed,
    );
  });

  it('is nothing for groups of the whole roadmap only, not for those that a filter left out', () => {
    const late = { ...owned, daysLate: 1 };
    const listed = (isWhole: boolean) => owedByGroups([late], isWhole).map(({ constituency }) => constituency);
    expect(listed(true)).toEqual(['government', 'employers', 'workers']);
    expect(listed(false)).toEqual(['employers']);
  });

  it('counts an action once in its group, in each of its policy areas, and not if it repeats a published text', () => {
    const counted = { ...owned, policyAreas: [4, 7] as const, placeId: null, budget: [] };
    const { byStatus, byConstituency, byArea } = summaryOf([counted, { ...counted, basis: 'seed' }]);
    expect(byStatus.filter(({ actions }) => actions > 0)).toEqual([{ status: 'in-progress', actions: 1 }]);
    expect(byConstituency.map((each) => `${each.constituency} ${each.actions}`)).toEqual([
      ...['government 0', 'employers 1', 'workers 0'],
    ]);
    expect(byArea.map((each) => `${each.policyArea} ${each.actions}`)).toEqual(['4 1', '7 1']);
  });

  it('counts an action in its own place, and actions without a place together', () => {
    const placed = (placeId: string | null, daysLate: number) => ({
      ...{ ...owned, policyAreas: [], budget: [], placeId, daysLate },
    });
    const { byPlace } = summaryOf([placed('park', 0), placed(null, 0), placed('park', 3)]);
    expect(byPlace.map(({ placeId, actions, late }) => [placeId, actions, late])).toEqual([
      ...[
        ['park', 2, 1],
        [null, 1, 0],
      ],
    ]);
  });
});
