import type { StreamableFile } from '@nestjs/common';
import { csvFile, type FileCell, jsonFile, type Sheet, xlsxFile } from '../../../../platform/http/index.js';
import type { JsonStat } from '../../domain/publication/json-stat.js';
import {
  settingsText,
  stamp,
  statusWords,
  tidyColumns,
  type TidyFigure,
  tidyRow,
} from '../../domain/publication/tidy.js';

export type FileFormat = 'csv' | 'xlsx';

export function figureFile(
  name: string,
  figures: readonly TidyFigure[],
  format: FileFormat,
): StreamableFile | Promise<StreamableFile> {
  const sheet: Sheet = { name: 'figures', head: tidyColumns.map((column) => column.name), rows: figures.map(tidyRow) };
  return format === 'csv' ? csvFile(`${name}.csv`, sheet) : xlsxFile(`${name}.xlsx`, [sheet, aboutSheet(figures)]);
}

/** A release as JSON-stat 2.0, with labels in one language. */
export function jsonStatFile(name: string, content: JsonStat): StreamableFile {
  return jsonFile(`${name}.json`, content);
}

/** Explanations for readers of the spreadsheet, in both languages. */
function aboutSheet(figures: readonly TidyFigure[]): Sheet {
  const runs = [...new Map(figures.map(({ run }) => [run.number, run])).values()];
  const rows: FileCell[][] = [
    ['', stamp.en, stamp.zh],
    ...runs.map((run) => [
      `run ${run.number}`,
      `${run.waveTitle.en}; ${settingsText(run)}; ${run.outputHash ?? ''}`,
      run.waveTitle.zh,
    ]),
    ...runs.flatMap(({ release }) => (release ? [['citation', release.citation.en, release.citation.zh]] : [])),
    ...tidyColumns.map(({ name, about }) => [name, about.en, about.zh]),
    ...Object.entries(statusWords).map(([status, words]) => [`status ${status}`, words.en, words.zh]),
  ];
  return { name: 'about', head: ['name', 'en', 'zh'], rows };
}
