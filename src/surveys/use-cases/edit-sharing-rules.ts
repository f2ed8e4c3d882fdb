import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { sharingReport, type SharingReport } from '../domain/files/sharing/protection.js';
import { type SharedPlan, sharedPlan } from '../domain/files/sharing/shared-plan.js';
import {
  completeRules,
  sharingFaults,
  type SharingRules,
  type SharingVariable,
  sharingVariables,
} from '../domain/files/sharing/sharing-rules.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { sharingProblems } from '../domain/problems-of-sharing.js';
import type { Wave } from '../domain/wave.js';
import { type ReleasedFile, SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { readSexCodes } from './read-mapping.js';
import { countCombinations, parksOfWave, type RulesOfWave, sharingRulesOf, thresholdsOf } from './sharing-basis.js';

export interface SharingRulesView extends Omit<RulesOfWave, 'questionnaireId' | 'revision'> {
  readonly version: number;
  /** The least k that has an effect. */
  readonly leastK: number;
  readonly minimumEnterprises: number;
  readonly variables: readonly SharingVariable[];
  readonly released: ReleasedFile | null;
  /** The wave has ended, and all answers are there. */
  readonly mayBeReleased: boolean;
}

export interface SharingReportView extends SharingReport, Pick<SharedPlan, 'revealing' | 'added'> {
  readonly k: number;
  readonly enterprises: number;
}

/**
 * The rules for the shared files of all waves that use a version of a questionnaire. A report on any rules can ask for any
 * answer, so only those who may read single answers use it.
 */
@Injectable()
export class EditSharingRules {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async read(actor: Actor, waveId: string): Promise<SharingRulesView> {
    demand(actor, surveysPermissions, 'surveys.microdata.export');
    return this.database.read(actor, async (tx) => {
      const { wave, versions } = await waveOf(tx, waveId);
      const { revision, rules, formVersion, origin } = await sharingRulesOf(tx, wave);
      const released = await tx.get(SharingRulesRepository).released(waveId);
      return {
        ...{ version: origin === 'own' ? revision : 0, formVersion, origin },
        rules: completeRules(rules, versions),
        ...{ leastK: wave.minimumPersons, minimumEnterprises: wave.minimumEnterprises },
        ...{ variables: sharingVariables(versions), released },
        mayBeReleased: released === null && (await tx.get(WaveRepository).hasAllAnswers(waveId)),
      };
    });
  }

  save(
    actor: Actor,
    waveId: string,
    edit: { readonly baseVersion: number; readonly rules: SharingRules },
  ): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const { wave, versions } = await waveOf(tx, waveId);
      const faults = sharingFaults(edit.rules, versions);
      if (faults.length > 0) throw sharingProblems.rulesFaulty(faults);
      const id = wave.questionnaireId;
      const repository = tx.get(SharingRulesRepository);
      await repository.waitForTurn(id);
      const revision = (await repository.latest(id))?.revision ?? 0;
      if (revision !== edit.baseVersion) throw sharingProblems.rulesChanged(revision);
      const saved = { revision: revision + 1, rules: edit.rules };
      await repository.add({ workspaceId: tx.workspaceId, questionnaireId: id, at: tx.now }, saved);
      const payload = { waveId, revision: saved.revision, k: edit.rules.k };
      await tx.record({ type: surveyEvents.sharingRulesSaved, subject: waveId, payload });
    });
  }

  /** What rules would do to the answers of a wave, saved or not. */
  async report(actor: Actor, waveId: string, rules: SharingRules): Promise<SharingReportView> {
    demand(actor, surveysPermissions, 'surveys.microdata.export');
    return this.database.read(actor, async (tx) => {
      const { wave, versions } = await waveOf(tx, waveId);
      const faults = sharingFaults(rules, versions);
      if (faults.length > 0) throw sharingProblems.rulesFaulty(faults);
      const plan = sharedPlan(versions, rules, await parksOfWave(tx, this.directory, waveId));
      const sexCodes = await readSexCodes(tx, waveId);
      const counts = await countCombinations(tx, { wave, plan, rules, sexCodes, weights: null });
      const least = thresholdsOf(rules, wave);
      const { revealing, added } = plan;
      return {
        ...{ ...sharingReport(plan, counts, least), revealing, added },
        ...{ k: least.records, enterprises: least.enterprises },
      };
    });
  }
}

async function waveOf(tx: ReadTransaction, waveId: string) {
  const wave: Wave | null = await tx.get(WaveRepository).find(waveId);
  if (wave === null) throw surveyProblems.waveNotFound();
  const versions = await tx.get(WaveRepository).questionnaireVersions(wave);
  return { wave, versions: versions.map(({ definition }) => definition) };
}
