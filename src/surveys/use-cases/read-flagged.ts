import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { type Flag, flagQuestions, rolesOf } from '../form/index.js';
import { FlaggedRepository, type FlaggedRow } from '../persistence/flagged.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';

/** Maximum number listed; the microdata export contains all. */
const mostListed = 200;

export interface FlaggedAnswer extends Omit<FlaggedRow, 'answers'> {
  readonly park: LocalizedText;
  /** Only the answers that raised the flag. */
  readonly because: readonly { readonly question: LocalizedText; readonly answer: LocalizedText }[];
}

/**
 * Lists answers with one flag for review. They are single answers, so only roles that may export the microdata see
 * them, and each reading is recorded as an event.
 */
@Injectable()
export class ReadFlagged {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, waveId: string, flag: Flag): Promise<{ items: FlaggedAnswer[]; total: number }> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const { definition } = (await tx.get(WaveRepository).questionnaire(wave.questionnaireId))!;
      const rows = await tx.get(FlaggedRepository).of(waveId, flag, mostListed);
      const places = await this.directory.places(tx, [...new Set(rows.map(({ parkId }) => parkId))]);
      const names = new Map(places.map(({ id, name }) => [id, name]));
      await tx.record({ type: surveyEvents.flaggedRead, subject: waveId, payload: { waveId, flag } });
      const items = rows.map(({ answers, ...row }) => ({
        ...row,
        park: names.get(row.parkId) ?? { en: '', zh: '' },
        because: flagQuestions(rolesOf(definition), flag).flatMap((name) => saidTo(definition, name, answers[name])),
      }));
      return { items, total: await tx.get(FlaggedRepository).count(waveId, flag) };
    });
  }
}

function saidTo(
  definition: QuestionnaireDefinition,
  name: string,
  value: string | undefined,
): FlaggedAnswer['because'] {
  const question = definition.questions.find((each) => each.name === name);
  if (question === undefined || value === undefined) return [];
  const choice = question.choices.find(({ code }) => code === value);
  return [{ question: question.label, answer: choice?.label ?? { en: value, zh: value } }];
}
