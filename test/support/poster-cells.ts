/** Synthetic answers from an open poster: every second woman and every fifth man answers yes. */
import { stricter } from '../../src/methodology/disclosure/primary.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { cellKey } from '../../src/modules/indicators/domain/runs/cells.js';
import { Layout } from '../../src/modules/indicators/domain/runs/counting/layout.js';
import type { SumPlan } from '../../src/modules/indicators/domain/runs/plan.js';
import { leastPosterPersons, PosterCounting } from '../../src/modules/indicators/domain/runs/posters.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';

export interface PosterPark {
  readonly park: string;
  readonly women: number;
  readonly men: number;
}

const plan: SumPlan = {
  kind: 'ratio',
  id: 'said_yes',
  universe: () => 1,
  numerator: (person) => (person.code('union_member') === '1' ? 1 : 0),
  denominator: () => 1,
  factor: 1,
  proportion: true,
  countsPersons: false,
  magnitude: false,
  sexBuiltIn: false,
  breakdowns: ['park'],
  questions: ['union_member'],
  publishedAs: { unit: 'percent', sensitive: true, isMean: false },
};

/** Maps a cell to [persons, yes], or to the reason why there are none. */
export async function posterCells(parks: readonly PosterPark[]): Promise<Record<string, unknown>> {
  const layout = new Layout(parks.map(({ park }) => ({ parkId: park, sizeClass: 'S2' })));
  const counting = new PosterCounting([plan], layout);
  for (const { park, women, men } of parks)
    for (let at = 0; at < women + men; at += 1) {
      const yes = at < women ? at % 2 === 0 : (at - women) % 5 === 0;
      const answers = { sex: at < women ? '2' : '1', union_member: yes ? '1' : '2' };
      counting.observe(
        {
          id: `${park}-${at}`,
          answers,
          parkId: park,
          stratum: null,
          psu: null,
          collector: 'open_poster',
          disposition: 'complete',
        },
        { ...defaultSettings, lowPayYuanPerHour: 20 },
      );
    }
  const [result] = counting.outputs({
    solver: await highsSolver(),
    rules: stricter({ workers: leastPosterPersons }),
    earlier: { tellsOfFew: () => false, wasWithheld: () => false, wasShown: () => null },
  });
  return Object.fromEntries(
    result!.cells.map((cell) => [cellKey(cell), cell.status === 'shown' ? [cell.persons, cell.yes] : cell.status]),
  );
}
