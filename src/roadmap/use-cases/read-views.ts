import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { mayChangeView, type SavedView, type ViewParameter } from '../domain/saved-view.js';
import { viewList } from '../queries/view-list.query.js';

export interface ListedView extends SavedView {
  readonly mayChange: boolean;
  /** Parameters whose record no longer exists. */
  readonly gone: readonly ViewParameter[];
}

/** The saved views of the current user and of the workspace. */
@Injectable()
export class ReadViews {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
  ) {}

  execute(actor: Actor): Promise<readonly ListedView[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const views = await viewList(tx);
      const missing = await this.missing(tx, views);
      return views.map((view) => ({ ...view, mayChange: mayChangeView(actor, view), gone: missing(view) }));
    });
  }

  private async missing(tx: ReadTransaction, views: readonly SavedView[]) {
    const conclusionIds = views.flatMap(({ filter }) => filter.conclusionId ?? []);
    const known: Partial<Record<ViewParameter, ReadonlySet<string>>> = {
      ...(conclusionIds.length > 0 && { conclusionId: idsOf(await this.dialogue.conclusions(tx)) }),
      ownerWorkingGroupId: idsOf(await this.dialogue.workingGroupNames(tx)),
    };
    return ({ filter }: SavedView): readonly ViewParameter[] =>
      (Object.keys(known) as ViewParameter[]).filter((parameter) => {
        const value = filter[parameter];
        return value !== undefined && !known[parameter]!.has(value);
      });
  }
}

const idsOf = (records: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(records.map(({ id }) => id));
