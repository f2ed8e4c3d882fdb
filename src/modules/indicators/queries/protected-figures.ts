/** Reads the protected cells and assembles the figures that pass the gate, for pages. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { definitionHistories } from '../catalogue/definitions.js';
import { type IndicatorDefinition, type Measure, measureOf } from '../domain/definitions/definition.js';
import type { History } from '../domain/definitions/definition-content.js';
import { type Change, changeOf, classifyAlike } from '../domain/publication/change.js';
import { type PosterCellRecord, posterCells } from './posters.query.js';
import { headlineIndicators } from '../domain/publication/moved.js';
import { indicatorProblems } from '../domain/problems.js';
import { comparisonFormula } from '../domain/definitions/formula/comparison.js';
import type { UnitCode } from '../domain/definitions/units.js';
import { definitionIn, usedIn } from '../domain/publication/used-definition.js';
import { leftOutReason, type ReleasedRun, seriesRuns } from './runs.query.js';
import type { CellStatus, CodedShare } from '../domain/publication/output.js';

/** A figure that may be published; absent for suppressed and missing cells. */
export interface FigureRecord {
  readonly value: number;
  readonly standardError: number | null;
  readonly interval: readonly [number | null, number | null];
  /** To the nearest 5; null if fewer. */
  readonly df: number | null;
  /** Rounded; null if fewer than 15. */
  readonly n: number | null;
  readonly cv: number | null;
  readonly flags: readonly string[];
  /** Women minus men, for figures over both sexes. */
  readonly gap: {
    readonly value: number;
    readonly standardError: number | null;
    readonly interval: readonly [number | null, number | null];
    readonly df: number | null;
  } | null;
  /** For a factor-weighted gap only. */
  readonly dropped?: number;
}

export interface CellRecord {
  readonly indicatorId: string;
  readonly runId: string;
  readonly sex: 'F' | 'M' | null;
  /** A breakdown or pair of the catalogue; null, like the level, for the total. */
  readonly breakdown: string | null;
  readonly level: string | null;
  readonly status: CellStatus;
  readonly figure: FigureRecord | null;
  readonly coded: CodedShare | null;
}

const cellSql = `
SELECT indicator_id AS "indicatorId", run_id AS "runId", sex, breakdown, level, status, figure, coded FROM indicators_cell`;

/** Cells of one indicator: all of the latest run, and of the other runs those of the total. */
export function indicatorCells(
  tx: ReadTransaction,
  indicatorId: string,
  runs: { readonly latest: string | null; readonly others: readonly string[] },
): Promise<CellRecord[]> {
  return tx.query<CellRecord>(
    `${cellSql} WHERE indicator_id = $1 AND (run_id = $2 OR run_id = ANY ($3::uuid[]) AND breakdown IS NULL)
     ORDER BY run_id, position`,
    [indicatorId, runs.latest, runs.others],
  );
}

/** All cells of some runs, for one indicator or for all. */
export function everyCell(
  tx: ReadTransaction,
  wanted: { readonly indicatorId: string | null; readonly runIds: readonly string[] },
): Promise<CellRecord[]> {
  return tx.query<CellRecord>(
    `${cellSql} WHERE run_id = ANY ($1::uuid[]) AND ($2::text IS NULL OR indicator_id = $2) ORDER BY run_id, indicator_id, position`,
    [wanted.runIds, wanted.indicatorId],
  );
}

/** Cells for all persons, women and men of all indicators in one run. */
export function headlineCells(tx: ReadTransaction, runId: string): Promise<CellRecord[]> {
  return tx.query<CellRecord>(`${cellSql} WHERE run_id = $1 AND breakdown IS NULL ORDER BY indicator_id, position`, [
    runId,
  ]);
}

export interface ResultRecord {
  readonly indicatorId: string;
  readonly state: 'computed' | 'no-data' | 'not-computed';
  readonly nonResponse: { readonly share: number; readonly bounds: readonly [number, number] | null } | null;
}

export function resultRecords(tx: ReadTransaction, runId: string): Promise<ResultRecord[]> {
  return tx.query<ResultRecord>(
    `SELECT indicator_id AS "indicatorId", state, non_response AS "nonResponse" FROM indicators_result WHERE run_id = $1 ORDER BY position`,
    [runId],
  );
}

export type ProtectedCell = Omit<CellRecord, 'indicatorId' | 'runId'>;

/** `other-source`: not computed from answers; counted when it is read, and not protected by this gate (ADR 20). */
export type IndicatorState = ResultRecord['state'] | 'left-out' | 'no-run' | 'other-source';

export interface IndicatorEntry {
  readonly id: string;
  readonly group: string;
  readonly name: LocalizedText;
  readonly unit: UnitCode;
  readonly measure: Measure;
  readonly direction: IndicatorDefinition['direction'];
  readonly source: IndicatorDefinition['source'];
  readonly sdg: readonly string[];
  readonly headline: boolean;
  /** No longer computed. */
  readonly retired: boolean;
  /** Version of the definition from which the figure was computed; without a figure, the current version. */
  readonly version: number;
  /** The current version, if it is later than that of the figure: the next run computes it. */
  readonly newerVersion: number | null;
  readonly state: IndicatorState;
  /** Why the release leaves the indicator out. */
  readonly leftOutReason: LocalizedText | null;
  /** For all persons, women and men; empty without a release. */
  readonly cells: readonly ProtectedCell[];
}

export interface WavePoint {
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly runId: string;
  readonly cells: readonly ProtectedCell[];
  /** Changes since the previous wave, for all persons, women and men; for figures that both waves publish. */
  readonly changes: readonly SexChange[];
}

export interface SexChange extends Change {
  readonly sex: 'F' | 'M' | null;
  readonly sinceWave: number;
}

/** A wave whose figure was computed from a definition with another meaning. */
export interface OtherMeaning {
  readonly waveId: string;
  readonly waveTitle: LocalizedText;
  readonly version: number;
}

export interface ProtectedSeries {
  readonly indicator: IndicatorEntry;
  readonly definition: Pick<
    IndicatorDefinition,
    'universe' | 'numerator' | 'denominator' | 'formula' | 'estimator' | 'modules' | 'decent_work_indicator'
  > & {
    readonly universeWords: LocalizedText;
    /** For indicators that are not computed from answers; the others have a formula. */
    readonly numeratorWords: LocalizedText | null;
    readonly denominatorWords: LocalizedText | null;
    readonly notes: LocalizedText;
  };
  readonly run: ReleasedRun | null;
  readonly nonResponse: ResultRecord['nonResponse'];
  /** All cells of the latest release: by sex, by level of each breakdown, and both. */
  readonly cells: readonly ProtectedCell[];
  /** Answers from open posters in the wave of the latest run: a separate set, never pooled. Null if there are none. */
  readonly posters: readonly PosterCellRecord[] | null;
  /** One point for each wave, the earliest first; for all persons, women and men. */
  readonly series: readonly WavePoint[];
  /** Waves without a point, because their figures had another meaning and cannot be compared. */
  readonly otherMeanings: readonly OtherMeaning[];
}

export interface Overview {
  readonly run: ReleasedRun | null;
  readonly entries: readonly IndicatorEntry[];
}

function protectedCell({ sex, breakdown, level, status, figure, coded }: CellRecord): ProtectedCell {
  return { sex, breakdown, level, status, figure, coded };
}

function stateOf(
  definition: IndicatorDefinition,
  run: ReleasedRun | undefined,
  result: ResultRecord | undefined,
): IndicatorState {
  if (definition.source !== 'survey') return 'other-source';
  if (run !== undefined && leftOutReason(run, definition.id) !== null) return 'left-out';
  return run === undefined ? 'no-run' : (result?.state ?? 'not-computed');
}

function entryOf(
  history: History,
  run: ReleasedRun | undefined,
  result: ResultRecord | undefined,
): Omit<IndicatorEntry, 'cells'> {
  const definition = definitionIn(history, run);
  const current = history.at(-1)!;
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
    retired: current.retired,
    version: definition.version,
    newerVersion: current.version > definition.version ? current.version : null,
    state: stateOf(definition, run, result),
    leftOutReason: run === undefined ? null : leftOutReason(run, definition.id),
  };
}

const isReleased = (run: ReleasedRun | undefined, indicatorId: string): run is ReleasedRun =>
  run !== undefined && leftOutReason(run, indicatorId) === null;

export async function indicatorEntries(tx: ReadTransaction): Promise<Overview> {
  const [run] = await seriesRuns(tx);
  const results = new Map(
    (run === undefined ? [] : await resultRecords(tx, run.id)).map((result) => [result.indicatorId, result]),
  );
  const cells = run === undefined ? [] : await headlineCells(tx, run.id);
  const entries = [...(await definitionHistories(tx))]
    .filter(([, history]) => !history.at(-1)!.retired)
    .map(([id, history]) => ({
      ...entryOf(history, run, results.get(id)),
      cells: cells.filter((cell) => cell.indicatorId === id && isReleased(run, id)).map(protectedCell),
    }));
  return { run: run ?? null, entries };
}

/** Points in the order of the waves, each with its change since the previous one. */
function withChanges(
  points: readonly { readonly run: ReleasedRun; readonly cells: readonly ProtectedCell[] }[],
): WavePoint[] {
  return points.map(({ run, cells }, at) => {
    const before = points[at - 1];
    const changes = before === undefined ? [] : changesOf(before, { run, cells });
    const { waveId, waveNumber, waveTitle } = run;
    return { waveId, waveNumber, waveTitle, runId: run.id, cells, changes };
  });
}

function changesOf(
  before: { readonly run: ReleasedRun; readonly cells: readonly ProtectedCell[] },
  now: { readonly run: ReleasedRun; readonly cells: readonly ProtectedCell[] },
): SexChange[] {
  const alike = classifyAlike(before.run, now.run);
  return now.cells.flatMap(({ sex, figure }) => {
    const earlier = before.cells.find((cell) => cell.sex === sex);
    const change = changeOf(earlier?.figure ?? null, figure, alike);
    return change === null ? [] : [{ ...change, sex, sinceWave: before.run.waveNumber }];
  });
}

export async function indicatorSeries(tx: ReadTransaction, id: string): Promise<ProtectedSeries> {
  const history = (await definitionHistories(tx)).get(id);
  if (history === undefined) throw indicatorProblems.unknownIndicator(id);
  const all = await seriesRuns(tx);
  const latest = all[0];
  const runs = all.filter((run) => isReleased(run, id));
  const others = runs.filter((run) => run !== latest);
  // for a retired indicator: the meaning in the last run that computed it
  const meaning = runs.flatMap((run) => usedIn(run, id) ?? [])[0]?.hash;
  const comparable = (run: ReleasedRun): boolean => (usedIn(run, id)?.hash ?? meaning) === meaning;
  const isIn = isReleased(latest, id);
  const asked = { latest: isIn ? latest.id : null, others: others.map((run) => run.id) };
  const cells = await indicatorCells(tx, id, asked);
  const results = isIn ? await resultRecords(tx, latest.id) : [];
  const result = results.find((each) => each.indicatorId === id);
  const own = cells.filter((cell) => cell.runId === asked.latest).map(protectedCell);
  const definition = definitionIn(history, latest);
  const { universe, numerator, denominator, estimator, modules, decent_work_indicator } = definition;
  const formula =
    estimator === 'index' && definition.formula === '' ? comparisonFormula(definition) : definition.formula;
  const { universeWords, numeratorWords, denominatorWords, notes } = definition;
  const words = { universeWords, numeratorWords, denominatorWords, notes };
  return {
    indicator: { ...entryOf(history, latest, result), cells: own.filter((cell) => cell.breakdown === null) },
    definition: { universe, numerator, denominator, formula, estimator, modules, decent_work_indicator, ...words },
    run: latest ?? null,
    nonResponse: result?.nonResponse ?? null,
    cells: own,
    posters: isIn ? await posterCells(tx, id, latest.id) : null,
    otherMeanings: others
      .filter((run) => !comparable(run))
      .map((run) => ({ waveId: run.waveId, waveTitle: run.waveTitle, version: usedIn(run, id)!.version })),
    series: withChanges(
      [...runs]
        .reverse()
        .filter(comparable)
        .map((run) => ({
          run,
          cells: cells.filter((cell) => cell.runId === run.id && cell.breakdown === null).map(protectedCell),
        })),
    ),
  };
}
