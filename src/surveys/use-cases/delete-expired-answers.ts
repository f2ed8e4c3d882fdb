import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { declineMark, type QuestionnaireDefinition } from '../domain/questionnaire.js';
import { healthItems } from '../domain/retention.js';
import { filesOf } from '../persistence/import.entity.js';
import { FlaggedRepository } from '../persistence/flagged.repository.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { type KeptWave, RetentionRepository } from '../persistence/retention.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { changeSigned, recordDigest } from './sign-answers.js';

/** Hours for which a checked file waits for a decision; then it is deleted, because it contains answers. */
const undecidedHours = 24;

export interface DeletionReport {
  readonly waves: number;
  readonly files: number;
}

/**
 * Deletes single answers on the day after the date on the information sheet, answers on health earlier. Each deletion
 * is recorded as an event with its count, so that the audit chain shows it; figures are kept.
 */
@Injectable()
export class DeleteExpiredAnswers {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor): Promise<DeletionReport> {
    demand(actor, surveysPermissions, 'surveys.answers.delete');
    const { keys, waves } = await this.database.write(actor, async (tx) => {
      const workspace = await this.identity.workspace(tx);
      if (workspace === undefined) return { keys: [], waves: 0 };
      const today = dayIn(tx.now, workspace.timeZone);
      const due = await tx.get(RetentionRepository).due(today);
      const files: string[] = [];
      for (const wave of due) files.push(...(await this.deleteOf(tx, wave, today)));
      return { keys: [...files, ...(await this.discardUndecided(tx))], waves: due.length };
    });
    for (const key of keys) await this.storage.remove(key);
    return { waves, files: keys.length };
  }

  private async deleteOf(tx: Transaction, wave: KeptWave, today: string): Promise<string[]> {
    const files = await changeSigned(tx, { waveId: wave.id, which: 'all' }, () => this.deleteDue(tx, wave, today));
    await recordDigest(tx, wave.id);
    return files;
  }

  private async deleteDue(tx: Transaction, wave: KeptWave, today: string): Promise<string[]> {
    const kept = tx.get(RetentionRepository);
    const record = (kind: 'health' | 'answers', count: number): Promise<void> =>
      tx.record({ type: surveyEvents.answersDeleted, subject: wave.id, payload: { waveId: wave.id, kind, count } });
    if (wave.healthIsDue) {
      const versions = await tx.get(WaveRepository).versionOutlines(wave);
      const items = versions.flatMap(({ definition }) => healthKeys(definition));
      await record('health', await kept.deleteItems(wave.id, [...new Set(items)], today));
    }
    if (!wave.answersAreDue) return [];
    await record('answers', await kept.deleteAnswers(wave.id, today));
    await tx.get(FlaggedRepository).forgetDecisions(wave.id);
    return kept.forgetErrors(wave.id);
  }

  private async discardUndecided(tx: Transaction): Promise<string[]> {
    const imports = tx.get(ImportRepository);
    const old = await imports.undecided(new Date(tx.now.getTime() - undecidedHours * 3_600_000));
    for (const row of old) await imports.change(row.id, { state: 'cancelled' });
    return old.flatMap(filesOf);
  }
}

/** The answers on health, and the markers that they were declined. */
function healthKeys(definition: QuestionnaireDefinition): string[] {
  const items = new Set(healthItems(definition));
  const marks = definition.questions.filter(({ name }) => items.has(name)).map(declineMark);
  return [...items, ...marks.filter((mark) => mark !== null)];
}
