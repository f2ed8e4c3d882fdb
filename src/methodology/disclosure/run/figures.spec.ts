import { describe, expect, it } from '@jest/globals';
import { nothingJudged } from '../../../../test/support/nothing-judged.js';
import { highsSolver } from '../../numeric/highs-solver.js';
import { protectRun } from './protect-run.js';
import { Respondents } from './respondents.js';

/** How many figures are published of ten workers of each of six enterprises who are all yes. */
async function shownWith(enterprises: number): Promise<number> {
  const respondents = new Respondents(
    [{ id: 'union', counts: 'yes-no', sexes: 'all', usesSex: false, questions: ['union'], breakdowns: [0] }],
    [{ id: 'park', levels: ['a'], question: null }],
  );
  for (let at = 0; at < 60; at += 1)
    respondents.add({ sex: 0, enterprise: `e${at % 6}`, levels: ['a'], standings: [2] });
  const { figures } = await protectRun(respondents, await highsSolver(), {
    rules: { workers: 5, enterprises },
    ...nothingJudged,
  });
  return figures.all.filter(({ persons, withheld }) => persons > 0 && !withheld).length;
}

describe('enterprises of a figure', () => {
  it.each([
    { enterprises: 3, shown: 4 },
    { enterprises: 6, shown: 4 },
    { enterprises: 7, shown: 0 },
  ])('are counted as far as a rule of $enterprises asks', async ({ enterprises, shown }) => {
    expect(await shownWith(enterprises)).toBe(shown);
  });
});
