import type { Transaction } from '../../../../platform/database/index.js';
import type { SurveysFacade, WaveRecord } from '../../../../surveys/index.js';
import { indicatorProblems } from '../../domain/problems.js';

/** A wave with all its answers, from which figures and weights can be computed, and the variables that it asks. */
export async function closedWave(
  tx: Transaction,
  surveys: SurveysFacade,
  waveId: string,
): Promise<{ readonly wave: WaveRecord; readonly asked: readonly string[] }> {
  const wave = await surveys.wave(tx, waveId);
  if (wave === undefined) throw indicatorProblems.unknownWave();
  const { asked } = await surveys.variablesOf(tx, wave.id);
  if (!asked.includes('sex')) throw indicatorProblems.questionsMissing();
  if (wave.state !== 'closed') throw indicatorProblems.waveNotClosed();
  if (wave.answersDeletedOn !== null) throw indicatorProblems.answersDeleted(wave.answersDeletedOn);
  if (!wave.answersComplete) throw indicatorProblems.answersIncomplete();
  return { wave, asked };
}
