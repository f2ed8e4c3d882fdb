import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { WaveRepository } from '../persistence/wave.repository.js';

/**
 * Adds a version of a questionnaire to the workspace unless it exists. One that exists stays as waves use it, although a later
 * program may read the same published form otherwise: published versions never change, and no form has the name of the built-in one.
 */
export async function installQuestionnaire(tx: Transaction, definition: QuestionnaireDefinition): Promise<string> {
  const waves = tx.get(WaveRepository);
  const found = await waves.questionnaireVersion(definition.id, definition.version);
  if (found !== null) return found.id;
  await waves.addQuestionnaire({
    id: newId(tx.now.getTime()),
    workspaceId: tx.workspaceId,
    name: definition.id,
    version: definition.version,
    fingerprint: createHash('sha256').update(JSON.stringify(definition)).digest('hex'),
    definition,
    createdAt: tx.now,
  });
  const added = await waves.questionnaireVersion(definition.id, definition.version);
  return added!.id;
}
