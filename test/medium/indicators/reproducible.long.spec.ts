import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { hourlyEarnings } from '../../../src/methodology/classification/low-pay.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import type { RunSettings } from '../../../src/modules/indicators/domain/runs/settings.js';
import { baseSpecification } from '../../../src/modules/indicators/domain/weighting/specification.js';
import { ReadRuns } from '../../../src/modules/indicators/use-cases/runs/read-runs.js';
import type { ComputeRun } from '../../../src/modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../../../src/modules/indicators/use-cases/weighting/make-weight-set.js';
import type { RepeatRun } from '../../../src/modules/indicators/use-cases/runs/repeat-run.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import type { Steps } from '../../../src/modules/indicators/use-cases/steps.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { statedIn, syntheticSurvey } from '../../support/park-workers.js';
import { computeRunOn, repeatRunOn } from './compute-on.js';
import { publishRun } from '../../support/publish-run.js';
import { readIndicatorsOn } from './read-indicators-on.js';
import { byPark, bySexOnly, newWorkspace, type StoredWorkspace, storeAnswers, storeWave } from './stored-survey.js';

const parkKeys = ['park-1', 'park-2'];
const quiet: Steps = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const lowPay = { yuanPerHour: 22, date: '2026-01-01', region: 'Test', source: 'published', reference: 'none' } as const;
const survey = syntheticSurvey({ size: 400, seed: 21, parks: parkKeys });
/** Every tenth answer arrives later. */
const early = survey.answers.filter((_, at) => at % 10 !== 0);
const late = survey.answers.filter((_, at) => at % 10 === 0);

let test: OpenDatabase;
let workspace: StoredWorkspace;
let startRun: StartRun;
let computeRun: ComputeRun;
let repeatRun: RepeatRun;
let pages: ReadRuns;

beforeAll(async () => {
  test = await openTestDatabase();
  startRun = new StartRun(test.database, new AnswersFacade());
  computeRun = computeRunOn(test.database);
  repeatRun = repeatRunOn(test.database);
  pages = new ReadRuns(test.database, new DirectoryFacade());
});
afterAll(() => test.close());

async function wave(number: number, answers = survey.answers): Promise<string> {
  workspace = await newWorkspace(test.owner, test.database, parkKeys);
  return storeWave(test.owner, workspace, { survey: { ...survey, answers }, number, database: test.database });
}

interface Asked {
  readonly settings?: Partial<RunSettings>;
}

async function run(waveId: string, { settings }: Asked = {}): Promise<string> {
  const { id } = await startRun.execute(workspace.actor, { waveId, settings: { ...bySexOnly, ...settings } });
  await computeRun.execute(workspace.actor, id, quiet);
  return id;
}

/** Runs restrict later ones on their wave only once they are published. */
async function published(waveId: string, asked: Asked = {}): Promise<string> {
  const id = await run(waveId, asked);
  await publishRun(test.database, workspace.actor, id);
  return id;
}

async function repeat(runId: string) {
  const { id } = await repeatRun.start(workspace.actor, runId);
  return repeatRun.execute(workspace.actor, id, quiet);
}

async function cells(runId: string): Promise<string> {
  const rows = await test.owner(
    `SELECT indicator_id, cell_key, status, figure::text FROM indicators_cell WHERE run_id = $1 ORDER BY indicator_id, position`,
    [runId],
  );
  return JSON.stringify(rows);
}

const workOf = async (runId: string) => (await pages.one(workspace.actor, runId)).run.work;

describe('a finished run', () => {
  it('is reproduced exactly, even with its answers in another physical order and other runs published since', async () => {
    const waveId = await wave(1);
    const first = await run(waveId);
    await run(waveId, { settings: { minimumWorkers: 12, greenThreshold: 0 } });
    await test.owner(
      `WITH moved AS (DELETE FROM surveys_response WHERE wave_id = $1 RETURNING *)
       INSERT INTO surveys_response SELECT * FROM moved ORDER BY md5(id::text)`,
      [waveId],
    );
    const again = await repeat(first);
    expect(again).toEqual({ same: true, differs: [] });
    const page = await pages.one(workspace.actor, first);
    expect(page.repetitions[0]).toMatchObject({
      state: 'done',
      same: true,
      differs: [],
      outputHash: page.run.outputHash,
    });
  });

  it('reports which input differs if it is not reproduced', async () => {
    const waveId = await wave(1);
    const first = await run(waveId);
    await test.owner(`DELETE FROM surveys_response WHERE id = $1`, [survey.answers[0]!.id]);
    const again = await repeat(first);
    expect(again.same).toBe(false);
    expect(again.differs).toEqual(expect.arrayContaining(['answers', 'answerSetHash']));
    expect(again.differs).not.toContain('frameHash');
    // the run itself is unchanged
    expect((await pages.one(workspace.actor, first)).run.inputs!.answers).toBe(statedIn(survey.answers));
  });

  it('is computed from the definitions that were current when it was started', async () => {
    const waveId = await wave(1);
    const first = await run(waveId);
    const { definitions } = (
      await test.owner<{ definitions: Record<string, number> }>(
        `SELECT definitions FROM indicators_run WHERE id = $1`,
        [first],
      )
    )[0]!;
    expect(definitions['union_density']).toBe(1);
    await test.owner(
      `INSERT INTO indicators_definition (workspace_id, indicator_id, version, content, reason, person_id, written_at)
       SELECT $1, 'union_density', 2, $2, 'test', NULL, now()`,
      [workspace.workspaceId, JSON.stringify(contentWith('sex = 2 and emp = 1'))],
    );
    expect(await repeat(first)).toEqual({ same: true, differs: [] });
    const second = await run(waveId);
    const { differences } = await pages.compare(workspace.actor, { before: first, after: second });
    expect(differences.map(({ name }) => name)).toContain('definitionsHash');
  });

  it('can be compared with another: inputs, settings and protected figures that changed', async () => {
    const waveId = await wave(1);
    const before = await run(waveId);
    const after = await run(waveId, { settings: { greenThreshold: 0 } });
    const found = await pages.compare(workspace.actor, { before, after });
    expect(found.differences).toContainEqual({ kind: 'setting', name: 'greenThreshold', before: '50', after: '0' });
    const ids = new Set(found.figures.map(({ indicatorId }) => indicatorId));
    expect(ids).toContain('env_employment_share');
    const { counts } = found;
    expect(counts.changed + counts.shown + counts.withheld + counts.other + counts.same).toBe(
      JSON.parse(await cells(after)).length,
    );
    expect(found.figures[0]!.movement).toBe('changed');
    for (const movement of ['changed', 'shown', 'withheld', 'same'] as const) {
      const some = (await pages.compare(workspace.actor, { before, after }, movement)).figures;
      expect(some).toHaveLength(Math.min(100, counts[movement]));
      for (const { before: was, after: is } of some)
        expect([(was?.figure ?? null) !== null, (is?.figure ?? null) !== null]).toEqual(
          {
            changed: [true, true],
            shown: [false, true],
            withheld: [true, false],
            same: Array(2).fill((is?.figure ?? null) !== null),
          }[movement],
        );
    }
    for (const { before: was, after: is } of found.figures)
      for (const cell of [was!, is!])
        expect(cell.figure === null).toBe(['coded', 'withheld', 'withheld-quality', 'missing'].includes(cell.status));
    const same = await pages.compare(workspace.actor, { before, after: before });
    expect([same.differences, same.figures]).toEqual([[], []]);
    expect(same.counts).toMatchObject({ changed: 0, shown: 0, withheld: 0, other: 0 });
  });
});

async function more(waveId: string, answers = late): Promise<void> {
  const { workspaceId, parks } = workspace;
  await storeAnswers(test.owner, { workspaceId, waveId, parks, answers });
}

describe('a run after more answers have arrived', () => {
  const given = { settings: { lowPay } };

  it('reads all answers, and is reproduced exactly when it is repeated', async () => {
    const waveId = await wave(1, early);
    const first = await run(waveId, given);
    expect(await workOf(first)).toEqual({ read: early.length });
    await more(waveId);
    const grown = await run(waveId, given);
    expect(await workOf(grown)).toEqual({ read: survey.answers.length });
    const { differences } = await pages.compare(workspace.actor, { before: first, after: grown });
    expect(differences.map(({ name }) => name)).toEqual(expect.arrayContaining(['answers', 'weightSet']));
    expect(await repeat(grown)).toEqual({ same: true, differs: [] });
    const stricter = await run(waveId, { settings: { lowPay, minimumWorkers: 8 } });
    expect(await repeat(stricter)).toEqual({ same: true, differs: [] });
  });

  it('publishes no figure that would reveal the one enterprise they are from, even if it is repeated from all answers', async () => {
    const { psu, parkId } = survey.frame.units[0]!;
    const [others, own] = [false, true].map((isOwn) => survey.answers.filter((each) => (each.psu === psu) === isOwn));
    const elsewhere = others!.filter((each) => each.parkId !== parkId).slice(0, 12);
    const waveId = await wave(
      1,
      [...others!, ...own!.slice(8)].filter((each) => !elsewhere.includes(each)),
    );
    const statusIn = async (runId: string, park: string): Promise<string> =>
      (
        await test.owner<{ status: string }>(
          `SELECT status FROM indicators_cell WHERE run_id = $1 AND indicator_id = 'union_density' AND cell_key = $2`,
          [runId, `*|park=${workspace.parks.get(park)}`],
        )
      )[0]!.status;
    const given = { settings: { ...byPark, lowPay } };
    expect(await statusIn(await published(waveId, given), parkId)).not.toBe('withheld');
    await more(waveId, [...own!.slice(0, 8), ...elsewhere]);
    const grown = await run(waveId, given);
    expect(await statusIn(grown, parkId)).toBe('withheld');
    expect(await repeat(grown)).toEqual({ same: true, differs: [] });
  });

  it('excludes them while they are too few to be protected, and counts them all once there are more', async () => {
    const waveId = await wave(1, early);
    await published(waveId, given);
    const first = await run(waveId, given);
    const stated = late.filter(({ answers }) => ['1', '2'].includes(answers['sex'] ?? ''));
    const few = stated.slice(0, 4);
    const { sex: _, ...withoutSex } = stated[4]!.answers;
    const notStated = { ...stated[4]!, id: '00000000-0000-4000-8000-000000000001', answers: withoutSex };
    await more(waveId, few);
    // neither published nor suppressed figures may reveal what these 4 were asked
    const second = await run(waveId, given);
    expect(await cells(second)).toBe(await cells(first));
    expect(await workOf(second)).toEqual({ read: early.length, lateAnswersWaiting: true });
    const differing = await pages.compare(workspace.actor, { before: first, after: second });
    expect(differing.differences).toEqual([]);
    // nor may weights
    const order = { id: newId(), waveId, specification: baseSpecification, jobRunId: null, requestedBy: null };
    const made = await new MakeWeightSet(test.database, new AnswersFacade(), new DirectoryFacade()).execute(
      workspace.actor,
      order,
      quiet,
    );
    expect(made.hash).toBe((await pages.one(workspace.actor, first)).run.inputs!.weightSet!.hash);
    // answers without a weight do not make them more
    await more(waveId, [notStated]);
    const recounted = await run(waveId, { settings: { lowPay, greenThreshold: 0 } });
    expect(await workOf(recounted)).toEqual({ read: early.length + 1, lateAnswersWaiting: true });
    await more(
      waveId,
      late.filter((answer) => !few.includes(answer)),
    );
    const grown = await run(waveId, { settings: { lowPay, greenThreshold: 0 } });
    expect(await workOf(grown)).toEqual({ read: survey.answers.length + 1 });
    // each is repeated from what it had read, whatever has arrived since
    for (const each of [first, second, recounted, grown])
      expect(await repeat(each)).toEqual({ same: true, differs: [] });
  });

  it('does not reveal by a response rate from which park the waiting answers are, nor the status of their links', async () => {
    const [before, since] = [early, late].map((all) =>
      all.filter(({ answers }) => ['1', '2'].includes(answers['sex'] ?? '')),
    );
    const waveId = await wave(1, before);
    await test.owner(
      `INSERT INTO surveys_link (code_hash, workspace_id, wave_id, wave_unit_id, park_id, tag)
       SELECT gen_random_uuid()::text, workspace_id, wave_id, id, park_id, ''
       FROM surveys_wave_unit, generate_series(1, 40) WHERE wave_id = $1`,
      [waveId],
    );
    const responses = async () => {
      const { counts } = await readIndicatorsOn(test.database).one(workspace.actor, 'response_rate');
      const { state, cells } = counts!.periods[0]!;
      return [state, ...cells.map((cell) => cell.state)];
    };
    const publish = () => published(waveId, { settings: { ...byPark, lowPay } });
    await publish();
    expect(await responses()).toEqual(['computed', 'computed', 'computed']);
    // three of one park: if the park were no longer published, or had another number, it would be theirs
    const few = since!.filter(({ parkId }) => parkId === 'park-1').slice(0, 3);
    await more(waveId, few);
    expect(await responses()).toEqual(['withheld', 'withheld', 'withheld']);
    await publish();
    expect(await responses()).toEqual(['withheld', 'withheld', 'withheld']);
    await more(
      waveId,
      since!.filter((answer) => !few.includes(answer)),
    );
    await publish();
    expect(await responses()).toEqual(['computed', 'withheld', 'withheld']);
  });

  it('does not count answers that were deleted since the last run', async () => {
    const waveId = await wave(1, early);
    await run(waveId, given);
    await test.owner(`DELETE FROM surveys_response WHERE id = $1`, [early[0]!.id]);
    expect(await workOf(await run(waveId, given))).toEqual({ read: early.length - 1 });
  });
});

describe('the low-pay line from the answers of the wave', () => {
  const lineOf = async (runId: string) => (await pages.one(workspace.actor, runId)).run.inputs!.lowPay;

  it('is that of the first release of the wave', async () => {
    const whole = (await lineOf(await run(await wave(1)))).yuanPerHour;
    const waveId = await wave(1, early);
    const first = await published(waveId);
    const line = await lineOf(first);
    expect(line.yuanPerHour).not.toBe(whole);
    await more(waveId);
    const grown = await run(waveId);
    expect(await lineOf(grown)).toEqual(line);
    expect(await workOf(grown)).toEqual({ read: survey.answers.length });
    expect(await repeat(grown)).toEqual({ same: true, differs: [] });
    // a line of an authority may still be used, and the wave keeps its own line for later runs
    expect(await lineOf(await run(waveId, { settings: { lowPay } }))).toEqual(lowPay);
    expect(await lineOf(await run(waveId))).toEqual(line);
  });

  it('is not derived if an earlier release has published the median of nearly the same persons', async () => {
    const waveId = await wave(1);
    await run(waveId, { settings: { lowPay } });
    expect((await lineOf(await run(waveId))).yuanPerHour).toBeGreaterThan(0);
    const isPaid = ({ answers }: (typeof survey.answers)[number]) => hourlyEarnings(answers) !== null;
    const [paid, unpaid] = [true, false].map((which) => survey.answers.filter((each) => isPaid(each) === which));
    const since = [...paid!.slice(0, 2), ...unpaid!.slice(0, 12)];
    const other = await wave(
      1,
      survey.answers.filter((each) => !since.includes(each)),
    );
    await published(other, { settings: { lowPay } });
    await more(other, since);
    const last = await run(other);
    expect(await workOf(last)).not.toHaveProperty('lateAnswersWaiting');
    expect((await lineOf(last)).yuanPerHour).toBe(0);
  });
});

describe('a published low-pay line', () => {
  it('is frozen as given, even if another of the same number existed before', async () => {
    const waveId = await wave(1);
    await run(waveId, { settings: { lowPay } });
    const renamed = { ...lowPay, date: '2026-07-01', region: 'Other' };
    const second = await run(waveId, { settings: { lowPay: renamed } });
    expect((await pages.one(workspace.actor, second)).run.inputs!.lowPay).toEqual(renamed);
    expect(await repeat(second)).toEqual({ same: true, differs: [] });
  });
});

function contentWith(universe: string): Record<string, unknown> {
  const words = { en: 'Union density', zh: '工会密度' };
  return {
    name: words,
    group: 'G',
    universe,
    numerator: 'SUM w*[union_member=1]',
    denominator: 'SUM w*[union_member known]',
    estimator: 'proportion',
    unit: 'percent',
    disaggregations: ['sex', 'park'],
    direction: 'context',
    sdg: [],
    notes: words,
    retired: false,
    variables: [],
    derived_variables: [],
    modules: [],
    sex_built_in: false,
    universeWords: words,
  };
}
