import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { hourlyEarnings } from '../../../src/methodology/classification/low-pay.js';
import { DialogueFacade } from '../../../src/modules/dialogue/index.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ProposeAgendaItem } from '../../../src/modules/dialogue/use-cases/propose-agenda-item.js';
import {
  baseSpecification,
  type WeightingSpecification,
} from '../../../src/modules/indicators/domain/weighting/specification.js';
import { ReadRuns } from '../../../src/modules/indicators/use-cases/runs/read-runs.js';
import { ReadWeightSets } from '../../../src/modules/indicators/use-cases/weighting/read-weight-sets.js';
import type { ReadIndicators } from '../../../src/modules/indicators/use-cases/publication/read-indicators.js';
import { IndicatorsFacade } from '../../../src/modules/indicators/indicators.facade.js';
import { ProposeAgendaItemWhenIndicatorMoved } from '../../../src/modules/indicators/subscribers/propose-agenda-item-when-indicator-moved.js';
import type { ComputeRun } from '../../../src/modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../../../src/modules/indicators/use-cases/weighting/make-weight-set.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import type { Steps } from '../../../src/modules/indicators/use-cases/steps.js';
import { JobCancelled } from '../../../src/platform/jobs/index.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { statedIn, syntheticSurvey } from '../../support/park-workers.js';
import { readIndicatorsOn } from './read-indicators-on.js';
import { computeRunOn, publishedRunOn, repeatRunOn } from './compute-on.js';
import {
  byPark,
  bySexOnly,
  newWorkspace,
  retireAllBut,
  type StoredWorkspace,
  storeAnswers,
  storeWave,
} from './stored-survey.js';

const parkKeys = ['park-1', 'park-2', 'park-3', 'park-4'];
const quiet: Steps = { progress: async () => undefined, throwIfCancelled: async () => undefined };

let test: OpenDatabase;
let workspace: StoredWorkspace;
let startRun: StartRun;
let computeRun: ComputeRun;
let publishedRun: ComputeRun;
let pages: ReadIndicators;
let runPages: ReadRuns;
let weightSetPages: ReadWeightSets;
let waveId: string;

beforeAll(async () => {
  test = await openTestDatabase();
  const surveys = new AnswersFacade();
  startRun = new StartRun(test.database, surveys);
  computeRun = computeRunOn(test.database);
  publishedRun = publishedRunOn(test.database);
  runPages = new ReadRuns(test.database, new DirectoryFacade());
  weightSetPages = new ReadWeightSets(test.database, new DirectoryFacade(), surveys);
  pages = readIndicatorsOn(test.database);
  workspace = await newWorkspace(test.owner, test.database, parkKeys);
  const survey = syntheticSurvey({ size: 1200, seed: 11, parks: parkKeys });
  waveId = await storeWave(test.owner, workspace, { survey, number: 1, database: test.database });
});
afterAll(() => test.close());

async function fresh(): Promise<string> {
  return (await startRun.execute(workspace.actor, { waveId, settings: bySexOnly })).id;
}

async function cellsOf(runId: string): Promise<string> {
  const rows = await test.owner(
    `SELECT indicator_id, cell_key, status, figure::text FROM indicators_cell WHERE run_id = $1 ORDER BY indicator_id, position`,
    [runId],
  );
  return JSON.stringify(rows);
}

describe('a run', () => {
  it('computes the catalogue by sex and by park with intervals, and reports its progress', async () => {
    const fractions: number[] = [];
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 1200, seed: 11, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    const breakdowns = ['park', 'enterprise_size', 'age_group'] as const;
    const { id } = await startRun.execute(own.actor, { waveId: wave, settings: { breakdowns } });
    await publishedRun.execute(own.actor, id, {
      ...quiet,
      progress: async (fraction) => void fractions.push(fraction),
    });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    const list = await pages.list(own.actor);
    expect(list.items).toHaveLength(91);
    expect(list.items.filter((item) => item.state === 'computed').length).toBeGreaterThanOrEqual(25);
    const page = await pages.one(own.actor, 'social_insurance_full_rate');
    expect(page.parks.map((park) => park.name.en).sort()).toEqual(parkKeys.map((key) => `Park ${key}`));
    const total = page.cells.find((cell) => cell.sex === null && cell.breakdown === null)!;
    expect(total.figure!.value).toBeGreaterThan(0.5);
    expect(total.figure!.interval[0]!).toBeLessThan(total.figure!.value);
    expect(total.figure!.interval[1]!).toBeGreaterThan(total.figure!.value);
    expect(total.figure!.df).toBe(48 - 8);
    // all persons, 4 parks, 2 sizes of enterprises, 6 ages
    expect(page.cells).toHaveLength(3 * (1 + 4 + 2 + 6));
    expect(page.breakdowns.map(({ id, levels }) => [id, levels.length])).toEqual([
      ['park', 4],
      ['enterprise_size', 2],
      ['age_group', 6],
    ]);
    const young = page.cells.find((cell) => cell.sex === 'F' && cell.level === 'Y16-24')!;
    expect(young.levelName).toEqual({ en: '16 to 24', zh: '16–24岁' });
  }, 120_000);

  it('is reproduced exactly, even if two workers receive it at once', async () => {
    const [first, second] = [await fresh(), await fresh()];
    const one = await computeRun.execute(workspace.actor, first, quiet);
    const both = await concurrently(2, () => computeRun.execute(workspace.actor, second, quiet));
    expect(both.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled']);
    const hashes = both.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.outputHash : ''));
    expect(hashes).toEqual([one.outputHash, one.outputHash]);
    expect(await cellsOf(second)).toBe(await cellsOf(first));
  });

  it('that is cancelled or interrupted leaves no figure and can be started again', async () => {
    const id = await fresh();
    const stop = { ...quiet, throwIfCancelled: async () => Promise.reject(new JobCancelled()) };
    await expect(computeRun.execute(workspace.actor, id, stop)).rejects.toBeInstanceOf(JobCancelled);
    const die = {
      ...quiet,
      progress: async (fraction: number) => (fraction >= 0.9 ? Promise.reject(new Error('killed')) : undefined),
    };
    await expect(computeRun.execute(workspace.actor, id, die)).rejects.toThrow('killed');
    expect(await cellsOf(id)).toBe('[]');
    const done = await computeRun.execute(workspace.actor, id, quiet);
    expect(done.figures).toBeGreaterThan(50);
    expect((await runPages.one(workspace.actor, id)).run.state).toBe('done');
  });

  it('is refused while the wave is open, and for a wave of another workspace', async () => {
    const other = await newWorkspace(test.owner, test.database, parkKeys);
    await expect(startRun.execute(other.actor, { waveId })).rejects.toThrow('indicators.run.wave-not-found');
    await test.owner(`UPDATE surveys_wave SET state = 'open' WHERE id = $1`, [waveId]);
    await expect(fresh()).rejects.toThrow('indicators.run.wave-not-closed');
    await test.owner(`UPDATE surveys_wave SET state = 'closed' WHERE id = $1`, [waveId]);
    expect((await pages.list(other.actor)).run).toBeNull();
  });
});

/** Two waves with the same answers. */
async function twoWaves() {
  const own = await newWorkspace(test.owner, test.database, parkKeys);
  const survey = syntheticSurvey({ size: 400, seed: 17, parks: parkKeys });
  const store = (number: number) => storeWave(test.owner, own, { survey, number, database: test.database });
  const waves = [await store(1), await store(2)] as const;
  return {
    own,
    survey,
    waves,
    makeWeightSet: new MakeWeightSet(test.database, new AnswersFacade(), new DirectoryFacade()),
  };
}

describe('the weights of a run', () => {
  const specification: WeightingSpecification = {
    ...baseSpecification,
    calibration: 'post-stratification',
    margins: ['park-size'],
    trim: 1.5,
  };

  it('are the requested set, which is frozen with the run and changes its figures', async () => {
    const { own, waves, makeWeightSet } = await twoWaves();
    const order = { id: newId(), waveId: waves[1], specification, jobRunId: null, requestedBy: null };
    const sets = [
      await makeWeightSet.current(own.actor, waves[0]),
      await makeWeightSet.execute(own.actor, order, quiet),
    ];
    const cells = [];
    for (const { id: weightSetId, waveId: of } of sets) {
      const { id } = await startRun.execute(own.actor, { waveId: of, weightSetId, settings: bySexOnly });
      await computeRun.execute(own.actor, id, quiet);
      expect((await runPages.one(own.actor, id)).run.inputs!.weightSet!.id).toBe(weightSetId);
      cells.push(await cellsOf(id));
    }
    expect(cells[0]).not.toBe(cells[1]);
  });

  it('have the weighting specification of the first release, because the same answers weighted in two ways would reveal what is suppressed', async () => {
    const { own, waves, makeWeightSet } = await twoWaves();
    const [wave] = waves;
    const set = (by: WeightingSpecification) =>
      makeWeightSet.execute(
        own.actor,
        { id: newId(), waveId: wave, specification: by, jobRunId: null, requestedBy: null },
        quiet,
      );
    const start = (weightSetId?: string) =>
      startRun.execute(own.actor, {
        waveId: wave,
        settings: bySexOnly,
        ...(weightSetId !== undefined && { weightSetId }),
      });
    const [base, calibrated] = [await set(baseSpecification), await set(specification)];
    const [first, other] = [await start(base.id), await start(calibrated.id)];
    await publishedRun.execute(own.actor, first.id, quiet);
    // also if it was started before figures were published
    const refused = { code: 'indicators.weights.other-specification' };
    await expect(computeRun.execute(own.actor, other.id, quiet)).rejects.toMatchObject(refused);
    await expect(start(calibrated.id)).rejects.toMatchObject(refused);
    const latest = await set({ ...specification, trim: 2 });
    const { id } = await start();
    await computeRun.execute(own.actor, id, quiet);
    expect((await runPages.one(own.actor, id)).run.inputs!.weightSet!.id).toBe(base.id);
    const list = await weightSetPages.list(own.actor);
    expect(list.items.map((each) => [each.id, each.otherSpecification])).toEqual([
      [latest.id, true],
      [calibrated.id, true],
      [base.id, false],
    ]);
    expect(list.specificationsOfReleases).toEqual([{ waveId: wave, specification: { ...baseSpecification } }]);
  });

  it('are computed again if answers arrive in between, unless they were chosen', async () => {
    const { own, waves, survey } = await twoWaves();
    const late = { ...survey.answers[0]!, id: '00000009-0000-4000-8000-000000000000' };
    const { workspaceId, parks } = own;
    let isFirst = true;
    class WhileAnswersCome extends MakeWeightSet {
      override async current(...asked: Parameters<MakeWeightSet['current']>) {
        const set = await super.current(...asked);
        if (isFirst) await storeAnswers(test.owner, { workspaceId, waveId: waves[0], parks, answers: [late] });
        isFirst = false;
        return set;
      }
    }
    const weights = new WhileAnswersCome(test.database, new AnswersFacade(), new DirectoryFacade());
    const { id } = await startRun.execute(own.actor, { waveId: waves[0], settings: bySexOnly });
    await computeRunOn(test.database, weights).execute(own.actor, id, quiet);
    const { inputs } = (await runPages.one(own.actor, id)).run;
    expect(inputs!.answers).toBe(statedIn([...survey.answers, late]));
    expect(inputs!.weightSet!.number).toBe(2);
  });

  it('must be of this wave, and computed from its current answers', async () => {
    const { own, waves, makeWeightSet, survey } = await twoWaves();
    const [one, other] = waves;
    const weightSetId = (await makeWeightSet.current(own.actor, one)).id;
    await expect(startRun.execute(own.actor, { waveId: other, weightSetId })).rejects.toThrow('weights.other-wave');
    await expect(startRun.execute(workspace.actor, { waveId, weightSetId })).rejects.toThrow('weights.not-found');
    const { id } = await startRun.execute(own.actor, { waveId: one, weightSetId, settings: bySexOnly });
    const late = { ...survey.answers[0]!, id: '00000009-0000-4000-8000-000000000000' };
    await storeAnswers(test.owner, { workspaceId: own.workspaceId, waveId: one, parks: own.parks, answers: [late] });
    await expect(computeRun.execute(own.actor, id, quiet)).rejects.toThrow('indicators.weights.outdated');
  });
});

describe('the errors of a wave', () => {
  it('remain those of one stage if a release has them, also in a repetition and in data files', async () => {
    const { own, waves, makeWeightSet } = await twoWaves();
    const start = async () => (await startRun.execute(own.actor, { waveId: waves[0], settings: bySexOnly })).id;
    const inputsOf = async (id: string) => (await runPages.one(own.actor, id)).run.inputs!;
    const filesHaveCounts = async () =>
      (await test.database.read(own.actor, (tx) => makeWeightSet.forFiles(tx, waves[0])))!.enterprises !== null;
    const first = await start();
    await publishedRun.execute(own.actor, first, quiet);
    expect([(await inputsOf(first)).design, await filesHaveCounts()]).toEqual(['two-stage', true]);
    // as runs were stored before there were two designs
    await test.owner(`UPDATE indicators_run SET inputs = inputs - 'design' WHERE id = $1`, [first]);
    const next = await start();
    await publishedRun.execute(own.actor, next, quiet);
    expect([(await inputsOf(next)).design, await filesHaveCounts()]).toEqual([undefined, false]);
    expect(await cellsOf(next)).not.toBe(await cellsOf(first));
    const repeat = repeatRunOn(test.database);
    const { id } = await repeat.start(own.actor, next);
    expect(await repeat.execute(own.actor, id, quiet)).toMatchObject({ same: true, differs: [] });
  });
});

describe('the gate', () => {
  it('publishes nothing of a secret cell in the test data, and nothing that would reveal it, in any reply', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 1200, seed: 12, parks: parkKeys });
    // In park 3 exactly two women answered that they were treated unfairly.
    let secret = 0;
    const answers = survey.answers.map((answer) => {
      if (answer.parkId !== 'park-3' || answer.answers['sex'] !== '2') return answer;
      secret += 1;
      return { ...answer, answers: { ...answer.answers, unfair: secret <= 2 ? '1' : '0' } };
    });
    const wave = await storeWave(test.owner, own, {
      survey: { ...survey, answers },
      number: 1,
      database: test.database,
    });
    const { id } = await startRun.execute(own.actor, { waveId: wave, settings: byPark });
    await publishedRun.execute(own.actor, id, quiet);
    const park = own.parks.get('park-3')!;
    const page = await pages.one(own.actor, 'unfair_treatment_rate');
    const at = (sex: string | null, parkId: string | null) =>
      page.cells.find((cell) => cell.sex === sex && cell.breakdown === (parkId && 'park') && cell.level === parkId)!;
    expect(at('F', park)).toMatchObject({ sex: 'F', breakdown: 'park', level: park, status: 'withheld', figure: null });
    const line = [at(null, park), at('M', park)];
    const column = parkKeys.filter((key) => key !== 'park-3').map((key) => at('F', own.parks.get(key)!));
    expect(line.filter((cell) => cell.status === 'withheld').length).toBeGreaterThanOrEqual(1);
    expect([...column, at('F', null)].filter((cell) => cell.status === 'withheld').length).toBeGreaterThanOrEqual(1);
    // the unweighted and the weighted share of the two women, in any form in which an endpoint could show them
    const women = answers.filter((answer) => answer.parkId === 'park-3' && answer.answers['sex'] === '2');
    const everything = JSON.stringify([
      page,
      await pages.list(own.actor),
      await pages.overview(own.actor),
      await runPages.list(own.actor),
      await runPages.one(own.actor, id),
      await test.database.read(own.actor, (tx) => new IndicatorsFacade().overview(tx)),
    ]);
    expect(everything).not.toContain(String(2 / women.length).slice(0, 8));
    const stored = await test.owner<{ figure: unknown }>(
      `SELECT figure FROM indicators_cell WHERE indicator_id = 'unfair_treatment_rate' AND cell_key = $1`,
      [`F|park=${park}`],
    );
    expect(stored).toEqual([{ figure: null }]);
    const remembered = await test.owner(
      `SELECT 1 FROM indicators_shown_cell WHERE indicator_id = 'unfair_treatment_rate' AND cell_key = $1`,
      [`F|park=${park}`],
    );
    expect(remembered).toEqual([]);
  });

  it('suppresses what differs from an earlier run by a few persons', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    await retireAllBut(['osh_training_rate', 'union_density', 'monthly_earnings_mean'], own.actor, test.database);
    const survey = syntheticSurvey({ size: 1200, seed: 13, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    const run = async () => {
      const { id } = await startRun.execute(own.actor, { waveId: wave, settings: byPark });
      await publishedRun.execute(own.actor, id, quiet);
      return pages.one(own.actor, 'osh_training_rate');
    };
    const before = await run();
    const inPark = (key: string) => survey.answers.filter((answer) => answer.parkId === key);
    const woman = inPark('park-2').find(({ answers }) => answers['sex'] === '2')!;
    const late = [woman, woman, ...inPark('park-1').slice(0, 12)];
    await storeAnswers(test.owner, {
      workspaceId: own.workspaceId,
      waveId: wave,
      parks: own.parks,
      answers: late.map((answer, k) => ({
        ...answer,
        id: `${String(k).padStart(8, '0')}-0000-4000-8000-000000000000`,
      })),
    });
    const after = await run();
    const status = (page: typeof before) =>
      page.cells.find((cell) => cell.sex === 'F' && cell.level === own.parks.get('park-2'))!.status;
    expect(status(before)).not.toBe('withheld');
    expect(status(after)).toBe('withheld');
  });

  it('suppresses what another low-pay line would reveal about persons with pay between the two lines', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    await retireAllBut(['low_pay_rate', 'union_density', 'monthly_earnings_mean'], own.actor, test.database);
    const survey = syntheticSurvey({ size: 1200, seed: 14, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    const pay = survey.answers.flatMap(({ answers }) => hourlyEarnings(answers) ?? []).sort((a, b) => a - b);
    const below = async (persons: number) => {
      const yuanPerHour = Math.ceil(100 * pay[persons]!) / 100;
      const lowPay = {
        yuanPerHour,
        date: '2026-01-01',
        region: 'Test',
        source: 'published',
        reference: 'none',
      } as const;
      const { id } = await startRun.execute(own.actor, { waveId: wave, settings: { ...byPark, lowPay } });
      await publishedRun.execute(own.actor, id, quiet);
      return (await pages.one(own.actor, 'low_pay_rate')).cells.find(
        ({ sex, level }) => sex === null && level === null,
      )!;
    };
    expect((await below(300)).status).not.toBe('withheld');
    expect((await below(330)).status).not.toBe('withheld');
    expect((await below(332)).status).toBe('withheld');
  });
});

describe('answers from an open poster', () => {
  it('are stored separately and reported separately, protected, and change no figure of the drawn sample', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 400, seed: 31, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    const { answers } = syntheticSurvey({ size: 200, seed: 32, parks: parkKeys });
    const posters = answers
      .map((answer, at) => ({ ...answer, parkId: at < 4 ? 'park-4' : parkKeys[at % 3]! }))
      .map((answer) => ({ ...answer, stratum: null, psu: null, collector: 'open_poster' as const }));
    const { workspaceId, parks } = own;
    await storeAnswers(test.owner, { workspaceId, parks, waveId: wave, answers: posters });
    const { id } = await startRun.execute(own.actor, { waveId: wave, settings: bySexOnly });
    await publishedRun.execute(own.actor, id, quiet);
    const page = await pages.one(own.actor, 'union_density');
    const stated = statedIn(survey.answers);
    const apart = posters.length + survey.answers.length - stated;
    expect(page.run!.inputs).toMatchObject({ answers: stated, apart });
    const shown = page.posters!.filter(({ status }) => status === 'shown');
    expect(shown.map(({ sex, breakdown }) => [sex, breakdown])).toEqual(
      expect.arrayContaining([
        [null, null],
        ['F', null],
        ['M', null],
      ]),
    );
    for (const { persons, yes } of shown) expect(persons! >= 10 && yes! <= persons!).toBe(true);
    const small = page.posters!.find(({ levelName }) => levelName?.en === 'Park park-4')!;
    expect([small.status, small.persons, small.yes]).toEqual(['withheld', null, null]);
    expect(page.posters!.filter(({ status }) => status === 'withheld').length).toBeGreaterThan(1);
    expect((await pages.one(own.actor, 'hourly_earnings_median')).posters).toBeNull();
    expect((await pages.one(workspace.actor, 'union_density')).posters).toBeNull();
  });
});

describe('answers from an open poster that arrive after a release', () => {
  it('wait while they are few, like those of the drawn sample, so that what they were asked is not revealed', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 400, seed: 31, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    const posters = syntheticSurvey({ size: 200, seed: 32, parks: parkKeys })
      .answers.filter(({ answers }) => answers['sex'] !== '99')
      .map((answer) => ({ ...answer, stratum: null, psu: null, collector: 'open_poster' as const }));
    const { workspaceId, parks } = own;
    const store = (answers: typeof posters) => storeAnswers(test.owner, { workspaceId, parks, waveId: wave, answers });
    const run = async () => {
      const { id } = await startRun.execute(own.actor, { waveId: wave, settings: bySexOnly });
      await publishedRun.execute(own.actor, id, quiet);
      const cells = await test.owner(
        `SELECT indicator_id, cell_key, status, persons, yes FROM indicators_poster_cell WHERE run_id = $1 ORDER BY 1, 2`,
        [id],
      );
      return { cells, ...(await runPages.one(own.actor, id)).run };
    };
    await store(posters.slice(0, 150));
    const first = await run();
    await store(posters.slice(150, 154));
    const second = await run();
    expect(second.cells).toEqual(first.cells);
    expect([second.work!.read - first.work!.read, second.work!.lateAnswersWaiting]).toEqual([0, true]);
    expect(second.inputs!.apart).toBe(first.inputs!.apart);
    await store(posters.slice(154));
    const third = await run();
    expect([third.work!.read - first.work!.read, third.work!.lateAnswersWaiting]).toEqual([
      posters.length - 150,
      undefined,
    ]);
    expect(third.cells).not.toEqual(first.cells);
  });
});

describe('an indicator that changed significantly', () => {
  it('is an event with both figures, and is proposed for the agenda once', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const before = syntheticSurvey({ size: 1200, seed: 14, parks: parkKeys });
    const now = syntheticSurvey({ size: 1200, seed: 15, parks: parkKeys });
    const changed = {
      ...now,
      answers: now.answers.map((answer, at) => ({
        ...answer,
        answers: { ...answer.answers, union_member: at % 10 === 0 ? '2' : '1' },
      })),
    };
    for (const [number, survey] of [
      [1, before],
      [2, changed],
    ] as const) {
      const wave = await storeWave(test.owner, own, { survey, number, database: test.database });
      await publishedRun.execute(
        own.actor,
        (await startRun.execute(own.actor, { waveId: wave, settings: bySexOnly })).id,
        quiet,
      );
    }
    const events = await test.owner<{
      id: string;
      type: string;
      subject: string;
      payload: Record<string, unknown>;
      recorded_at: Date;
    }>(`SELECT * FROM domain_event WHERE workspace_id = $1 AND type = 'indicators.indicator.moved.v1'`, [
      own.workspaceId,
    ]);
    const moved = events.find((event) => event.payload['indicatorId'] === 'union_density')!;
    expect(moved.payload['to']).toBeCloseTo(0.9, 1);
    const { series } = await pages.one(own.actor, 'union_density');
    expect(series[0]!.changes).toEqual([]);
    expect(series[1]!.changes.map(({ sex, sinceWave, verdict }) => [sex, sinceWave, verdict])).toEqual([
      [null, 1, 'higher'],
      ['F', 1, 'higher'],
      ['M', 1, 'higher'],
    ]);
    expect(series[1]!.changes[0]!.standardError).toBeGreaterThan(0);
    const pay = await pages.one(own.actor, 'hourly_earnings_median');
    expect(pay.series[1]!.changes[0]!.verdict).toBe('no-clear-change');
    const subscriber = new ProposeAgendaItemWhenIndicatorMoved(
      new DialogueFacade(new ProposeAgendaItem(), undefined as never, undefined as never),
    );
    const event = {
      id: moved.id,
      workspaceId: own.workspaceId,
      type: moved.type,
      subject: moved.subject,
      actorId: null,
      payload: moved.payload,
      recordedAt: moved.recorded_at,
    };
    for (let time = 0; time < 2; time += 1) await test.database.write(own.actor, (tx) => subscriber.handle(event, tx));
    const items = await test.owner<{ title: { en: string } }>(
      `SELECT title FROM dialogue_agenda_item WHERE workspace_id = $1`,
      [own.workspaceId],
    );
    expect(items).toHaveLength(1);
    expect(items[0]!.title.en).toContain('Trade union density');
  });
});
