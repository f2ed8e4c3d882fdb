import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { RoadmapFacade } from '../../../../roadmap/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import type { CountCell } from '../../domain/institutional/counting.js';
import type { Count } from '../../domain/institutional/count.js';
import { latestFigure, type LatestFigure } from '../../domain/institutional/figures.js';
import { noDataWords, type NoDataReason } from '../../domain/institutional/empty-reasons.js';
import { keyWords } from '../../domain/institutional/words.js';
import { CountInstitutions } from '../institutional/count-institutions.js';

function plain(count: Count | null): { value: number | null; numerator: number | null; denominator: number | null } {
  return { value: count?.value ?? null, numerator: count?.numerator ?? null, denominator: count?.denominator ?? null };
}

const reasonOf = (reason: NoDataReason | null): LocalizedText | null => (reason === null ? null : noDataWords[reason]);

/** The figure that a list of indicators shows. */
function latestOf({ period, state, reason, count }: LatestFigure) {
  return { period, state, reason: reasonOf(reason), ...plain(count) };
}

export type LatestCount = ReturnType<typeof latestOf>;

/** Counts of institutional acts, with the names of their breakdown levels. */
@Injectable()
export class ReadCounts {
  constructor(
    private readonly counting: CountInstitutions,
    private readonly directory: DirectoryFacade,
    private readonly roadmap: RoadmapFacade,
  ) {}

  async latest(tx: ReadTransaction): Promise<ReadonlyMap<string, LatestCount>> {
    return new Map([...(await this.counting.latest(tx))].map(([id, figure]) => [id, latestOf(figure)]));
  }

  async one(tx: ReadTransaction, id: string) {
    const counted = await this.counting.one(tx, id);
    if (counted === undefined) return null;
    const cells = counted.periods.flatMap((each) => each.cells);
    const labels = await this.labels(tx, cells);
    const { actionWithinDays, facilitatorsExcluded } = counted.parameters;
    return {
      latest: latestOf(latestFigure(counted)),
      periods: counted.periods.map((each) => ({
        period: each.period,
        state: each.state,
        reason: reasonOf(each.reason),
        ...plain(each.count),
        cells: each.cells.map(({ by, key, state, count }) => ({
          by,
          key,
          state,
          label: labels(by, key),
          ...plain(count),
        })),
      })),
      actionWithinDays,
      facilitatorsExcluded,
      figuresHash: counted.figuresHash,
    };
  }

  private async labels(
    tx: ReadTransaction,
    cells: readonly CountCell[],
  ): Promise<(by: CountCell['by'], key: string) => LocalizedText> {
    const ids = [...new Set(cells.filter(({ by }) => by === 'park').map(({ key }) => key))];
    const places = await this.directory.places(tx, ids);
    const names = new Map(places.map(({ id, name }) => [id, name]));
    return (by, key) => {
      if (by === 'park') return names.get(key) ?? { en: key, zh: key };
      if (by === 'policy_area') return this.roadmap.policyAreaName(Number(key)) ?? { en: key, zh: key };
      return keyWords[key] ?? { en: key, zh: key };
    };
  }
}
