import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { type ColumnTarget, columnTargets } from '../domain/import-columns.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { importsOfWave, type ImportView, importView } from '../queries/imports.query.js';

@Injectable()
export class ReadImports {
  constructor(private readonly database: Database) {}

  async ofWave(actor: Actor, waveId: string): Promise<ImportView[]> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const imports = await this.database.read(actor, (tx) => importsOfWave(tx, waveId));
    if (imports === undefined) throw surveyProblems.waveNotFound();
    return imports;
  }

  async one(actor: Actor, id: string): Promise<ImportView> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const found = await this.database.read(actor, (tx) => importView(tx, id));
    if (found === undefined) throw surveyProblems.importNotFound();
    return found;
  }

  /** What the columns of the file can be assigned to. */
  async targets(actor: Actor, id: string): Promise<readonly ColumnTarget[]> {
    demand(actor, surveysPermissions, 'surveys.answers.import');
    const { waveId } = await this.one(actor, id);
    const definition = await this.database.read(actor, async (tx) => {
      const waves = tx.get(WaveRepository);
      return waves.definitionOfAnswers((await waves.find(waveId))!);
    });
    return columnTargets(definition);
  }
}
