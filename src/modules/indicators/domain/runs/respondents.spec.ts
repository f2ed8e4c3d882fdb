import { describe, expect, it } from '@jest/globals';
import { stricter } from '../../../../methodology/disclosure/primary.js';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { breakdownIds } from './cells.js';
import { Layout } from './counting/layout.js';
import { type Plan, plansOf } from './plan.js';
import { type Protected, RunRespondents, withheldFigures } from './respondents.js';
import type { Standing } from './counting/tally.js';

type Stated = 'F' | 'M';
const parks = ['park-1', 'park-2', 'park-3'];
const layout = new Layout(parks.map((parkId) => ({ parkId, sizeClass: 'S2' })));

describe('indicators whose formula uses the sex', () => {
  const { indicators } = new RunRespondents(plansOf(catalogue), layout).counted;
  const idsOf = (some: typeof indicators): string[] => some.map(({ id }) => id);

  it('are shares of women and gaps between groups of women, so not every person can have every response category', () => {
    expect(idsOf(indicators.filter(({ usesSex }) => usesSex))).toEqual([
      'female_share_green_jobs',
      'female_share_env_jobs',
      'women_managers_green',
      'women_senior_managers_env',
      'women_technical_env',
      'motherhood_pay_gap',
    ]);
  });

  it('do not include gaps between women and men, which include both and count them separately', () => {
    const bySex = indicators.filter(({ sexes, usesSex }) => sexes === 'apart' && !usesSex);
    expect(idsOf(bySex)).toEqual(expect.arrayContaining(['gpg_mean', 'gpg_median', 'occupational_segregation_index']));
    expect(bySex).toHaveLength(indicators.filter(({ sexes }) => sexes === 'apart').length);
  });
});

/** The motherhood pay gap by park, and mean pay only in total, so that only the gap reveals the women of a park. */
const plans = ['hourly_earnings_mean', 'motherhood_pay_gap'].map((id): Plan => {
  const plan = plansOf(catalogue).find((each) => each.id === id)!;
  return { ...plan, breakdowns: id === 'motherhood_pay_gap' ? ['park'] : [] };
});
const [notInGap, mother, noMother]: readonly Standing[] = [0, 1, 3];

/**
 * Three mothers in park-2. No park has enough other persons who could be in another park, so that another feasible
 * table with five mothers needs two more persons in park-2 and two fewer elsewhere.
 */
async function threeMothers(othersInPark2: Stated): Promise<Protected> {
  const respondents = new RunRespondents(plans, layout);
  const add = (persons: number, park: string, [sex, standing]: readonly [Stated, Standing]): void => {
    const levels = breakdownIds.map((id) => (id === 'park' ? park : null));
    for (let at = 0; at < persons; at += 1)
      respondents.add({ sex, enterprise: `${park}-${at % 3}`, levels, standings: [1, standing] });
  };
  for (const park of ['park-1', 'park-3']) {
    add(20, park, ['F', mother!]);
    add(15, park, ['F', noMother!]);
    add(10, park, ['F', notInGap!]);
    add(10, park, ['M', notInGap!]);
  }
  add(3, 'park-2', ['F', mother!]);
  add(20, 'park-2', [othersInPark2, notInGap!]);
  return withheldFigures(respondents, await highsSolver(), {
    rules: stricter({}),
    hangsOnFew: () => false,
    earlier: { tellsOfFew: () => false, wasWithheld: () => false },
    step: async () => undefined,
  });
}

describe('a small count of a gap among women', () => {
  const gapAt = (...at: readonly string[]): string[] => at.map((park) => `motherhood_pay_gap|*|park=${park}`);

  it('has a protection witness if women with unknown status could be mothers', async () => {
    const { withheld, certified, closed } = await threeMothers('F');
    expect([certified, closed]).toEqual([1, 0]);
    expect(withheld.size).toBe(2);
    expect([...withheld]).toEqual(expect.arrayContaining(gapAt('park-2')));
  });

  it('is suppressed with its table if only men could be, because no reader takes them for mothers', async () => {
    const { withheld, certified, closed } = await threeMothers('M');
    expect([certified, closed]).toEqual([0, 1]);
    expect([...withheld].sort()).toEqual(gapAt(...parks));
  });
});
