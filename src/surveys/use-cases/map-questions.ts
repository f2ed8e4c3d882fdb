import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { indicatorVariables } from '../catalogue/indicator-variables.js';
import { surveyEvents } from '../domain/events.js';
import { mappableQuestions } from '../domain/mappable-questions.js';
import { type MappedVariable, mappingText } from '../domain/mapping.js';
import { mappingFaults } from '../domain/mapping-check.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { earlierFaults } from '../domain/wave-versions.js';
import { FormRepository } from '../persistence/form.repository.js';
import type { FormEntity } from '../persistence/form.entity.js';
import { MappingRepository } from '../persistence/mapping.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { withFilesRead } from './form-files.js';

export interface NewMapping {
  readonly questionnaireId: string;
  /** The version that the person saw; 0 if there was none. */
  readonly baseVersion: number;
  readonly variables: readonly MappedVariable[];
}

/**
 * Saves the next version of the mapping of a published questionnaire. Waves whose figures are published keep the version
 * from which these were computed; the others use the latest.
 */
@Injectable()
export class MapQuestions {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, { questionnaireId, baseVersion, variables }: NewMapping): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
      const form = await tx.get(FormRepository).published(questionnaireId);
      if (form === null) throw surveyProblems.questionnaireNotFound();
      const faults = mappingFaults(variables, {
        questions: mappableQuestions(await withFilesRead(tx, form)),
        variables: indicatorVariables,
      });
      if (faults.length > 0) throw formProblems.mappingFaulty(faults);
      await demandUsableForWaves(tx, form, variables);
      const mappings = tx.get(MappingRepository);
      await mappings.waitForTurn(form.id);
      const latest = await mappings.latest(form.id);
      if ((latest?.version ?? 0) !== baseVersion) throw formProblems.mappingChanged();
      const version = baseVersion + 1;
      await mappings.add({
        ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, formId: form.id, version, variables },
        fingerprint: createHash('sha256').update(mappingText(variables)).digest('hex'),
        createdAt: tx.now,
      });
      const payload = { questionnaireId: form.id, version, variables: variables.length };
      await tx.record({ type: surveyEvents.questionnaireMapped, subject: form.id, payload });
    });
  }
}

/** Waves that moved to this version translate answers to their earlier ones by its mapping too. */
async function demandUsableForWaves(
  tx: Transaction,
  form: FormEntity,
  variables: readonly MappedVariable[],
): Promise<void> {
  for (const { name, version, definition } of await tx.get(WaveRepository).leftFor(form)) {
    const before = await tx.get(FormRepository).publishedVersion(name, version);
    const mapping = before === null ? null : await tx.get(MappingRepository).latest(before.id);
    const faults = earlierFaults(variables, { definition, mapping: mapping?.variables ?? [] });
    if (faults.length > 0)
      throw formProblems.mappingFaulty(
        faults.map(({ at, fault }) => ({ ...fault, pointer: `/variables/${at}/question` })),
      );
  }
}
