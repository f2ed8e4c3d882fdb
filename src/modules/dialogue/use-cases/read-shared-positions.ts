import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { dialoguePermissions } from '../domain/policy.js';
import { type SharedPosition, sharedPositions } from '../queries/outcomes.query.js';
import { findRoundtable } from './open-roundtable.js';

/** The positions that groups have shared with a roundtable, for everyone who may read the roundtable. */
@Injectable()
export class ReadSharedPositions {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, roundtableId: string): Promise<readonly SharedPosition[]> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      await findRoundtable(tx, roundtableId);
      return sharedPositions(tx, roundtableId);
    });
  }
}
