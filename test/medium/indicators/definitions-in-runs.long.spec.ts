import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedOf } from '../../../src/modules/indicators/catalogue/definitions.js';
import type { DefinitionContent } from '../../../src/modules/indicators/domain/definitions/definition-content.js';
import type { ReadIndicators } from '../../../src/modules/indicators/use-cases/publication/read-indicators.js';
import type { RunSettings } from '../../../src/modules/indicators/domain/runs/settings.js';
import { CheckDefinition } from '../../../src/modules/indicators/use-cases/definitions/check-definition.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ReadRuns } from '../../../src/modules/indicators/use-cases/runs/read-runs.js';
import type { Steps } from '../../../src/modules/indicators/use-cases/steps.js';
import { DefineIndicator } from '../../../src/modules/indicators/use-cases/definitions/define-indicator.js';
import { ReadVocabulary } from '../../../src/modules/indicators/use-cases/definitions/read-vocabulary.js';
import { ReviseDefinition } from '../../../src/modules/indicators/use-cases/definitions/revise-definition.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { syntheticSurvey } from '../../support/park-workers.js';
import { readIndicatorsOn } from './read-indicators-on.js';
import { publishedRunOn } from './compute-on.js';
import { byPark, bySexOnly, newWorkspace, retireAllBut, type StoredWorkspace, storeWave } from './stored-survey.js';

const parkKeys = ['park-1', 'park-2', 'park-3'];
const quiet: Steps = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const id = 'insured_women_share';

let test: OpenDatabase;
let workspace: StoredWorkspace;
let pages: ReadIndicators;
let runPages: ReadRuns;
let define: DefineIndicator;
let revise: ReviseDefinition;
let waves: string[];
let run: (waveId: string, settings?: Partial<RunSettings>) => Promise<string>;

beforeAll(async () => {
  test = await openTestDatabase();
  const surveys = new AnswersFacade();
  const check = new CheckDefinition(test.database, new ReadVocabulary(surveys));
  [define, revise] = [new DefineIndicator(test.database, check), new ReviseDefinition(test.database, check)];
  pages = readIndicatorsOn(test.database);
  runPages = new ReadRuns(test.database, new DirectoryFacade());
  workspace = await newWorkspace(test.owner, test.database, parkKeys);
  const kept = [
    'gpg_mean',
    'gpg_median',
    'env_wage_premium',
    'pension_coverage_rate',
    'union_density',
    'osh_training_rate',
  ];
  await retireAllBut([...kept, 'green_job_share', 'green_job_gender_gap'], workspace.actor, test.database);
  waves = [];
  for (const number of [1, 2]) {
    const survey = syntheticSurvey({ size: 900, seed: 20 + number, parks: parkKeys });
    waves.push(await storeWave(test.owner, workspace, { survey, number, database: test.database }));
  }
  const [start, compute] = [new StartRun(test.database, surveys), publishedRunOn(test.database)];
  run = async (waveId, settings = bySexOnly) => {
    const started = await start.execute(workspace.actor, { waveId, settings });
    await compute.execute(workspace.actor, started.id, quiet);
    return started.id;
  };
});
afterAll(() => test.close());

const content: DefinitionContent = {
  name: { en: 'Women employees whose pension is paid', zh: '单位缴纳养老保险的女雇员占比' },
  group: 'B_gender_equality',
  universe: 'employee = 1 and sex = 2',
  numerator: 'SUM w*[social_ins has 1]',
  denominator: 'SUM w*[social_ins known]',
  estimator: 'proportion',
  unit: 'percent',
  disaggregations: ['park'],
  direction: 'higher_is_better',
  sdg: [],
  notes: { en: '', zh: '' },
  retired: false,
};

const base = { ...content, universe: 'employee = 1', disaggregations: ['sex', 'park'] };

const add = (id: string, changes: Partial<DefinitionContent>): Promise<void> =>
  define.execute(workspace.actor, { id, content: { ...base, ...changes }, reason: 'Asked for' });
const isTotal = (cell: { sex: string | null; breakdown: string | null }): boolean =>
  cell.sex === null && cell.breakdown === null;

async function usedBy(runId: string, indicatorId: string): Promise<{ version: number; hash: string } | undefined> {
  const page = await runPages.one(workspace.actor, runId);
  return page.run.inputs!.definitions.find((each) => each.id === indicatorId);
}

describe('a custom comparison', () => {
  const twins: Readonly<Record<string, Partial<DefinitionContent>>> = {
    green_job_gender_gap: {
      unit: 'percentage_points',
      numerator: 'green_job_share(sex = 2)',
      denominator: 'green_job_share(sex = 1)',
    },
    gpg_mean: { numerator: 'mean hourly(sex = 1) - mean hourly(sex = 2)', denominator: 'mean hourly(sex = 1)' },
    gpg_median: { numerator: 'median hourly(sex = 1) - median hourly(sex = 2)', denominator: 'median hourly(sex = 1)' },
    env_wage_premium: { numerator: 'median hourly(env_job = 1)', denominator: 'median hourly(env_job = 0)' },
  };

  it("has the figures of the catalogue's comparison of the same groups", async () => {
    for (const [theirs, texts] of Object.entries(twins)) await add(`own_${theirs}`, { estimator: 'index', ...texts });
    await run(waves[0]!, byPark);
    for (const theirs of Object.keys(twins)) {
      const [own, catalogued] = [
        await pages.one(workspace.actor, `own_${theirs}`),
        await pages.one(workspace.actor, theirs),
      ];
      expect(own.indicator).toMatchObject({ state: 'computed', measure: catalogued.indicator.measure });
      const shown = own.cells.filter(({ figure }) => figure !== null);
      const key = ({ sex, breakdown, level }: (typeof shown)[number]): string => `${sex} ${breakdown} ${level}`;
      const figures = new Map(catalogued.cells.map((cell) => [key(cell), cell.figure]));
      const both = shown.filter((cell) => figures.get(key(cell)));
      expect([theirs, both.map(key)]).toEqual([theirs, expect.arrayContaining(['null null null'])]);
      expect(both.length).toBeGreaterThan(2);
      for (const cell of both) expect(cell.figure).toEqual(figures.get(key(cell)));
    }
  });

  it('says on its page what is compared, and shows its formula', async () => {
    const { definition } = await pages.one(workspace.actor, 'own_gpg_mean');
    expect(definition.formula).toBe('100*(mean hourly(sex = 1) - mean hourly(sex = 2))/mean hourly(sex = 1)');
    expect(definition.numeratorWords!.zh).toBe(
      '小时收入（元）的均值：符合（性别为“女”）者比符合（性别为“男”）者低百分之几',
    );
    expect(definition.denominatorWords).toBeNull();
    expect((await pages.one(workspace.actor, 'gpg_mean')).definition.formula).toBe('100*(1 - ybarF/ybarM)');
  });
});

describe('a custom definition', () => {
  it('is computed by the next run with the same result as an equivalent one of the catalogue', async () => {
    await define.execute(workspace.actor, { id, content, reason: 'Asked for' });
    const first = await run(waves[0]!, byPark);
    expect(await usedBy(first, id)).toMatchObject({ version: 1 });
    const page = await pages.one(workspace.actor, id);
    expect(page.indicator).toMatchObject({ state: 'computed', version: 1, newerVersion: null, retired: false });
    const own = page.cells.find((cell) => cell.sex === null && cell.breakdown === null)!;
    const theirs = (await pages.one(workspace.actor, 'pension_coverage_rate')).cells.find(
      (cell) => cell.sex === 'F' && cell.breakdown === null,
    )!;
    expect(own.figure).toMatchObject({ value: theirs.figure!.value, interval: theirs.figure!.interval });
    expect(page.cells.every((cell) => cell.sex === null)).toBe(true);
    expect(new Set(page.cells.map((cell) => cell.breakdown))).toEqual(new Set([null, 'park']));
    expect(page.definition.universeWords.zh).toBe('女雇员');
  });

  it('keeps its figure with the version from which it was computed, until the next run', async () => {
    const changes = { numerator: 'SUM w*[contract = 1]', denominator: 'SUM w*[contract known]' };
    await revise.execute(workspace.actor, { indicatorId: id, baseVersion: 1, changes, reason: 'Contracts' });
    const before = await pages.one(workspace.actor, id);
    expect(before.indicator).toMatchObject({ version: 1, newerVersion: 2, state: 'computed' });
    expect(before.definition.numerator).toBe(content.numerator);
    const second = await run(waves[1]!);
    const after = await pages.one(workspace.actor, id);
    expect(after.indicator).toMatchObject({ version: 2, newerVersion: null });
    expect(after.definition.numerator).toBe(changes.numerator);
    expect(after.series.map(({ waveId }) => waveId)).toEqual([waves[1]]);
    expect(after.otherMeanings).toMatchObject([{ waveId: waves[0], version: 1 }]);
    expect((await pages.one(workspace.actor, 'pension_coverage_rate')).series).toHaveLength(2);
    expect((await usedBy(second, id))!.version).toBe(2);
  });

  it('remains comparable if only its description changed', async () => {
    const changes = { notes: { en: 'From the employer', zh: '由用人单位缴纳' } };
    await revise.execute(workspace.actor, { indicatorId: id, baseVersion: 2, changes, reason: 'Words' });
    const last = await run(waves[0]!);
    expect((await usedBy(last, id))!.version).toBe(3);
    expect((await pages.one(workspace.actor, id)).series).toHaveLength(2);
  });

  it('is no longer computed once it is retired; earlier runs keep its figures', async () => {
    const retire = (indicatorId: string, baseVersion: number) =>
      revise.execute(workspace.actor, { indicatorId, baseVersion, changes: { retired: true }, reason: 'Not asked' });
    await retire(id, 3);
    await retire('green_job_share', 1);
    const before = (await pages.list(workspace.actor)).items;
    expect(before.some((item) => item.id === id)).toBe(false);
    const last = await run(waves[1]!);
    expect(await usedBy(last, id)).toBeUndefined();
    const gone = await pages.one(workspace.actor, id);
    expect(gone.indicator).toMatchObject({ retired: true, state: 'not-computed' });
    expect(gone.series.find(({ waveId }) => waveId === waves[0])!.cells.length).toBeGreaterThan(0);
    expect(gone.otherMeanings).toEqual([]);
    const results = (await runPages.one(workspace.actor, last)).results.map(({ indicatorId }) => indicatorId);
    expect(results).not.toContain('green_job_share');
    expect((await pages.overview(workspace.actor)).items.map((item) => item.id)).not.toContain('green_job_share');
  });

  it('does not count as a significant change if its meaning changes', async () => {
    const indicatorId = 'union_density';
    const changes = { numerator: 'SUM w*[union_member in 2,3]' };
    expect(seedOf(indicatorId)!.numerator).not.toBe(changes.numerator);
    await revise.execute(workspace.actor, { indicatorId, baseVersion: 1, changes, reason: 'Everybody' });
    const last = await run(waves[1]!);
    const moved = (await test.owner(
      `SELECT payload->>'indicatorId' AS id FROM domain_event WHERE type = 'indicators.indicator.moved.v1' AND payload->>'runId' = $1`,
      [last],
    )) as { id: string }[];
    expect(moved.map((each) => each.id)).not.toContain(indicatorId);
    const all = (await pages.one(workspace.actor, indicatorId)).cells.find((cell) => cell.sex === null)!;
    expect(all.figure!.value).toBeGreaterThan(0.2);
  });
});

describe('a custom comparison of a share', () => {
  it('compares any two groups, keeps what it compares a share, and continues when that is retired', async () => {
    workspace = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 900, seed: 23, parks: parkKeys });
    const wave = await storeWave(test.owner, workspace, { survey, number: 1, database: test.database });
    const share = 'own_insured_share';
    const groups = { own_insured_written: 'contract in 1-3', own_insured_other: 'contract in 4,5' };
    await add(share, {});
    for (const [each, group] of Object.entries(groups)) await add(each, { universe: `employee = 1 and ${group}` });
    const [numerator, denominator] = Object.values(groups).map((group) => `${share}(${group})`) as [string, string];
    await add('own_insured_gap', { estimator: 'index', unit: 'percentage_points', numerator, denominator });
    const change = (changes: Partial<DefinitionContent>) =>
      revise.execute(workspace.actor, { indicatorId: share, baseVersion: 1, changes, reason: 'Not asked' });
    const hours = { unit: 'hours', estimator: 'mean', numerator: 'SUM w*hours_usual' } as const;
    for (const changes of [hours, { ...hours, retired: true }])
      await expect(change(changes)).rejects.toMatchObject({ code: 'indicators.definition.faulty' });
    await change({ retired: true });
    await run(wave);
    expect((await pages.one(workspace.actor, share)).indicator.state).toBe('not-computed');
    const value = async (indicatorId: string): Promise<number> =>
      (await pages.one(workspace.actor, indicatorId)).cells.find(isTotal)!.figure!.value;
    const [written, other] = [await value('own_insured_written'), await value('own_insured_other')];
    // each of the three is rounded to whole percent
    expect(Math.abs((await value('own_insured_gap')) - (written - other))).toBeLessThanOrEqual(0.015);
    expect(Math.abs(written - other)).toBeGreaterThan(0.002);
    const { cells, indicator } = await pages.one(workspace.actor, 'own_insured_gap');
    expect(indicator.measure).toBe('points');
    expect(new Set(cells.map(({ sex, breakdown }) => `${sex} ${breakdown}`)).size).toBe(3);
  });
});
