import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { SizeClass } from '../domain/frame.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';

export interface FrameUnitView {
  readonly id: string;
  readonly placeId: string;
  readonly parkId: string;
  readonly sizeClass: SizeClass;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
  /** The random code that stands for the enterprise; null for whoever may not know which it is. */
  readonly psuCode: string | null;
  readonly version: number;
}

@Injectable()
export class FrameQuery {
  constructor(private readonly database: Database) {}

  execute(actor: Actor): Promise<FrameUnitView[]> {
    demand(actor, surveysPermissions, 'surveys.frame.read');
    const key = holds(actor, surveysPermissions, 'surveys.frame.key');
    return this.database.read(actor, (tx) =>
      tx.query<FrameUnitView>(
        `SELECT id, place_id AS "placeId", park_id AS "parkId", size_class AS "sizeClass", headcount, women, men, certainty,
           CASE WHEN $1 THEN psu_code END AS "psuCode", version
         FROM surveys_frame_unit WHERE $2::uuid[] IS NULL OR park_id = ANY ($2) ORDER BY park_id, size_class, id`,
        [key, parksOf(actor)],
      ),
    );
  }

  /** Parks with an enterprise in the frame; their names are no secret. */
  async parks(actor: Actor): Promise<string[]> {
    demand(actor, surveysPermissions, 'surveys.wave.read');
    const rows = await this.database.read(actor, (tx) =>
      tx.query<{ id: string }>('SELECT DISTINCT park_id AS id FROM surveys_frame_unit ORDER BY 1'),
    );
    return rows.map((row) => row.id);
  }
}
