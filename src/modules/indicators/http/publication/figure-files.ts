import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { csvFile, type FileCell, type Sheet, xlsxFile } from '../../../../platform/http/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { levelName } from '../../catalogue/level-words.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import {
  settingsText,
  stamp,
  statusWords,
  tidyColumns,
  type TidyFigure,
  tidyRow,
} from '../../domain/publication/tidy.js';
import { figuresOfIndicator, figuresOfRun, type RunFigure } from '../../queries/run-figures.js';
import { parksIn } from './parks-in.js';

export type FileFormat = 'csv' | 'xlsx';

/** Protected figures as files. They come from the gate's reader and from nowhere else. */
@Injectable()
export class FigureFiles {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async ofIndicator(actor: Actor, id: string, format: FileFormat): Promise<StreamableFile> {
    demand(actor, indicatorsPermissions, 'indicators.indicator.read');
    const figures = await this.database.read(actor, async (tx) => this.named(tx, await figuresOfIndicator(tx, id)));
    return file(`indicator-${id}`, figures, format);
  }

  async ofRun(actor: Actor, runId: string, format: FileFormat): Promise<StreamableFile> {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    const { number, figures } = await this.database.read(actor, async (tx) => {
      const found = await figuresOfRun(tx, runId);
      return { number: found.run.number, figures: await this.named(tx, found.figures) };
    });
    return file(`indicators-run-${number}`, figures, format);
  }

  private async named(tx: ReadTransaction, figures: readonly RunFigure[]): Promise<readonly TidyFigure[]> {
    const parks = new Map((await parksIn(this.directory, tx, figures)).map(({ id, name }) => [id, name]));
    return figures.map((figure) => ({ ...figure, levelName: levelName(figure, parks) }));
  }
}

function file(
  name: string,
  figures: readonly TidyFigure[],
  format: FileFormat,
): StreamableFile | Promise<StreamableFile> {
  const sheet: Sheet = { name: 'figures', head: tidyColumns.map((column) => column.name), rows: figures.map(tidyRow) };
  return format === 'csv' ? csvFile(`${name}.csv`, sheet) : xlsxFile(`${name}.xlsx`, [sheet, aboutSheet(figures)]);
}

/** What a reader of the spreadsheet must know, in both languages. */
function aboutSheet(figures: readonly TidyFigure[]): Sheet {
  const runs = [...new Map(figures.map(({ run }) => [run.number, run])).values()];
  const rows: FileCell[][] = [
    ['', stamp.en, stamp.zh],
    ...runs.map((run) => [
      `run ${run.number}`,
      `${run.waveTitle.en}; ${settingsText(run)}; ${run.outputHash ?? ''}`,
      run.waveTitle.zh,
    ]),
    ...tidyColumns.map(({ name, about }) => [name, about.en, about.zh]),
    ...Object.entries(statusWords).map(([status, words]) => [`status ${status}`, words.en, words.zh]),
  ];
  return { name: 'about', head: ['name', 'en', 'zh'], rows };
}
