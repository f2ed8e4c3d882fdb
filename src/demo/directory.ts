import type { INestApplicationContext } from '@nestjs/common';
import type { Capacity } from '../kernel/actor.js';
import { localized } from '../kernel/localized-text.js';
import { DirectoryFacade } from '../modules/directory/index.js';
import type { NewOrganisation, NewPlace } from '../modules/directory/index.js';
import { jiangsu2019 } from '../modules/directory/catalogue/jiangsu-2019.js';
import type { JiangsuOrganisation, JiangsuPlace } from '../modules/directory/catalogue/jiangsu-2019.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Demonstration } from './demonstration.js';

/** Places and organisations of both workspaces; does nothing if they exist. */
export async function seedDirectory(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const database = app.get(Database);
  const directory = app.get(DirectoryFacade);
  await database.write(demonstration.jiangsu.system, (tx) => seedJiangsu(tx, directory, demonstration));
  await database.write(demonstration.city.system, (tx) => seedCity(tx, directory, demonstration));
}

async function seedJiangsu(tx: Transaction, directory: DirectoryFacade, demonstration: Demonstration): Promise<void> {
  if ((await directory.places(tx)).length > 0) return;
  const { places, organisations } = demonstration.jiangsu;
  for (const place of jiangsu2019.places) await directory.addPlace(tx, fromText(place, places));
  for (const organisation of jiangsu2019.organisations) {
    await directory.addOrganisation(tx, { id: organisations[organisation.key]!, ...standing(organisation) });
  }
}

function fromText(place: JiangsuPlace, ids: Readonly<Record<string, string>>): NewPlace {
  return {
    id: ids[place.key]!,
    level: place.level,
    parentId: place.parent === null ? null : ids[place.parent]!,
    name: place.name,
    countryCode: place.iso3166_1 ?? null,
    isoCode: place.iso3166_2,
    gbCode: place.gbt2260,
    note: place.note ?? null,
    basis: place.basis,
    // levels and codes come from the standards, not from the text (see the conventions of the file)
    basisOf: { level: 'general', parentId: 'general', countryCode: 'general', isoCode: 'general', gbCode: 'general' },
  };
}

/** The text states no capacity for bodies outside the groups; it is inferred from their description. */
function standing(organisation: JiangsuOrganisation): NewOrganisation {
  const { name, basis, note = null, group, capacity: parts } = organisation;
  const capacity: Capacity | null = group === null ? readCapacity(parts) : null;
  const { group: groupBasis = 'general', name: nameBasis = basis } = organisation.basisOf ?? {};
  const basisOf: NewOrganisation['basisOf'] =
    group === null ? { name: nameBasis, capacity: 'inferred' } : { name: nameBasis, constituency: groupBasis };
  return { name, constituency: group, capacity, parts, note, basis, basisOf };
}

function readCapacity(parts: readonly string[]): Capacity {
  if (parts.includes('programme')) return 'secretariat';
  if (parts.includes('agency') || parts.includes('implementer')) return 'agency';
  if (parts.includes('research')) return 'adviser';
  return parts.includes('platform') ? 'resource-person' : 'observer';
}

async function seedCity(tx: Transaction, directory: DirectoryFacade, demonstration: Demonstration): Promise<void> {
  const { cityId, parks, enterprises, organisations } = demonstration.city;
  if ((await directory.places(tx)).length > 0) return;
  await directory.addPlace(tx, {
    id: cityId,
    level: 'city',
    name: localized('Demonstration City', '演示市'),
    note: localized('A fictitious place.', '虚构地点，地图上并不存在。'),
  });
  for (const park of parks) {
    await directory.addPlace(tx, { id: park.id, level: 'park', parentId: cityId, name: park.name });
  }
  for (const { id, name, park } of enterprises) {
    const parentId = parks.find(({ key }) => key === park)!.id;
    await directory.addPlace(tx, { id, level: 'enterprise', parentId, name });
  }
  for (const { id, name, constituency, capacity } of organisations) {
    await directory.addOrganisation(tx, { id, name, constituency, capacity, placeId: cityId });
  }
}
