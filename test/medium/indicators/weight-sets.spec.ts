import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, nobody, type Role } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import type { WeightingSpecification } from '../../../src/modules/indicators/domain/weighting/specification.js';
import { baseSpecification } from '../../../src/modules/indicators/domain/weighting/specification.js';
import { ReadWeightSets } from '../../../src/modules/indicators/use-cases/weighting/read-weight-sets.js';
import { WeightSetRepository } from '../../../src/modules/indicators/persistence/weighting/weight-set.repository.js';
import {
  MakeWeightSet,
  type WeightSetOrder,
} from '../../../src/modules/indicators/use-cases/weighting/make-weight-set.js';
import { StartWeightSet } from '../../../src/modules/indicators/use-cases/weighting/start-weight-set.js';
import type { Steps } from '../../../src/modules/indicators/use-cases/steps.js';
import { JobCancelled } from '../../../src/platform/jobs/index.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { statedIn, syntheticSurvey } from '../../support/park-workers.js';
import { newWorkspace, type StoredWorkspace, storeAnswers, storeWave } from './stored-survey.js';

const parkKeys = ['park-1', 'park-2', 'park-3', 'park-4'];
const quiet: Steps = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const raking: WeightingSpecification = {
  ...baseSpecification,
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
  trim: 5,
};

let test: OpenDatabase;
let start: StartWeightSet;
let make: MakeWeightSet;
let pages: ReadWeightSets;
let workspace: StoredWorkspace;
let waveId: string;

/** A closed wave whose frame has the numbers of women and men. */
async function newWave(own: StoredWorkspace, seed: number): Promise<string> {
  const survey = syntheticSurvey({ size: 1200, seed, parks: parkKeys });
  const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
  await test.owner(
    `UPDATE surveys_wave_unit SET women = headcount / 2, men = headcount - headcount / 2 WHERE wave_id = $1`,
    [wave],
  );
  await test.owner(
    `UPDATE surveys_wave_stratum s SET women = u.women, men = u.men, size_classes = ARRAY[right(s.stratum, 2)]
     FROM (SELECT stratum, sum(women)::int AS women, sum(men)::int AS men FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY 1) u
     WHERE s.wave_id = $1 AND s.stratum = u.stratum`,
    [wave],
  );
  return wave;
}

beforeAll(async () => {
  test = await openTestDatabase();
  const surveys = new AnswersFacade();
  const directory = new DirectoryFacade();
  start = new StartWeightSet(test.database, surveys);
  make = new MakeWeightSet(test.database, surveys, directory);
  pages = new ReadWeightSets(test.database, directory, surveys);
  workspace = await newWorkspace(test.owner, test.database, parkKeys);
  waveId = await newWave(workspace, 21);
});
afterAll(() => test.close());

const order = (own: { waveId: string; specification: WeightingSpecification }): WeightSetOrder => ({
  ...own,
  id: newId(),
  jobRunId: null,
  requestedBy: null,
});

const as = (role: Role): Actor => ({ ...nobody, kind: 'person', roles: [role], workspaceId: workspace.workspaceId });

describe('a weight set', () => {
  it('is computed from the frame and the answers, meets the margins, and reports its progress', async () => {
    const fractions: number[] = [];
    const set = await make.execute(workspace.actor, order({ waveId, specification: raking }), {
      ...quiet,
      progress: async (fraction) => void fractions.push(fraction),
    });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    const [sums] = await test.owner<{ answers: number; women: string; all: string }>(
      `SELECT sum(answers)::int AS answers, sum(answers * weight_after) / 1e6 AS all,
         sum(answers * weight_after) FILTER (WHERE sex = 'F') / 1e6 AS women FROM indicators_weight WHERE weight_set_id = $1`,
      [set.id],
    );
    const [frame] = await test.owner<{ headcount: number; women: number }>(
      `SELECT sum(headcount)::int AS headcount, sum(women)::int AS women FROM surveys_wave_stratum WHERE wave_id = $1`,
      [waveId],
    );
    const { answers } = syntheticSurvey({ size: 1200, seed: 21, parks: parkKeys });
    expect([sums!.answers, set.madeFrom.answers]).toEqual([statedIn(answers), answers.length]);
    expect(Number(sums!.all)).toBeCloseTo(frame!.headcount, 2);
    const { diagnostics } = await pages.one(workspace.actor, set.id);
    // 2 in 100 did not state their sex and are represented by the others
    expect(Number(sums!.women)).toBeCloseTo(frame!.women, 2);
    expect(diagnostics.convergence!.difference).toBeLessThan(1e-9);
    expect(diagnostics.designEffect.after).toBeGreaterThanOrEqual(1);
    expect(diagnostics.classes.length).toBeGreaterThan(4);
  });

  it('is stored once if it is computed twice, or by two workers at once, and the same sources give the same weights', async () => {
    const one = order({ waveId, specification: raking });
    const both = await concurrently(3, () => make.execute(workspace.actor, one, quiet));
    const numbers = both.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.number : outcome.reason));
    expect(new Set(numbers).size).toBe(1);
    const again = await make.execute(workspace.actor, order({ waveId, specification: raking }), quiet);
    expect(again.number).toBe(Number(numbers[0]) + 1);
    const first = await make.execute(workspace.actor, one, quiet);
    expect(again.hash).toBe(first.hash);
    const rows = (id: string) => test.database.read(workspace.actor, (tx) => tx.get(WeightSetRepository).rows(id));
    expect(await rows(again.id)).toEqual(await rows(first.id));
  });

  it('gets its own number if two are computed at the same time', async () => {
    const both = await concurrently(2, () =>
      make.execute(workspace.actor, order({ waveId, specification: baseSpecification }), quiet),
    );
    const numbers = both.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.number : 0));
    expect(Math.abs(numbers[0]! - numbers[1]!)).toBe(1);
  });

  it('that is cancelled or interrupted leaves nothing', async () => {
    const one = order({ waveId, specification: raking });
    const stop = { ...quiet, throwIfCancelled: async () => Promise.reject(new JobCancelled()) };
    await expect(make.execute(workspace.actor, one, stop)).rejects.toBeInstanceOf(JobCancelled);
    expect(await test.owner(`SELECT 1 FROM indicators_weight WHERE weight_set_id = $1`, [one.id])).toEqual([]);
    expect(await test.owner(`SELECT 1 FROM indicators_weight_set WHERE id = $1`, [one.id])).toEqual([]);
  });

  it('never changes, because the server has no right to change it', async () => {
    for (const statement of [
      `UPDATE indicators_weight_set SET hash = 'x'`,
      `DELETE FROM indicators_weight`,
      `UPDATE indicators_weight SET weight_after = 1`,
    ])
      await expect(test.database.write(workspace.actor, (tx) => tx.query(statement))).rejects.toThrow(
        'permission denied',
      );
  });

  it('can be computed by an analyst for a closed wave of the workspace, with a valid weighting specification', async () => {
    await expect(async () => start.execute(as('member'), { waveId, specification: raking })).rejects.toThrow(
      'not-permitted',
    );
    await expect(async () =>
      start.execute(as('analyst'), { waveId, specification: { ...raking, margins: [] } }),
    ).rejects.toThrow('indicators.weights.margin-count');
    await expect(start.execute(as('analyst'), { waveId: newId(), specification: raking })).rejects.toThrow(
      'wave-not-found',
    );
    const other = await newWorkspace(test.owner, test.database, parkKeys);
    await expect(start.execute(other.actor, { waveId, specification: raking })).rejects.toThrow('wave-not-found');
    const { id, jobId } = await start.execute(as('analyst'), { waveId, specification: raking });
    expect((await pages.list(workspace.actor)).making).toEqual([{ jobId, waveId }]);
    await expect(pages.one(workspace.actor, id)).rejects.toThrow('indicators.weights.not-found');
    const [set] = (await pages.list(workspace.actor)).items;
    await expect(pages.one(other.actor, set!.id)).rejects.toThrow('indicators.weights.not-found');
    expect((await pages.list(other.actor)).items).toEqual([]);
  });

  it('is refused with the margin if the frame does not count the sexes', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const survey = syntheticSurvey({ size: 400, seed: 5, parks: parkKeys });
    const wave = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
    await expect(make.execute(own.actor, order({ waveId: wave, specification: raking }), quiet)).rejects.toMatchObject({
      code: 'indicators.weights.margin-without-count',
      options: { errors: [{ pointer: '/margins/1' }] },
    });
  });
});

describe('the weights that a run uses', () => {
  it('are base weights if there is no set, and are computed again with the same weighting specification if answers arrive', async () => {
    const own = await newWorkspace(test.owner, test.database, parkKeys);
    const wave = await newWave(own, 22);
    const both = await concurrently(2, () => make.current(own.actor, wave));
    expect(both.map((each) => (each.status === 'fulfilled' ? each.value.number : each.reason))).toEqual([1, 1]);
    const chosen = await make.execute(own.actor, order({ waveId: wave, specification: raking }), quiet);
    expect((await make.current(own.actor, wave)).id).toBe(chosen.id);
    const forFiles = () => test.database.read(own.actor, (tx) => make.forFiles(tx, wave));
    const [row] = await test.database.read(own.actor, (tx) => tx.get(WeightSetRepository).rows(chosen.id));
    const { psu, sex, after } = row!;
    const before = await forFiles();
    expect([before!.version, before!.of({ id: newId(), psu, sex })]).toEqual([2, after / 1e6]);
    const survey = syntheticSurvey({ size: 1200, seed: 22, parks: parkKeys });
    const { workspaceId, parks } = own;
    const answers = survey.answers
      .slice(0, 3)
      .map((answer, k) => ({ ...answer, id: `0000000${k}-0000-4000-8000-000000000000` }));
    await storeAnswers(test.owner, { workspaceId, waveId: wave, parks, answers });
    expect(await test.database.read(own.actor, (tx) => make.fits(tx, chosen))).toBe(false);
    const late = await forFiles();
    expect([late!.version, late!.of({ id: newId(), psu, sex })]).toEqual(['outdated', undefined]);
    const next = await make.current(own.actor, wave);
    expect([next.number, next.specification]).toEqual([3, raking]);
    expect(next.madeFrom.answers).toBe(chosen.madeFrom.answers + 3);
    expect((await forFiles())!.version).toBe(3);
  });
});

describe('the data about weights that everyone may see', () => {
  it('excludes small numbers: classes of women and men, and persons who did not state the sex, are for the survey team', async () => {
    const { items } = await pages.list(workspace.actor);
    const { id } = items.find(({ specification }) => specification.calibration === 'raking')!;
    const { diagnostics: team } = await pages.one(as('analyst'), id);
    expect([team.classes.length > 4, team.notStated! > 0]).toEqual([true, true]);
    for (const role of ['member', 'observer', 'park-coordinator'] as const) {
      const { diagnostics } = await pages.one(as(role), id);
      expect(diagnostics).toMatchObject({ classes: [], strataAlone: [], notStated: null });
    }
  });

  it('contains counts of answers only for the survey team, and no weight of an enterprise', async () => {
    const { items } = await pages.list(workspace.actor);
    const set = items.find(({ specification }) => specification.calibration === 'raking')!;
    const [team, member] = [await pages.one(as('analyst'), set.id), await pages.one(as('member'), set.id)];
    expect(team.set.id).toBe(member.set.id);
    for (const { respondents } of [...member.diagnostics.classes, ...member.diagnostics.toCollapse])
      expect(respondents).toBeNull();
    const rows = await test.database.read(workspace.actor, (tx) => tx.get(WeightSetRepository).rows(set.id));
    const everything = JSON.stringify([team, member, await pages.list(as('member'))]);
    expect(rows.length).toBeGreaterThan(80);
    // the milliseconds of a time may look like a weight
    const withoutTimes = everything.replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, '');
    for (const { after, psu } of rows) {
      expect(withoutTimes).not.toContain((after / 1e6).toFixed(3));
      expect(everything).not.toContain(`"${psu}"`);
    }
  });
});
