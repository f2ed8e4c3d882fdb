import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database } from '../../../../platform/database/index.js';
import { seedOf } from '../../catalogue/definitions.js';
import { needsOf } from '../../domain/definitions/definition-check.js';
import type { DefinitionContent } from '../../domain/definitions/definition-content.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { DefinitionRepository } from '../../persistence/definitions/definition.repository.js';
import { CheckDefinition } from './check-definition.js';

export interface NewIndicator {
  readonly id: string;
  readonly content: DefinitionContent;
  readonly reason: string;
}

/** Adds a custom indicator: the next run computes it, without a change of the program. */
@Injectable()
export class DefineIndicator {
  constructor(
    private readonly database: Database,
    private readonly check: CheckDefinition,
  ) {}

  execute(actor: Actor, { id, content, reason }: NewIndicator): Promise<void> {
    demand(actor, indicatorsPermissions, 'indicators.definition.write');
    return this.database.write(actor, async (tx) => {
      const definitions = tx.get(DefinitionRepository);
      const before = await definitions.versionsForChange(tx.workspaceId, id);
      if (before.length > 0 || seedOf(id) !== undefined) throw indicatorProblems.definitionTaken(id);
      const check = await this.check.within(tx, { id, isNew: true, content });
      if (check.faults.length > 0) throw indicatorProblems.definitionFaulty(check.faults);
      await definitions.add({
        workspaceId: tx.workspaceId,
        indicatorId: id,
        version: 1,
        content: { ...content, ...needsOf(check, content, null) },
        reason,
        personId: actor.personId,
        writtenAt: tx.now,
      });
      const payload = { indicatorId: id, version: 1 };
      await tx.record({ type: indicatorEvents.definitionWritten, subject: id, payload });
    });
  }
}
