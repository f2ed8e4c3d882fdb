import { choice } from '../../../../methodology/classification/answers.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import type { FrameRecord, AnswersFacade } from '../../../../surveys/answers.js';
import { isOfPoster, mayWeigh } from '../../domain/runs/counting/counting.js';
import { indicatorProblems } from '../../domain/problems.js';
import { defaultSettings } from '../../domain/runs/settings.js';
import { statedSexOf } from '../../domain/runs/counting/tally.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { AnswerSet } from './answer-set.js';

const batchSize = 2000;

/** By id; null = from an open poster, so without a weight. */
export type WaitingAnswers = ReadonlyMap<string, WaitingPlace | null>;

export interface WaitingPlace {
  readonly psu: string;
  readonly sex: 'F' | 'M';
}

/**
 * Answers that the last release of the wave does not contain, while they are of fewer persons or enterprises than a
 * figure needs. If they were counted, each indicator that includes one of them would be suppressed permanently, and each
 * indicator that is still published would reveal that they are not in it. So neither figures nor weights count them
 * until there are enough. Empty once they are enough. Answers from open posters have their own figures and wait
 * separately; their enterprises are unknown.
 */
export async function waitingAnswers(
  tx: ReadTransaction,
  answers: AnswersFacade,
  { waveId, frame }: { readonly waveId: string; readonly frame: FrameRecord },
): Promise<WaitingAnswers> {
  const released = await tx.get(RunRepository).releasedOn(waveId);
  const read = released.length === 0 ? null : await tx.get(ReadAnswersRepository).ofWave(waveId);
  if (read === null) return new Map();
  const last = Math.max(...released.map(({ mark }) => mark));
  const wave = await answers.wave(tx, waveId);
  if (wave === undefined) throw indicatorProblems.unknownWave();
  const minimumWorkers = Math.max(defaultSettings.minimumWorkers, wave.minimumPersons);
  const minimumEnterprises = Math.max(defaultSettings.minimumEnterprises, wave.minimumEnterprises);
  const staffed = new Set(frame.units.filter(({ headcount }) => headcount > 0).map(({ psu }) => psu));
  const added = AnswerSet.from(read).readAfter(last, await answers.answerIds(tx, waveId));
  const [drawn, posters] = [new Map<string, WaitingPlace>(), new Map<string, null>()];
  for (let from = 0; from < added.length; from += batchSize) {
    for (const answer of await answers.answersOf(tx, waveId, added.slice(from, from + batchSize))) {
      if (isOfPoster(answer)) posters.set(answer.id, null);
      else if (mayWeigh(answer) && staffed.has(answer.psu))
        drawn.set(answer.id, { psu: answer.psu, sex: statedSexOf(choice(answer.answers, 'sex'))! });
    }
  }
  const enterprises = new Set([...drawn.values()].map(({ psu }) => psu));
  const areMany = drawn.size >= minimumWorkers && enterprises.size >= minimumEnterprises;
  return new Map([...(areMany ? [] : drawn), ...(posters.size >= minimumWorkers ? [] : posters)]);
}
