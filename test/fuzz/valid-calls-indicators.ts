import { type ValidCalls, version, type World } from './world.js';

const analyst = { as: 'analyst' };
const administrator = { as: 'administrator' };
const observer = { as: 'observer' };
const indicator = { as: 'observer', path: { indicatorId: 'green_job_share' } };

/** The content of a definition that counts a share of employees. */
const content = (world: World) => ({
  ...{ name: world.text(), group: 'D_working_time_security_protection', universe: 'employee = 1' },
  ...{ numerator: 'SUM w*[contract in 1-3]', denominator: 'SUM w*[contract known]', estimator: 'proportion' },
  ...{ unit: 'percent', disaggregations: ['sex', 'park'], direction: 'higher_is_better' },
  ...{ sdg: [{ code: '8.5', link: 'context' }], notes: { en: '', zh: '' }, retired: false },
});
const newName = (world: World): string => `own_${world.word().replace(/\W/g, '_')}`;

const definition = async (world: World) => {
  const { body } = await world.done('POST /indicators/definitions');
  return { path: { definitionId: String(body['id']) }, body };
};

/** The target of an indicator of its own, which has none yet. */
const referencePath = async (world: World) => ({
  indicatorId: (await definition(world)).path.definitionId,
  kind: 'target',
});

const wave = (world: World) => world.one('surveys_wave', 'answers_complete');

/** Only the order counts here; computing it would take the time of many calls. */
const cancel = (world: World, table: string) => async (body: unknown) => {
  const id = await world.one(table, `id = '${(body as { id: string }).id}'`, 'job_run_id');
  await world.cancel(id);
};

const ofRun = async (world: World) => ({
  ...analyst,
  path: { runId: await world.one('indicators_run', `state = 'done'`) },
});

const ofRelease = async (world: World) => ({
  ...observer,
  path: { releaseId: await world.one('indicators_release', `state = 'published'`) },
});

async function jobOf(world: World) {
  const { id } = await world.done('POST /indicators/runs', { accepted: () => undefined });
  return { ...analyst, path: { id: await world.one('indicators_run', `id = '${id}'`, 'job_run_id') } };
}

/** A draft of its own: a wave has one open release, so that the draft of another call is withdrawn first. */
async function draft(world: World) {
  const { id } = await world.done('POST /indicators/releases', { accepted: () => undefined });
  return { ...administrator, path: { releaseId: id } };
}

async function withdrawOpen(world: World): Promise<void> {
  await world.owner.query(
    `UPDATE indicators_release SET state = 'withdrawn', withdrawn_at = now()
     WHERE workspace_id = $1 AND state IN ('draft', 'approved')`,
    [world.workspaceId],
  );
}

export const indicatorCalls: ValidCalls = {
  'GET /indicators': () => observer,
  'GET /indicators/overview': () => observer,
  'GET /indicators/definitions': () => observer,
  'GET /indicators/definitions/vocabulary': () => observer,
  'GET /indicators/definitions/{definitionId}': async (world) => ({
    ...{ ...observer, path: (await definition(world)).path },
  }),
  'POST /indicators/definitions': (world) => ({
    ...{ ...analyst, body: { id: newName(world), reason: world.word(), ...content(world) } },
  }),
  'POST /indicators/definitions/check': (world) => ({
    ...{ ...analyst, body: { id: newName(world), isNew: true, ...content(world) } },
  }),
  'PATCH /indicators/definitions/{definitionId}': async (world) => {
    const { path, body } = await definition(world);
    return { ...analyst, path, headers: version(body), body: { universe: 'emp = 1', reason: world.word() } };
  },
  'GET /indicators/{indicatorId}': () => indicator,
  'GET /indicators/{indicatorId}/references': () => indicator,
  'PUT /indicators/{indicatorId}/references/{kind}': async (world) => ({
    ...{ ...analyst, path: await referencePath(world), headers: { 'if-match': '"0"' } },
    body: { value: '0.5', onDate: '2030-12-31', source: world.word() },
  }),
  'DELETE /indicators/{indicatorId}/references/{kind}': async (world) => {
    const path = await referencePath(world);
    await world.done('PUT /indicators/{indicatorId}/references/{kind}', { path });
    return { ...analyst, path, headers: { 'if-match': '"1"' } };
  },
  'GET /indicators/{indicatorId}/figures.csv': () => indicator,
  'GET /indicators/{indicatorId}/figures.xlsx': () => indicator,
  'GET /indicators/releases': () => observer,
  'GET /indicators/releases/{releaseId}': ofRelease,
  'GET /indicators/releases/{releaseId}/figures.csv': ofRelease,
  'GET /indicators/releases/{releaseId}/figures.json': ofRelease,
  'GET /indicators/releases/{releaseId}/figures.pdf': ofRelease,
  'GET /indicators/releases/{releaseId}/figures.xlsx': ofRelease,
  'POST /indicators/releases': async (world) => {
    await withdrawOpen(world);
    const runId = await world.one('indicators_run', `state = 'done'`);
    const leftOut = [{ indicatorId: 'union_density', reason: world.text() }];
    const plan = { kind: 'revision', summary: world.text(), reason: world.text(), timeZone: 'Asia/Shanghai' };
    return { ...administrator, body: { runId, leftOut, ...plan, announcedAt: '2099-01-01T09:00:00+08:00' } };
  },
  'POST /indicators/releases/{releaseId}/approval': async (world) => {
    const { path } = await draft(world);
    const page = await world.done('GET /indicators/releases/{releaseId}', { ...administrator, path });
    const { hash } = page.body['release'] as { hash: string };
    return { ...analyst, path, body: { hash } };
  },
  'POST /indicators/releases/{releaseId}/withdrawal': draft,
  'GET /indicators/runs': () => analyst,
  'GET /indicators/runs/{runId}': ofRun,
  'GET /indicators/runs/{runId}/figures.csv': ofRun,
  'GET /indicators/runs/{runId}/figures.xlsx': ofRun,
  'GET /indicators/runs/{runId}/compared-with/{otherId}': async (world) => {
    const runId = await world.one('indicators_run', `state = 'done'`);
    const otherId = await world.one('indicators_run', `state = 'done' AND id <> '${runId}'`);
    return { ...analyst, path: { runId, otherId } };
  },
  'POST /indicators/runs': async (world) => ({
    ...{ ...analyst, body: { waveId: await wave(world), settings: { breakdowns: ['park'] } } },
    accepted: cancel(world, 'indicators_run'),
  }),
  'POST /indicators/runs/{runId}/repetitions': async (world) => ({ ...analyst, path: (await ofRun(world)).path }),
  'GET /indicators/weights': () => observer,
  'GET /indicators/weights/{weightSetId}': async (world) => ({
    ...{ ...observer, path: { weightSetId: await world.one('indicators_weight_set') } },
  }),
  'POST /indicators/weights': async (world) => ({
    ...analyst,
    body: { waveId: await wave(world), classes: 'none', calibration: 'none', margins: [], mergeSmall: false },
    accepted: cancel(world, 'indicators_weight_set'),
  }),
  'GET /jobs/{id}': jobOf,
  'POST /jobs/{id}/cancel': jobOf,
};
