import { city } from '../support/demonstration.js';
import { form } from './valid-calls-dialogue.js';
import { type ValidCalls, version, type Fixture } from './fixture.js';

const indicatorId = 'green_job_share';
const facilitator = { as: 'facilitator' };
/** Owns the actions, since it belongs to the organisation that is responsible. */
const owner = { as: 'member-workers' };

async function action(fixture: Fixture) {
  return fixture.done('POST /roadmap/actions');
}

async function followed(fixture: Fixture) {
  const { id, body } = await fixture.done('POST /roadmap/plans');
  return { planId: id, findingId: (body['findings'] as { id: string }[])[0]!.id, tag: 'jobs' };
}

/** An action that its owner has accepted. */
async function accepted(fixture: Fixture) {
  const { id } = await fixture.done('POST /roadmap/actions/{actionId}/status');
  return { path: { actionId: id } };
}

async function actionId(fixture: Fixture) {
  return { path: { actionId: (await action(fixture)).id } };
}

/** An action that its owner has reported as complete. */
async function claimed(fixture: Fixture) {
  const { path } = await accepted(fixture);
  const body = { status: 'claimed-done', progress: 100 };
  const update = await fixture.done('POST /roadmap/actions/{actionId}/updates', { path, body });
  const page = await fixture.done('GET /roadmap/actions/{actionId}', { path });
  const claim = (page.body['allowed'] as { claimId: string | null } | undefined)?.claimId;
  return { ...path, updateId: claim ?? update.id };
}

const actions: ValidCalls = {
  'GET /roadmap/actions': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ text: 'e', status: 'agreed', policyArea: '1', genderTag: 'significant', constituency: 'workers' },
      ...{ ownerOrganisationId: await fixture.one('directory_organisation'), indicatorId, late: 'true', mine: 'false' },
      ...{
        conclusionId: await fixture.one('dialogue_conclusion'),
        objectiveId: await fixture.one('roadmap_objective'),
        ...(await followed(fixture)),
        ownerWorkingGroupId: await fixture.one('dialogue_working_group'),
        organisationId: await fixture.one('directory_organisation'),
        ownerPersonId: await fixture.one('identity_person'),
        ...{ dueFrom: '2026-01-01', dueTo: '2027-12-31' },
      },
      ...{ placeId: await fixture.one('directory_place'), limit: '10', offset: '0' },
      ...{ sort: '-owner', language: 'zh-CN', dueIn: '2026-11', dated: 'true' },
      ids: await fixture.one('roadmap_action'),
    },
  }),
  'GET /roadmap/groups': async (fixture) => ({
    as: 'observer',
    query: {
      ...{ by: 'area', group: '1', sort: 'place', language: 'en', limit: '10', offset: '0', dueIn: '2026-11' },
      ...{ placeId: await fixture.one('directory_place'), dated: 'true', late: 'false' },
    },
  }),
  'GET /roadmap/board': () => ({ as: 'observer', query: { by: 'owner', limit: '10', offset: '0' } }),
  'GET /roadmap/places': () => ({ as: 'observer', query: { late: 'false', status: 'agreed' } }),
  'GET /roadmap/actions/{actionId}': async (fixture) => ({ as: 'observer', ...(await actionId(fixture)) }),
  'GET /roadmap/inbox': async (fixture) => ({
    as: 'observer',
    query: { organisationId: await fixture.one('directory_organisation') },
  }),
  'GET /roadmap/objectives': () => ({ as: 'observer' }),
  'GET /roadmap/plans': () => ({ as: 'observer' }),
  'GET /roadmap/reports': () => ({ as: 'observer', query: { words: 'work' } }),
  'POST /roadmap/objectives': (fixture) => ({
    ...{ ...facilitator, body: { policyArea: 1, title: fixture.text(), description: fixture.text() } },
  }),
  'PATCH /roadmap/objectives/{objectiveId}': async (fixture) => {
    const { id, body } = await fixture.done('POST /roadmap/objectives');
    return { ...facilitator, path: { objectiveId: id }, headers: version(body), body: { title: fixture.text() } };
  },
  'POST /roadmap/plans': (fixture) => ({
    ...facilitator,
    body: {
      ...{ kind: 'study', title: fixture.text(), note: fixture.text(), link: 'https://example.org/study' },
      ...{ fromYear: 2024, toYear: 2025, tags: ['jobs'], findings: [{ kind: 'finding', text: fixture.text() }] },
    },
  }),
  'PATCH /roadmap/plans/{planId}': async (fixture) => {
    const { id, body } = await fixture.done('POST /roadmap/plans');
    const targets = [{ title: fixture.text(), value: '85', unit: { en: '%', zh: '%' }, dueOn: '2030-12-31' }];
    const changes = { kind: 'plan', findings: [], targets, retired: true };
    return { ...facilitator, path: { planId: id }, headers: version(body), body: changes };
  },
  'POST /roadmap/actions': async (fixture) => ({
    ...facilitator,
    body: {
      ...{ title: fixture.text(), description: fixture.text(), policyAreas: [1, 2], genderTag: 'significant' },
      ...{ ownerOrganisationId: city.actors['member-workers'].organisationId, validatorConstituency: 'employers' },
      ...{ startOn: '2026-03-10', dueOn: '2027-03-10', duePrecision: 'day' },
      placeId: await fixture.one('directory_place', `level = 'park'`),
      conclusionIds: [await fixture.one('dialogue_conclusion')],
    },
  }),
  'PATCH /roadmap/actions/{actionId}': async (fixture) => {
    const { id, body } = await action(fixture);
    return {
      ...{ ...facilitator, path: { actionId: id }, headers: version(body) },
      body: { title: fixture.text(), dueOn: '2027-04-10', reason: fixture.word() },
    };
  },
  'POST /roadmap/actions/{actionId}/status': async (fixture) => {
    const { id, body } = await action(fixture);
    return { ...owner, path: { actionId: id }, headers: version(body), body: { status: 'agreed' } };
  },
  'PUT /roadmap/actions/{actionId}/targets/{indicatorId}': async (fixture) => ({
    ...{ ...facilitator, path: { ...(await actionId(fixture)).path, indicatorId }, headers: { 'if-match': '"0"' } },
    body: { baseline: '0.1', baselinePeriod: '2025', target: '0.25', targetOn: '2027-12-31' },
  }),
  'DELETE /roadmap/actions/{actionId}/targets/{indicatorId}': async (fixture) => {
    const { path } = await actionId(fixture);
    const changes = { path: { ...path, indicatorId } };
    await fixture.done('PUT /roadmap/actions/{actionId}/targets/{indicatorId}', changes);
    return { ...facilitator, ...changes, headers: { 'if-match': '"1"' } };
  },
  'POST /roadmap/actions/{actionId}/evidence/statements': async (fixture) => ({
    ...{ ...owner, ...(await actionId(fixture)) },
    body: { kind: 'figure', title: fixture.word(), figure: '412.5', unit: 'workers', source: fixture.word() },
  }),
  'GET /roadmap/mentionable-people': () => owner,
  'GET /roadmap/actions/{actionId}/comments': async (fixture) => ({ as: 'observer', ...(await actionId(fixture)) }),
  'POST /roadmap/actions/{actionId}/comments': async (fixture) => ({
    ...{ ...owner, ...(await actionId(fixture)) },
    body: { text: fixture.word(), mentionIds: [city.actors['member-employers'].personId!] },
  }),
  'DELETE /roadmap/actions/{actionId}/comments/{commentId}': async (fixture) => {
    const { path } = await actionId(fixture);
    const { body } = await fixture.done('POST /roadmap/actions/{actionId}/comments', { path });
    return { ...owner, path: { ...path, commentId: (body['comments'] as { id: string }[])[0]!.id } };
  },
  'POST /roadmap/overdue-proposals': () => facilitator,
};

const milestone = (fixture: Fixture) => ({
  kind: 'deliverable',
  title: fixture.text(),
  dueOn: '2026-06-10',
  doneOn: null,
});

/** The milestone of an action that is made for it. */
async function milestonePath(fixture: Fixture) {
  const { path } = await actionId(fixture);
  const { body } = await fixture.done('POST /roadmap/actions/{actionId}/milestones', { path });
  return { ...path, milestoneId: (body['milestones'] as { id: string }[])[0]!.id };
}

/** An action that starts after another one is due. */
async function dependentPath(fixture: Fixture) {
  const body = { title: fixture.text(), startOn: '2028-01-10', dueOn: '2028-02-10' };
  const successor = await fixture.done('POST /roadmap/actions', { body });
  return { actionId: successor.id, predecessorId: (await action(fixture)).id };
}

const schedules: ValidCalls = {
  'GET /roadmap/schedule': () => ({ as: 'observer', query: { limit: '10', offset: '0', policyArea: '4' } }),
  'GET /roadmap/comparison': () => ({ as: 'observer', query: { on: '2026-01-31', policyArea: '4' } }),
  'GET /roadmap/state-report': () => ({ as: 'observer', query: { since: '2026-01-31', constituency: 'workers' } }),
  'GET /roadmap/iati.xml': () => ({ as: 'observer', query: { tag: 'jobs' } }),
  'GET /roadmap/plan.pdf': () => ({ as: 'observer', query: { layout: 'timeline', language: 'zh-CN', late: 'true' } }),
  'GET /roadmap/state-report.pdf': () => ({ as: 'observer', query: { language: 'zh-CN', late: 'true' } }),
  'GET /roadmap/actions/{actionId}/schedule/preview': async (fixture) => ({
    ...{ as: 'observer', ...(await actionId(fixture)), query: { startOn: '2026-03-10', dueOn: '2027-04-10' } },
  }),
  'GET /roadmap/actions/{actionId}/schedule': async (fixture) => ({
    ...{ as: 'observer', ...(await actionId(fixture)), query: { delay: '14' } },
  }),
  'POST /roadmap/actions/{actionId}/milestones': async (fixture) => ({
    ...{ ...owner, ...(await actionId(fixture)), body: milestone(fixture) },
  }),
  'PUT /roadmap/actions/{actionId}/milestones/{milestoneId}': async (fixture) => ({
    ...{ ...owner, path: await milestonePath(fixture), headers: { 'if-match': '"1"' }, body: milestone(fixture) },
  }),
  'DELETE /roadmap/actions/{actionId}/milestones/{milestoneId}': async (fixture) => ({
    ...{ ...owner, path: await milestonePath(fixture), headers: { 'if-match': '"1"' } },
  }),
  'PUT /roadmap/actions/{actionId}/predecessors/{predecessorId}': async (fixture) => ({
    ...{ ...facilitator, path: await dependentPath(fixture), headers: { 'if-match': '"0"' } },
    body: { kind: 'finish-start', lagDays: 5 },
  }),
  'DELETE /roadmap/actions/{actionId}/predecessors/{predecessorId}': async (fixture) => {
    const path = await dependentPath(fixture);
    await fixture.done('PUT /roadmap/actions/{actionId}/predecessors/{predecessorId}', { path });
    return { ...facilitator, path, headers: { 'if-match': '"1"' } };
  },
};

const table = 'Number,Title in English,Due\r\n,Imported action,2027-05-01\r\n';

/** A file of one new action, as it was checked. */
async function checkedTable(fixture: Fixture) {
  const { body } = await fixture.done('POST /roadmap/imports/checks');
  return form('actions.csv', table, { basis: String(body['basis']) });
}

async function commonChange(fixture: Fixture) {
  const { body } = await fixture.done('POST /roadmap/actions');
  return { actionIds: [String(body['id'])], change: { moveBy: 7 }, reason: fixture.word() };
}

/** The responsible person of a new action hands over to another member. */
async function handOver(fixture: Fixture) {
  const fromPersonId = city.actors['member-workers'].personId!;
  await fixture.done('POST /roadmap/actions', { body: { title: fixture.text(), ownerPersonId: fromPersonId } });
  const toPersonId = city.actors['member-employers'].personId!;
  return { fromPersonId, toPersonId, startsOn: '2026-01-05', note: fixture.word() };
}

const imports: ValidCalls = {
  'POST /roadmap/changes/checks': async (fixture) => ({ ...facilitator, body: await commonChange(fixture) }),
  'POST /roadmap/changes': async (fixture) => {
    const body = await commonChange(fixture);
    const { basis } = (await fixture.done('POST /roadmap/changes/checks', { body })).body;
    return { ...facilitator, body: { ...body, basis } };
  },
  'POST /roadmap/hand-overs/checks': async (fixture) => ({ ...facilitator, body: await handOver(fixture) }),
  'POST /roadmap/hand-overs': async (fixture) => {
    const body = await handOver(fixture);
    const { basis } = (await fixture.done('POST /roadmap/hand-overs/checks', { body })).body;
    return { ...facilitator, body: { ...body, basis } };
  },
  'POST /roadmap/actions/{actionId}/occurrences': async (fixture) => ({
    ...{ ...facilitator, path: { actionId: (await dependentPath(fixture)).actionId } },
    body: { every: 'quarter', until: '2028-12-31' },
  }),
  'GET /roadmap/views': () => facilitator,
  'POST /roadmap/views': (fixture) => ({
    ...{ ...facilitator, body: { name: fixture.text(), shared: true, filter: { status: 'at-risk', view: 'table' } } },
  }),
  'PATCH /roadmap/views/{viewId}': async (fixture) => ({
    ...{ ...facilitator, path: { viewId: (await fixture.done('POST /roadmap/views')).id }, headers: version({}) },
    body: { name: fixture.text(), shared: false },
  }),
  'DELETE /roadmap/views/{viewId}': async (fixture) => ({
    ...{ ...facilitator, path: { viewId: (await fixture.done('POST /roadmap/views')).id } },
  }),
  'GET /roadmap/imports': () => facilitator,
  'GET /roadmap/imports/template': () => ({ ...facilitator, query: { format: 'csv', language: 'zh-CN' } }),
  'POST /roadmap/imports/checks': () => ({ ...facilitator, body: form('actions.csv', table) }),
  'POST /roadmap/imports': async (fixture) => ({ ...facilitator, body: await checkedTable(fixture) }),
  'POST /roadmap/imports/{importId}/undo': async (fixture) => ({
    ...{ ...facilitator, path: { importId: (await fixture.done('POST /roadmap/imports')).id } },
  }),
};

async function proposedForPublic(fixture: Fixture) {
  const { path } = await accepted(fixture);
  await fixture.done('PUT /roadmap/actions/{actionId}/public-entry', { path });
  return { path };
}

/** A person can have three uploads in slots 1 to 3. Others leave their slot, but remain for calls that still run. */
async function makeRoom({ owner }: Fixture): Promise<void> {
  await owner.query('ALTER TABLE roadmap_upload DROP CONSTRAINT IF EXISTS ck_roadmap_upload_slot');
  await owner.query('UPDATE roadmap_upload SET slot = 4 + floor(random() * 30000) WHERE slot < 4');
}

/** Calls that run at the same time may take the three slots, so it tries again. */
async function uploading(fixture: Fixture) {
  const { path } = await actionId(fixture);
  for (let turn = 1; ; turn += 1)
    try {
      const { id: uploadId } = await fixture.done('POST /roadmap/actions/{actionId}/uploads', { path });
      return { path: { ...path, uploadId } };
    } catch (error) {
      if (turn === 10) throw error;
    }
}

const reports: ValidCalls = {
  'POST /roadmap/actions/{actionId}/updates': async (fixture) => ({
    ...{ ...owner, ...(await accepted(fixture)), body: { text: fixture.word(), progress: 40, evidenceIds: [] } },
  }),
  'POST /roadmap/actions/{actionId}/updates/{updateId}/corrections': async (fixture) => ({
    ...{ ...owner, path: await claimed(fixture), body: { text: fixture.word() } },
  }),
  'POST /roadmap/actions/{actionId}/updates/{updateId}/withdrawal': async (fixture) => ({
    ...{ ...owner, path: await claimed(fixture) },
  }),
  'POST /roadmap/actions/{actionId}/updates/{updateId}/validations': async (fixture) => ({
    ...{ as: 'member-employers', path: await claimed(fixture) },
    body: { verdict: 'confirmed', words: fixture.word(), constituency: 'employers' },
  }),
  'POST /roadmap/actions/{actionId}/validations/{validationId}/withdrawal': async (fixture) => {
    const path = await claimed(fixture);
    const name = 'POST /roadmap/actions/{actionId}/updates/{updateId}/validations';
    await fixture.done(name, { path });
    const validationId = await fixture.one('roadmap_validation', `update_id = '${path.updateId}'`);
    return { as: 'member-employers', path: { actionId: path.actionId, validationId } };
  },
  'POST /roadmap/actions/{actionId}/evidence': async (fixture) => ({
    ...{ ...owner, ...(await actionId(fixture)), body: form('list.txt', 'one\ntwo') },
  }),
  'GET /roadmap/actions/{actionId}/evidence/{evidenceId}': async (fixture) => {
    const { path } = await actionId(fixture);
    const { body } = await fixture.done('POST /roadmap/actions/{actionId}/evidence', { path });
    return { ...owner, path: { ...path, evidenceId: (body['evidence'] as { id: string }[])[0]!.id } };
  },
  'GET /roadmap/actions/{actionId}/public-entry': async (fixture) => ({ as: 'observer', ...(await actionId(fixture)) }),
  'PUT /roadmap/actions/{actionId}/public-entry': async (fixture) => ({
    ...{ ...facilitator, ...(await accepted(fixture)), headers: { 'if-match': '"0"' } },
    body: { title: fixture.text(), text: fixture.text() },
  }),
  'POST /roadmap/actions/{actionId}/public-entry/agreements': async (fixture) => ({
    ...{ as: 'member-workers', ...(await proposedForPublic(fixture)), body: { entryVersion: 1 } },
  }),
  'GET /api/public/{workspaceId}/roadmap/{language}': ({ workspaceId }) => ({
    ...{ as: 'anonymous', path: { workspaceId, language: 'en' } },
  }),
  'DELETE /roadmap/actions/{actionId}/public-entry': async (fixture) => ({
    ...{ ...facilitator, ...(await proposedForPublic(fixture)) },
  }),
  'GET /roadmap/actions/{actionId}/uploads': async (fixture) => ({ ...owner, ...(await actionId(fixture)) }),
  'POST /roadmap/actions/{actionId}/uploads': async (fixture) => {
    await makeRoom(fixture);
    return { ...owner, ...(await actionId(fixture)), body: { fileName: 'list.txt', bytes: 7, fingerprint: 'one' } };
  },
  'POST /roadmap/actions/{actionId}/uploads/{uploadId}/parts': async (fixture) => ({
    ...{ ...owner, ...(await uploading(fixture)), body: form('list.txt', 'one\ntwo', { offset: '0' }) },
  }),
  'POST /roadmap/actions/{actionId}/uploads/{uploadId}/completion': async (fixture) => {
    const { id: uploadId } = await fixture.done('POST /roadmap/actions/{actionId}/uploads/{uploadId}/parts');
    const actionId = await fixture.one('roadmap_upload', `id = '${uploadId}'`, 'action_id');
    return { ...owner, path: { actionId, uploadId } };
  },
  'DELETE /roadmap/actions/{actionId}/uploads/{uploadId}': async (fixture) => ({
    ...{ ...owner, ...(await uploading(fixture)) },
  }),
  'DELETE /roadmap/actions/{actionId}/evidence/{evidenceId}': async (fixture) => {
    const { path } = await actionId(fixture);
    const { body } = await fixture.done('POST /roadmap/actions/{actionId}/evidence', { path });
    return { ...owner, path: { ...path, evidenceId: (body['evidence'] as { id: string }[])[0]!.id } };
  },
};

const held = (fixture: Fixture): Promise<string> => fixture.one('dialogue_meeting', `state = 'closed'`);

const chain: ValidCalls = {
  'GET /chain/activity': async (fixture) => ({
    as: 'facilitator',
    query: { subject: await fixture.one('roadmap_action'), context: 'roadmap', limit: '10' },
  }),
  'GET /chain/of/{type}/{id}': async (fixture) => ({
    ...{ as: 'observer', path: { type: 'action', id: await fixture.one('roadmap_action') } },
  }),
  'GET /chain/of/{type}/{id}/graph': async (fixture) => ({
    ...{ as: 'observer', path: { type: 'action', id: await fixture.one('roadmap_action') } },
  }),
  'GET /chain/overview': () => ({ as: 'observer' }),
  'GET /chain/meetings/{meetingId}/record': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await held(fixture) } },
  }),
  'GET /chain/meetings/{meetingId}/record.pdf': async (fixture) => ({
    ...{ as: 'facilitator', path: { meetingId: await held(fixture) }, query: { language: 'en' } },
  }),
  'GET /chain/report': () => ({ as: 'observer' }),
  'GET /chain/what-needs-me': () => ({ as: 'observer' }),
};

export const roadmapCalls: ValidCalls = { ...actions, ...schedules, ...imports, ...reports, ...chain };
