import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds, notPermitted } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import type { SavedView, ViewFilter } from '../domain/saved-view.js';
import { mayChangeView, viewFaults } from '../domain/saved-view.js';
import { normalizeBoth } from '../domain/text.js';
import { viewNotFound, viewWrong } from '../domain/problems-of-views.js';
import { SavedViewRepository } from '../persistence/view.repository.js';

export interface NewView {
  readonly name: LocalizedText;
  readonly shared: boolean;
  readonly filter: ViewFilter;
}

function demandSharing(actor: Actor, shared: boolean): void {
  if (shared && !holds(actor, roadmapPermissions, 'roadmap.view.share')) throw notPermitted('roadmap.view.share');
}

function demandRight(view: Pick<SavedView, 'name' | 'filter'>): void {
  const faults = viewFaults(view);
  if (faults.length > 0) throw viewWrong(faults);
}

/** Saves the filters of the roadmap under a name, for the current user or for everyone in the workspace. */
@Injectable()
export class SaveView {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { shared, filter, ...input }: NewView): Promise<{ id: string }> {
    demand(actor, roadmapPermissions, 'roadmap.view.save');
    const { personId } = actor;
    if (personId === null) throw notPermitted('roadmap.view.save');
    demandSharing(actor, shared);
    const name = normalizeBoth(input.name);
    demandRight({ name, filter });
    return this.database.write(actor, async (tx) => {
      const id = newId(tx.now.getTime());
      const view = { id, workspaceId: tx.workspaceId, personId, shared, name, filter };
      await tx.get(SavedViewRepository).insert({ ...view, version: 1, createdAt: tx.now });
      return { id };
    });
  }
}

async function openView(tx: Transaction, viewId: string): Promise<SavedView> {
  const view = await tx.get(SavedViewRepository).lock(viewId);
  if (view === null) throw viewNotFound();
  if (!mayChangeView(tx.actor, view)) throw notPermitted('roadmap.view.share');
  return view;
}

interface ViewEdit {
  readonly viewId: string;
  readonly baseVersion: number;
  readonly name: LocalizedText;
  readonly shared: boolean;
}

/** Renames a view, shares it or keeps it for its person again. */
@Injectable()
export class EditView {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { viewId, baseVersion, shared, ...input }: ViewEdit): Promise<{ version: number }> {
    demand(actor, roadmapPermissions, 'roadmap.view.save');
    const name = normalizeBoth(input.name);
    return this.database.write(actor, async (tx) => {
      const view = await openView(tx, viewId);
      demandVersion('roadmap.view.changed', view.version, baseVersion);
      // no one takes a view of someone else from the others
      if (view.shared !== shared && actor.personId !== view.personId) throw notPermitted('roadmap.view.share');
      demandSharing(actor, shared && !view.shared);
      demandRight({ name, filter: view.filter });
      const version = view.version + 1;
      await tx.get(SavedViewRepository).update(viewId, { name, shared, version });
      return { version };
    });
  }
}

@Injectable()
export class DeleteView {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, viewId: string): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.view.save');
    await this.database.write(actor, async (tx) => {
      const { id } = await openView(tx, viewId);
      await tx.get(SavedViewRepository).remove(id);
    });
  }
}
