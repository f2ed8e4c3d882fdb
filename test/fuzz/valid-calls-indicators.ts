import { type ValidCalls, version, type Fixture } from './fixture.js';

const analyst = { as: 'analyst' };
const administrator = { as: 'administrator' };
const observer = { as: 'observer' };
const indicator = { as: 'observer', path: { indicatorId: 'green_job_share' } };

/** The content of a definition that counts a share of employees. */
const content = (fixture: Fixture) => ({
  ...{ name: fixture.text(), group: 'D_working_time_security_protection', universe: 'employee = 1' },
  ...{ numerator: 'SUM w*[contract in 1-3]', denominator: 'SUM w*[contract known]', estimator: 'proportion' },
  ...{ unit: 'percent', disaggregations: ['sex', 'park'], direction: 'higher_is_better' },
  ...{ sdg: [{ code: '8.5', link: 'context' }], notes: { en: '', zh: '' }, retired: false },
});
const newName = (fixture: Fixture): string => `own_${fixture.word().replace(/\W/g, '_')}`;

const definition = async (fixture: Fixture) => {
  const { body } = await fixture.done('POST /indicators/definitions');
  return { path: { definitionId: String(body['id']) }, body };
};

/** The target of an indicator of its own, which has none yet. */
const referencePath = async (fixture: Fixture) => ({
  indicatorId: (await definition(fixture)).path.definitionId,
  kind: 'target',
});

const wave = (fixture: Fixture) => fixture.one('surveys_wave', 'answers_complete');

/** Only the order counts here; computing it would take the time of many calls. */
const cancel = (fixture: Fixture, table: string) => async (body: unknown) => {
  const { rows } = await fixture.owner.query<{ job: string }>(`SELECT job_run_id AS job FROM ${table} WHERE id = $1`, [
    (body as { id: string }).id,
  ]);
  // a weight set that was cancelled is removed
  for (const { job } of rows) await fixture.cancel(job);
};

const ofRun = async (fixture: Fixture) => ({
  ...analyst,
  path: { runId: await fixture.one('indicators_run', `state = 'done'`) },
});

const ofRelease = async (fixture: Fixture) => ({
  ...observer,
  path: { releaseId: await fixture.one('indicators_release', `state = 'published'`) },
});

async function jobOf(fixture: Fixture) {
  const { id } = await fixture.done('POST /indicators/runs', { accepted: () => undefined });
  return { ...analyst, path: { id: await fixture.one('indicators_run', `id = '${id}'`, 'job_run_id') } };
}

/** A draft of its own: a wave has one open release, so that the draft of another call is withdrawn first. */
async function draft(fixture: Fixture) {
  const { id } = await fixture.done('POST /indicators/releases', { accepted: () => undefined });
  return { ...administrator, path: { releaseId: id } };
}

async function withdrawOpen(fixture: Fixture): Promise<void> {
  await fixture.owner.query(
    `UPDATE indicators_release SET state = 'withdrawn', withdrawn_at = now()
     WHERE workspace_id = $1 AND state IN ('draft', 'approved')`,
    [fixture.workspaceId],
  );
}

export const indicatorCalls: ValidCalls = {
  'GET /indicators': () => observer,
  'GET /indicators/overview': () => observer,
  'GET /indicators/definitions': () => observer,
  'GET /indicators/definitions/vocabulary': () => observer,
  'GET /indicators/definitions/{definitionId}': async (fixture) => ({
    ...{ ...observer, path: (await definition(fixture)).path },
  }),
  'POST /indicators/definitions': (fixture) => ({
    ...{ ...analyst, body: { id: newName(fixture), reason: fixture.word(), ...content(fixture) } },
  }),
  'POST /indicators/definitions/check': (fixture) => ({
    ...{ ...analyst, body: { id: newName(fixture), isNew: true, ...content(fixture) } },
  }),
  'PATCH /indicators/definitions/{definitionId}': async (fixture) => {
    const { path, body } = await definition(fixture);
    return { ...analyst, path, headers: version(body), body: { universe: 'emp = 1', reason: fixture.word() } };
  },
  'GET /indicators/{indicatorId}': () => indicator,
  'GET /indicators/{indicatorId}/references': () => indicator,
  'PUT /indicators/{indicatorId}/references/{kind}': async (fixture) => ({
    ...{ ...analyst, path: await referencePath(fixture), headers: { 'if-match': '"0"' } },
    body: { value: '0.5', onDate: '2030-12-31', source: fixture.word() },
  }),
  'DELETE /indicators/{indicatorId}/references/{kind}': async (fixture) => {
    const path = await referencePath(fixture);
    await fixture.done('PUT /indicators/{indicatorId}/references/{kind}', { path });
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
  'POST /indicators/releases': async (fixture) => {
    await withdrawOpen(fixture);
    const runId = await fixture.one('indicators_run', `state = 'done'`);
    const leftOut = [{ indicatorId: 'union_density', reason: fixture.text() }];
    const plan = { kind: 'revision', summary: fixture.text(), reason: fixture.text(), timeZone: 'Asia/Shanghai' };
    return { ...administrator, body: { runId, leftOut, ...plan, announcedAt: '2099-01-01T09:00:00+08:00' } };
  },
  'POST /indicators/releases/{releaseId}/approval': async (fixture) => {
    const { path } = await draft(fixture);
    const page = await fixture.done('GET /indicators/releases/{releaseId}', { ...administrator, path });
    const { hash } = page.body['release'] as { hash: string };
    return { ...analyst, path, body: { hash } };
  },
  'POST /indicators/releases/{releaseId}/withdrawal': draft,
  'GET /indicators/runs': () => analyst,
  'GET /indicators/runs/{runId}': ofRun,
  'GET /indicators/runs/{runId}/figures.csv': ofRun,
  'GET /indicators/runs/{runId}/figures.xlsx': ofRun,
  'GET /indicators/runs/{runId}/compared-with/{otherId}': async (fixture) => {
    const runId = await fixture.one('indicators_run', `state = 'done'`);
    const otherId = await fixture.one('indicators_run', `state = 'done' AND id <> '${runId}'`);
    return { ...analyst, path: { runId, otherId } };
  },
  'POST /indicators/runs': async (fixture) => ({
    ...{ ...analyst, body: { waveId: await wave(fixture), settings: { breakdowns: ['park'] } } },
    accepted: cancel(fixture, 'indicators_run'),
  }),
  'POST /indicators/runs/{runId}/repetitions': async (fixture) => ({
    ...{ ...analyst, path: (await ofRun(fixture)).path, accepted: cancel(fixture, 'indicators_run') },
  }),
  'GET /indicators/weights': () => observer,
  'GET /indicators/weights/{weightSetId}': async (fixture) => ({
    ...{ ...observer, path: { weightSetId: await fixture.one('indicators_weight_set') } },
  }),
  'POST /indicators/weights': async (fixture) => ({
    ...analyst,
    body: { waveId: await wave(fixture), classes: 'none', calibration: 'none', margins: [], mergeSmall: false },
    accepted: cancel(fixture, 'indicators_weight_set'),
  }),
  'GET /jobs/{id}': jobOf,
  'POST /jobs/{id}/cancel': jobOf,
};
