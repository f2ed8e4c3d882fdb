import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Basis, BasisOf } from '../domain/basis.js';
import { directoryEvents } from '../domain/events.js';
import { mayLieIn, wrongCodes } from '../domain/place.js';
import type { PlaceLevel, PlaceState } from '../domain/place.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { PlaceRepository } from '../persistence/place.repository.js';

export interface NewPlace {
  /** Set by imports that need a fixed id; otherwise generated. */
  readonly id?: string;
  readonly level: PlaceLevel;
  readonly parentId?: string | null;
  readonly name: LocalizedText;
  readonly countryCode?: string | null;
  readonly isoCode?: string | null;
  readonly gbCode?: string | null;
  readonly registerNumber?: string | null;
  readonly note?: LocalizedText | null;
  readonly basis?: Basis;
  readonly basisOf?: BasisOf;
}

@Injectable()
export class AddPlace {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, wanted: NewPlace): Promise<PlaceState> {
    demand(actor, directoryPermissions, 'directory.place.edit');
    return this.database.write(actor, (tx) => addPlace(tx, wanted));
  }
}

export async function addPlace(tx: Transaction, wanted: NewPlace): Promise<PlaceState> {
  const [place] = await storePlaces(tx, [wanted]);
  const { id, level, parentId } = place!;
  await tx.record({ type: directoryEvents.placeAdded, subject: id, payload: { level, parentId } });
  return place!;
}

/** Parents may be among the places, before the places that they contain. One event names all of them. */
export async function addPlaces(tx: Transaction, wanted: readonly NewPlace[]): Promise<readonly string[]> {
  const places = (await storePlaces(tx, wanted)).map(({ id }) => id);
  await tx.record({ type: directoryEvents.placesAdded, subject: tx.workspaceId, payload: { places } });
  return places;
}

/** Of places that have no register number yet; of the others it stays. One event names all of them. */
export async function recordRegisterNumbers(tx: Transaction, numbers: ReadonlyMap<string, string>): Promise<void> {
  const places = await tx.get(PlaceRepository).recordRegisterNumbers(numbers);
  await tx.record({ type: directoryEvents.registerNumbersRecorded, subject: tx.workspaceId, payload: { places } });
}

async function storePlaces(tx: Transaction, wanted: readonly NewPlace[]): Promise<readonly PlaceState[]> {
  const places = tx.get(PlaceRepository);
  const made = wanted.map((each) => newPlace(tx, each));
  const levels = await places.levels([...new Set(made.flatMap(({ parentId }) => parentId ?? []))]);
  for (const place of made) {
    const wrong = wrongCodes(place);
    if (wrong.length > 0) throw directoryProblems.wrongCodes(wrong);
    const parent = place.parentId === null ? null : levels.get(place.parentId);
    if (parent === undefined) throw directoryProblems.placeNotFound();
    if (!mayLieIn(place.level, parent)) throw directoryProblems.parentLevel();
    levels.set(place.id, place.level);
  }
  await places.add(made);
  return made;
}

function newPlace(tx: Transaction, wanted: NewPlace): PlaceState {
  return {
    id: newId(),
    parentId: null,
    countryCode: null,
    isoCode: null,
    gbCode: null,
    registerNumber: null,
    note: null,
    basis: 'entered',
    basisOf: {},
    ...wanted,
    workspaceId: tx.workspaceId,
    version: 1,
    fieldVersions: {},
  };
}
