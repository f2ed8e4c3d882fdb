import { describe, expect, it } from '@jest/globals';
import { syntheticSurvey } from '../../../../../test/support/park-workers.js';
import { frameWeighting } from '../../../../../test/support/weight-frame.js';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { cellKey } from './cells.js';
import { RunComputation, type RunOutput } from './computation.js';
import type { AnswerInput } from './counting/counting.js';
import { type Plan, plansOf } from './plan.js';
import type { PosterCell } from './posters.js';
import { defaultSettings } from './settings.js';

const survey = syntheticSurvey({ size: 500, seed: 21, parks: ['park-1', 'park-2', 'park-3'] });
const wanted = ['union_density', 'paid_leave_rate', 'female_share_env_jobs', 'hourly_earnings_mean', 'green_job_total'];
const plans = plansOf(catalogue)
  .filter(({ id }) => wanted.includes(id))
  .map((plan): Plan => ({ ...plan, breakdowns: ['park'] }));

/** The persons of another survey who saw a poster: this number in each park. */
function posters(counts: Readonly<Record<string, number>>): AnswerInput[] {
  const { answers } = syntheticSurvey({ size: 400, seed: 22, parks: ['park-1', 'park-2', 'park-3'] });
  const stated = answers.filter(({ answers: given }) => given['sex'] === '1' || given['sex'] === '2');
  return Object.entries(counts).flatMap(([parkId, count], at) =>
    stated
      .slice(100 * at, 100 * at + count)
      .map((answer) => ({ ...answer, parkId, stratum: null, psu: null, collector: 'open_poster' as const })),
  );
}

const lowPay = { yuanPerHour: 20, date: null, region: null, source: 'published', reference: null } as const;

async function run(apart: readonly AnswerInput[], interrupted = false): Promise<RunOutput> {
  const start = (): RunComputation =>
    new RunComputation(plans, survey.frame, { ...defaultSettings, lowPay }, frameWeighting(survey.frame));
  let computation = start();
  computation.settleLowPay();
  computation.observe(survey.answers);
  computation.observe(apart.slice(0, 20));
  if (interrupted) {
    const kept = structuredClone(computation.state());
    computation = start();
    computation.settleLowPay();
    computation.restore(kept, lowPay);
  }
  computation.observe(apart.slice(20));
  return computation.finish(await highsSolver());
}

const cellsOf = ({ posters: sets }: RunOutput, id: string): ReadonlyMap<string, PosterCell> =>
  new Map(sets.find((each) => each.id === id)!.cells.map((cell) => [cellKey(cell), cell]));

const large = { 'park-1': 80, 'park-2': 70, 'park-3': 60 };

describe('answers from an open poster', () => {
  it('are counts of yes and no for all persons, by sex and by park, and nothing else', async () => {
    const output = await run(posters(large));
    expect(output.posters.map(({ id }) => id)).toEqual(['female_share_env_jobs', 'paid_leave_rate', 'union_density']);
    const cells = cellsOf(output, 'union_density');
    expect([...cells.keys()]).toEqual(['*|*', 'F|*', 'M|*', '*|park=park-1', '*|park=park-2', '*|park=park-3']);
    const all = cells.get('*|*')!;
    expect(all.persons).toBe(cells.get('F|*')!.persons! + cells.get('M|*')!.persons!);
    expect(Object.keys(all).sort()).toEqual(['breakdown', 'level', 'persons', 'sex', 'status', 'yes']);
    expect(cellsOf(output, 'female_share_env_jobs').has('F|*')).toBe(false);
  });

  it('are never pooled: the figures of the drawn sample are identical without them', async () => {
    const [without, withThem] = [await run([]), await run(posters(large))];
    expect(JSON.stringify(withThem.indicators)).toBe(JSON.stringify(without.indicators));
    expect(without.posters).toEqual([]);
    expect(withThem.answers).toBe(without.answers);
    expect(withThem.apart - without.apart).toBe(210);
  });

  it('publish no cell of fewer than ten persons, and none that would reveal such a cell', async () => {
    const cells = cellsOf(await run(posters({ ...large, 'park-3': 7 })), 'union_density');
    const parks = ['park-1', 'park-2', 'park-3'].map((level) => cells.get(`*|park=${level}`)!.status);
    expect(parks[2]).toBe('withheld');
    expect(parks.filter((status) => status === 'withheld').length).toBeGreaterThanOrEqual(2);
    for (const { persons } of cells.values()) expect(persons === null || persons >= 10).toBe(true);
  });

  it('exclude break-offs, and persons who did not state the sex', async () => {
    const people = posters(large);
    const more = people
      .slice(0, 30)
      .map((answer, at) =>
        at % 2 === 0
          ? { ...answer, id: `${answer.id}-b`, disposition: 'breakoff' as const }
          : { ...answer, id: `${answer.id}-u`, answers: { ...answer.answers, sex: '99' } },
      );
    expect((await run([...people, ...more])).posters).toEqual((await run(people)).posters);
  });

  it('give identical results in any order, and when counting stops and continues', async () => {
    const people = posters(large);
    const first = JSON.stringify((await run(people)).posters);
    expect(JSON.stringify((await run([...people].reverse(), true)).posters)).toBe(first);
  });

  it('are suppressed where the probability sample is, because a person may be in both', async () => {
    const output = await run(posters(large));
    const drawn = new Map(
      output.indicators.flatMap(({ id, cells }) => cells.map((cell) => [`${id}|${cellKey(cell)}`, cell.status])),
    );
    for (const { id, cells } of output.posters)
      for (const cell of cells)
        if (drawn.get(`${id}|${cellKey(cell)}`) === 'withheld') expect(cell.status).not.toBe('shown');
  });
});
