import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';

type Ids = readonly (string | null)[];

/** Ids on a page for which it shows names. */
export interface ShownIds {
  readonly people?: Ids;
  readonly organisations?: Ids;
  readonly places?: Ids;
}

/** People, organisations and places whose names a page shows. */
export interface ShownRecords {
  readonly people: Awaited<ReturnType<IdentityFacade['people']>>;
  readonly organisations: Awaited<ReturnType<DirectoryFacade['organisations']>>;
  readonly places: Awaited<ReturnType<DirectoryFacade['places']>>;
}

/** Reads in the transaction of the page, and only what it shows. */
@Injectable()
export class ReadShownRecords {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async for(tx: ReadTransaction, shown: ShownIds): Promise<ShownRecords> {
    return {
      people: await recordsOf(shown.people ?? [], (ids) => this.identity.people(tx, ids)),
      organisations: await recordsOf(shown.organisations ?? [], (ids) => this.directory.organisations(tx, ids)),
      places: await recordsOf(shown.places ?? [], (ids) => this.directory.places(tx, ids)),
    };
  }
}

/** What `read` gives for these ids, without asking where there are none. */
async function recordsOf<Found>(ids: Ids, read: (ids: string[]) => Promise<Found[]>): Promise<Found[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return wanted.length === 0 ? [] : read(wanted);
}
