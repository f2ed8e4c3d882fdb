import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { type ColumnTarget, columnTargets } from '../domain/import-columns.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { importsOfWave, type ImportView, importView, questionnaireOfImport } from '../queries/imports.query.js';

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
    const definition = await this.database.read(actor, (tx) => questionnaireOfImport(tx, id));
    if (definition === undefined) throw surveyProblems.importNotFound();
    return columnTargets(definition);
  }
}
