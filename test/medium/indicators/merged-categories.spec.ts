import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadFigures } from '../../../src/modules/indicators/use-cases/publication/read-figures.js';
import { ReadRuns } from '../../../src/modules/indicators/use-cases/runs/read-runs.js';
import type { RunSettings } from '../../../src/modules/indicators/domain/runs/settings.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { syntheticSurvey } from '../../support/park-workers.js';
import { publishRun } from '../../support/publish-run.js';
import { computeRunOn } from './compute-on.js';
import { newWorkspace, retireAllBut, type StoredWorkspace, storeWave } from './stored-survey.js';

const parks = ['park-1', 'park-2', 'park-3', 'park-4'];
const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const name = { en: 'Under 35', zh: '35岁以下' };
const young = { breakdown: 'age_group', categories: ['Y25-34', 'Y16-24'], name } as const;
const code = 'Y16-24&Y25-34';
const single = ['Y16-24', 'Y25-34', 'Y35-44', 'Y45-54', 'Y55-64', 'YGE65'];

let test: OpenDatabase;
let own: StoredWorkspace;
let waveId: string;
let pages: ReadRuns;
let files: ReadFigures;

beforeAll(async () => {
  test = await openTestDatabase();
  own = await newWorkspace(test.owner, test.database, parks);
  await retireAllBut(['osh_training_rate', 'union_density', 'monthly_earnings_mean'], own.actor, test.database);
  const survey = syntheticSurvey({ size: 1500, seed: 17, parks });
  waveId = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
  pages = new ReadRuns(test.database, new DirectoryFacade());
  files = new ReadFigures(test.database, new DirectoryFacade());
}, 120_000);
afterAll(() => test.close());

async function run(settings: Partial<RunSettings>): Promise<string> {
  const starting = new StartRun(test.database, new AnswersFacade());
  const { id } = await starting.execute(own.actor, { waveId, settings: { breakdowns: ['age_group'], ...settings } });
  await computeRunOn(test.database).execute(own.actor, id, quiet);
  return id;
}

const levelsOf = async (id: string) => (await pages.one(own.actor, id)).levels;

describe('a run with merged categories', () => {
  it('shows the merged category by its name instead of the categories, in its page and in files', async () => {
    const id = await run({ merged: [young] });
    const levels = await levelsOf(id);
    expect(levels.map(({ level }) => level)).toEqual([code, ...single.slice(2)]);
    expect(levels[0]).toMatchObject({
      levelName: name,
      mergedFrom: { en: '16 to 24, 25 to 34', zh: '16–24岁、25–34岁' },
    });
    expect(levels[0]!.shown).toBeGreaterThan(0);
    const { figures } = await files.ofRun(own.actor, id);
    const row = figures.find(({ level, sex }) => level === code && sex === null)!;
    expect(row).toMatchObject({ breakdown: 'age_group', levelName: name });
    const [stored] = await test.owner<{ settings: RunSettings }>(`SELECT settings FROM indicators_run WHERE id = $1`, [
      id,
    ]);
    expect(stored!.settings.merged).toEqual([{ ...young, categories: ['Y16-24', 'Y25-34'] }]);
  }, 120_000);

  it('shows the categories as well if a release of the wave shows them', async () => {
    await publishRun(test.database, own.actor, await run({}));
    const levels = await levelsOf(await run({ merged: [young] }));
    expect(levels.map(({ level }) => level)).toEqual(['Y16-24', 'Y25-34', code, ...single.slice(2)]);
  }, 120_000);

  it.each([
    ['one-left', [{ breakdown: 'nonlocal_hukou' as const, categories: ['0', '1'], name }]],
    ['parks', [{ breakdown: 'park' as const, categories: ['a', 'b'], name }]],
    ['repeated-category', [young, { ...young, categories: ['Y25-34', 'Y35-44'] }]],
    ['unknown-category', [{ ...young, categories: ['Y16-24', 'Y99'] }]],
  ])('is refused and not started: %s', async (fault, merged) => {
    const breakdowns = ['age_group', 'nonlocal_hukou', 'park'] as const;
    const count = async () => test.owner(`SELECT count(*)::int AS n FROM indicators_run`);
    const before = await count();
    await expect(run({ breakdowns, merged })).rejects.toMatchObject({ code: `indicators.run.merging-${fault}` });
    expect(await count()).toEqual(before);
  });
});
