/** All cells of a run that may be published, for files: of one indicator in each wave, or of all indicators. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { definitionHistories } from '../catalogue/definitions.js';
import type { EffectiveDefinition } from '../domain/definitions/definition-content.js';
import { units } from '../domain/definitions/units.js';
import { indicatorProblems } from '../domain/problems.js';
import { definitionIn } from '../domain/publication/used-definition.js';
import { type CellRecord, everyCell, type ProtectedCell } from './protected-figures.js';
import { leftOutReason, runRecord, type RunRecord, seriesRuns } from './runs.query.js';

export interface RunFigure extends ProtectedCell {
  readonly indicator: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly unit: string;
    /** Version of the definition from which the figure was computed. */
    readonly version: number;
  };
  readonly run: RunRecord;
}

function figureOf({ id, name, unit, version }: EffectiveDefinition, run: RunRecord, cell: CellRecord): RunFigure {
  const { sex, breakdown, level, status, figure, coded } = cell;
  const indicator = { id, name, unit: units[unit].text, version };
  return { indicator, run, sex, breakdown, level, status, figure, coded };
}

/** Of the last release of each wave that publishes the indicator, the earliest first. */
export async function figuresOfIndicator(tx: ReadTransaction, id: string): Promise<readonly RunFigure[]> {
  const history = (await definitionHistories(tx)).get(id);
  if (history === undefined) throw indicatorProblems.unknownIndicator(id);
  const runs = (await seriesRuns(tx)).filter((run) => leftOutReason(run, id) === null).reverse();
  const cells = await everyCell(tx, { indicatorId: id, runIds: runs.map((run) => run.id) });
  return runs.flatMap((run) =>
    cells.filter((cell) => cell.runId === run.id).map((cell) => figureOf(definitionIn(history, run), run, cell)),
  );
}

/** In the order of the catalogue. */
export async function figuresOfRun(
  tx: ReadTransaction,
  runId: string,
): Promise<{ readonly run: RunRecord; readonly figures: readonly RunFigure[] }> {
  const run = await runRecord(tx, runId);
  if (run === undefined || run.state !== 'done') throw indicatorProblems.unknownRun();
  const cells = await everyCell(tx, { indicatorId: null, runIds: [runId] });
  const byIndicator = new Map<string, CellRecord[]>();
  for (const cell of cells) {
    const known = byIndicator.get(cell.indicatorId);
    if (known) known.push(cell);
    else byIndicator.set(cell.indicatorId, [cell]);
  }
  const histories = [...(await definitionHistories(tx)).values()];
  return {
    run,
    figures: histories
      .map((history) => definitionIn(history, run))
      .flatMap((definition) => (byIndicator.get(definition.id) ?? []).map((cell) => figureOf(definition, run, cell))),
  };
}
