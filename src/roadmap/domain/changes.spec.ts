import { describe, expect, it } from '@jest/globals';
import { emptyContent } from './action.js';
import { confirmedContent, effectOnConfirmations } from './changes.js';

const current = { ...emptyContent, title: { en: 'Train officers', zh: '' }, dueOn: '2027-01-31' };
const title = { en: 'Train the officers', zh: '' };

describe('what an edit means for confirmations', () => {
  it('is a correction of wording only if the author says so and nothing but texts changes', () => {
    const corrected = [{ field: 'title', language: 'en', from: 'Train officers', to: 'Train the officers' }];
    expect(effectOnConfirmations(current, { title }, true)).toEqual({ of: 'wording', corrected });
    expect(effectOnConfirmations(current, { title }, false)).toEqual({ of: 'content', fields: ['title'] });
  });

  it.each([
    [{ ownerOrganisationId: 'o' }],
    [{ coOwnerOrganisationIds: ['o'] }],
    [{ startOn: '2026-01-01' }],
    [{ dueOn: '2027-02-28' }],
    [{ duePrecision: 'month' as const }],
    [{ placeId: 'p' }],
    [{ validatorConstituency: 'workers' as const }],
  ])('is another content with %j, also if the author calls it wording', (changed) => {
    const fields = Object.keys(changed);
    expect(effectOnConfirmations(current, changed, true)).toEqual({ of: 'content', fields });
    expect(effectOnConfirmations(current, { ...changed, title }, true)).toEqual({
      of: 'content',
      fields: ['title', ...fields],
    });
  });

  it('is nothing for a missing translation and for the classification', () => {
    expect(effectOnConfirmations(current, { title: { ...current.title, zh: '培训' } }, false)).toBeNull();
    expect(effectOnConfirmations(current, { policyAreas: [5], genderTag: null }, false)).toBeNull();
  });

  it('compares contents by their values, whatever the order of targets', () => {
    const target = (indicatorId: string) => ({
      ...{ indicatorId, baseline: null, baselinePeriod: null, target: '0.5', targetOn: null },
    });
    const one = confirmedContent(current, [target('a'), target('b')]);
    expect(confirmedContent(current, [target('b'), target('a')])).toEqual(one);
    expect(confirmedContent({ ...current, title }, [target('a'), target('b')])).not.toEqual(one);
    expect(confirmedContent(current, [target('a')])).not.toEqual(one);
  });
});
