import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { Database, type ReadTransaction, type Transaction } from '../../../../platform/database/index.js';
import { AnswersFacade, type FrameRecord, type WeightsMade } from '../../../../surveys/answers.js';
import type { WaveWeights } from '../../../../surveys/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import type { Answered } from '../../domain/weighting/cells.js';
import { type Populations, populationsOf } from '../../domain/weighting/populations.js';
import {
  baseSpecification,
  specificationText,
  type WeightingSpecification,
} from '../../domain/weighting/specification.js';
import { type MadeFrom, makeWeights, type MadeWeights, type WeightSet } from '../../domain/weighting/weight-set.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';
import type { Steps } from '../steps.js';
import { AnswerSet, waitingAnswers, type WaitingAnswers } from '../runs/answer-set.js';

const batchSize = 10_000;

const notes = {
  counting: { en: 'Counting answers by enterprise and sex', zh: '按企业和性别统计答卷' },
  weighting: { en: 'Computing weights', zh: '计算权数' },
} as const;

const quiet: Steps = { progress: async () => undefined, throwIfCancelled: async () => undefined };

export interface WeightSetOrder {
  readonly id: string;
  readonly waveId: string;
  readonly specification: WeightingSpecification;
  readonly jobRunId: string | null;
  readonly requestedBy: string | null;
}

interface Made extends MadeWeights {
  readonly madeFrom: MadeFrom;
  /**
   * Depends on the ids of the answers and is never published; otherwise guessed counts could be checked against the
   * hash.
   */
  readonly seal: string;
}

/**
 * Computes a version of a wave's weights from one snapshot and writes it once, in one transaction; if it runs again,
 * it finds the set.
 */
@Injectable()
export class MakeWeightSet {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswersFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, order: WeightSetOrder, steps: Steps): Promise<WeightSet> {
    demand(actor, indicatorsPermissions, 'indicators.weights.make');
    const found = await this.database.read(actor, (tx) => tx.get(WeightSetRepository).find(order.id));
    if (found !== null) return found;
    const made = await this.database.read(actor, (tx) => this.make(tx, order, steps));
    await steps.throwIfCancelled();
    return this.database.write(actor, async (tx) => {
      await tx.get(WeightSetRepository).waitForTurn(order.waveId);
      return (await tx.get(WeightSetRepository).find(order.id)) ?? (await this.store(tx, order, made));
    });
  }

  /**
   * The weights of a run for which none were chosen: the latest version with the weighting specification of the wave's
   * releases, or before the first release the latest version of all. If there is none, base weights; if answers arrived since,
   * the next version with the same weighting specification.
   */
  async current(actor: Actor, waveId: string): Promise<WeightSet> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    const latest = await this.database.read(actor, (tx) => this.latest(tx, waveId));
    if (latest.set !== null && latest.fits) return latest.set;
    const { specification } = latest;
    const order = { id: newId(), waveId, specification, jobRunId: null, requestedBy: null };
    const made = await this.database.read(actor, (tx) => this.make(tx, order, quiet));
    return this.database.write(actor, async (tx) => {
      const sets = tx.get(WeightSetRepository);
      await sets.waitForTurn(waveId);
      // another run may have created it meanwhile
      const newest = await sets.latest(waveId, specification);
      if (newest !== null && (await this.fits(tx, newest))) return newest;
      return this.store(tx, order, made);
    });
  }

  /**
   * The weights for data files: of the set that the next run would use, so that files have those of the wave's figures. Each
   * answer has the weight of its enterprise and sex, so there are none if the set was computed from other answers.
   */
  async forFiles(tx: ReadTransaction, waveId: string): Promise<WaveWeights | null> {
    const { set, fits } = await this.latest(tx, waveId);
    if (set === null) return null;
    const runs = tx.get(RunRepository);
    const design = (await runs.designOf((await runs.releasedOn(waveId)).map(({ id }) => id))) ?? 'two-stage';
    const corrected = design === 'two-stage';
    if (!fits) return { version: 'outdated', of: () => undefined, enterprises: corrected ? () => undefined : null };
    const frame = await this.answers.frame(tx, waveId);
    const waiting = await waitingAnswers(tx, this.answers, { waveId, frame });
    const rows = await tx.get(WeightSetRepository).rows(set.id);
    const weights = new Map(rows.map((row) => [placeOf(row), row.after / 1e6]));
    return {
      version: set.number,
      margins: set.specification.margins,
      of: ({ id, ...place }) => (waiting.has(id) ? undefined : weights.get(placeOf(place))),
      enterprises: corrected ? countsIn(frame, populationsOf(frame, rows)) : null,
    };
  }

  /** Of the same set, without reading answers: from how many it was computed, and when. */
  async sourceForFiles(tx: ReadTransaction, waveId: string): Promise<WeightsMade | null> {
    const sets = tx.get(WeightSetRepository);
    const set = await sets.latest(waveId, await sets.specificationOfReleases(waveId));
    return set && { answers: set.madeFrom.answers, at: set.createdAt };
  }

  /** The latest set with the weighting specification of the wave's releases, or before the first release the latest of all. */
  private async latest(tx: ReadTransaction, waveId: string): Promise<Latest> {
    const sets = tx.get(WeightSetRepository);
    const specification = await sets.specificationOfReleases(waveId);
    const set = await sets.latest(waveId, specification);
    return {
      specification: specification ?? set?.specification ?? baseSpecification,
      set,
      fits: set !== null && (await this.fits(tx, set)),
    };
  }

  /**
   * Whether the wave still has the frame and answers from which a set was computed; waiting answers are not counted.
   */
  async fits(tx: ReadTransaction, set: WeightSet): Promise<boolean> {
    const frame = await this.answers.frame(tx, set.waveId);
    if (frameHashOf(frame) !== set.madeFrom.frameHash) return false;
    const known = new Set(frame.units.filter(({ headcount }) => headcount > 0).map(({ psu }) => psu));
    const late = await waitingAnswers(tx, this.answers, { waveId: set.waveId, frame });
    const waiting = answersBy([...late.values()].filter((place) => place !== null));
    const counts = (await this.answers.weightCounts(tx, set.waveId))
      .filter(({ psu, sex }) => sex !== 'U' && known.has(psu))
      .map((row) => ({ ...row, answers: row.answers - (waiting.get(placeOf(row)) ?? 0) }))
      .filter(({ answers }) => answers > 0);
    const rows = await tx.get(WeightSetRepository).rows(set.id);
    const key = (row: Answered): string => `${placeOf(row)} ${row.answers}`;
    const now = new Set(counts.map(key));
    return rows.length === counts.length && rows.every((row) => now.has(key(row)));
  }

  private async make(tx: ReadTransaction, order: WeightSetOrder, steps: Steps): Promise<Made> {
    const wave = await this.answers.wave(tx, order.waveId);
    if (wave === undefined) throw indicatorProblems.unknownWave();
    const frame = await this.answers.frame(tx, order.waveId);
    const parkIds = [...new Set(frame.strata.map(({ parkId }) => parkId))];
    const parks = await this.directory.places(tx, parkIds);
    const waiting = await waitingAnswers(tx, this.answers, { waveId: order.waveId, frame });
    const counting = { steps, expected: frame.units.reduce((sum, unit) => sum + unit.responding, 0), waiting };
    const { answered, hash, seal, answers } = await this.count(tx, order.waveId, counting);
    await steps.progress(0.8, notes.weighting);
    const made = makeWeights(
      { frame, parks: new Map(parks.map(({ id, name }) => [id, name])), answered },
      order.specification,
    );
    return { ...made, seal, madeFrom: { frameHash: frameHashOf(frame), answerSetHash: hash, answers } };
  }

  private async count(
    tx: ReadTransaction,
    waveId: string,
    { steps, expected, waiting }: Counting,
  ): Promise<{ answered: Answered[]; hash: string; seal: string; answers: number }> {
    const cells = new Map<string, Answered>();
    const set = new AnswerSet();
    let [read, after] = [0, undefined as string | undefined];
    for (;;) {
      const batch = await this.answers.weightInputs(tx, waveId, {
        limit: batchSize,
        ...(after !== undefined && { after }),
      });
      for (const { id, psu, sex } of batch) {
        if (waiting.has(id)) continue;
        set.add({ id }, 0);
        const key = placeOf({ psu, sex });
        cells.set(key, { psu, sex, answers: (cells.get(key)?.answers ?? 0) + 1 });
      }
      read += batch.length;
      await steps.progress(0.75 * Math.min(1, read / Math.max(1, expected)), notes.counting);
      await steps.throwIfCancelled();
      if (batch.length < batchSize) break;
      after = batch.at(-1)!.id;
    }
    const seal = createHash('sha256').update('seal\n').update(set.toBytes()).digest('hex');
    return { answered: [...cells.values()], hash: set.hash(), seal, answers: set.size };
  }

  private async store(tx: Transaction, order: WeightSetOrder, made: Made): Promise<WeightSet> {
    const { rows, diagnostics, madeFrom, seal } = made;
    const hash = hashOf(JSON.stringify([seal, specificationText(order.specification), madeFrom, rows]));
    const set = await tx
      .get(WeightSetRepository)
      .add({ ...order, workspaceId: tx.workspaceId, madeFrom, diagnostics, hash, createdAt: tx.now }, rows);
    await tx.record({
      type: indicatorEvents.weightsMade,
      subject: set.id,
      payload: { weightSetId: set.id, waveId: set.waveId, number: set.number, hash },
    });
    return set;
  }
}

interface Counting {
  readonly steps: Steps;
  readonly expected: number;
  readonly waiting: WaitingAnswers;
}

interface Latest {
  readonly specification: WeightingSpecification;
  readonly set: WeightSet | null;
  readonly fits: boolean;
}

function placeOf({ psu, sex }: { readonly psu: string; readonly sex: string }): string {
  return `${sex}${psu}`;
}

function countsIn({ units }: FrameRecord, populations: Populations): NonNullable<WaveWeights['enterprises']> {
  const stratumOf = new Map(units.map(({ psu, stratum }) => [psu, stratum]));
  return (psu) => populations.strata.get(stratumOf.get(psu) ?? '');
}

function answersBy(answers: readonly Pick<Answered, 'psu' | 'sex'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(placeOf(answer), (counts.get(placeOf(answer)) ?? 0) + 1);
  return counts;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function frameHashOf(frame: FrameRecord): string {
  return hashOf(
    JSON.stringify([
      frame.strata.map(({ stratum, parkId, sizeClasses, certainty, enterprises, headcount, women, men }) => [
        [stratum, parkId, sizeClasses, certainty],
        [enterprises, headcount, women, men],
      ]),
      frame.units.map(({ psu, stratum, headcount, women, men }) => [psu, stratum, headcount, women, men]),
    ]),
  );
}
