/** Readers who walk through data sets, and the answers that must not distinguish two data sets. */
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { computedInWorlds, secrets } from '../support/answer-worlds.js';
import { differences, type Language, Parameters, read, type Reader, type Told } from './gate-walk.js';
import type { LivingWorld } from './gate-worlds.js';
import { tellsOfAnswers } from './isolation-entries.js';
import { type Door, doorsOf } from './walk-routes.js';

export interface Walk {
  readonly role: Reader['role'];
  readonly language: Language;
  readonly over: { readonly indicators: readonly string[]; readonly most: number };
  readonly through?: (door: Door) => boolean;
}

/** All indicators that are counted or computed, and one that is retired. */
export const everything = {
  indicators: [
    ...catalogue.flatMap(({ id, source }) => (source === 'survey' ? [] : [id])),
    ...computedInWorlds,
    'green_job_share',
  ],
  most: 30,
};
export const some = { indicators: secrets.map(({ indicator }) => indicator), most: 2 };

const isReading = ({ kind, method, path }: Door): boolean =>
  (kind === 'socket' || method === 'GET') && path !== 'me/sessions';

export async function walk(world: LivingWorld, asked: Walk): Promise<Told> {
  const { role, language, over, through = isReading } = asked;
  const who = world.readers.find((one) => one.role === role)!;
  const into: Told = new Map();
  const parameters = new Parameters(world, over.indicators, over.most);
  await read(world, doorsOf(world.running.app).filter(through), { who, language, parameters, into });
  return into;
}

export interface Leak {
  readonly door: string;
  readonly request: string;
  readonly at: string;
}

/** Differences that must not occur. The answers themselves differ, for roles that may export them. */
export function leaks(one: Told, other: Told): Leak[] {
  return differences(one, other).filter(({ door }) => tellsOfAnswers[door] !== 'answers');
}
