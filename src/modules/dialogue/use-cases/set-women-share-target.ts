import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { womenShareTargetSet } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { WomenShareTargetRepository } from '../persistence/women-share-target.repository.js';

/** The share of women among titular seats that the workspace wants to reach at its roundtables; null: no target. */
@Injectable()
export class SetWomenShareTarget {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, percent: number | null): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.women-share-target.set');
    await this.database.write(actor, async (tx) => {
      await tx.get(WomenShareTargetRepository).set(tx.workspaceId, percent);
      await tx.record({ type: womenShareTargetSet, subject: tx.workspaceId, payload: { percent } });
    });
  }
}
