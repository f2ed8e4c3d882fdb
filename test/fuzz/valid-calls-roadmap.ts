import { city } from '../support/demonstration.js';
import { form } from './valid-calls-dialogue.js';
import { type ValidCalls, version, type World } from './world.js';

const indicatorId = 'green_job_share';
const facilitator = { as: 'facilitator' };
/** Owns the actions, since it belongs to the organisation that is responsible. */
const owner = { as: 'member-workers' };

async function action(world: World) {
  return world.done('POST /roadmap/actions');
}

/** An action that its owner has accepted. */
async function accepted(world: World) {
  const { id } = await world.done('POST /roadmap/actions/{actionId}/status');
  return { path: { actionId: id } };
}

async function actionId(world: World) {
  return { path: { actionId: (await action(world)).id } };
}

/** An action that its owner has reported as complete. */
async function claimed(world: World) {
  const { path } = await accepted(world);
  const body = { status: 'claimed-done', progress: 100 };
  const update = await world.done('POST /roadmap/actions/{actionId}/updates', { path, body });
  const page = await world.done('GET /roadmap/actions/{actionId}', { path });
  const claim = (page.body['allowed'] as { claimId: string | null } | undefined)?.claimId;
  return { ...path, updateId: claim ?? update.id };
}

const actions: ValidCalls = {
  'GET /roadmap/actions': async (world) => ({
    as: 'observer',
    query: {
      ...{ text: 'e', status: 'agreed', policyArea: '1', genderTag: 'significant', constituency: 'workers' },
      ...{ ownerOrganisationId: await world.one('directory_organisation'), indicatorId, late: 'true', mine: 'false' },
      ...{ conclusionId: await world.one('dialogue_conclusion'), objectiveId: await world.one('roadmap_objective') },
      ...{ placeId: await world.one('directory_place'), limit: '10', offset: '0' },
    },
  }),
  'GET /roadmap/actions/{actionId}': async (world) => ({ as: 'observer', ...(await actionId(world)) }),
  'GET /roadmap/objectives': () => ({ as: 'observer' }),
  'GET /roadmap/plans': () => ({ as: 'observer' }),
  'GET /roadmap/reports': () => ({ as: 'observer', query: { words: 'work' } }),
  'POST /roadmap/objectives': (world) => ({
    ...{ ...facilitator, body: { policyArea: 1, title: world.text(), description: world.text() } },
  }),
  'PATCH /roadmap/objectives/{objectiveId}': async (world) => {
    const { id, body } = await world.done('POST /roadmap/objectives');
    return { ...facilitator, path: { objectiveId: id }, headers: version(body), body: { title: world.text() } };
  },
  'POST /roadmap/actions': async (world) => ({
    ...facilitator,
    body: {
      ...{ title: world.text(), description: world.text(), policyAreas: [1, 2], genderTag: 'significant' },
      ...{ ownerOrganisationId: city.actors['member-workers'].organisationId, validatorConstituency: 'employers' },
      ...{ startOn: '2026-03-10', dueOn: '2027-03-10', duePrecision: 'day' },
      placeId: await world.one('directory_place', `level = 'park'`),
    },
  }),
  'PATCH /roadmap/actions/{actionId}': async (world) => {
    const { id, body } = await action(world);
    return {
      ...{ ...facilitator, path: { actionId: id }, headers: version(body) },
      body: { title: world.text(), dueOn: '2027-04-10', reason: world.word() },
    };
  },
  'POST /roadmap/actions/{actionId}/status': async (world) => {
    const { id, body } = await action(world);
    return { ...owner, path: { actionId: id }, headers: version(body), body: { status: 'agreed' } };
  },
  'PUT /roadmap/actions/{actionId}/targets/{indicatorId}': async (world) => ({
    ...{ ...facilitator, path: { ...(await actionId(world)).path, indicatorId }, headers: { 'if-match': '"0"' } },
    body: { baseline: '0.1', baselinePeriod: '2025', target: '0.25', targetOn: '2027-12-31' },
  }),
  'DELETE /roadmap/actions/{actionId}/targets/{indicatorId}': async (world) => {
    const { path } = await actionId(world);
    const changes = { path: { ...path, indicatorId } };
    await world.done('PUT /roadmap/actions/{actionId}/targets/{indicatorId}', changes);
    return { ...facilitator, ...changes, headers: { 'if-match': '"1"' } };
  },
  'POST /roadmap/overdue-proposals': () => facilitator,
};

const milestone = (world: World) => ({ kind: 'deliverable', title: world.text(), dueOn: '2026-06-10', doneOn: null });

/** The milestone of an action that is made for it. */
async function milestonePath(world: World) {
  const { path } = await actionId(world);
  const { body } = await world.done('POST /roadmap/actions/{actionId}/milestones', { path });
  return { ...path, milestoneId: (body['milestones'] as { id: string }[])[0]!.id };
}

/** An action that starts after another one is due. */
async function dependentPath(world: World) {
  const body = { title: world.text(), startOn: '2028-01-10', dueOn: '2028-02-10' };
  const successor = await world.done('POST /roadmap/actions', { body });
  return { actionId: successor.id, predecessorId: (await action(world)).id };
}

const schedules: ValidCalls = {
  'GET /roadmap/schedule': () => ({ as: 'observer' }),
  'GET /roadmap/state-report': () => ({ as: 'observer' }),
  'GET /roadmap/actions/{actionId}/schedule': async (world) => ({
    ...{ as: 'observer', ...(await actionId(world)), query: { delay: '14' } },
  }),
  'POST /roadmap/actions/{actionId}/milestones': async (world) => ({
    ...{ ...owner, ...(await actionId(world)), body: milestone(world) },
  }),
  'PUT /roadmap/actions/{actionId}/milestones/{milestoneId}': async (world) => ({
    ...{ ...owner, path: await milestonePath(world), headers: { 'if-match': '"1"' }, body: milestone(world) },
  }),
  'DELETE /roadmap/actions/{actionId}/milestones/{milestoneId}': async (world) => ({
    ...{ ...owner, path: await milestonePath(world), headers: { 'if-match': '"1"' } },
  }),
  'PUT /roadmap/actions/{actionId}/predecessors/{predecessorId}': async (world) => ({
    ...{ ...facilitator, path: await dependentPath(world), headers: { 'if-match': '"0"' } },
    body: { kind: 'finish-start', lagDays: 5 },
  }),
  'DELETE /roadmap/actions/{actionId}/predecessors/{predecessorId}': async (world) => {
    const path = await dependentPath(world);
    await world.done('PUT /roadmap/actions/{actionId}/predecessors/{predecessorId}', { path });
    return { ...facilitator, path, headers: { 'if-match': '"1"' } };
  },
};

const table = 'Number,Title in English,Due\r\n,Imported action,2027-05-01\r\n';

/** A file of one new action, as it was checked. */
async function checkedTable(world: World) {
  const { body } = await world.done('POST /roadmap/imports/checks');
  return form('actions.csv', table, { basis: String(body['basis']) });
}

const imports: ValidCalls = {
  'GET /roadmap/imports': () => facilitator,
  'GET /roadmap/imports/template': () => ({ ...facilitator, query: { format: 'csv', language: 'zh-CN' } }),
  'POST /roadmap/imports/checks': () => ({ ...facilitator, body: form('actions.csv', table) }),
  'POST /roadmap/imports': async (world) => ({ ...facilitator, body: await checkedTable(world) }),
  'POST /roadmap/imports/{importId}/undo': async (world) => ({
    ...{ ...facilitator, path: { importId: (await world.done('POST /roadmap/imports')).id } },
  }),
};

const reports: ValidCalls = {
  'POST /roadmap/actions/{actionId}/updates': async (world) => ({
    ...{ ...owner, ...(await accepted(world)), body: { text: world.word(), progress: 40, evidenceIds: [] } },
  }),
  'POST /roadmap/actions/{actionId}/updates/{updateId}/validations': async (world) => ({
    ...{ as: 'member-employers', path: await claimed(world) },
    body: { verdict: 'confirmed', words: world.word(), constituency: 'employers' },
  }),
  'POST /roadmap/actions/{actionId}/validations/{validationId}/withdrawal': async (world) => {
    const path = await claimed(world);
    const name = 'POST /roadmap/actions/{actionId}/updates/{updateId}/validations';
    await world.done(name, { path });
    const validationId = await world.one('roadmap_validation', `update_id = '${path.updateId}'`);
    return { as: 'member-employers', path: { actionId: path.actionId, validationId } };
  },
  'POST /roadmap/actions/{actionId}/evidence': async (world) => ({
    ...{ ...owner, ...(await actionId(world)), body: form('list.txt', 'one\ntwo') },
  }),
  'GET /roadmap/actions/{actionId}/evidence/{evidenceId}': async (world) => {
    const { path } = await actionId(world);
    const { body } = await world.done('POST /roadmap/actions/{actionId}/evidence', { path });
    return { ...owner, path: { ...path, evidenceId: (body['evidence'] as { id: string }[])[0]!.id } };
  },
  'DELETE /roadmap/actions/{actionId}/evidence/{evidenceId}': async (world) => {
    const { path } = await actionId(world);
    const { body } = await world.done('POST /roadmap/actions/{actionId}/evidence', { path });
    return { ...owner, path: { ...path, evidenceId: (body['evidence'] as { id: string }[])[0]!.id } };
  },
};

const chain: ValidCalls = {
  'GET /chain/activity': async (world) => ({
    as: 'facilitator',
    query: { subject: await world.one('roadmap_action'), context: 'roadmap', limit: '10' },
  }),
  'GET /chain/of/{type}/{id}': async (world) => ({
    ...{ as: 'observer', path: { type: 'action', id: await world.one('roadmap_action') } },
  }),
  'GET /chain/overview': () => ({ as: 'observer' }),
  'GET /chain/meetings/{meetingId}/record': async (world) => ({
    ...{ as: 'facilitator', path: { meetingId: await world.one('dialogue_meeting') } },
  }),
  'GET /chain/meetings/{meetingId}/record.pdf': async (world) => ({
    ...{ as: 'facilitator', path: { meetingId: await world.one('dialogue_meeting') }, query: { language: 'en' } },
  }),
  'GET /chain/report': () => ({ as: 'observer' }),
  'GET /chain/what-needs-me': () => ({ as: 'observer' }),
};

export const roadmapCalls: ValidCalls = { ...actions, ...schedules, ...imports, ...reports, ...chain };
