import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import {
  type FrameImportRow,
  frameImports,
  frameParks,
  frameUnits,
  type FrameUnitView,
} from '../queries/frame.query.js';

type Named<T> = T & { readonly name: LocalizedText };

/** The enterprises of the sampling frame; park coordinators see those of their own parks only. */
@Injectable()
export class ReadFrame {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  /** All units, or only the one with this id. */
  units(actor: Actor, id: string | null = null): Promise<Named<FrameUnitView>[]> {
    demand(actor, surveysPermissions, 'surveys.frame.read');
    const withCode = holds(actor, surveysPermissions, 'surveys.frame.key');
    return this.database.read(actor, async (tx) => {
      const units = await frameUnits(tx, { parks: parksOf(actor), withCode, id });
      const names = await this.names(
        tx,
        units.map(({ placeId }) => placeId),
      );
      return units.map((unit) => ({ ...unit, name: names(unit.placeId) }));
    });
  }

  /** Parks with an enterprise in the frame; their names are visible to the whole workspace. */
  parks(actor: Actor): Promise<Named<{ readonly id: string }>[]> {
    demand(actor, surveysPermissions, 'surveys.wave.read');
    return this.database.read(actor, async (tx) => {
      const ids = await frameParks(tx);
      const names = await this.names(tx, ids);
      return ids.map((id) => ({ id, name: names(id) }));
    });
  }

  /** The last imports of the frame from files. */
  imports(actor: Actor): Promise<FrameImportRow[]> {
    demand(actor, surveysPermissions, 'surveys.frame.edit');
    return this.database.read(actor, (tx) => frameImports(tx));
  }

  private async names(tx: ReadTransaction, ids: readonly string[]): Promise<(id: string) => LocalizedText> {
    const names = new Map((await this.directory.places(tx, ids)).map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? { en: '', zh: '' };
  }
}
