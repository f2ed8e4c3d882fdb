import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { roles } from '../../src/kernel/actor.js';
import { everything, leaks, walk } from './gate-readers.js';
import { buildCity, type City, enterWorld, forgetCity, type LivingWorld } from './gate-worlds.js';

let city: City;
let told: LivingWorld;
let hidden: LivingWorld;

beforeAll(async () => {
  city = await buildCity();
  told = await enterWorld(city, city.answers.told);
  hidden = await enterWorld(city, city.answers.hidden);
}, 600_000);
afterAll(async () => {
  for (const world of [told, hidden]) await world?.close();
  if (city) await forgetCity(city);
});

const readers = roles.flatMap((role) => (['en', 'zh'] as const).map((language) => [role, language] as const));

it.each(readers)(
  'everything that %s can ask for in %s is the same whatever is withheld',
  async (role, language) => {
    const [one, other] = await Promise.all(
      [told, hidden].map((world) => walk(world, { role, language, over: everything })),
    );
    process.stderr.write(`walk of the gate: ${role} in ${language}, ${one!.size} requests in each data set\n`);
    expect(leaks(one!, other!)).toEqual([]);
  },
  600_000,
);
