import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { AnswersFacade } from '../../../../surveys/answers.js';
import { allDefinitions } from '../../catalogue/definitions.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import type { LeftOut } from '../../domain/releases/release.js';
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
    if (!(await this.isProtectedNow(tx, run))) throw releaseProblems.runOutdated();
    if (!(await this.hasItsAnswers(tx, run))) throw releaseProblems.answersChanged();
    const changed = await changedDefinitions(tx, run);
    const out = new Set(leftOut.map(({ indicatorId }) => indicatorId));
    const published = changed.filter((id) => !out.has(id));
    if (published.length > 0) throw releaseProblems.definitionChanged(published);
  }

  /** Whether its figures are protected together with those of all releases of the wave. */
  async isProtectedNow(tx: ReadTransaction, { id, waveId, inputs }: Run): Promise<boolean> {
    const released = await tx.get(RunRepository).releasedOn(waveId);
    const known = [id, ...(inputs?.earlierRuns ?? [])];
    return inputs?.digits === 'publication' && released.every((each) => known.includes(each.id));
  }

  /** A corrected answer has a new id. Answers that were added later do not matter. */
  async hasItsAnswers(tx: ReadTransaction, { waveId, inputs }: Run): Promise<boolean> {
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

/** Indicators of the run whose current definition has another meaning, or that are retired. */
async function changedDefinitions(tx: ReadTransaction, run: Run): Promise<readonly string[]> {
  const current = await allDefinitions(tx);
  const byId = new Map(current.map((each) => [each.id, each]));
  return (run.inputs?.definitions ?? [])
    .filter(({ id, hash }) => {
      const now = byId.get(id);
      return now === undefined || now.retired || meaningHash(now, current) !== hash;
    })
    .map(({ id }) => id);
}
