import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { defaultRules, type FlagRule, flagRuleFaults, reusedCodes, type RuleSource } from '../domain/flag-rules.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { flagProblems } from '../domain/problems-of-flags.js';
import { FlagRulesRepository } from '../persistence/flag-rules.repository.js';
import type { QuestionnaireEntity } from '../persistence/questionnaire.entity.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { readRulesInForce } from './flag-answers.js';

export interface FlagRulesView {
  /** The revision in force; 0: no rules were saved for this version of the questionnaire. */
  readonly version: number;
  readonly formVersion: string;
  readonly source: RuleSource;
  readonly rules: readonly FlagRule[];
  /** Questions that a rule may name. */
  readonly questions: readonly { readonly name: string; readonly label: LocalizedText; readonly isChoice: boolean }[];
}

/** The rules that flag answers to the present version of the questionnaire of a wave, in all waves that use it. */
@Injectable()
export class EditFlagRules {
  constructor(private readonly database: Database) {}

  read(actor: Actor, waveId: string): Promise<FlagRulesView> {
    demand(actor, surveysPermissions, 'surveys.fieldwork.read');
    return this.database.read(actor, async (tx) => {
      const questionnaire = await presentVersion(tx, waveId);
      const { revision, rules, source } = await readRulesInForce(tx, questionnaire, null);
      const { questions } = questionnaire.definition;
      return {
        ...{ version: revision, formVersion: questionnaire.version, source, rules },
        questions: questions
          .filter(({ type, repeat }) => type !== 'note' && repeat === undefined)
          .map(({ name, label, type }) => ({ name, label, isChoice: type === 'select_one' })),
      };
    });
  }

  /**
   * Sets that open from now on are flagged by these rules; flags that answers have stay. A condition can ask for
   * any answer, so only those who may read single answers write one.
   */
  save(
    actor: Actor,
    waveId: string,
    edit: { readonly baseVersion: number; readonly rules: readonly FlagRule[] },
  ): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const { id, name, definition } = await presentVersion(tx, waveId);
      const faults = flagRuleFaults(definition, edit.rules);
      if (faults.length > 0) throw flagProblems.flagRulesFaulty(faults);
      const repository = tx.get(FlagRulesRepository);
      await repository.waitForTurn(id);
      const revision = (await repository.latest(id))?.revision ?? 0;
      if (revision !== edit.baseVersion) throw flagProblems.flagRulesChanged(revision);
      const earlier = [...defaultRules(definition), ...(await repository.all(name))];
      const reused = reusedCodes(edit.rules, earlier);
      if (reused.length > 0) throw flagProblems.flagRulesFaulty(reused);
      const saved = { revision: revision + 1, rules: edit.rules };
      await repository.add({ workspaceId: tx.workspaceId, questionnaireId: id, at: tx.now }, saved);
      const payload = { waveId, revision: saved.revision, rules: edit.rules.length };
      await tx.record({ type: surveyEvents.flagRulesSaved, subject: waveId, payload });
    });
  }
}

async function presentVersion(tx: ReadTransaction, waveId: string): Promise<QuestionnaireEntity> {
  const wave = await tx.get(WaveRepository).find(waveId);
  if (wave === null) throw surveyProblems.waveNotFound();
  return (await tx.get(WaveRepository).questionnaire(wave.questionnaireId))!;
}
