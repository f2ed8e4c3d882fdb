import { choice } from '../../../methodology/classification/answers.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { FrameRecord, SurveysFacade } from '../../../surveys/index.js';
import { mayWeigh } from '../domain/counting.js';
import { indicatorProblems } from '../domain/problems.js';
import { defaultSettings } from '../domain/settings.js';
import { statedSexOf } from '../domain/tally.js';
import { KeptSumsRepository } from '../persistence/kept-sums.repository.js';
import { AnswerSet } from './answer-set.js';

const batchSize = 2000;

/** By id. */
export type WaitingAnswers = ReadonlyMap<string, { readonly psu: string; readonly sex: 'F' | 'M' }>;

/**
 * Answers that came since the last run on the wave, while they are of fewer persons or enterprises than a figure needs:
 * each indicator that counts one of them would be withheld, now and for good, and each that goes on being shown would tell that
 * they are not in it. So neither figures nor weights count them until there are more. Empty once they are enough.
 */
export async function waitingAnswers(
  tx: ReadTransaction,
  surveys: SurveysFacade,
  { waveId, frame }: { readonly waveId: string; readonly frame: FrameRecord },
): Promise<WaitingAnswers> {
  const waiting = new Map<string, { psu: string; sex: 'F' | 'M' }>();
  const read = await tx.get(KeptSumsRepository).answersOf(waveId);
  if (read === null) return waiting;
  const wave = await surveys.wave(tx, waveId);
  if (wave === undefined) throw indicatorProblems.unknownWave();
  const minimumWorkers = Math.max(defaultSettings.minimumWorkers, wave.minimumPersons);
  const minimumEnterprises = Math.max(defaultSettings.minimumEnterprises, wave.minimumEnterprises);
  const staffed = new Set(frame.units.filter(({ headcount }) => headcount > 0).map(({ psu }) => psu));
  const { added } = AnswerSet.from(read).among(await surveys.answerIds(tx, waveId));
  const enterprises = new Set<string>();
  for (let from = 0; from < added.length; from += batchSize) {
    for (const answer of await surveys.answersOf(tx, waveId, added.slice(from, from + batchSize))) {
      if (!mayWeigh(answer) || !staffed.has(answer.psu)) continue;
      waiting.set(answer.id, { psu: answer.psu, sex: statedSexOf(choice(answer.answers, 'sex'))! });
      enterprises.add(answer.psu);
    }
    if (waiting.size >= minimumWorkers && enterprises.size >= minimumEnterprises) return new Map();
  }
  return waiting;
}
