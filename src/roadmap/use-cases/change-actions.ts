import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { sortedAreas } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import { changesDueDates, changeTogether, type CommonChange } from '../domain/import/changed-together.js';
import { changeRefused, changesHaveErrors, importOutdated } from '../domain/import/problems.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { ApplyChanges, type MadeImport } from './apply-changes.js';
import { type CheckedChanges, checkedChanges, groupsAsOwners } from './check-import.js';

export interface ChangeActionsInput {
  readonly actionIds: readonly string[];
  readonly change: CommonChange;
}

/** Changes several actions in the same way: first a check that saves nothing, then all of them or none. */
@Injectable()
export class ChangeActions {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly dialogue: DialogueFacade,
    private readonly changes: ApplyChanges,
  ) {}

  async check(actor: Actor, input: ChangeActionsInput): Promise<CheckedChanges> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.read(actor, (tx) => this.compare(tx, input, false));
  }

  /** `basis`: of the check whose changes were reviewed. */
  async execute(actor: Actor, input: ChangeActionsInput, basis: string): Promise<MadeImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.write(actor, async (tx) => {
      const checked = await this.compare(tx, input, true);
      if (checked.errors.length > 0) throw changesHaveErrors(checked.errors.length);
      if (checked.basis !== basis) throw importOutdated();
      const made = await this.changes.within(tx, checked.changes, {
        ...{ fileName: null, constituencies: checked.constituencies },
        refused: ({ current }, problem) => changeRefused(current!.number, problem),
      });
      await tx.record({
        type: roadmapEvents.actionsChangedTogether,
        subject: made.id,
        payload: { changed: made.changed },
      });
      return made;
    });
  }

  private async compare(
    tx: ReadTransaction,
    { actionIds, change }: ChangeActionsInput,
    locked: boolean,
  ): Promise<CheckedChanges> {
    const reason = normalizeText(change.reason);
    if (changesDueDates(change) && reason === '') throw problems.dueReasonMissing();
    if (!isWritable(reason)) throw problems.textUnwritable('/reason');
    const ids = [...new Set(actionIds)];
    const found = await tx.get(ActionImportRepository).current({ ids }, locked);
    if (found.size < ids.length) throw problems.actionNotFound();
    const actions = [...found.values()].sort((left, right) => left.number - right.number);
    const areas = change.policyAreas && { policyAreas: sortedAreas(change.policyAreas) };
    return checkedChanges(
      changeTogether({ ...change, ...areas, reason }, actions),
      [...(await this.directory.organisations(tx)), ...(await groupsAsOwners(this.dialogue, tx))],
      await this.directory.places(tx),
    );
  }
}
