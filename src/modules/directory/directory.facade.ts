import { Injectable } from '@nestjs/common';
import { demand } from '../../kernel/actor.js';
import type { ReadTransaction, Transaction } from '../../platform/database/transaction.js';
import { directoryPermissions } from './domain/policy.js';
import { organisationRecords, placeRecord, placeRecords } from './queries/directory-records.js';
import type { OrganisationRecord, PlaceRecord } from './queries/directory-records.js';
import { addOrganisation } from './use-cases/add-organisation.js';
import type { NewOrganisation } from './use-cases/add-organisation.js';
import { addPlace, addPlaces, recordRegisterNumbers } from './use-cases/add-place.js';
import type { NewPlace } from './use-cases/add-place.js';

/** The data of the directory that other contexts may read. Ids of another workspace are not found. */
@Injectable()
export class DirectoryFacade {
  async organisation(tx: ReadTransaction, id: string): Promise<OrganisationRecord | undefined> {
    const [found] = await organisationRecords(tx, [id]);
    return found;
  }

  /** All organisations of the workspace, or those with the given ids, by name. */
  async organisations(tx: ReadTransaction, ids?: readonly string[]): Promise<OrganisationRecord[]> {
    return ids?.length === 0 ? [] : organisationRecords(tx, ids);
  }

  place(tx: ReadTransaction, id: string): Promise<PlaceRecord | undefined> {
    return placeRecord(tx, id);
  }

  /** All places of the workspace, or those with the given ids. */
  async places(tx: ReadTransaction, ids?: readonly string[]): Promise<PlaceRecord[]> {
    return ids?.length === 0 ? [] : placeRecords(tx, ids);
  }

  async addPlace(tx: Transaction, place: NewPlace): Promise<string> {
    return (await addPlace(tx, place)).id;
  }

  /** Parents may be among the places, before the places that they contain; their ids are then given. */
  async addPlaces(tx: Transaction, places: readonly NewPlace[]): Promise<readonly string[]> {
    if (places.length === 0) return [];
    demand(tx.actor, directoryPermissions, 'directory.place.import');
    return addPlaces(tx, places);
  }

  /** By the ids of places. */
  async recordRegisterNumbers(tx: Transaction, numbers: ReadonlyMap<string, string>): Promise<void> {
    if (numbers.size === 0) return;
    demand(tx.actor, directoryPermissions, 'directory.place.import');
    await recordRegisterNumbers(tx, numbers);
  }

  async addOrganisation(tx: Transaction, organisation: NewOrganisation): Promise<string> {
    return (await addOrganisation(tx, organisation)).id;
  }
}
