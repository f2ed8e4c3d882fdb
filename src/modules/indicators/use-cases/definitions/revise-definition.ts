import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { mergeFields } from '../../../../kernel/merge.js';
import { Database, type Transaction } from '../../../../platform/database/index.js';
import { seedOf } from '../../catalogue/definitions.js';
import { comparedElsewhere } from '../../domain/definitions/comparison-check.js';
import { needsOf } from '../../domain/definitions/definition-check.js';
import {
  contentOf,
  type DefinitionContent,
  type EffectiveDefinition,
  fieldVersionsOf,
  type History,
  historyOf,
} from '../../domain/definitions/definition-content.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { DefinitionRepository } from '../../persistence/definitions/definition.repository.js';
import { CheckDefinition } from './check-definition.js';

export interface Revision {
  readonly indicatorId: string;
  /** The version that the editor was looking at. */
  readonly baseVersion: number;
  readonly changes: Partial<DefinitionContent>;
  readonly reason: string;
}

/** Adds the next version of a definition; earlier ones are kept unchanged for the runs that refer to them. */
@Injectable()
export class ReviseDefinition {
  constructor(
    private readonly database: Database,
    private readonly check: CheckDefinition,
  ) {}

  execute(actor: Actor, revision: Revision): Promise<{ readonly version: number }> {
    demand(actor, indicatorsPermissions, 'indicators.definition.write');
    return this.database.write(actor, async (tx) => {
      const { indicatorId, baseVersion, changes, reason } = revision;
      const history = await historyForChange(tx, indicatorId);
      const current = contentOf(history.at(-1)!);
      const fieldVersions = fieldVersionsOf(history.map(contentOf));
      const merged = mergeFields({ current, version: history.length, fieldVersions, baseVersion, changes });
      if (merged.conflicts.length > 0) throw indicatorProblems.definitionConflict(merged.conflicts, history.length);
      if (merged.version === history.length) return { version: history.length };
      const content = { ...current, ...merged.changed };
      const check = await this.check.within(tx, { id: indicatorId, isNew: false, content });
      // a retired definition may use variables that a newer questionnaire does not have
      const isRead = !content.retired || check.faults.some(({ code }) => code === comparedElsewhere);
      if (check.faults.length > 0 && isRead) throw indicatorProblems.definitionFaulty(check.faults);
      const needs =
        check.faults.length > 0 ? keptNeeds(history.at(-1)!) : needsOf(check, content, seedOf(indicatorId) ?? null);
      const { version } = merged;
      // the rules of an index do not change, even if the catalogue of a later program does
      const { index } = history.at(-1)!;
      const who = { workspaceId: tx.workspaceId, personId: actor.personId, writtenAt: tx.now };
      await tx
        .get(DefinitionRepository)
        .add({ indicatorId, version, content: { ...content, ...needs, ...(index && { index }) }, reason, ...who });
      const payload = { indicatorId, version };
      await tx.record({ type: indicatorEvents.definitionWritten, subject: indicatorId, payload });
      return { version };
    });
  }
}

function keptNeeds(definition: EffectiveDefinition): ReturnType<typeof needsOf> {
  const { variables, derived_variables, modules, sex_built_in } = definition;
  const { universeWords, numeratorWords, denominatorWords } = definition;
  return { variables, derived_variables, modules, sex_built_in, universeWords, numeratorWords, denominatorWords };
}

async function historyForChange(tx: Transaction, indicatorId: string): Promise<History> {
  const written = await tx.get(DefinitionRepository).versionsForChange(tx.workspaceId, indicatorId);
  const history = historyOf(seedOf(indicatorId) ?? null, written);
  if (history.length === 0) throw indicatorProblems.unknownIndicator(indicatorId);
  return history;
}
