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
  const places = tx.get(PlaceRepository);
  const place = newPlace(tx, wanted);
  const wrong = wrongCodes(place);
  if (wrong.length > 0) throw directoryProblems.wrongCodes(wrong);
  const parent = place.parentId === null ? null : await places.find(place.parentId);
  if (place.parentId !== null && parent === null) throw directoryProblems.placeNotFound();
  if (!mayLieIn(place.level, parent?.level ?? null)) throw directoryProblems.parentLevel();
  await places.add(place);
  await tx.record({
    type: directoryEvents.placeAdded,
    subject: place.id,
    payload: { level: place.level, parentId: place.parentId },
  });
  return place;
}

function newPlace(tx: Transaction, wanted: NewPlace): PlaceState {
  return {
    id: newId(),
    parentId: null,
    countryCode: null,
    isoCode: null,
    gbCode: null,
    note: null,
    basis: 'entered',
    basisOf: {},
    ...wanted,
    workspaceId: tx.workspaceId,
    version: 1,
    fieldVersions: {},
  };
}
