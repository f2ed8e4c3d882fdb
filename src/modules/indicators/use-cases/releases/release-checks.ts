import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { AnswersFacade } from '../../../../surveys/answers.js';
import { allDefinitions } from '../../catalogue/definitions.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import type { LeftOut, ReleaseObstacle } from '../../domain/releases/release.js';
import { markOf, type Run } from '../../domain/runs/run.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { AnswerSet } from '../runs/answer-set.js';
import { meaningHash } from '../runs/hashes.js';

/** Whether the figures of a run are protected, and still those of its answers and of the current definitions. */
@Injectable()
export class ReleaseChecks {
  constructor(private readonly answers: AnswersFacade) {}

  async demandCurrent(tx: ReadTransaction, run: Run, leftOut: readonly LeftOut[]): Promise<void> {
    const found = await this.obstacle(tx, run, leftOut);
    if (found === 'run-outdated') throw releaseProblems.runOutdated();
    if (found === 'answers-changed') throw releaseProblems.answersChanged();
    if (found === 'mapping-changed') throw releaseProblems.mappingChanged();
    if (found === 'definition-changed')
      throw releaseProblems.definitionChanged(await changedDefinitions(tx, run, leftOut));
  }

  /** Null if the run can be released now. */
  async obstacle(tx: ReadTransaction, run: Run, leftOut: readonly LeftOut[]): Promise<ReleaseObstacle | null> {
    if (!(await this.isProtectedNow(tx, run))) return 'run-outdated';
    if (!(await this.hasItsAnswers(tx, run))) return 'answers-changed';
    const { mapping } = await this.answers.variablesOf(tx, run.waveId);
    if (mapping?.fingerprint !== run.inputs?.mapping?.fingerprint) return 'mapping-changed';
    return (await changedDefinitions(tx, run, leftOut)).length > 0 ? 'definition-changed' : null;
  }

  /** Whether its figures are protected together with those of all releases of the wave. */
  private async isProtectedNow(tx: ReadTransaction, { id, waveId, inputs }: Run): Promise<boolean> {
    const released = await tx.get(RunRepository).releasedOn(waveId);
    const known = [id, ...(inputs?.earlierRuns ?? [])];
    return inputs?.digits === 'publication' && released.every((each) => known.includes(each.id));
  }

  /** A corrected answer has a new id. Answers that were added later do not matter. */
  private async hasItsAnswers(tx: ReadTransaction, { waveId, inputs }: Run): Promise<boolean> {
    const bytes = await tx.get(ReadAnswersRepository).ofWave(waveId);
    if (bytes === null || inputs === null) return false;
    const known = AnswerSet.from(bytes);
    const ownMark = markOf(inputs);
    const read = new AnswerSet();
    for (const id of await this.answers.answerIds(tx, waveId)) {
      const mark = known.markOf(id) ?? Infinity;
      if (mark <= ownMark) read.add({ id }, mark);
    }
    return read.hash() === inputs.answerSetHash;
  }
}

/** Published indicators of the run whose current definition has another meaning, or that are retired. */
async function changedDefinitions(
  tx: ReadTransaction,
  run: Run,
  leftOut: readonly LeftOut[],
): Promise<readonly string[]> {
  const current = await allDefinitions(tx);
  const byId = new Map(current.map((each) => [each.id, each]));
  const out = new Set(leftOut.map(({ indicatorId }) => indicatorId));
  return (run.inputs?.definitions ?? [])
    .filter(({ id, hash }) => {
      const now = byId.get(id);
      return !out.has(id) && (now === undefined || now.retired || meaningHash(now, current) !== hash);
    })
    .map(({ id }) => id);
}
