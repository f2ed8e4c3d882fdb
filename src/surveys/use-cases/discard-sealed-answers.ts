import { demand } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/index.js';
import { workspaceActors } from '../../platform/events/audit-chain.js';
import { fingerprintOf, type InstallationKey } from '../../platform/sealing/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';

/** For an operator who has lost a key: deletes the answers that only that key can open. Returns their number. */
export async function discardSealedAnswers(database: Database, key: InstallationKey): Promise<number> {
  const ours = fingerprintOf(key.publicKey);
  let total = 0;
  for (const actor of await workspaceActors(database)) {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    total += await database.write(actor, async (tx) => {
      const answers = tx.get(SealedAnswerRepository);
      const waves = await answers.removeSealedFor(ours);
      for (const { waveId, count } of waves) {
        await tx.get(AnswerSetRepository).countUnopened(waveId, count);
        await tx.record({ type: surveyEvents.unopenedDeleted, subject: waveId, payload: { waveId, count } });
      }
      return waves.reduce((sum, { count }) => sum + count, 0);
    });
  }
  return total;
}
