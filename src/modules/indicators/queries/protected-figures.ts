/** What leaves the gate, put together: the only reader of the protected tables. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { countedWords } from '../catalogue/counted-words.js';
import { currentDefinition, currentDefinitions } from '../catalogue/definitions.js';
import { type IndicatorDefinition, type Measure, measureOf } from '../domain/definition.js';
import { headlineIndicators } from '../domain/moved.js';
import { indicatorProblems } from '../domain/problems.js';
import {
  type CellRecord,
  headlineCells,
  indicatorCells,
  resultRecords,
  type ResultRecord,
  type RunRecord,
  seriesRuns,
} from './figures.query.js';

export type ProtectedCell = Omit<CellRecord, 'indicatorId' | 'runId'>;

/** `other-source`: not from answers; counted when it is read, and not protected by this gate (ADR 20). */
export type IndicatorState = ResultRecord['state'] | 'no-run' | 'other-source';

export interface IndicatorEntry {
  readonly id: string;
  readonly group: string;
  readonly name: LocalizedText;
  readonly unit: string;
  readonly measure: Measure;
  readonly direction: IndicatorDefinition['direction'];
  readonly source: IndicatorDefinition['source'];
  readonly sdg: readonly string[];
  readonly headline: boolean;
  readonly state: IndicatorState;
  /** Over everybody, women, men; empty without a run. */
  readonly cells: readonly ProtectedCell[];
}

export interface WavePoint {
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly runId: string;
  readonly cells: readonly ProtectedCell[];
}

export interface ProtectedSeries {
  readonly indicator: IndicatorEntry;
  readonly definition: Pick<
    IndicatorDefinition,
    'universe' | 'numerator' | 'denominator' | 'formula' | 'estimator' | 'modules' | 'decent_work_indicator'
  > & {
    readonly universeWords: LocalizedText;
    /** Of indicators that do not come from answers; those from answers have their formula. */
    readonly numeratorWords: LocalizedText | null;
    readonly denominatorWords: LocalizedText | null;
    readonly notes: LocalizedText;
  };
  readonly run: RunRecord | null;
  readonly nonResponse: ResultRecord['nonResponse'];
  /** All cells of the latest run: by sex, by level of each breakdown, and both. */
  readonly cells: readonly ProtectedCell[];
  /** One point a wave, the earliest first; everybody, women and men. */
  readonly series: readonly WavePoint[];
}

export interface Overview {
  readonly run: RunRecord | null;
  readonly entries: readonly IndicatorEntry[];
}

function protectedCell({ sex, breakdown, level, status, figure }: CellRecord): ProtectedCell {
  return { sex, breakdown, level, status, figure };
}

function stateOf(
  definition: IndicatorDefinition,
  run: RunRecord | undefined,
  result: ResultRecord | undefined,
): IndicatorState {
  if (definition.source !== 'survey') return 'other-source';
  return run === undefined ? 'no-run' : (result?.state ?? 'not-computed');
}

function entryOf(
  definition: IndicatorDefinition,
  state: IndicatorState,
  cells: readonly ProtectedCell[],
): IndicatorEntry {
  return {
    id: definition.id,
    group: definition.group,
    name: definition.name,
    unit: definition.unit,
    measure: measureOf(definition),
    direction: definition.direction,
    source: definition.source,
    sdg: definition.sdg.map((link) => link.code),
    headline: headlineIndicators.includes(definition.id),
    state,
    cells,
  };
}

export async function indicatorEntries(tx: ReadTransaction): Promise<Overview> {
  const [run] = await seriesRuns(tx);
  const results = new Map(
    (run === undefined ? [] : await resultRecords(tx, run.id)).map((result) => [result.indicatorId, result]),
  );
  const cells = run === undefined ? [] : await headlineCells(tx, run.id);
  const entries = (await currentDefinitions(tx)).map((definition) =>
    entryOf(
      definition,
      stateOf(definition, run, results.get(definition.id)),
      cells.filter((cell) => cell.indicatorId === definition.id).map(protectedCell),
    ),
  );
  return { run: run ?? null, entries };
}

export async function indicatorSeries(tx: ReadTransaction, id: string): Promise<ProtectedSeries> {
  const definition = await currentDefinition(tx, id);
  if (definition === undefined) throw indicatorProblems.unknownIndicator(id);
  const runs = await seriesRuns(tx);
  const latest = runs[0];
  const others = runs.slice(1).map((run) => run.id);
  const cells = await indicatorCells(tx, id, { latest: latest?.id ?? null, others });
  const results = latest === undefined ? [] : await resultRecords(tx, latest.id);
  const result = results.find((each) => each.indicatorId === id);
  const own = cells.filter((cell) => cell.runId === latest?.id).map(protectedCell);
  const { universe, numerator, denominator, formula, estimator, modules, decent_work_indicator } = definition;
  const { numerator: numeratorWords = null, denominator: denominatorWords = null } = countedWords[id] ?? {};
  const { universeWords, notesInBoth: notes } = definition;
  const words = { universeWords, numeratorWords, denominatorWords, notes };
  return {
    indicator: entryOf(
      definition,
      stateOf(definition, latest, result),
      own.filter((cell) => cell.breakdown === null),
    ),
    definition: { universe, numerator, denominator, formula, estimator, modules, decent_work_indicator, ...words },
    run: latest ?? null,
    nonResponse: result?.nonResponse ?? null,
    cells: own,
    series: [...runs].reverse().map((run) => ({
      waveId: run.waveId,
      waveNumber: run.waveNumber,
      waveTitle: run.waveTitle,
      runId: run.id,
      cells: cells.filter((cell) => cell.runId === run.id && cell.breakdown === null).map(protectedCell),
    })),
  };
}
