import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { levelName } from '../../catalogue/level-words.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import type { TidyFigure } from '../../domain/publication/tidy.js';
import { figuresOfIndicator, figuresOfRun, type RunFigure } from '../../queries/run-figures.js';
import { parksIn } from './parks-in.js';

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

  private async named(tx: ReadTransaction, figures: readonly RunFigure[]): Promise<readonly TidyFigure[]> {
    const parks = new Map((await parksIn(this.directory, tx, figures)).map(({ id, name }) => [id, name]));
    return figures.map((figure) => ({ ...figure, levelName: levelName(figure, parks) }));
  }
}
