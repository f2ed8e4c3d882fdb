import type { Transaction } from '../../../../platform/database/index.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';

export async function deleteReadAnswers(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(ReadAnswersRepository).delete(waveId);
}
