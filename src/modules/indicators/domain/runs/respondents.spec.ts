import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../catalogue/catalogue.js';
import { breakdownIds } from './cells.js';
import type { Standing } from './counting/tally.js';
import { Layout } from './counting/layout.js';
import { plansOf } from './plan.js';
import { RunRespondents } from './respondents.js';

const parks = ['park-1', 'park-2'];
const layout = new Layout(parks.map((parkId) => ({ parkId, sizeClass: 'S2' })));
const plans = plansOf(catalogue).filter(({ id }) => ['union_density', 'gpg_mean'].includes(id));

describe('the counts behind figures', () => {
  it('are of no and yes, and of women and of men where the figure compares them', () => {
    const respondents = new RunRespondents(plans, layout);
    const add = (sex: 'F' | 'M', park: string, ...standings: Standing[]): void => {
      const levels = breakdownIds.map((id) => (id === 'park' ? park : null));
      respondents.add({ sex, enterprise: park, levels, standings: plans.map((_, at) => standings[at]!) }, 2);
    };
    const yes = plans.map((): Standing => 2);
    const no = plans.map(({ id }): Standing => (id === 'gpg_mean' ? 0 : 1));
    add('F', 'park-1', ...yes);
    add('F', 'park-1', ...no);
    add('M', 'park-2', ...yes);
    const figures = respondents.figures();
    expect(figures.get('union_density|*|*')!.counts).toEqual([1, 2, 0, 0]);
    expect(figures.get('union_density|F|park=park-1')!.counts).toEqual([1, 1, 0, 0]);
    expect(figures.get('gpg_mean|*|*')!.counts).toEqual([0, 1, 0, 0, 0, 1, 0, 0]);
    expect([...figures.keys()].some((key) => key.startsWith('gpg_mean|F'))).toBe(false);
    expect(figures.get('union_density|*|*')!.newcomers(1)).toEqual([2]);
    expect(figures.get('gpg_mean|*|*')!.newcomers(1)).toEqual([1, 1]);
    expect(figures.get('gpg_mean|*|*')!.newcomers(2)).toEqual([0, 0]);
  });
});
