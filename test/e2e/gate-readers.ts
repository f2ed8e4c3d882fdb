/** Readers who walk through data sets, and the answers that must not distinguish two data sets. */
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { gateIndicators, secrets } from '../support/answer-sets.js';
import { differences, type Language, Parameters, read, type Reader, type Replies } from './gate-walk.js';
import type { RunningInstallation } from './gate-installations.js';
import { tellsOfAnswers } from './isolation-entries.js';
import { type EntryPoint, entryPointsOf } from './walk-routes.js';

export interface Walk {
  readonly role: Reader['role'];
  readonly language: Language;
  readonly over: { readonly indicators: readonly string[]; readonly most: number };
  readonly through?: (entryPoint: EntryPoint) => boolean;
}

/** All indicators that are counted or computed, and one that is retired. */
export const everything = {
  indicators: [
    ...catalogue.flatMap(({ id, source }) => (source === 'survey' ? [] : [id])),
    ...gateIndicators,
    'green_job_share',
  ],
  most: 30,
};
export const some = { indicators: secrets.map(({ indicator }) => indicator), most: 2 };

const isReading = ({ kind, method, path }: EntryPoint): boolean =>
  (kind === 'socket' || method === 'GET') && path !== 'me/sessions';

export async function walk(installation: RunningInstallation, asked: Walk): Promise<Replies> {
  const { role, language, over, through = isReading } = asked;
  const who = installation.readers.find((one) => one.role === role)!;
  const into: Replies = new Map();
  const parameters = new Parameters(installation, over.indicators, over.most);
  await read(installation, entryPointsOf(installation.running.app).filter(through), {
    who,
    language,
    parameters,
    into,
  });
  return into;
}

export interface Leak {
  readonly entryPoint: string;
  readonly request: string;
  readonly at: string;
}

/** Differences that must not occur. The answers themselves differ, for roles that may export them. */
export function leaks(one: Replies, other: Replies): Leak[] {
  return differences(one, other).filter(({ entryPoint }) => tellsOfAnswers[entryPoint] !== 'answers');
}
