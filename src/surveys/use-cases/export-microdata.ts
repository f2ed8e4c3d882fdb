import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { csvLine } from '../../kernel/csv.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { answerColumns } from '../domain/questionnaire.js';
import type { ResponseRow } from '../persistence/response.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';

const rowsAtOnce = 2_000;
const recordColumns = [
  'lang',
  'version',
  'park',
  'size_class',
  'stratum',
  'psu',
  'modules_offered',
  'modules_taken',
  'n_asked',
  'duration_band',
  'pace_band',
  'disposition',
  'flags',
];

/**
 * Exports the single answers as a file, for the analyst only, and records the export as an event. Rows come in the
 * order of their random ids; the ids themselves are not exported.
 */
@Injectable()
export class ExportMicrodata {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  /** Yields the file in pieces; the first has the byte order mark by which a spreadsheet recognises UTF-8. */
  async execute(actor: Actor, waveId: string): Promise<AsyncGenerator<string>> {
    const shape = await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const questionnaire = await tx.get(WaveRepository).questionnaire(wave.questionnaireId);
      const places = await this.directory.places(tx, await tx.get(ResponseRepository).parks(waveId));
      await tx.record({ type: surveyEvents.microdataExported, subject: waveId, payload: { waveId } });
      const names = new Map(
        places.map((place) => [place.id, actor.language === 'zh-CN' ? place.name.zh : place.name.en]),
      );
      const pools = await tx.get(ResponseRepository).poolMembers(waveId);
      return { columns: answerColumns(questionnaire!.definition), parks: names, pools };
    });
    return this.pieces(actor, waveId, shape);
  }

  private async *pieces(actor: Actor, waveId: string, shape: Shape): AsyncGenerator<string> {
    yield `\ufeff${csvLine([...recordColumns, ...shape.columns])}`;
    let rows = await this.page(actor, waveId, null);
    while (rows.length > 0) {
      yield rows.map((row) => csvLine(cellsOf(row, shape))).join('');
      rows = rows.length < rowsAtOnce ? [] : await this.page(actor, waveId, rows.at(-1)!.id);
    }
  }

  private page(actor: Actor, waveId: string, after: string | null): Promise<ResponseRow[]> {
    return this.database.read(actor, (tx) => tx.get(ResponseRepository).page(waveId, after, rowsAtOnce));
  }
}

interface Shape {
  readonly columns: readonly string[];
  readonly parks: ReadonlyMap<string, string>;
  /** Maps the code of a pool to the codes of its members, which identify the same enterprises in another wave. */
  readonly pools: ReadonlyMap<string, string>;
}

function cellsOf(row: ResponseRow, shape: Shape): string[] {
  return [
    row.lang,
    row.formVersion,
    shape.parks.get(row.parkId) ?? row.parkId,
    row.sizeClass ?? '',
    row.stratum ?? '',
    shape.pools.get(row.psuCode ?? '') ?? row.psuCode ?? '',
    row.modulesOffered.join(' '),
    row.modulesTaken.join(' '),
    String(row.askedCount),
    row.durationBand ?? '',
    row.paceBand ?? '',
    row.disposition,
    row.flags.join(' '),
    ...shape.columns.map((name) => row.answers[name] ?? ''),
  ];
}
