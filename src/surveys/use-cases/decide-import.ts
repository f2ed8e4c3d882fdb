import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { surveyEvents } from '../domain/events.js';
import { type AssignedColumn, canBeAssigned, type FileColumn, readColumns } from '../domain/import-columns.js';
import { headerErrors } from '../domain/import-header.js';
import type { ImportState } from '../domain/import-row.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { withEarlierVersions } from '../domain/wave-versions.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { FlaggedRepository } from '../persistence/flagged.repository.js';
import { filesOf, type ImportEntity } from '../persistence/import.entity.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { changeBasis, changeSigned, recordDigest } from './sign-answers.js';
import { importJob } from './start-import.js';

/** Confirms or discards a checked file, and undoes a whole import. */
@Injectable()
export class DecideImport {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  /** Adds the correct rows of a checked file; the check reported how many are left out. */
  async confirm(actor: Actor, importId: string): Promise<void> {
    await this.change(actor, { importId, from: ['checked'] }, async (tx) => {
      const jobId = await tx.startJob(importJob, { importId });
      await tx.get(ImportRepository).change(importId, { state: 'waiting', step: 'import', jobId });
    });
  }

  /** Assigns columns of the file to questions, and texts in them to choices; then the file is checked again. */
  async assign(actor: Actor, importId: string, assigned: readonly AssignedColumn[]): Promise<void> {
    const before = await this.change(actor, { importId, from: ['checked', 'unassigned'] }, async (tx, row) => {
      const wave = (await tx.get(WaveRepository).find(row.waveId))!;
      const found = await tx.get(WaveRepository).questionnaireVersions(wave);
      demandWholeHeader(
        found.map(({ definition }) => definition),
        row.header ?? [],
        assigned,
      );
      const jobId = await tx.startJob(importJob, { importId });
      const changed = { assigned: [...assigned], header: null, checked: null, errors: [], errorFileKey: null };
      await tx.get(ImportRepository).change(importId, { ...changed, state: 'waiting', step: 'check', jobId });
    });
    const { checked, errorFileKey } = before;
    for (const key of [...(checked?.parts ?? []), ...(errorFileKey === null ? [] : [errorFileKey])])
      await this.storage.remove(key);
  }

  /** Adds nothing and deletes the file. */
  async discard(actor: Actor, importId: string): Promise<void> {
    const row = await this.change(actor, { importId, from: ['checked', 'unassigned'] }, (tx) =>
      tx.get(ImportRepository).change(importId, { state: 'cancelled' }),
    );
    for (const key of filesOf(row)) await this.storage.remove(key);
  }

  /** Removes all rows of an import, as long as no figures use them. */
  async undo(actor: Actor, importId: string): Promise<void> {
    await this.change(actor, { importId, from: ['imported'] }, async (tx, row) => {
      if (row.inFigures) throw surveyProblems.importInFigures();
      const sets = tx.get(AnswerSetRepository);
      await sets.lockAdding(row.waveId);
      const rows = await changeSigned(tx, { waveId: row.waveId, which: { importId } }, async () => {
        const removed = await tx.get(ResponseRepository).undoImport(importId);
        await tx.get(FlaggedRepository).forgetDecisions(row.waveId);
        return removed;
      });
      await changeBasis(tx, row.waveId, () => sets.separate(row.waveId, row.joinedUnits));
      await recordDigest(tx, row.waveId);
      await tx.get(ImportRepository).change(importId, { state: 'undone' });
      const payload = { waveId: row.waveId, importId, rows };
      await tx.record({ type: surveyEvents.importUndone, subject: row.waveId, payload });
    });
  }

  private change(
    actor: Actor,
    { importId, from }: { readonly importId: string; readonly from: readonly ImportState[] },
    work: (tx: Transaction, row: ImportEntity) => Promise<void>,
  ): Promise<ImportEntity> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.answers.import');
      const row = await tx.get(ImportRepository).findForChange(importId);
      if (row === null) throw surveyProblems.importNotFound();
      if (!from.includes(row.state)) throw surveyProblems.importState(row.state);
      await work(tx, row);
      return row;
    });
  }
}

/** The check relies on what was decided here. */
function demandWholeHeader(
  versions: readonly QuestionnaireDefinition[],
  header: readonly FileColumn[],
  assigned: readonly AssignedColumn[],
): void {
  const definition = withEarlierVersions(versions);
  if (!canBeAssigned(definition, header, assigned)) throw surveyProblems.importColumns();
  const headings = header.map(({ column }) => column);
  const errors = headerErrors(versions, readColumns(definition, headings, assigned));
  const named = (wanted: string): string[] => [
    ...new Set(errors.filter(({ code }) => code === wanted).map(({ column }) => column)),
  ];
  const [missing, twice] = [named('column-missing'), named('column-twice')];
  if (missing.length + twice.length > 0) throw surveyProblems.importColumnsWrong(missing, twice);
}
