import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { surveyEvents } from '../domain/events.js';
import type { DataValue } from '../domain/files/data-columns.js';
import type { DescribedFile } from '../domain/files/ddi-codebook.js';
import { measureOf } from '../domain/files/dta.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { sharingProblems } from '../domain/problems-of-sharing.js';
import type { Wave } from '../domain/wave.js';
import { type SharedContent, SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { analysisFile, type MicrodataFile } from './microdata-files.js';
import { demandAgreement } from './second-person.js';

/** The released file of a wave in all formats, for analysts and facilitators: written from what was stored, never from answers. */
@Injectable()
export class ShareMicrodata {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, waveId: string, format: 'analysis' | 'xlsx' | 'sav' | 'dta'): Promise<MicrodataFile> {
    const { wave, records, description, content } = await this.open(actor, waveId);
    const table = { ...description, measure: measureOf(description.columns, records, {}) };
    return analysisFile(format, {
      ...{ tables: [table], title: wave.title, createdOn: this.clock.now(), storage: this.storage },
      language: actor.language === 'zh-CN' ? 'zh' : 'en',
      valuesOf: () => rowsIn(content),
    });
  }

  async codebook(actor: Actor, waveId: string): Promise<DescribedFile & { readonly readAt: Date }> {
    const { wave, description } = await this.open(actor, waveId);
    const { title, startsOn, endsOn } = wave;
    return { title, startsOn, endsOn, files: [description], readAt: this.clock.now() };
  }

  private open(actor: Actor, waveId: string): Promise<SharedContent & { readonly wave: Wave }> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.shared');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      await demandAgreement(tx, waveId);
      const file = await tx.get(SharingRulesRepository).content(waveId);
      if (file === null) throw sharingProblems.notReleased();
      await tx.record({ type: surveyEvents.microdataShared, subject: waveId, payload: { waveId } });
      return { ...file, wave };
    });
  }
}

async function* rowsIn(content: Buffer): AsyncGenerator<readonly (readonly DataValue[])[]> {
  const lines = createInterface({ input: Readable.from([content]).pipe(createGunzip()) });
  for await (const line of lines) yield JSON.parse(line) as DataValue[][];
}
