import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';

/** Names for the ids of places, which the directory keeps. */
@Injectable()
export class PlaceNames {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async of(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const places = await this.database.read(actor, (tx) => this.directory.places(tx, [...new Set(ids)]));
    return new Map(places.map((place) => [place.id, place.name]));
  }
}
