import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { inBuild } from '../../../../platform/config/in-build.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { type FrameRecord, AnswersFacade } from '../../../../surveys/answers.js';
import { frozenDefinitions } from '../../catalogue/definitions.js';
import { breakdownIds } from '../../domain/runs/cells.js';
import { questionsMissing } from '../../domain/runs/asked.js';
import { RunComputation, type RunOutput } from '../../domain/runs/computation.js';
import type { EffectiveDefinition } from '../../domain/definitions/definition-content.js';
import { plansOf } from '../../domain/runs/plan.js';
import type { PosterOutput } from '../../domain/runs/posters.js';
import { indicatorProblems } from '../../domain/problems.js';
import { reliabilityStandard } from '../../domain/publication/reliability.js';
import {
  methodVersion,
  type Run,
  type RunDesign,
  type RunInputs,
  type RunMapping,
  type RunWork,
  type UsedDefinition,
} from '../../domain/runs/run.js';
import type { ComputedSettings, RunSettings } from '../../domain/runs/settings.js';
import type { WeightRow, WeightSet } from '../../domain/weighting/weight-set.js';
import { type Populations, populationsOf } from '../../domain/weighting/populations.js';
import { weightingOf } from '../../domain/weighting/weighting.js';
import type { ReadAnswersEntity } from '../../persistence/runs/read-answers.entity.js';
import { PosterRepository } from '../../persistence/runs/poster.repository.js';
import { type FinishedRun, RunRepository } from '../../persistence/runs/run.repository.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';
import { hashOf, meaningHash } from './hashes.js';
import type { Counted, ThreadMessage } from './finish-thread.js';
import { ReadAnswers } from './read-answers.js';
import type { Steps } from '../steps.js';

const protecting = { en: 'Estimating figures and protecting small cells', zh: '估计并保护小单元格' };

export interface Computed {
  readonly indicators: FinishedRun['indicators'];
  readonly behind: FinishedRun['behind'];
  /** Answers from open posters, a separate set. */
  readonly posters: readonly PosterOutput[];
  readonly inputs: RunInputs;
  /** SHA-256 of the protected figures. */
  readonly outputHash: string;
  readonly work: RunWork;
  /** Decisions on flagged answers when these were read. */
  readonly decisions: number;
  /** All answers that runs on the wave have read so far. */
  readonly readAnswers: ReadAnswersEntity;
}

export interface Asked {
  /** Runs whose figures releases of the wave have published. */
  readonly earlierRuns: readonly string[];
  /** The number of the run on the wave, counted from 1; it marks the answers that this run is the first to read. */
  readonly mark: number;
  /** For a repetition: reads the answers that the run had read, without later ones. */
  readonly isRepetition: boolean;
  readonly weights: WeightSet;
  readonly design: RunDesign;
}

interface Frozen {
  readonly used: readonly UsedDefinition[];
  /** Those whose questions the questionnaire of the wave asks. */
  readonly definitions: readonly EffectiveDefinition[];
  /** Includes definitions that a comparison may name. */
  readonly known: readonly EffectiveDefinition[];
  readonly frame: FrameRecord;
  readonly weights: readonly WeightRow[];
  readonly populations: Populations | null;
  readonly mapping: RunMapping | null;
}

/** Computes protected figures from the frozen inputs of a run, in one snapshot of the data. Writes nothing. */
@Injectable()
export class ComputeFigures {
  constructor(
    private readonly answers: AnswersFacade,
    private readonly reading: ReadAnswers,
  ) {}

  async execute(tx: ReadTransaction, run: Run, { asked, steps }: { asked: Asked; steps: Steps }): Promise<Computed> {
    const frozen = await this.frozen(tx, run, asked);
    const { definitions, known, frame, weights, populations, mapping } = frozen;
    const runs = tx.get(RunRepository);
    const lowPay = run.settings.lowPay ?? (await runs.ownLineOf(asked.earlierRuns));
    const settings = withTablesOf({ ...run.settings, lowPay }, await runs.settingsOf(asked.earlierRuns));
    const computation = computationOf(frozen, settings);
    const before = await runs.before(asked.earlierRuns, settings.minimumWorkers);
    computation.remember(before.shown);
    const { isRepetition, earlierRuns, mark } = asked;
    const reading = { waveId: run.waveId, computation, isRepetition, mark, frame };
    const read = await this.reading.execute(tx, reading, steps);
    await steps.progress(0.7, protecting);
    const postersBefore = await tx.get(PosterRepository).before(earlierRuns);
    const counted = { state: computation.state(), lowPay: computation.lowPayLine, before, postersBefore };
    const given = { definitions, known, frame, settings, weights, populations, ...counted };
    const output = await finishInThread(given, async (done) => {
      await steps.progress(0.7 + 0.2 * done, protecting);
      await steps.throwIfCancelled();
    });
    if (output.answers === 0) throw indicatorProblems.noAnswers();
    const indicators = resultsOf(frozen.used, output);
    const leftOut = await this.answers.leftOut(tx, run.waveId);
    const inputs: RunInputs = {
      answers: output.answers,
      apart: output.apart,
      ...(leftOut > 0 && { leftOut }),
      answerSetHash: read.answerSetHash,
      frameHash: hashOf(frameText(frame)),
      weightSet: { id: asked.weights.id, number: asked.weights.number, hash: asked.weights.hash },
      ...(populations !== null && { design: 'two-stage' as const }),
      definitions: frozen.used,
      definitionsHash: hashOf(frozen.used),
      ...(mapping && { mapping }),
      methodVersion,
      reliabilityStandard,
      digits: 'publication',
      lowPay: output.lowPay,
      earlierRuns,
      mark,
    };
    const { id: runId, workspaceId, waveId } = run;
    const decisions = await this.answers.decisions(tx, waveId);
    const readAnswers = { workspaceId, waveId, runId, answers: read.answers };
    const outputHash = hashOf({ indicators, posters: output.posters });
    return { ...output, indicators, inputs, outputHash, work: read.work, decisions, readAnswers };
  }

  private async frozen(tx: ReadTransaction, run: Run, { weights, design }: Asked): Promise<Frozen> {
    const frame = await this.answers.frame(tx, run.waveId);
    const known = await frozenDefinitions(tx, run.definitions);
    const { asked, mapping } = await this.answers.variablesOf(tx, run.waveId);
    const surveyed = known.filter(({ source, retired }) => source === 'survey' && !retired);
    const given = { known, asked, rule: run.settings.decentRule };
    const definitions =
      mapping === null ? surveyed : surveyed.filter((each) => questionsMissing(each, given).length === 0);
    const used = surveyed.map((each) => ({
      id: each.id,
      version: each.version,
      hash: meaningHash(each, known),
    }));
    const rows = await tx.get(WeightSetRepository).rows(weights.id);
    const populations = design === 'two-stage' ? populationsOf(frame, rows) : null;
    return { used, definitions, known, frame, weights: rows, populations, mapping: mapping && { ...mapping, asked } };
  }
}

/**
 * Includes the tables that earlier releases have published: figures that are published twice must be protected together.
 */
function withTablesOf(settings: RunSettings, earlier: readonly Partial<RunSettings>[]): ComputedSettings {
  const all = [settings, ...earlier];
  const breakdowns = new Set(all.flatMap((each) => each.breakdowns ?? breakdownIds));
  const pairs = new Set(all.flatMap((each) => each.pairs ?? []));
  const shown = breakdownIds.filter((id) => breakdowns.has(id));
  return { ...settings, breakdowns: shown, pairs: [...pairs].sort(), shownBy: all };
}

function computationOf(
  { definitions, known, frame, weights, populations }: Frozen,
  settings: ComputedSettings,
): RunComputation {
  return new RunComputation(plansOf(definitions, known), frame, settings, weightingOf(weights, populations));
}

function resultsOf(used: readonly UsedDefinition[], output: RunOutput): FinishedRun['indicators'] {
  const done = new Map(output.indicators.map((indicator) => [indicator.id, indicator]));
  return used.map(({ id }) => done.get(id) ?? { id, state: 'not-computed', nonResponse: null, cells: [] });
}

/** Excludes the number of answers: the hash is published, and answers have their own, sealed hash. */
function frameText(frame: FrameRecord): unknown {
  return [
    frame.strata.map(({ stratum, certainty }) => [stratum, certainty]),
    frame.units.map(({ psu, stratum, parkId, sizeClass, headcount }) => [psu, stratum, parkId, sizeClass, headcount]),
  ];
}

const threadFile = 'modules/indicators/use-cases/runs/finish-thread.js';

/**
 * Linear programs of a run take up to half a second each, and must not delay phones or a live room: they are solved in
 * a separate thread. `step` receives the share that is done; if it throws, the thread is stopped.
 */
async function finishInThread(counted: Counted, step: (done: number) => Promise<void>): Promise<RunOutput> {
  // keeping a solver keeps its compiled machine code, so that the next thread need not compile it again
  await highsSolver();
  const thread = new Worker(inBuild(threadFile), { workerData: counted });
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[ThreadMessage]>) {
      if ('output' in message) return message.output;
      await step(message.done);
    }
    throw new Error('the thread of a run ended without its figures');
  } finally {
    await thread.terminate();
  }
}
