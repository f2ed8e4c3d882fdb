import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { levelName } from '../../catalogue/level-words.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import type { TidyFigure } from '../../domain/publication/tidy.js';
import { leftOutReason, seriesRuns } from '../../queries/runs.query.js';
import { figuresOfIndicator, figuresOfRun, type RunFigure } from '../../queries/run-figures.js';
import { parksIn } from './parks-in.js';

interface ReleaseFigures {
  /** Name of the file, without extension. */
  readonly name: string;
  readonly citation: LocalizedText;
  readonly number: number;
  readonly publishedAt: Date;
  readonly figures: readonly TidyFigure[];
}

/** Protected figures for files, from the gate's reader only. */
@Injectable()
export class ReadFigures {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  ofIndicator(actor: Actor, id: string): Promise<readonly TidyFigure[]> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    return this.database.read(actor, async (tx) => this.named(tx, await figuresOfIndicator(tx, id)));
  }

  ofRun(actor: Actor, runId: string): Promise<{ number: number; figures: readonly TidyFigure[] }> {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => {
      const { run, figures } = await figuresOfRun(tx, runId);
      return { number: run.number, figures: await this.named(tx, figures) };
    });
  }

  /** Only the last release of a wave: figures that a later release withdrew are no longer returned. */
  ofRelease(actor: Actor, releaseId: string): Promise<ReleaseFigures> {
    demand(actor, indicatorsPermissions, 'indicators.release.read');
    return this.database.read(actor, async (tx) => {
      const run = (await seriesRuns(tx)).find(({ release }) => release.id === releaseId);
      if (run === undefined) throw releaseProblems.unknownRelease();
      const { figures } = await figuresOfRun(tx, run.id);
      const published = figures
        .filter(({ indicator }) => leftOutReason(run, indicator.id) === null)
        .map((figure) => ({ ...figure, run }));
      const name = `indicators-wave-${run.waveNumber}-release-${run.release.number}`;
      const { citation, number, publishedAt } = run.release;
      return { name, citation, number, publishedAt, figures: await this.named(tx, published) };
    });
  }

  private async named(tx: ReadTransaction, figures: readonly RunFigure[]): Promise<readonly TidyFigure[]> {
    const parks = new Map((await parksIn(this.directory, tx, figures)).map(({ id, name }) => [id, name]));
    return figures.map((figure) => ({
      ...figure,
      levelName: levelName(figure, { parks, settings: figure.run.settings }),
    }));
  }
}
