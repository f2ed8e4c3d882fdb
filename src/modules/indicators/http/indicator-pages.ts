import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { indicatorsPermissions } from '../domain/policy.js';
import { indicatorProblems } from '../domain/problems.js';
import { headlineCells, resultRecords, runRecord, runRecords } from '../queries/figures.query.js';
import { type IndicatorEntry, indicatorEntries, indicatorSeries } from '../queries/protected-figures.js';
import type { Counted } from '../use-cases/count-institutions.js';
import { CountPages, latestOf } from './count-pages.js';
import type { IndicatorListResponse, IndicatorPageResponse } from './dto/indicator.response.js';
import type { RunListResponse, RunPageResponse } from './dto/run.response.js';

function withCount(entry: IndicatorEntry, counted: Counted | undefined): unknown {
  if (counted === undefined) return { ...entry, count: null };
  const count = latestOf(counted);
  return { ...entry, state: count.state, count };
}

/** Pages over protected figures, with the names of the parks. */
@Injectable()
export class IndicatorPages {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly counts: CountPages,
  ) {}

  list(actor: Actor): Promise<IndicatorListResponse> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const { run, entries } = await indicatorEntries(tx);
      const counts = await this.counts.all(tx);
      return { run, items: entries.map((entry) => withCount(entry, counts.get(entry.id))) };
    }) as Promise<IndicatorListResponse>;
  }

  overview(actor: Actor): Promise<IndicatorListResponse> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const { run, entries } = await indicatorEntries(tx);
      return { run, items: entries.filter((entry) => entry.headline).map((entry) => withCount(entry, undefined)) };
    }) as Promise<IndicatorListResponse>;
  }

  one(actor: Actor, id: string): Promise<IndicatorPageResponse> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const page = await indicatorSeries(tx, id);
      const counts = await this.counts.one(tx, id);
      const latest = counts?.latest ?? null;
      const indicator = { ...page.indicator, count: latest, state: latest?.state ?? page.indicator.state };
      return { ...page, indicator, parks: await this.parks(tx, page.cells), counts };
    }) as Promise<IndicatorPageResponse>;
  }

  runs(actor: Actor): Promise<RunListResponse> {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => ({ items: await runRecords(tx) })) as Promise<RunListResponse>;
  }

  run(actor: Actor, id: string): Promise<RunPageResponse> {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => {
      const run = await runRecord(tx, id);
      if (run === undefined) throw indicatorProblems.unknownRun();
      const cells = await headlineCells(tx, id);
      const results = await resultRecords(tx, id);
      return { run, results, shown: cells.filter((cell) => cell.figure !== null).length };
    }) as Promise<RunPageResponse>;
  }

  private async parks(
    tx: ReadTransaction,
    cells: readonly { readonly parkId: string | null }[],
  ): Promise<{ id: string; name: unknown }[]> {
    const ids = [...new Set(cells.map((cell) => cell.parkId))].filter((id): id is string => id !== null);
    const places = ids.length === 0 ? [] : await this.directory.places(tx, ids);
    return places.map(({ id, name }) => ({ id, name }));
  }
}
