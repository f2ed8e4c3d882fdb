import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { Problem } from '../../../src/kernel/problem.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { currentDefinitions } from '../../../src/modules/indicators/catalogue/definitions.js';
import type { DefinitionContent } from '../../../src/modules/indicators/domain/definitions/definition-content.js';
import { ReadDefinitions } from '../../../src/modules/indicators/use-cases/definitions/read-definitions.js';
import { CheckDefinition } from '../../../src/modules/indicators/use-cases/definitions/check-definition.js';
import { DefineIndicator } from '../../../src/modules/indicators/use-cases/definitions/define-indicator.js';
import { ReadVocabulary } from '../../../src/modules/indicators/use-cases/definitions/read-vocabulary.js';
import { ReviseDefinition } from '../../../src/modules/indicators/use-cases/definitions/revise-definition.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { concurrently, type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { readIndicatorsOn } from './read-indicators-on.js';
import { newWorkspace, type StoredWorkspace } from './stored-survey.js';

let test: OpenDatabase;
let workspace: StoredWorkspace;
let check: CheckDefinition;
let define: DefineIndicator;
let revise: ReviseDefinition;
let pages: ReadDefinitions;

beforeAll(async () => {
  test = await openTestDatabase();
  const vocabulary = new ReadVocabulary(new SurveysFacade());
  check = new CheckDefinition(test.database, vocabulary);
  define = new DefineIndicator(test.database, check);
  revise = new ReviseDefinition(test.database, check);
  pages = new ReadDefinitions(test.database, new IdentityFacade(), vocabulary);
  workspace = await newWorkspace(test.owner, test.database, ['park-1']);
});
afterAll(() => test.close());

const content: DefinitionContent = {
  name: { en: 'Women with a contract and a pension', zh: '有合同和养老保险的女性' },
  group: 'B_gender_equality',
  universe: 'employee = 1 and sex = 2',
  numerator: 'SUM w*[contract in 1-3]*[social_ins has 1]',
  denominator: 'SUM w*[contract known]*[social_ins known]',
  estimator: 'proportion',
  unit: 'percent',
  disaggregations: ['park', 'age_group'],
  direction: 'higher_is_better',
  sdg: [{ code: '8.5', link: 'context' }],
  notes: { en: '', zh: '' },
  retired: false,
};
const reason = 'Asked for by the workers’ group';

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
}

async function added(): Promise<string> {
  const id = `own_share_${newId().slice(-6)}`;
  await define.execute(workspace.actor, { id, content, reason });
  return id;
}

describe('a custom indicator', () => {
  it('is listed with those of the catalogue, for this workspace only', async () => {
    const id = await added();
    const page = await pages.one(workspace.actor, id);
    expect(page).toMatchObject({ version: 1, origin: 'workspace', source: 'survey', ownRules: false, content });
    expect(page.versions).toMatchObject([{ version: 1, reason, who: null }]);
    const entries = (await readIndicatorsOn(test.database).list(workspace.actor)).items;
    expect(entries).toHaveLength(92);
    expect(entries.find((entry) => entry.id === id)).toMatchObject({ state: 'no-run', name: content.name });
    const other = await newWorkspace(test.owner, test.database, ['park-1']);
    expect((await pages.list(other.actor)).items).toHaveLength(91);
    expect((await refusal(pages.one(other.actor, id))).code).toBe('indicators.indicator.not-found');
  });

  it('needs a unique id, even if two people add it at once', async () => {
    const taken = 'indicators.definition.id-taken';
    const again = define.execute(workspace.actor, { id: 'green_job_share', content, reason });
    expect((await refusal(again)).code).toBe(taken);
    const id = `twice_share_${newId().slice(-6)}`;
    const both = await concurrently(2, () => define.execute(workspace.actor, { id, content, reason }));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: taken } });
    const live = await check.execute(workspace.actor, { id, isNew: true, content });
    expect(live.faults.map(({ pointer, code }) => [pointer, code])).toEqual([['/id', taken]]);
  });

  it('is refused with every mistake at its place, and to everyone except analysts', async () => {
    const faulty = { ...content, numerator: 'process.exit()', name: { en: 'x', zh: '' } };
    const problem = await refusal(define.execute(workspace.actor, { id: 'Capital_share', content: faulty, reason }));
    expect(problem.code).toBe('indicators.definition.faulty');
    expect(problem.options.errors!.map(({ pointer }) => pointer)).toEqual(['/id', '/name/zh', '/numerator']);
    const member = { ...workspace.actor, kind: 'person' as const, roles: ['member' as const] };
    const asMember = refusal(Promise.resolve().then(() => define.execute(member, { id: 'a_b', content, reason })));
    expect((await asMember).kind).toBe('forbidden');
  });
});

describe('revising a definition', () => {
  it('adds the next version and keeps the earlier ones', async () => {
    const id = await added();
    const changes = { numerator: 'SUM w*[contract in 1]*[social_ins has 1]' };
    const next = await revise.execute(workspace.actor, {
      indicatorId: id,
      baseVersion: 1,
      changes,
      reason: 'Open-ended',
    });
    expect(next.version).toBe(2);
    const { versions } = await pages.one(workspace.actor, id);
    expect(versions.map((each) => [each.version, each.content.numerator])).toEqual([
      [2, changes.numerator],
      [1, content.numerator],
    ]);
    const server = test.database.write(workspace.actor, (tx) =>
      tx.query(`UPDATE indicators_definition SET reason = 'x' WHERE indicator_id = $1`, [id]),
    );
    await expect(server).rejects.toThrow(/permission denied/);
  });

  it('merges what others changed meanwhile, and shows both values if they changed the same field', async () => {
    const id = await added();
    const change = (baseVersion: number, changes: Partial<DefinitionContent>) =>
      revise.execute(workspace.actor, { indicatorId: id, baseVersion, changes, reason });
    await change(1, { universe: 'employee = 1' });
    expect(await change(1, { group: 'C_earnings' })).toEqual({ version: 3 });
    const problem = await refusal(change(1, { universe: 'emp = 1' }));
    expect(problem.code).toBe('indicators.definition.conflict');
    expect(problem.options.facts).toMatchObject({
      version: 3,
      conflicts: [{ field: 'universe', theirs: 'employee = 1', yours: 'emp = 1' }],
    });
    expect(await change(3, { universe: 'employee = 1' })).toEqual({ version: 3 });
    const notes = await concurrently(3, (turn) => change(3, { notes: { en: `note ${turn}`, zh: '' } }));
    expect(notes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await pages.one(workspace.actor, id)).version).toBe(4);
  });

  it("starts from the catalogue's version 1, and does not affect dedicated code", async () => {
    const changes = { name: { en: 'Green jobs', zh: '绿色岗位占比' } };
    const revision = { indicatorId: 'green_job_share', baseVersion: 1, changes, reason };
    expect(await revise.execute(workspace.actor, revision)).toEqual({ version: 2 });
    const { versions, origin } = await pages.one(workspace.actor, 'green_job_share');
    expect([origin, versions[1]!.content.name.en, versions[1]!.reason]).toEqual([
      'catalogue',
      'Green job share among employees',
      null,
    ]);
    const forced = {
      indicatorId: 'action_completion_rate',
      baseVersion: 1,
      changes: { numerator: 'SUM w*emp' },
      reason,
    };
    const problem = await refusal(revise.execute(workspace.actor, forced));
    expect(problem.options.errors).toMatchObject([{ pointer: '/numerator' }]);
    const unknown = revise.execute(workspace.actor, { ...revision, indicatorId: 'no_such_share' });
    expect((await refusal(unknown)).code).toBe('indicators.indicator.not-found');
  });

  it('can retire it from the lists, and restore it', async () => {
    const ids = async (): Promise<string[]> =>
      (await test.database.read(workspace.actor, (tx) => currentDefinitions(tx))).map((each) => each.id);
    const change = (baseVersion: number, retired: boolean) =>
      revise.execute(workspace.actor, { indicatorId: 'union_density', baseVersion, changes: { retired }, reason });
    await change(1, true);
    expect(await ids()).not.toContain('union_density');
    expect((await pages.one(workspace.actor, 'union_density')).content.retired).toBe(true);
    await change(2, false);
    expect(await ids()).toContain('union_density');
  });
});
