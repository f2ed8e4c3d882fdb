import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { parksOf, surveysPermissions } from '../domain/policy.js';
import { frameParks, frameUnits, type FrameUnitView } from '../queries/frame.query.js';

/** The enterprises that can be asked; a park coordinator sees those of the own park. */
@Injectable()
export class ReadFrame {
  constructor(private readonly database: Database) {}

  execute(actor: Actor): Promise<FrameUnitView[]> {
    demand(actor, surveysPermissions, 'surveys.frame.read');
    const withCode = holds(actor, surveysPermissions, 'surveys.frame.key');
    return this.database.read(actor, (tx) => frameUnits(tx, { parks: parksOf(actor), withCode }));
  }

  /** Parks with an enterprise in the frame; their names are no secret. */
  parks(actor: Actor): Promise<string[]> {
    demand(actor, surveysPermissions, 'surveys.wave.read');
    return this.database.read(actor, frameParks);
  }
}
