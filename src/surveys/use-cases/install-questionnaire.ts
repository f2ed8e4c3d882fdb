import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';

/**
 * Adds a version of a questionnaire to the workspace unless it exists. Refuses the same version with different
 * content.
 */
export async function installQuestionnaire(tx: Transaction, definition: QuestionnaireDefinition): Promise<string> {
  const waves = tx.get(WaveRepository);
  const fingerprint = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  const found = await waves.questionnaireVersion(definition.id, definition.version);
  if (found !== null) {
    if (found.fingerprint !== fingerprint) throw surveyProblems.versionTaken(definition.version);
    return found.id;
  }
  await waves.addQuestionnaire({
    id: newId(tx.now.getTime()),
    workspaceId: tx.workspaceId,
    name: definition.id,
    version: definition.version,
    fingerprint,
    definition,
    createdAt: tx.now,
  });
  const added = await waves.questionnaireVersion(definition.id, definition.version);
  return added!.id;
}
