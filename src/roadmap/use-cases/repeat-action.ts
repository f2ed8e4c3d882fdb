import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import { dueDateMissing, neverRepeated, noOccurrence, occurrencesTooMany } from '../domain/problems-of-recurrence.js';
import { mostOccurrences, occurrencesOf, occurrenceTitle, type Recurrence } from '../domain/recurrence.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { ActionRepository } from '../persistence/action.repository.js';
import type { MadeImport } from './apply-changes.js';
import { OpenAction } from './open-action.js';

export interface RepeatActionInput extends Recurrence {
  readonly actionId: string;
}

/**
 * Creates the further occurrences of an action that do not exist yet, each an action with its own acceptance, reports and confirmation. The
 * budget and the targets stay with the first. It is undone like an import.
 */
@Injectable()
export class RepeatAction {
  constructor(
    private readonly database: Database,
    private readonly open: OpenAction,
  ) {}

  async execute(actor: Actor, { actionId, ...recurrence }: RepeatActionInput): Promise<MadeImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(actionId);
      if (!action) throw actionNotFound();
      const { dueOn, startOn, duePrecision, basis, status } = action;
      if (basis !== null || status === 'dropped') throw neverRepeated();
      if (dueOn === null) throw dueDateMissing();
      const all = occurrencesOf({ startOn, dueOn, duePrecision }, recurrence);
      if (all.length > mostOccurrences) throw occurrencesTooMany(mostOccurrences);
      const imports = tx.get(ActionImportRepository);
      const before = await imports.repeatedDates(actionId);
      const dates = all.filter((day) => !before.includes(day.dueOn));
      if (dates.length === 0) throw noOccurrence();
      const { workspaceId } = tx;
      const made: MadeImport = { id: newId(), opened: dates.length, changed: 0 };
      const inputs = dates.map((day) => {
        const title = occurrenceTitle(action.title, day.dueOn, recurrence.every);
        return { ...action, ...day, title, budget: [], basis: null };
      });
      const opened = await this.open.allWithin(tx, inputs, (_, problem) => problem);
      const rows = opened.map(({ id, version }) => ({
        ...{ importId: made.id, actionId: id, workspaceId, version, before: null, statusBefore: null },
      }));
      await imports.insert(
        {
          ...{ ...made, workspaceId, fileName: null, personId: actor.personId },
          ...{ importedAt: tx.now, undoneAt: null, undoneById: null },
        },
        rows,
      );
      const payload = { number: action.number, ...recurrence, opened: made.opened, importId: made.id };
      await tx.record({ type: roadmapEvents.actionRepeated, subject: actionId, payload });
      return made;
    });
  }
}
