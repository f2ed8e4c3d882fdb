import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import * as problems from '../domain/problems.js';
import { ActionDetailQuery } from '../queries/action-detail.query.js';
import { reportSearch } from '../queries/report-search.query.js';
import type { ActionFilter } from '../queries/action-filter.js';
import type { ListPage } from '../queries/action-list.query.js';
import { ActionViews } from './action-views.js';
import type { ActionDetailResponse, ActionListResponse, ReportSearchResponse } from './dto/action.response.js';

/** One action in full, or the filtered set: read, and given names, in one transaction. */
@Injectable()
export class ActionPages {
  constructor(
    private readonly database: Database,
    private readonly detail: ActionDetailQuery,
    private readonly views: ActionViews,
  ) {}

  async one(actor: Actor, id: string): Promise<ActionDetailResponse> {
    return this.database.read(actor, async (tx) => {
      const action = await this.detail.run(tx, id, await this.views.today(tx));
      if (!action) throw problems.actionNotFound();
      return this.views.detail(tx, action);
    });
  }

  async reports(actor: Actor, words: string): Promise<ReportSearchResponse> {
    return this.database.read(actor, async (tx) => ({ items: await reportSearch(tx, words) }));
  }

  async many(actor: Actor, filter: ActionFilter, page: ListPage): Promise<ActionListResponse> {
    return this.database.read(actor, async (tx) => {
      const today = await this.views.today(tx);
      const { rows, total } = await this.detail.list.page(tx, filter, { ...page, today });
      return { items: await this.views.list(tx, rows), total, today };
    });
  }
}
