import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import type { ReleasePlan } from '../../../src/modules/indicators/domain/releases/release.js';
import type { ReadIndicators } from '../../../src/modules/indicators/use-cases/publication/read-indicators.js';
import { WithdrawRelease } from '../../../src/modules/indicators/use-cases/releases/withdraw-release.js';
import { CheckDefinition } from '../../../src/modules/indicators/use-cases/definitions/check-definition.js';
import { ReadVocabulary } from '../../../src/modules/indicators/use-cases/definitions/read-vocabulary.js';
import { ReviseDefinition } from '../../../src/modules/indicators/use-cases/definitions/revise-definition.js';
import type { RunInputs } from '../../../src/modules/indicators/domain/runs/run.js';
import { RunRepository } from '../../../src/modules/indicators/persistence/runs/run.repository.js';
import { StartRun } from '../../../src/modules/indicators/use-cases/runs/start-run.js';
import { ReadRuns } from '../../../src/modules/indicators/use-cases/runs/read-runs.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import type { MappedVariable } from '../../../src/surveys/domain/mapping.js';
import { DecideQuestionnaire } from '../../../src/surveys/use-cases/decide-questionnaire.js';
import { MapQuestions } from '../../../src/surveys/use-cases/map-questions.js';
import { ReadMapping } from '../../../src/surveys/use-cases/read-mapping.js';
import { UploadQuestionnaire } from '../../../src/surveys/use-cases/upload-questionnaire.js';
import { DecideImport } from '../../../src/surveys/use-cases/decide-import.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { syntheticSurvey } from '../../support/park-workers.js';
import { approverFor, planFor, publishRun, releasesOn } from '../../support/publish-run.js';
import { inTheirWords, translatedForm, translatedMapping } from '../../support/translated-form.js';
import { computeRunOn } from './compute-on.js';
import { readIndicatorsOn } from './read-indicators-on.js';
import { byPark, newWorkspace, retireAllBut, storeAnswers, type StoredWorkspace, storeWave } from './stored-survey.js';
import { FixedClock } from '../../support/fixed-clock.js';

const parkKeys = ['park-1', 'park-2', 'park-3', 'park-4'];
const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };
const text = { en: 'Because', zh: '原因' };
const minute = 60_000;
const computed = ['osh_training_rate', 'union_density', 'unfair_treatment_rate', 'low_pay_rate', 'ppe_gap_rate'];
const survey = syntheticSurvey({ size: 400, seed: 17, parks: parkKeys });

const clock = new FixedClock(new Date());
let test: OpenDatabase;
let own: StoredWorkspace;
let pages: ReadIndicators;
let releases: ReturnType<typeof releasesOn>;
let withdraw: WithdrawRelease;
let waveId: string;
let author: Actor;
let approver: Actor;

beforeAll(async () => {
  test = await openTestDatabase({ clock });
  pages = readIndicatorsOn(test.database);
  releases = releasesOn(test.database);
  withdraw = new WithdrawRelease(test.database);
  own = await newWorkspace(test.owner, test.database, parkKeys);
  await retireAllBut(computed, own.actor, test.database);
  waveId = await storeWave(test.owner, own, { survey, number: 1, database: test.database });
  [author, approver] = [approverFor(own.actor), approverFor(own.actor)];
}, 120_000);
afterAll(() => test.close());

const start = (of: Actor = own.actor) =>
  new StartRun(test.database, new AnswersFacade()).execute(of, { waveId, settings: byPark });

async function run(of?: Actor): Promise<string> {
  const { id } = await start(of);
  await computeRunOn(test.database).execute(own.actor, id, quiet);
  return id;
}

const isFirst = async (): Promise<boolean> => (await pages.list(own.actor)).run === null;
const plan = async (runId: string, changes: Partial<ReleasePlan> = {}): Promise<ReleasePlan> => ({
  ...planFor(runId, await isFirst()),
  ...changes,
});
const create = async (runId: string, changes: Partial<ReleasePlan> = {}): Promise<string> =>
  (await releases.create.execute(author, await plan(runId, changes))).id;
const hashOf = async (id: string): Promise<string> => (await releases.pages.one(author, id)).release.hash!;
const approve = async (id: string, by: Actor = approver): Promise<string> =>
  (await releases.approve.execute(by, { releaseId: id, hash: await hashOf(id) })).state;
const stateOf = async (id: string): Promise<string> => (await releases.pages.one(author, id)).release.state;
const soon = (): Date => new Date(clock.now().getTime() + minute);
const member = (): Actor => ({ ...approverFor(own.actor), roles: ['member'] });
const code = (name: string) => ({ code: `indicators.release.${name}` });

const events = (id: string) =>
  test.owner<{ type: string }>(`SELECT type FROM domain_event WHERE subject = $1 ORDER BY type`, [id]);

describe('a release', () => {
  it('publishes the figures of its run, numbered, with a citation and with the reason for what is left out', async () => {
    const runId = await run();
    expect((await pages.list(own.actor)).run).toBeNull();
    const id = await create(runId, { leftOut: [{ indicatorId: 'union_density', reason: text }] });
    expect((await pages.list(own.actor)).run).toBeNull();
    expect(await approve(id)).toBe('published');
    const list = await pages.list(own.actor);
    expect(list.run).toMatchObject({ id: runId, release: { id, number: 1, kind: 'release' } });
    const entry = (of: string) => list.items.find((each) => each.id === of)!;
    expect(entry('osh_training_rate').state).toBe('computed');
    expect(entry('union_density')).toMatchObject({ state: 'left-out', leftOutReason: text, cells: [] });
    const page = await pages.one(own.actor, 'union_density');
    expect([page.cells, page.series, page.posters]).toEqual([[], [], null]);
    const { release, author: by, figures } = await releases.pages.one(member(), id);
    expect(release.citation!.en).toMatch(
      /^Test: Wave 1, release 1, \d+ \w+ 20\d\d\. Project statistics, not official statistics\.$/,
    );
    expect(release.citation!.zh).toMatch(/^测试：第1期，第1版，20\d\d年\d+月\d+日。项目统计数据，非官方统计数据。$/);
    expect([release.runId, release.isCurrent, by]).toEqual([null, true, null]);
    expect(figures.map(({ indicatorId }) => indicatorId)).not.toContain('union_density');
    expect(figures.reduce((sum, { confidential }) => sum + confidential, 0)).toBeGreaterThan(0);
  }, 120_000);

  it('is replaced by a revision or correction only, which says why', async () => {
    const runId = await run();
    await expect(create(runId, { kind: 'release', reason: null })).rejects.toMatchObject(code('plan-kind-later'));
    await expect(create(runId, { reason: null })).rejects.toMatchObject(code('plan-reason'));
    const id = await create(runId, { kind: 'correction', reason: text });
    await approve(id);
    const page = await releases.pages.one(member(), id);
    expect(page.release).toMatchObject({ number: 2, kind: 'correction', reason: text });
    expect(page.previous).toMatchObject({ number: 1, runId: null });
    expect(page.changes).toBeNull();
    expect((await releases.pages.one(author, id)).changes!.same).toBeGreaterThan(50);
    expect((await pages.one(own.actor, 'union_density')).indicator.state).toBe('computed');
  }, 120_000);

  it('exists for those who may read runs only, until its announced time, and is then published once', async () => {
    const id = await create(await run(), { announcedAt: soon() });
    const visible = async (): Promise<boolean> =>
      (await releases.pages.list(member())).items.some((each) => each.id === id);
    expect(await approve(id)).toBe('approved');
    expect(await events(id)).toEqual([]);
    await expect(releases.pages.one(member(), id)).rejects.toMatchObject(code('not-found'));
    expect([await visible(), (await releases.publishDue.execute(own.actor)).published]).toEqual([false, 0]);
    clock.advance(minute);
    const ticks = await concurrently(3, () => releases.publishDue.execute(own.actor));
    const published = ticks.map((tick) => (tick.status === 'fulfilled' ? tick.value.published : -1));
    expect(published.sort()).toEqual([0, 0, 1]);
    expect(await visible()).toBe(true);
    expect(await events(id)).toEqual([{ type: 'indicators.release.published.v1' }]);
  }, 120_000);

  it('can be withdrawn before it is published and not afterwards, and never changes in the database', async () => {
    const runId = await run();
    const id = await create(runId, { announcedAt: soon() });
    await expect(create(runId)).rejects.toMatchObject(code('open'));
    await approve(id);
    await withdraw.execute(author, id);
    await expect(approve(id)).rejects.toMatchObject(code('not-draft'));
    await expect(withdraw.execute(author, id)).rejects.toMatchObject(code('not-withdrawable'));
    const published = await publishRun(test.database, own.actor, runId);
    await expect(withdraw.execute(author, published)).rejects.toMatchObject(code('not-withdrawable'));
    for (const change of [`state = 'draft'`, `summary = '{}'`, `number = 99`])
      await expect(test.owner(`UPDATE indicators_release SET ${change} WHERE id = $1`, [published])).rejects.toThrow(
        'only moves forward',
      );
  }, 120_000);
});

describe('a release is refused', () => {
  it('if its plan names a past time, an unknown time zone or indicator, or leaves out everything', async () => {
    const runId = await run();
    const all = (await releases.pages.list(author)).items[0]!;
    const { figures } = await releases.pages.one(author, all.id);
    const known = await test.owner<{ id: string }>(
      `SELECT d->>'id' AS id FROM indicators_run, jsonb_array_elements(inputs->'definitions') d WHERE indicators_run.id = $1`,
      [runId],
    );
    expect(known.length).toBeGreaterThanOrEqual(figures.length);
    const cases: readonly (readonly [Partial<ReleasePlan>, string])[] = [
      [{ announcedAt: new Date(clock.now().getTime() - minute) }, 'past'],
      [{ timeZone: 'Suzhou' }, 'time-zone'],
      [{ leftOut: [{ indicatorId: 'none', reason: text }] }, 'left-out'],
      [{ leftOut: known.map(({ id }) => ({ indicatorId: id, reason: text })) }, 'nothing-left'],
    ];
    for (const [changes, fault] of cases)
      await expect(create(runId, changes)).rejects.toMatchObject(code(`plan-${fault}`));
    await expect(create(newId())).rejects.toMatchObject({ code: 'indicators.run.not-found' });
  }, 120_000);

  it('when approved by its author, by the person who started the run, without microdata, or with another hash', async () => {
    const starter = approverFor(own.actor);
    const id = await create(await run(starter));
    for (const by of [author, starter]) await expect(approve(id, by)).rejects.toMatchObject(code('second-person'));
    const administrator: Actor = { ...approver, roles: ['administrator'] };
    await expect(approve(id, administrator)).rejects.toMatchObject(code('microdata-needed'));
    const taken: Actor = { ...approver, roles: ['member'] };
    await expect(approve(id, taken)).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    const hash = '0'.repeat(64);
    const other = releases.approve.execute(approver, { releaseId: id, hash });
    await expect(other).rejects.toMatchObject(code('other-than-seen'));
    expect(await stateOf(id)).toBe('draft');
    await withdraw.execute(author, id);
  }, 120_000);

  it('when approved with the hash of a draft of the same run that was withdrawn', async () => {
    const runId = await run();
    const first = await create(runId);
    const seen = await hashOf(first);
    await withdraw.execute(author, first);
    const second = await create(runId, { summary: text });
    const other = releases.approve.execute(approver, { releaseId: second, hash: seen });
    await expect(other).rejects.toMatchObject(code('other-than-seen'));
    expect(await stateOf(second)).toBe('draft');
    await withdraw.execute(author, second);
  }, 120_000);

  it('when a second of two people approves it at the same time', async () => {
    const id = await create(await run());
    const hash = await hashOf(id);
    const people = [approver, approverFor(own.actor)];
    const both = await concurrently(2, (at) => releases.approve.execute(people[at]!, { releaseId: id, hash }));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: code('not-draft') });
    expect(await events(id)).toEqual([{ type: 'indicators.release.published.v1' }]);
  }, 120_000);

  it('of a run that has not finished', async () => {
    const { id } = await start();
    await expect(create(id)).rejects.toMatchObject(code('run-not-done'));
  }, 120_000);

  it('if answers of its run were removed, when it is created, approved and published', async () => {
    const runId = await run();
    const id = await create(runId, { announcedAt: soon() });
    await test.owner(
      `DELETE FROM surveys_response WHERE id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
      [waveId],
    );
    await expect(approve(id)).rejects.toMatchObject(code('answers-changed'));
    expect((await releases.pages.one(author, id)).obstacle).toBe('answers-changed');
    await withdraw.execute(author, id);
    await expect(create(runId)).rejects.toMatchObject(code('answers-changed'));
    const next = await create(await run(), { announcedAt: soon() });
    await approve(next);
    await test.owner(
      `DELETE FROM surveys_response WHERE id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
      [waveId],
    );
    clock.advance(minute);
    expect((await releases.publishDue.execute(own.actor)).published).toBe(0);
    expect(await stateOf(next)).toBe('withdrawn');
  }, 120_000);

  it('if an answer of its run was replaced by its correction', async () => {
    const id = await create(await run());
    await test.owner(
      `UPDATE surveys_response SET id = gen_random_uuid() WHERE id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
      [waveId],
    );
    await expect(approve(id)).rejects.toMatchObject(code('answers-changed'));
    expect(await stateOf(id)).toBe('draft');
    await withdraw.execute(author, id);
  }, 120_000);

  it('if a definition changed after the run, when it is created, approved and published, unless it is left out', async () => {
    const indicatorId = 'union_density';
    const check = new CheckDefinition(test.database, new ReadVocabulary(new AnswersFacade()));
    const revise = async (baseVersion: number, numerator: string) =>
      new ReviseDefinition(test.database, check).execute(own.actor, {
        ...{ indicatorId, baseVersion, changes: { numerator }, reason: 'Asked for' },
      });
    const runId = await run();
    const id = await create(runId);
    await revise(1, 'SUM w*[union_member in 2,3]');
    const changed = { ...code('definition-changed'), options: { facts: { indicatorIds: [indicatorId] } } };
    await expect(approve(id)).rejects.toMatchObject(changed);
    expect(await releases.pages.one(author, id)).toMatchObject({ obstacle: 'definition-changed' });
    expect(await stateOf(id)).toBe('draft');
    await withdraw.execute(author, id);
    await expect(create(runId)).rejects.toMatchObject(changed);
    const without = await create(runId, { leftOut: [{ indicatorId, reason: text }] });
    expect(await approve(without)).toBe('published');
    const next = await create(await run(), { announcedAt: soon() });
    await approve(next);
    expect((await releases.pages.one(author, next)).obstacle).toBeNull();
    await revise(2, 'SUM w*[union_member in 1,2,3]');
    clock.advance(minute);
    expect((await releases.publishDue.execute(own.actor)).published).toBe(0);
    // it is not published later either, when the change is reverted
    expect(await stateOf(next)).toBe('withdrawn');
    expect((await releases.pages.one(author, next)).obstacle).toBe('withdrawn-when-due');
    await revise(3, 'SUM w*[union_member in 2,3]');
    expect((await releases.publishDue.execute(own.actor)).published).toBe(0);
    expect(await stateOf(next)).toBe('withdrawn');
  }, 120_000);
});

describe('an import', () => {
  it('that was added while a run was waiting cannot be undone once the run has read it', async () => {
    const started = await start();
    const answers = survey.answers.slice(0, 40).map((answer) => ({ ...answer, id: randomUUID() }));
    await storeAnswers(test.owner, { ...own, waveId, answers });
    const importId = newId();
    await test.owner(
      `INSERT INTO surveys_import (id, workspace_id, wave_id, file_key, file_name, state, created_at)
       VALUES ($1, $2, $3, 'key', 'answers.csv', 'imported', now())`,
      [importId, own.workspaceId, waveId],
    );
    const ids = answers.map(({ id }) => id);
    await test.owner(`UPDATE surveys_response SET import_id = $1 WHERE id = ANY($2)`, [importId, ids]);
    await computeRunOn(test.database).execute(own.actor, started.id, quiet);
    const id = await create(started.id);
    await approve(id);
    const decide = new DecideImport(test.database, new FolderStorage(readSettings({ DATA_DIR: os.tmpdir() })));
    await expect(decide.undo(approver, importId)).rejects.toMatchObject({ code: 'surveys.import.in-figures' });
    const left = await test.owner(`SELECT id FROM surveys_response WHERE import_id = $1`, [importId]);
    expect(left).toHaveLength(40);
  }, 120_000);
});

describe('a wave with an uploaded questionnaire', () => {
  let theirs: StoredWorkspace;
  let wave: string;
  let questionnaireId: string;
  const map = (baseVersion: number, variables: readonly MappedVariable[]) =>
    new MapQuestions(test.database).execute(theirs.actor, { questionnaireId, baseVersion, variables });
  const published = async (version: string): Promise<string> => {
    const bytes = Buffer.from(translatedForm.replace('| 3 |', `| ${version} |`));
    const { id } = await new UploadQuestionnaire(test.database).execute(theirs.actor, { name: 'form.md', bytes });
    await new DecideQuestionnaire(test.database, new IdentityFacade()).publish(theirs.actor, id!);
    return id!;
  };
  const startTheirs = () =>
    new StartRun(test.database, new AnswersFacade()).execute(theirs.actor, {
      ...{ waveId: wave, settings: { breakdowns: ['park', 'age_group'] } },
    });
  const compute = async (): Promise<string> => {
    const { id } = await startTheirs();
    await computeRunOn(test.database).execute(theirs.actor, id, quiet);
    return id;
  };
  const figuresOf = (runId: string) =>
    test.owner(
      `SELECT r.indicator_id, r.state, c.sex, l.key AS park, c.status, c.figure FROM indicators_result r
       LEFT JOIN indicators_cell c ON c.run_id = r.run_id AND c.indicator_id = r.indicator_id
       LEFT JOIN LATERAL (SELECT name ->> 'en' AS key FROM directory_place WHERE id::text = c.level) l ON true
       WHERE r.run_id = $1 AND (c.breakdown IS NULL OR c.breakdown = 'park') ORDER BY 1, 4, 3`,
      [runId],
    );

  beforeAll(async () => {
    theirs = await newWorkspace(test.owner, test.database, parkKeys);
    questionnaireId = await published('3');
    const form = { name: 'theirs', version: '3' };
    const given = { survey: inTheirWords(survey), number: 1, database: test.database, form };
    wave = await storeWave(test.owner, theirs, given);
  }, 120_000);

  it('has no figures until the question of sex is chosen', async () => {
    await expect(startTheirs()).rejects.toMatchObject({ code: 'indicators.run.questions-missing' });
    await map(0, translatedMapping);
    await expect(map(0, [])).rejects.toMatchObject({ code: 'surveys.questionnaire.mapping-changed' });
  });

  it('gives exactly the figures of the same answers to the built-in questionnaire', async () => {
    const builtIn = await newWorkspace(test.owner, test.database, parkKeys);
    const other = await storeWave(test.owner, builtIn, { survey, number: 1, database: test.database });
    const settings = { breakdowns: ['park', 'age_group'] as const };
    const { id } = await new StartRun(test.database, new AnswersFacade()).execute(builtIn.actor, {
      ...{ waveId: other, settings },
    });
    await computeRunOn(test.database).execute(builtIn.actor, id, quiet);
    const own = (await figuresOf(id)) as { readonly figure: unknown }[];
    expect(own.filter(({ figure }) => figure !== null).length).toBeGreaterThan(50);
    expect(await figuresOf(await compute())).toEqual(own);
  }, 120_000);

  it('says which questions it lacks in the run, the release and the page of the indicator, and keeps the mapping of what is published', async () => {
    const outdated = await compute();
    const fewer = translatedMapping.filter(({ variable }) => !['hours_usual', 'age', 'cba_cover'].includes(variable));
    await map(1, fewer);
    expect((await new ReadMapping(test.database).execute(theirs.actor, await published('4'))).mapped).toEqual(fewer);
    await expect(publishRun(test.database, theirs.actor, outdated)).rejects.toMatchObject({
      code: 'indicators.release.mapping-changed',
    });
    const runId = await compute();
    const { run: done, results } = await new ReadRuns(test.database, new DirectoryFacade()).one(theirs.actor, runId);
    expect(done.settings.breakdowns).toEqual(['park']);
    const reason = {
      en: 'This questionnaire has no question on usual weekly hours.',
      zh: '本问卷未询问：每周通常工时。',
    };
    const lacking = results.find(({ indicatorId }) => indicatorId === 'gpg_mean');
    expect(lacking).toMatchObject({ state: 'not-computed', notAsked: reason });
    expect(results.find(({ indicatorId }) => indicatorId === 'union_density')).toMatchObject({
      ...{ state: 'computed', notAsked: null },
    });
    await publishRun(test.database, theirs.actor, runId);
    const page = await pages.one(theirs.actor, 'gpg_mean');
    expect(page.indicator).toMatchObject({ state: 'left-out', leftOutReason: reason, cells: [] });
    const before = (inputs: RunInputs) =>
      test.database.read(theirs.actor, (tx) => tx.get(RunRepository).headlinesBefore({ waveNumber: 2, inputs }));
    const used = done.inputs!.definitions.find(({ id }) => id === 'union_density')!.hash;
    expect((await before(done.inputs!)).get('union_density', used)).toBeDefined();
    expect((await before({ ...done.inputs!, mapping: undefined })).get('union_density', used)).toBeUndefined();
    await map(2, []);
    const { waves } = await new ReadMapping(test.database).execute(theirs.actor, questionnaireId);
    expect(waves).toEqual([{ number: 1, keeps: 2 }]);
    await expect(startTheirs()).resolves.toBeDefined();
  }, 120_000);
});
