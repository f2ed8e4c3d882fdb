import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { roles } from '../../src/kernel/actor.js';
import { everything, leaks, walk } from './gate-readers.js';
import { buildCity, type City, startInstallation, forgetCity, type RunningInstallation } from './gate-installations.js';

let city: City;
let base: RunningInstallation;
let alternative: RunningInstallation;

beforeAll(async () => {
  city = await buildCity();
  base = await startInstallation(city, city.answers.base);
  alternative = await startInstallation(city, city.answers.alternative);
}, 600_000);
afterAll(async () => {
  for (const installation of [base, alternative]) await installation?.close();
  if (city) await forgetCity(city);
});

const readers = roles.flatMap((role) => (['en', 'zh'] as const).map((language) => [role, language] as const));

it.each(readers)(
  'everything that %s can ask for in %s is the same whatever is withheld',
  async (role, language) => {
    const [one, other] = await Promise.all(
      [base, alternative].map((installation) => walk(installation, { role, language, over: everything })),
    );
    process.stderr.write(`walk of the gate: ${role} in ${language}, ${one!.size} requests in each data set\n`);
    expect(leaks(one!, other!)).toEqual([]);
  },
  600_000,
);
