import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { importedFormTexts } from '../../src/surveys/catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { drawSubmissions } from '../support/fieldwork.js';
import { form } from './valid-calls-dialogue.js';
import { type Fixture, type ValidCalls, version } from './fixture.js';

const analyst = { as: 'analyst' };
const manager = { as: 'fieldwork-manager' };
const wave = (waveId: string) => ({ path: { waveId } });
const ofForm = (questionnaireId: string) => ({ path: { questionnaireId } });
const texts = Object.fromEntries(
  parkWorkerQuestionnaire.placeholders.map(({ name }) => [name, { en: `the ${name}`, zh: `《${name}》` }]),
);

/** A wave that is ready to be opened. */
async function described(fixture: Fixture): Promise<string> {
  const { id } = await fixture.done('POST /surveys/waves');
  await fixture.done('PATCH /surveys/waves/{waveId}', { ...wave(id), headers: { 'if-match': '"1"' } });
  return id;
}

async function openedAlone(fixture: Fixture): Promise<string> {
  const id = await described(fixture);
  await fixture.done('POST /surveys/waves/{waveId}/open', wave(id));
  return id;
}

/** The person who signs in with the account of this role. */
async function personOf(fixture: Fixture, role: string): Promise<string> {
  const account = `account_id = (SELECT id FROM identity_account WHERE email LIKE '${role}@%')`;
  return fixture.one('identity_membership', account, 'person_id');
}

/** An open wave; the analyst, who also imports answers, has the agreement of a second person for exports at all times. */
async function opened(fixture: Fixture): Promise<string> {
  const waveId = await openedAlone(fixture);
  const [person, other] = [await personOf(fixture, 'analyst'), await personOf(fixture, 'facilitator')];
  await fixture.owner.query(
    `INSERT INTO surveys_export_agreement VALUES ($1, $2, $3, '2099-01-01', ARRAY[$4]::uuid[], NULL, $4, '2099-01-01', true)`,
    [waveId, person, fixture.workspaceId, other],
  );
  return waveId;
}

/** A wave on whose links the facilitator has decided, so that the facilitator needs an agreement. */
async function decidedByFacilitator(fixture: Fixture): Promise<string> {
  const waveId = await openedAlone(fixture);
  await fixture.owner.query(
    `INSERT INTO surveys_fieldwork_act VALUES (gen_random_uuid(), $1, $2, $3, 'headcounts', now())`,
    [fixture.workspaceId, waveId, await personOf(fixture, 'facilitator')],
  );
  return waveId;
}

/** An enterprise for which the fieldwork manager requested more links. */
async function moreLinks(fixture: Fixture): Promise<{ readonly waveId: string; readonly unitId: string }> {
  const waveId = await openedAlone(fixture);
  const unitId = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}'`);
  await fixture.done('POST /surveys/waves/{waveId}/link-allowances', {
    ...wave(waveId),
    body: { unitId, links: 5000, reason: 'A second shift' },
  });
  return { waveId, unitId };
}

const regular = new WeakMap<Fixture, Promise<string>>();

/** One open wave for all calls that do not close it. */
function fielded(fixture: Fixture): Promise<string> {
  const known = regular.get(fixture) ?? opened(fixture);
  regular.set(fixture, known);
  return known;
}

interface Poster {
  readonly id: string;
  readonly link: string;
}

async function poster(fixture: Fixture): Promise<Poster & { readonly waveId: string; readonly code: string }> {
  const waveId = await fielded(fixture);
  const { body } = await fixture.done('GET /surveys/waves/{waveId}/posters', wave(waveId));
  const [first] = body['posters'] as Poster[];
  return { ...first!, waveId, code: new URL(first!.link).pathname.split('/').at(-1)! };
}

/** An import in a state, which a job reaches after the upload. */
async function imported(fixture: Fixture, state: string): Promise<string> {
  const { id } = await fixture.done('POST /surveys/waves/{waveId}/imports');
  if (state === 'imported') {
    await until(fixture, id, 'checked');
    await fixture.done('POST /surveys/imports/{importId}/confirm', { path: { importId: id } });
  }
  await until(fixture, id, state);
  return id;
}

async function until(fixture: Fixture, importId: string, state: string): Promise<void> {
  for (let waited = 0; waited < 300_000; waited += 50) {
    // not by a call, which would make an import of its own each time
    const reached = await fixture.one('surveys_import', `id = '${importId}'`, 'state');
    if (reached === state) return;
    if (reached === 'refused') throw new Error('the import failed');
    await sleep(50);
  }
  throw new Error(`the import is not ${state}`);
}

const importOf = async (fixture: Fixture, state: string) => ({
  ...{ ...analyst, path: { importId: await imported(fixture, state) } },
});

let drawn = 0;

/** One new enterprise. */
const frameFile = (): string => `Enterprise,Park,Women,Men\r\n${randomUUID()},${randomUUID()},12,30\r\n`;

/** A file as it was checked. */
async function checkedFrame(fixture: Fixture, table: string) {
  const { body } = await fixture.done('POST /surveys/frame/imports/checks', { body: form('frame.csv', table) });
  return form('frame.csv', table, { basis: String(body['basis']), missing: 'keep' });
}

async function importedFrame(fixture: Fixture, table: string): Promise<string> {
  return (await fixture.done('POST /surveys/frame/imports', { body: await checkedFrame(fixture, table) })).id;
}

/** A wave with all its answers and with rules for its shared file. */
async function shareable(fixture: Fixture): Promise<string> {
  const waveId = await opened(fixture);
  const call = { ...analyst, ...wave(waveId) };
  const { body } = await fixture.done('GET /surveys/waves/{waveId}/sharing-rules', call);
  await fixture.done('PUT /surveys/waves/{waveId}/sharing-rules', {
    ...{ ...call, headers: version(body), body: { k: body['k'], variables: body['rules'] } },
  });
  await fixture.owner.query(
    `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
       modules_offered, modules_taken, asked_count, answers, disposition, flags)
     SELECT wave_id, gen_random_uuid(), workspace_id, '2.0', park_id, size_class, stratum, group_code, 'zh', '{}', '{}', 9,
       '{"sex": "1", "emp_status": "1", "age": "30"}', 'complete', '{}'
     FROM surveys_wave_unit, generate_series(1, 5) WHERE wave_id = $1`,
    [waveId],
  );
  await fixture.owner.query('UPDATE surveys_wave SET answers_complete = true WHERE id = $1', [waveId]);
  return waveId;
}

const secondPerson: ValidCalls = {
  'GET /surveys/waves/{waveId}/export-agreement': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'POST /surveys/waves/{waveId}/export-agreement': async (fixture) => ({
    ...{ as: 'facilitator', ...wave(await decidedByFacilitator(fixture)) },
  }),
  'POST /surveys/waves/{waveId}/export-agreement/{personId}': async (fixture) => {
    const waveId = await decidedByFacilitator(fixture);
    const [personId, asked] = [await personOf(fixture, 'facilitator'), await personOf(fixture, 'analyst')];
    // before the analyst has changed the sampling frame
    await fixture.owner.query(`UPDATE surveys_wave SET opened_at = '2020-01-01' WHERE id = $1`, [waveId]);
    const requestedAt = new Date().toISOString();
    await fixture.owner.query(`INSERT INTO surveys_export_agreement VALUES ($1, $2, $3, $4, ARRAY[$5]::uuid[])`, [
      ...[waveId, personId, fixture.workspaceId, requestedAt, asked],
    ]);
    return { ...analyst, path: { waveId, personId }, body: { agreed: true, requestedAt } };
  },
  'POST /surveys/passphrase': () => ({ ...analyst, body: { passphrase: 'correct horse battery staple' } }),
  'GET /surveys/waves/{waveId}/withheld': async (fixture) => ({
    ...{ as: 'facilitator', ...wave(await fielded(fixture)) },
  }),
  'POST /surveys/waves/{waveId}/withheld/{unitId}': async (fixture) => {
    const waveId = await openedAlone(fixture);
    const unitId = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}'`);
    await fixture.owner.query('INSERT INTO surveys_withheld_unit VALUES ($1, $2, $3, now())', [
      ...[unitId, fixture.workspaceId, waveId],
    ]);
    return { as: 'facilitator', path: { waveId, unitId }, body: { released: true, reason: 'Checked on site' } };
  },
  'GET /surveys/waves/{waveId}/link-allowances': async (fixture) => ({
    ...{ as: 'facilitator', ...wave(await fielded(fixture)) },
  }),
  'POST /surveys/waves/{waveId}/link-allowances': async (fixture) => {
    const waveId = await fielded(fixture);
    const unitId = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}'`);
    return { ...manager, ...wave(waveId), body: { unitId, links: 5000, reason: 'A second shift' } };
  },
  'POST /surveys/waves/{waveId}/link-allowances/{unitId}': async (fixture) => {
    const { waveId, unitId } = await moreLinks(fixture);
    const { rows } = await fixture.owner.query<{ at: Date }>(
      'SELECT requested_at AS at FROM surveys_link_allowance WHERE wave_unit_id = $1',
      [unitId],
    );
    return {
      as: 'facilitator',
      path: { waveId, unitId },
      body: { agreed: true, requestedAt: rows[0]!.at.toISOString() },
    };
  },
  'POST /surveys/waves/{waveId}/posters/{posterId}/rotate': async (fixture) => {
    const { id, waveId } = await poster(fixture);
    return { ...manager, path: { waveId, posterId: id } };
  },
};

const waves: ValidCalls = {
  'GET /surveys/frame': () => analyst,
  'GET /surveys/frame/imports': () => analyst,
  'GET /surveys/frame/imports/template': () => ({ ...analyst, query: { format: 'csv', language: 'zh-CN' } }),
  'POST /surveys/frame/imports/checks': () => ({ ...analyst, body: form('frame.csv', frameFile()) }),
  'POST /surveys/frame/imports': async (fixture) => ({ ...analyst, body: await checkedFrame(fixture, frameFile()) }),
  'POST /surveys/frame/imports/{importId}/undo': async (fixture) => ({
    ...{ ...analyst, path: { importId: await importedFrame(fixture, frameFile()) } },
  }),
  'GET /surveys/frame/parks': () => ({ as: 'park-coordinator' }),
  'POST /surveys/frame': async (fixture) => ({
    ...analyst,
    body: {
      ...{ placeId: (await fixture.done('POST /places')).id, headcount: 120, women: 50, men: 70, certainty: false },
      sizeClass: 'S2',
    },
  }),
  'PATCH /surveys/frame/{unitId}': async (fixture) => {
    const { id: placeId } = await fixture.done('POST /places');
    const { body } = await fixture.done('POST /surveys/frame', { body: { placeId } });
    const units = body['items'] as { id: string; placeId: string; version: number }[];
    const unit = units.find((each) => each.placeId === placeId)!;
    return {
      ...analyst,
      path: { unitId: unit.id },
      headers: { 'if-match': `"${unit.version}"` },
      body: { headcount: 130, women: 60 },
    };
  },
  'GET /surveys/waves': () => ({ as: 'observer' }),
  'GET /surveys/waves/{waveId}': async (fixture) => ({ as: 'observer', ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/notice.pdf': async (fixture) => ({
    ...{ as: 'observer', ...wave(await fielded(fixture)), query: { kind: 'union', language: 'zh-CN' } },
  }),
  'POST /surveys/waves': (fixture) => ({
    ...analyst,
    body: {
      ...{ title: fixture.text(), startsOn: new Date().toISOString().slice(0, 10), endsOn: '2027-12-31', target: 300 },
      ...{ offer: 'all', openPosters: false },
    },
  }),
  'POST /surveys/waves/sample-plan': () => ({ ...analyst, body: { target: 300, share: 0.3, correlation: 0.05 } }),
  'PATCH /surveys/waves/{waveId}': async (fixture) => ({
    ...{ ...analyst, ...wave((await fixture.done('POST /surveys/waves')).id), headers: { 'if-match': '"1"' } },
    body: { texts, approvalExemption: 'A test.' },
  }),
  'POST /surveys/waves/{waveId}/open': async (fixture) => ({ ...analyst, ...wave(await described(fixture)) }),
  'POST /surveys/waves/{waveId}/questionnaire': async (fixture) => {
    const name = `form-${(drawn += 1)}`;
    const publish = async (template: string): Promise<string> => {
      const { id } = await fixture.done('POST /surveys/questionnaire-drafts', { body: { name, template } });
      return (await fixture.done('POST /surveys/questionnaires/{questionnaireId}/publish', ofForm(id))).id;
    };
    const first = await publish('built-in');
    const { id } = await fixture.done('POST /surveys/waves', { body: { questionnaireId: first } });
    const named = importedFormTexts.placeholders.map((each) => [each.name, { en: 'text', zh: '文字' }]);
    const changes = { texts: Object.fromEntries(named) as unknown, approvalExemption: 'A test.' };
    await fixture.done('PATCH /surveys/waves/{waveId}', { ...wave(id), headers: { 'if-match': '"1"' }, body: changes });
    await fixture.done('POST /surveys/waves/{waveId}/open', wave(id));
    return { ...analyst, ...wave(id), headers: { 'if-match': '"3"' }, body: { questionnaireId: await publish(first) } };
  },
  'POST /surveys/waves/{waveId}/close': async (fixture) => ({ ...analyst, ...wave(await opened(fixture)) }),
  'GET /surveys/waves/{waveId}/fieldwork': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/flagged': async (fixture) => ({
    ...analyst,
    ...wave(await fielded(fixture)),
    query: { flag: 'speeding' },
  }),
  'PUT /surveys/waves/{waveId}/flagged/{answerId}': async (fixture) => {
    const waveId = await fielded(fixture);
    const { rows } = await fixture.owner.query<{ id: string }>(
      `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, lang, modules_offered, modules_taken,
         asked_count, answers, disposition, flags)
       SELECT w.id, gen_random_uuid(), w.workspace_id, '2.0', s.park_id, 'zh', '{}', '{}', 9, '{}', 'complete', '{speeding}'
       FROM surveys_wave w JOIN surveys_wave_stratum s ON s.wave_id = w.id WHERE w.id = $1 LIMIT 1 RETURNING id`,
      [waveId],
    );
    return {
      ...{ ...analyst, path: { waveId, answerId: rows[0]!.id }, headers: { 'if-match': '"0"' } },
      body: { leftOut: true, reason: 'Too fast to be read' },
    };
  },
  'GET /surveys/waves/{waveId}/flag-rules': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'PUT /surveys/waves/{waveId}/flag-rules': async (fixture) => {
    const call = { ...analyst, ...wave(await fielded(fixture)) };
    const { body } = await fixture.done('GET /surveys/waves/{waveId}/flag-rules', call);
    return { ...call, headers: version(body), body: { rules: body['rules'] } };
  },
  'GET /surveys/waves/{waveId}/sharing-rules': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'PUT /surveys/waves/{waveId}/sharing-rules': async (fixture) => {
    const call = { ...analyst, ...wave(await fielded(fixture)) };
    const { body } = await fixture.done('GET /surveys/waves/{waveId}/sharing-rules', call);
    return { ...call, headers: version(body), body: { k: body['k'], variables: body['rules'] } };
  },
  'POST /surveys/waves/{waveId}/sharing-rules/report': async (fixture) => {
    const call = { ...analyst, ...wave(await fielded(fixture)) };
    const { body } = await fixture.done('GET /surveys/waves/{waveId}/sharing-rules', call);
    return { ...call, body: { k: body['k'], variables: body['rules'] } };
  },
  'POST /surveys/waves/{waveId}/shared-file': async (fixture) => ({ ...analyst, ...wave(await shareable(fixture)) }),
  'GET /surveys/waves/{waveId}/shared-file': async (fixture) => {
    const call = { ...analyst, ...wave(await shareable(fixture)) };
    await fixture.done('POST /surveys/waves/{waveId}/shared-file', call);
    return { ...call, query: { format: 'analysis' } };
  },
  'GET /surveys/waves/{waveId}/microdata.csv': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/microdata.xlsx': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/microdata.sav': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/microdata.dta': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/microdata-for-analysis.csv': async (fixture) => ({
    ...analyst,
    ...wave(await fielded(fixture)),
  }),
  'GET /surveys/waves/{waveId}/codebook.xml': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/codebook.zip': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/posters': async (fixture) => ({ ...manager, ...wave(await fielded(fixture)) }),
  'GET /surveys/waves/{waveId}/posters/{posterId}.png': async (fixture) => {
    const { id, waveId } = await poster(fixture);
    return { ...manager, path: { waveId, posterId: id } };
  },
  'GET /surveys/waves/{waveId}/posters/{posterId}.svg': async (fixture) => {
    const { id, waveId } = await poster(fixture);
    return { ...manager, path: { waveId, posterId: id } };
  },
  'POST /surveys/waves/{waveId}/invitations': async (fixture) => {
    const waveId = await fielded(fixture);
    const unitId = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}'`);
    return { ...manager, ...wave(waveId), body: { unitId, count: 2 } };
  },
  'POST /surveys/waves/{waveId}/invitations/pdf': async (fixture) => {
    const waveId = await fielded(fixture);
    const { body } = await fixture.done('POST /surveys/waves/{waveId}/invitations', wave(waveId));
    return { ...manager, ...wave(waveId), body: { links: body['links'], language: 'en' } };
  },
  'POST /surveys/waves/{waveId}/posters/pdf': async (fixture) => {
    const { id, waveId } = await poster(fixture);
    return { ...manager, ...wave(waveId), body: { posterIds: [id], language: 'zh-CN' } };
  },
  'POST /surveys/waves/{waveId}/test-link': async (fixture) => ({
    ...{ ...analyst, ...wave((await fixture.done('POST /surveys/waves')).id) },
  }),
  'GET /surveys/waves/{waveId}/replacements': async (fixture) => ({ ...manager, ...wave(await sampled(fixture)) }),
  'POST /surveys/waves/{waveId}/replacements': async (fixture) => {
    const waveId = await sampled(fixture);
    const reserved = `SELECT stratum FROM surveys_wave_reserve WHERE wave_id = '${waveId}'`;
    const unitId = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}' AND stratum IN (${reserved})`);
    return { ...manager, ...wave(waveId), body: { unitId, reason: 'refused' } };
  },
};

/** A draft of a sample of all enterprises but one. */
async function sampled(fixture: Fixture): Promise<string> {
  const park = randomUUID();
  const rows = Array.from({ length: 6 }, () => `${randomUUID()},${park},20,30`);
  const table = ['Enterprise,Park,Women,Men', ...rows].join('\n');
  await importedFrame(fixture, table);
  const frame = (await fixture.done('GET /surveys/frame')).body['items'] as unknown[];
  const sample = { enterprises: frame.length - 1, rule: 'proportional', minimum: 2, seed: 1 };
  const draft = { startsOn: '2027-01-01', endsOn: '2027-12-31', target: 300, offer: 'all', openPosters: false };
  return (await fixture.done('POST /surveys/waves', { body: { title: fixture.text(), ...draft, sample } })).id;
}

const imports: ValidCalls = {
  'GET /surveys/waves/{waveId}/imports': async (fixture) => ({ ...analyst, ...wave(await fielded(fixture)) }),
  'POST /surveys/waves/{waveId}/imports': async (fixture) => {
    const waveId = await fielded(fixture);
    const psu = await fixture.one('surveys_wave_unit', `wave_id = '${waveId}'`, 'psu_code');
    const core = parkWorkerQuestionnaire.questions.filter((each) => each.module === 'core').map(({ name }) => name);
    const answers: Record<string, string> = { psu, consent: '1', age: '35', emp_status: '3', sex: '2' };
    const row = (age: string): string =>
      ['psu', ...core].map((name) => (name === 'age' ? age : (answers[name] ?? ''))).join(',');
    const sheet = [['psu', ...core].join(','), row('35'), row('36'), row('no age')].join('\n');
    return { ...analyst, ...wave(waveId), body: form('answers.csv', sheet) };
  },
  'GET /surveys/imports/{importId}': async (fixture) => ({
    ...{ ...analyst, path: { importId: (await fixture.done('POST /surveys/waves/{waveId}/imports')).id } },
  }),
  'GET /surveys/imports/{importId}/columns': (fixture) => importOf(fixture, 'checked'),
  'PUT /surveys/imports/{importId}/columns': async (fixture) => ({
    ...(await importOf(fixture, 'checked')),
    body: { columns: [{ column: 'sex', to: 'sex', values: [{ text: 'f', code: '2' }] }] },
  }),
  'GET /surveys/imports/{importId}/errors.csv': (fixture) => importOf(fixture, 'checked'),
  'POST /surveys/imports/{importId}/confirm': (fixture) => importOf(fixture, 'checked'),
  'POST /surveys/imports/{importId}/discard': (fixture) => importOf(fixture, 'checked'),
  'POST /surveys/imports/{importId}/undo': (fixture) => importOf(fixture, 'imported'),
};

const sheet = `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) |
|  | text | wish | Your wish | 您的愿望 |`;

const sheetWithFile = `${sheet}
|  | select_one_from_file parks.csv | park | Your park | 您的园区 |`;

const blank = { id: 'form', title: 'Form', version: '', languages: ['English (en)'], items: [], lists: [] };

/** The id of a new draft, which replaces the one before. */
async function questionnaireDraft(fixture: Fixture): Promise<string> {
  return (await fixture.done('POST /surveys/questionnaires')).id;
}

async function draftWithFile(fixture: Fixture): Promise<string> {
  const body = form(`form-${(drawn += 1)}.md`, sheetWithFile);
  return (await fixture.done('POST /surveys/questionnaires', { body })).id;
}

async function publishedQuestionnaire(fixture: Fixture): Promise<string> {
  return (await fixture.done('POST /surveys/questionnaires/{questionnaireId}/publish')).id;
}

const questionnaires: ValidCalls = {
  'GET /surveys/questionnaires': () => analyst,
  'POST /surveys/questionnaires': () => ({ ...analyst, body: form(`form-${(drawn += 1)}.md`, sheet) }),
  'GET /surveys/questionnaires/{questionnaireId}': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
  'POST /surveys/questionnaires/{questionnaireId}/publish': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/mapping': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await publishedQuestionnaire(fixture) } },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/xlsform.xlsx': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await publishedQuestionnaire(fixture) } },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/xlsform.zip': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await publishedQuestionnaire(fixture) } },
  }),
  'POST /surveys/questionnaires/{questionnaireId}/files': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await draftWithFile(fixture) } },
    body: form('parks.csv', 'name,label\na,A\n'),
  }),
  'PUT /surveys/questionnaires/{questionnaireId}/mapping': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await publishedQuestionnaire(fixture) }, headers: { 'if-match': '"0"' } },
    body: { variables: [] },
  }),
  'POST /surveys/questionnaire-drafts': () => ({
    ...{ ...analyst, body: { name: `draft-${(drawn += 1)}`, title: 'Draft', template: 'built-in' } },
  }),
  'POST /surveys/questionnaire-drafts/check': () => ({ ...analyst, body: { model: blank } }),
  'GET /surveys/questionnaires/{questionnaireId}/draft': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
  'PUT /surveys/questionnaires/{questionnaireId}/draft': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) }, headers: { 'if-match': '"1"' } },
    body: { model: blank },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/changes': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
    query: { since: await publishedQuestionnaire(fixture) },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/preview': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
  'GET /surveys/questionnaires/{questionnaireId}/preview/modules': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
  'DELETE /surveys/questionnaires/{questionnaireId}': async (fixture) => ({
    ...{ ...analyst, path: { questionnaireId: await questionnaireDraft(fixture) } },
  }),
};

const phone: ValidCalls = {
  'GET /api/phone/{code}': async (fixture) => ({ as: 'anonymous', path: { code: (await poster(fixture)).code } }),
  'GET /api/phone/{code}/modules': async (fixture) => ({
    as: 'anonymous',
    path: { code: (await poster(fixture)).code },
  }),
  'POST /api/phone/{code}/answers': async (fixture) => {
    const { code } = await poster(fixture);
    drawn += 1;
    const [one] = drawSubmissions([code], 1, drawn);
    return { as: 'anonymous', path: { code }, body: JSON.parse(one!.body) as unknown };
  },
};

export const surveyCalls: ValidCalls = { ...waves, ...secondPerson, ...imports, ...questionnaires, ...phone };
