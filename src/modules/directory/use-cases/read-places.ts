import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { type PlaceFilter, placeList, type PlaceView, placeView } from '../queries/place-list.query.js';

@Injectable()
export class ReadPlaces {
  constructor(private readonly database: Database) {}

  list(actor: Actor, filter: PlaceFilter): Promise<{ items: PlaceView[]; total: number }> {
    demand(actor, directoryPermissions, 'directory.place.read');
    return this.database.read(actor, (tx) => placeList(tx, filter));
  }

  async one(actor: Actor, id: string): Promise<PlaceView> {
    demand(actor, directoryPermissions, 'directory.place.read');
    const place = await this.database.read(actor, (tx) => placeView(tx, id));
    if (place === undefined) throw directoryProblems.placeNotFound();
    return place;
  }
}
