import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database, mayHaveCommitted } from '../../platform/database/index.js';
import { FileStorage, tableNamed } from '../../platform/storage/index.js';
import { isWorkbook, looksLikeTable } from '../../platform/storage/table-file.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { noteAct } from './second-person.js';

export interface OfferedFile {
  readonly stream: Readable;
  readonly name: string;
}

export const importJob = 'surveys.import-answers';
export const largestFile = 300_000_000;

/** Stores an uploaded file of answers and starts the job that reports what it would change. */
@Injectable()
export class StartImport {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, waveId: string, file: OfferedFile): Promise<{ id: string; jobId: string }> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const wave = await this.database.read(actor, (tx) => tx.get(WaveRepository).find(waveId));
    if (wave === null) throw surveyProblems.waveNotFound();
    if (wave.state === 'draft') throw surveyProblems.waveNeverOpen();
    const stored = await this.storage.put(file.stream, { maxBytes: largestFile });
    try {
      if (!looksLikeTable(stored.head) && !isWorkbook(stored.head)) throw surveyProblems.fileKind();
      return await this.record(actor, waveId, { name: tableNamed(stored.head, file.name), key: stored.key });
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.storage.remove(stored.key);
      throw error;
    }
  }

  private record(
    actor: Actor,
    waveId: string,
    file: { readonly key: string; readonly name: string },
  ): Promise<{ id: string; jobId: string }> {
    return this.database.write(actor, async (tx) => {
      const id = newId(tx.now.getTime());
      const jobId = await tx.startJob(importJob, { importId: id });
      await tx.get(ImportRepository).add({
        id,
        workspaceId: tx.workspaceId,
        waveId,
        fileKey: file.key,
        fileName: file.name,
        state: 'waiting',
        step: 'check',
        fileMark: null,
        sameFileId: null,
        jobId,
        encoding: null,
        checked: null,
        header: null,
        assigned: null,
        totalRows: 0,
        acceptedRows: 0,
        repeatedRows: 0,
        knownRows: 0,
        wrongRows: 0,
        errors: [],
        errorFileKey: null,
        joinedUnits: [],
        inFigures: false,
        createdAt: tx.now,
      });
      await noteAct(tx, waveId, 'import');
      await tx.record({ type: surveyEvents.importStarted, subject: waveId, payload: { waveId, importId: id } });
      return { id, jobId };
    });
  }
}
