import type { EntityManager } from 'typeorm';
import { cellKey } from '../../domain/runs/cells.js';
import type { Before, ShownFigure, WithheldFigure } from '../../domain/runs/earlier-runs.js';
import type { Behind } from '../../domain/runs/respondents.js';
import type { RunSettings } from '../../domain/runs/settings.js';
import type { CodedShare, IndicatorOutput, OutputCell } from '../../domain/publication/output.js';
import type { Run, RunDesign, RunInputs, RunWork } from '../../domain/runs/run.js';
import { CellEntity, ResultEntity, ShownCellEntity } from './figure.entity.js';
import { RunEntity } from './run.entity.js';

const chunk = 1000;

/** The mark of the answers that a run was the first to read: its number on the wave. */
const markSql = `coalesce((r.inputs->>'mark')::int, coalesce(jsonb_array_length(r.inputs->'earlierRuns'), 0) + 1)`;

function shownAs(coded: CodedShare | null): ShownFigure['shownAs'] {
  if (coded === null) return { shown: 'number' };
  const isOver = 'over' in coded;
  const bound = Math.round(100 * (isOver ? 1 - coded.over : coded.under));
  return { shown: 'coded', bound, complement: isOver };
}

export interface ReleasedRun {
  readonly id: string;
  readonly mark: number;
}

export interface FinishedRun {
  readonly run: Run;
  readonly inputs: RunInputs;
  readonly outputHash: string;
  readonly work: RunWork;
  readonly indicators: readonly (Omit<IndicatorOutput, 'state'> & { readonly state: string })[];
  readonly behind: Behind;
  readonly now: Date;
}

export interface HeadlinesBefore {
  get(indicatorId: string, meaning: string | undefined): Pick<OutputCell, 'figure'> | undefined;
}

export class RunRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<Run | null> {
    return this.em.findOneBy(RunEntity, { id });
  }

  /** Locks the run: two workers that received the same run write it once. */
  findForChange(id: string): Promise<Run | null> {
    return this.em.findOne(RunEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(run: Omit<Run, 'number'>): Promise<Run> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('indicators_run' || $1, 0))`, [run.workspaceId]);
    const [{ number }] = (await this.em.query(
      `SELECT coalesce(max(number), 0)::int + 1 AS number FROM indicators_run WHERE workspace_id = $1`,
      [run.workspaceId],
    )) as [{ number: number }];
    const numbered = { ...run, number };
    await this.em.insert(RunEntity, { ...numbered } as never);
    return numbered;
  }

  async doneOn(waveId: string): Promise<number> {
    return this.em.countBy(RunEntity, { waveId, state: 'done' });
  }

  /** The runs that releases of the wave have published, in the order of publication. */
  async releasedOn(waveId: string): Promise<ReleasedRun[]> {
    return (await this.em.query(
      `SELECT r.id, ${markSql} AS mark FROM indicators_run r
       JOIN (SELECT run_id, min(number) AS number FROM indicators_release
             WHERE wave_id = $1 AND state = 'published' GROUP BY run_id) p ON p.run_id = r.id
       ORDER BY p.number`,
      [waveId],
    )) as ReleasedRun[];
  }

  /** Runs on a wave are stored one after the other, because each marks the answers that it is the first to read. */
  async waitForTurn(waveId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('indicators_run_wave' || $1, 0))`, [waveId]);
  }

  /**
   * The figures of the runs of earlier releases: what they show, and what they suppress to protect persons. Indicators
   * that a release left out count as published: they were protected with the others.
   */
  async before(runIds: readonly string[], minimum: number): Promise<Before> {
    const shown = (await this.em.query(
      `SELECT s.indicator_id || '|' || s.cell_key AS figure, s.persons, s.counts, c.coded,
         ${markSql} AS run, (r.inputs->>'answers')::int AS answers,
         r.inputs->'digits' IS NULL OR (r.settings->>'minimumWorkers')::int <> $2 AS "isExact"
       FROM indicators_shown_cell s JOIN indicators_run r ON r.id = s.run_id
       JOIN indicators_cell c ON c.run_id = s.run_id AND c.indicator_id = s.indicator_id AND c.cell_key = s.cell_key
       WHERE s.run_id = ANY ($1::uuid[])
       ORDER BY s.run_id, s.indicator_id, s.cell_key`,
      [runIds, minimum],
    )) as (Omit<ShownFigure, 'shownAs'> & { readonly coded: CodedShare | null; readonly isExact: boolean })[];
    const withheld = (await this.em.query(
      `SELECT c.indicator_id || '|' || c.cell_key AS figure, ${markSql} AS run, (r.inputs->>'answers')::int AS answers
       FROM indicators_cell c JOIN indicators_run r ON r.id = c.run_id
       WHERE c.run_id = ANY ($1::uuid[]) AND c.status = 'withheld' ORDER BY figure, run`,
      [runIds],
    )) as WithheldFigure[];
    return {
      shown: shown.map(({ coded, isExact, ...each }) => ({ ...each, shownAs: isExact ? 'exactly' : shownAs(coded) })),
      withheld,
    };
  }

  /** The low-pay line that the first of the given runs derived from its answers. */
  async ownLineOf(runIds: readonly string[]): Promise<RunInputs['lowPay'] | null> {
    const [first] = (await this.em.query(
      `SELECT inputs->'lowPay' AS line FROM indicators_run
       WHERE id = ANY ($1::uuid[]) AND inputs->'lowPay' @> '{"source": "own-median"}'
         AND (inputs->'lowPay'->>'yuanPerHour')::numeric > 0
       ORDER BY number LIMIT 1`,
      [runIds],
    )) as { line: RunInputs['lowPay'] }[];
    return first?.line ?? null;
  }

  async settingsOf(runIds: readonly string[]): Promise<Partial<RunSettings>[]> {
    const rows = (await this.em.query(
      `SELECT settings FROM indicators_run WHERE id = ANY ($1::uuid[]) ORDER BY number`,
      [runIds],
    )) as { settings: Partial<RunSettings> }[];
    return rows.map(({ settings }) => settings);
  }

  /** The design of the first of these runs, which the others have too; null without runs. */
  async designOf(runIds: readonly string[]): Promise<RunDesign | null> {
    const rows = (await this.em.query(
      `SELECT coalesce(inputs->>'design', 'one-stage') AS design FROM indicators_run WHERE id = ANY ($1::uuid[])
       ORDER BY number LIMIT 1`,
      [runIds],
    )) as { design: RunDesign }[];
    return rows[0]?.design ?? null;
  }

  /** Figures for all persons of a run, by indicator. */
  async headlines(runId: string): Promise<ReadonlyMap<string, Pick<OutputCell, 'figure'>>> {
    const rows = (await this.em.query(
      `SELECT indicator_id AS id, figure FROM indicators_cell WHERE run_id = $1 AND cell_key = '*|*'`,
      [runId],
    )) as { id: string; figure: OutputCell['figure'] }[];
    return new Map(rows.map(({ id, figure }) => [id, { figure }]));
  }

  /**
   * Figures for all persons that the last release of the previous wave publishes; none if the definition had another
   * meaning, or variables came from other questions or choices.
   */
  async headlinesBefore({ waveNumber, inputs }: Pick<Run, 'waveNumber' | 'inputs'>): Promise<HeadlinesBefore> {
    const rows = (await this.em.query(
      `SELECT c.indicator_id AS id, c.figure, d.hash FROM indicators_cell c
       JOIN (SELECT r.id, r.inputs, p.left_out FROM indicators_run r JOIN indicators_release p ON p.run_id = r.id
             WHERE p.state = 'published' AND r.wave_number < $1
             ORDER BY r.wave_number DESC, p.number DESC LIMIT 1) r ON r.id = c.run_id
       JOIN LATERAL jsonb_to_recordset(r.inputs->'definitions') AS d(id text, hash text) ON d.id = c.indicator_id
       WHERE c.cell_key = '*|*' AND r.inputs->'mapping'->>'fingerprint' IS NOT DISTINCT FROM $2
         AND coalesce(r.inputs->'mapping'->>'form', $3, '') = coalesce($3, r.inputs->'mapping'->>'form', '')
         AND NOT r.left_out @> jsonb_build_array(jsonb_build_object('indicatorId', c.indicator_id))`,
      [waveNumber, inputs?.mapping?.fingerprint ?? null, inputs?.mapping?.form ?? null],
    )) as { id: string; figure: OutputCell['figure']; hash: string }[];
    const figures = new Map(rows.map(({ id, figure, hash }) => [`${id} ${hash}`, { figure }]));
    return { get: (id, meaning) => figures.get(`${id} ${meaning}`) };
  }

  async finish(finished: FinishedRun): Promise<void> {
    const { run, indicators } = finished;
    const owner = { workspaceId: run.workspaceId, runId: run.id };
    await this.insert(
      ResultEntity,
      indicators.map((indicator, position) => ({
        ...owner,
        indicatorId: indicator.id,
        position,
        state: indicator.state,
        nonResponse: indicator.nonResponse,
      })),
    );
    await this.insert(
      CellEntity,
      indicators.flatMap((indicator) =>
        indicator.cells.map((cell, position) => ({
          ...owner,
          indicatorId: indicator.id,
          cellKey: cellKey(cell),
          position,
          sex: cell.sex,
          breakdown: cell.breakdown,
          level: cell.level,
          status: cell.status,
          figure: cell.figure,
          coded: cell.coded ?? null,
        })),
      ),
    );
    await this.remember(finished);
    const { inputs, outputHash, work, now } = finished;
    await this.em.update(RunEntity, { id: run.id }, {
      state: 'done',
      inputs,
      outputHash,
      work,
      finishedAt: now,
    } as never);
  }

  /** The persons in each figure that may be published: once the run is released, they restrict later runs. */
  private remember({ run, indicators, behind, now }: FinishedRun): Promise<void> {
    const shown = indicators.flatMap(({ id: indicatorId, cells }) =>
      cells.flatMap((cell) => {
        if (cell.figure === null && cell.status !== 'coded') return [];
        const key = cellKey(cell);
        const counts = behind.get(`${indicatorId}|${key}`)!;
        return [{ indicatorId, cellKey: key, persons: counts.reduce((sum, count) => sum + count, 0), counts }];
      }),
    );
    const owner = { workspaceId: run.workspaceId, waveId: run.waveId, runId: run.id, shownAt: now };
    return this.insert(
      ShownCellEntity,
      shown.map((cell) => ({ ...owner, ...cell })),
    );
  }

  private async insert(
    entity: typeof ResultEntity | typeof CellEntity | typeof ShownCellEntity,
    rows: readonly object[],
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += chunk) {
      await this.em
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(rows.slice(from, from + chunk) as never)
        .updateEntity(false)
        .execute();
    }
  }
}
