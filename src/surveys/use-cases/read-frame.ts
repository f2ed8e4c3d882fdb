import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import type { FrameColumn } from '../domain/frame-file/columns.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import {
  type FrameImportRow,
  frameImports,
  frameParks,
  frameUnits,
  type FrameUnitView,
} from '../queries/frame.query.js';

const byName = new Intl.Collator('en', { numeric: true });

type Named<T> = T & { readonly name: LocalizedText };

/** An enterprise of the frame as a row of a file, which an import finds unchanged. */
export type FrameFileUnit = Readonly<Record<FrameColumn, string | number | boolean | null>>;

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

  /** The frame by park and name; codes for those who may link them to enterprises. */
  fileUnits(actor: Actor): Promise<readonly FrameFileUnit[]> {
    demand(actor, surveysPermissions, 'surveys.frame.edit');
    const withCode = holds(actor, surveysPermissions, 'surveys.frame.key');
    return this.database.read(actor, async (tx) => {
      const places = new Map((await this.directory.places(tx)).map((place) => [place.id, place]));
      const units = (await frameUnits(tx, { parks: parksOf(actor), withCode, id: null })).map((unit) => {
        const [place, park] = [places.get(unit.placeId)!, places.get(unit.parkId)!];
        const { headcount, women, men, certainty, psuCode } = unit;
        return {
          ...{ nameEn: place.name.en, nameZh: place.name.zh, parkEn: park.name.en, parkZh: park.name.zh },
          ...{ regionCode: places.get(park.parentId ?? '')?.code ?? null, headcount, women, men, certainty },
          ...{ registerNumber: place.registerNumber, parkNumber: park.registerNumber, code: psuCode },
        };
      });
      const keyOf = ({ parkEn, nameEn }: (typeof units)[number]): string => `${parkEn} ${nameEn}`;
      return units.sort((one, other) => byName.compare(keyOf(one), keyOf(other)));
    });
  }

  /** Parks with an enterprise in the frame or in a wave; their names are visible to the whole workspace. */
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
