import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { changeTogether } from '../domain/import/changed-together.js';
import * as handOvers from '../domain/import/problems-of-hand-overs.js';
import { changeRefused, importOutdated } from '../domain/import/problems.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { openStatuses } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { ApplyChanges, type MadeImport } from './apply-changes.js';
import { type CheckedChanges, checkedChanges } from './check-import.js';
import { WorkspaceDay } from './workspace-day.js';

export interface HandOverInput {
  readonly fromPersonId: string;
  readonly toPersonId: string;
  /** YYYY-MM-DD: from this day on the other person answers for the actions; today or earlier. */
  readonly startsOn: string;
  readonly note: string;
}

/**
 * Makes another person responsible for all open actions of a person: first a check that saves nothing, then all of them
 * or none. Reports stay with whoever made them. It is undone like an import.
 */
@Injectable()
export class HandOverActions {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly day: WorkspaceDay,
    private readonly changes: ApplyChanges,
  ) {}

  async check(actor: Actor, input: HandOverInput): Promise<CheckedChanges> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.read(actor, (tx) => this.compare(tx, input, false));
  }

  /** `basis`: of the check whose changes were reviewed. */
  async execute(actor: Actor, input: HandOverInput, basis: string): Promise<MadeImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.write(actor, async (tx) => {
      const checked = await this.compare(tx, input, true);
      if (checked.basis !== basis) throw importOutdated();
      const { fromPersonId, toPersonId, startsOn, note } = input;
      const made = await this.changes.within(tx, checked.changes, {
        ...{ fileName: null, constituencies: checked.constituencies },
        refused: ({ current }, problem) => changeRefused(current!.number, problem),
      });
      await tx.get(ActionImportRepository).insertHandOver({
        ...{ id: made.id, workspaceId: tx.workspaceId, fromPersonId, toPersonId, startsOn },
        ...{ note: normalizeText(note) || null, createdAt: tx.now },
      });
      const payload = { personId: toPersonId, fromPersonId, startsOn, changed: made.changed };
      await tx.record({ type: roadmapEvents.actionsHandedOver, subject: made.id, payload });
      return made;
    });
  }

  private async compare(tx: ReadTransaction, input: HandOverInput, locked: boolean): Promise<CheckedChanges> {
    const { fromPersonId, toPersonId, startsOn, note } = input;
    if (fromPersonId === toPersonId) throw handOvers.samePerson();
    if (startsOn > (await this.day.today(tx))) throw handOvers.dateAhead();
    if (!isWritable(normalizeText(note))) throw problems.textUnwritable('/note');
    const people = await this.identity.people(tx, [fromPersonId, toPersonId]);
    for (const [id, pointer] of [
      [fromPersonId, '/fromPersonId'],
      [toPersonId, '/toPersonId'],
    ] as const)
      if (!people.some((person) => person.id === id)) throw problems.personUnknown(pointer);
    const found = await tx.get(ActionImportRepository).current({ ownerPersonIds: [fromPersonId] }, locked);
    const actions = [...found.values()]
      .filter(({ status }) => openStatuses.includes(status))
      .sort((left, right) => left.number - right.number);
    if (actions.length === 0) throw handOvers.nothingToHandOver();
    return checkedChanges(changeTogether({ ownerPersonId: toPersonId, reason: '' }, actions), [], people);
  }
}
