import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Database } from '../../../../platform/database/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { levelName } from '../../catalogue/level-words.js';
import { breakdownIds, breakdowns } from '../../domain/definitions/breakdowns.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { mergedNames } from '../../domain/runs/merging.js';
import {
  type IndicatorEntry,
  indicatorEntries,
  indicatorSeries,
  type ProtectedCell,
} from '../../queries/protected-figures.js';
import { type LatestCount, ReadCounts } from '../institutional/read-counts.js';
import { type Named, parksIn } from './parks-in.js';

type Names = Parameters<typeof levelName>[1];

function named(cell: ProtectedCell, names: Names): ProtectedCell & { readonly levelName: LocalizedText | null } {
  return { ...cell, levelName: levelName(cell, names) };
}

/** Figures in total: without a breakdown, no names are needed. */
function entryOf(entry: IndicatorEntry, count: LatestCount | null) {
  // every indicator that is not computed from answers has a count, which determines its state
  const state = count?.state ?? (entry.state as Exclude<typeof entry.state, 'other-source'>);
  return { ...entry, state, cells: entry.cells.map((cell) => ({ ...cell, levelName: null })), count };
}

/** The breakdowns of the cells, with the levels in their order; pairs of breakdowns have cells only. */
function breakdownsOf(
  cells: readonly ProtectedCell[],
  names: Names,
): (Named & { readonly levels: readonly (Named & { readonly mergedFrom: LocalizedText | null })[] })[] {
  return breakdownIds.flatMap((id) => {
    const levels = [...new Set(cells.filter(({ breakdown }) => breakdown === id).map(({ level }) => level!))];
    const words = levels.map((level) => ({
      id: level,
      name: levelName({ breakdown: id, level }, names)!,
      mergedFrom: mergedNames(id, level),
    }));
    return levels.length === 0 ? [] : [{ id, name: breakdowns[id].name, levels: words }];
  });
}

/** Reads protected figures for pages, with the names of the parks. */
@Injectable()
export class ReadIndicators {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly counts: ReadCounts,
  ) {}

  list(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const { run, entries } = await indicatorEntries(tx);
      const counts = await this.counts.latest(tx);
      return { run, items: entries.map((entry) => entryOf(entry, counts.get(entry.id) ?? null)) };
    });
  }

  overview(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const { run, entries } = await indicatorEntries(tx);
      return {
        run,
        items: entries.filter(({ headline }) => headline).map((entry) => entryOf(entry, null)),
      };
    });
  }

  one(actor: Actor, id: string) {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => {
      const page = await indicatorSeries(tx, id);
      const counts = await this.counts.one(tx, id);
      const parks = await parksIn(this.directory, tx, [...page.cells, ...(page.posters ?? [])]);
      const names = { parks: new Map(parks.map((park) => [park.id, park.name])), settings: page.run?.settings };
      const { cells, series } = page;
      return {
        ...page,
        indicator: entryOf(page.indicator, counts?.latest ?? null),
        cells: cells.map((cell) => named(cell, names)),
        posters: page.posters?.map((cell) => ({ ...cell, levelName: levelName(cell, names) })) ?? null,
        series: series.map((point) => ({ ...point, cells: point.cells.map((cell) => ({ ...cell, levelName: null })) })),
        breakdowns: breakdownsOf(cells, names),
        parks,
        counts,
      };
    });
  }
}
