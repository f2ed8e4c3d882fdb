import { setTimeout as sleep } from 'node:timers/promises';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { drawSubmissions } from '../support/fieldwork.js';
import { form } from './valid-calls-dialogue.js';
import type { ValidCalls, World } from './world.js';

const analyst = { as: 'analyst' };
const wave = (waveId: string) => ({ path: { waveId } });
const texts = Object.fromEntries(
  parkWorkerQuestionnaire.placeholders.map(({ name }) => [name, { en: `the ${name}`, zh: `《${name}》` }]),
);

/** A wave that is ready to be opened. */
async function described(world: World): Promise<string> {
  const { id } = await world.done('POST /surveys/waves');
  await world.done('PATCH /surveys/waves/{waveId}', { ...wave(id), headers: { 'if-match': '"1"' } });
  return id;
}

async function opened(world: World): Promise<string> {
  const id = await described(world);
  await world.done('POST /surveys/waves/{waveId}/open', wave(id));
  return id;
}

const regular = new WeakMap<World, Promise<string>>();

/** One open wave for all calls that do not close it. */
function fielded(world: World): Promise<string> {
  const known = regular.get(world) ?? opened(world);
  regular.set(world, known);
  return known;
}

interface Poster {
  readonly id: string;
  readonly link: string;
}

async function poster(world: World): Promise<Poster & { readonly waveId: string; readonly code: string }> {
  const waveId = await fielded(world);
  const { body } = await world.done('GET /surveys/waves/{waveId}/posters', wave(waveId));
  const [first] = body['posters'] as Poster[];
  return { ...first!, waveId, code: new URL(first!.link).pathname.split('/').at(-1)! };
}

/** An import in a state, which a job reaches after the upload. */
async function imported(world: World, state: string): Promise<string> {
  const { id } = await world.done('POST /surveys/waves/{waveId}/imports');
  if (state === 'imported') {
    await until(world, id, 'checked');
    await world.done('POST /surveys/imports/{importId}/confirm', { path: { importId: id } });
  }
  await until(world, id, state);
  return id;
}

async function until(world: World, importId: string, state: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const { body } = await world.done('GET /surveys/imports/{importId}', { path: { importId } });
    if (body['state'] === state) return;
    if (body['state'] === 'refused') throw new Error(`the import failed: ${JSON.stringify(body)}`);
    await sleep(50);
  }
  throw new Error(`the import is not ${state}`);
}

const importOf = async (world: World, state: string) => ({
  ...{ ...analyst, path: { importId: await imported(world, state) } },
});

let drawn = 0;

const waves: ValidCalls = {
  'GET /surveys/frame': () => analyst,
  'GET /surveys/frame/parks': () => ({ as: 'park-coordinator' }),
  'POST /surveys/frame': async (world) => ({
    ...analyst,
    body: {
      ...{ placeId: (await world.done('POST /places')).id, headcount: 120, women: 50, men: 70, certainty: false },
      sizeClass: 'S2',
    },
  }),
  'PATCH /surveys/frame/{unitId}': async (world) => {
    const { id: placeId } = await world.done('POST /places');
    const { body } = await world.done('POST /surveys/frame', { body: { placeId } });
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
  'GET /surveys/waves/{waveId}': async (world) => ({ as: 'observer', ...wave(await fielded(world)) }),
  'POST /surveys/waves': (world) => ({
    ...analyst,
    body: {
      ...{ title: world.text(), startsOn: new Date().toISOString().slice(0, 10), endsOn: '2027-12-31', target: 300 },
      ...{ offer: 'all', openPosters: false },
    },
  }),
  'PATCH /surveys/waves/{waveId}': async (world) => ({
    ...{ ...analyst, ...wave((await world.done('POST /surveys/waves')).id), headers: { 'if-match': '"1"' } },
    body: { texts, approvalExemption: 'A test.' },
  }),
  'POST /surveys/waves/{waveId}/open': async (world) => ({ ...analyst, ...wave(await described(world)) }),
  'POST /surveys/waves/{waveId}/close': async (world) => ({ ...analyst, ...wave(await opened(world)) }),
  'GET /surveys/waves/{waveId}/fieldwork': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'GET /surveys/waves/{waveId}/flagged': async (world) => ({
    ...analyst,
    ...wave(await fielded(world)),
    query: { flag: 'speeding' },
  }),
  'GET /surveys/waves/{waveId}/microdata.csv': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'GET /surveys/waves/{waveId}/microdata.sav': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'GET /surveys/waves/{waveId}/codebook.xml': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'GET /surveys/waves/{waveId}/posters': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'GET /surveys/waves/{waveId}/posters/{posterId}.png': async (world) => {
    const { id, waveId } = await poster(world);
    return { ...analyst, path: { waveId, posterId: id } };
  },
  'GET /surveys/waves/{waveId}/posters/{posterId}.svg': async (world) => {
    const { id, waveId } = await poster(world);
    return { ...analyst, path: { waveId, posterId: id } };
  },
  'POST /surveys/waves/{waveId}/invitations': async (world) => {
    const waveId = await fielded(world);
    const unitId = await world.one('surveys_wave_unit', `wave_id = '${waveId}'`);
    return { ...analyst, ...wave(waveId), body: { unitId, count: 2 } };
  },
};

const imports: ValidCalls = {
  'GET /surveys/waves/{waveId}/imports': async (world) => ({ ...analyst, ...wave(await fielded(world)) }),
  'POST /surveys/waves/{waveId}/imports': async (world) => {
    const waveId = await fielded(world);
    const psu = await world.one('surveys_wave_unit', `wave_id = '${waveId}'`, 'psu_code');
    const core = parkWorkerQuestionnaire.questions.filter((each) => each.module === 'core').map(({ name }) => name);
    const answers: Record<string, string> = { psu, consent: '1', age: '35', emp_status: '3', sex: '2' };
    const row = (age: string): string =>
      ['psu', ...core].map((name) => (name === 'age' ? age : (answers[name] ?? ''))).join(',');
    const sheet = [['psu', ...core].join(','), row('35'), row('36'), row('no age')].join('\n');
    return { ...analyst, ...wave(waveId), body: form('answers.csv', sheet) };
  },
  'GET /surveys/imports/{importId}': async (world) => ({
    ...{ ...analyst, path: { importId: (await world.done('POST /surveys/waves/{waveId}/imports')).id } },
  }),
  'GET /surveys/imports/{importId}/errors.csv': (world) => importOf(world, 'checked'),
  'POST /surveys/imports/{importId}/confirm': (world) => importOf(world, 'checked'),
  'POST /surveys/imports/{importId}/discard': (world) => importOf(world, 'checked'),
  'POST /surveys/imports/{importId}/undo': (world) => importOf(world, 'imported'),
};

const phone: ValidCalls = {
  'GET /api/phone/{code}': async (world) => ({ as: 'anonymous', path: { code: (await poster(world)).code } }),
  'GET /api/phone/{code}/modules': async (world) => ({ as: 'anonymous', path: { code: (await poster(world)).code } }),
  'POST /api/phone/{code}/answers': async (world) => {
    const { code } = await poster(world);
    drawn += 1;
    const [one] = drawSubmissions([code], 1, drawn);
    return { as: 'anonymous', path: { code }, body: JSON.parse(one!.body) as unknown };
  },
};

export const surveyCalls: ValidCalls = { ...waves, ...imports, ...phone };
