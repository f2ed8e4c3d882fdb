import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { type FlagRule, questionsOfRule } from '../domain/flag-rules.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { flagProblems } from '../domain/problems-of-flags.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import {
  type FlaggedFilter,
  FlaggedRepository,
  type FlaggedRow,
  type Review,
  type ReviewEnd,
} from '../persistence/flagged.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { flagNames, rulesOfWave } from './flag-answers.js';
import { changeSigned, recordDigest } from './sign-answers.js';
import { demandAgreement } from './second-person.js';

/** Answers of one page. */
const pageSize = 50;

export interface FlaggedAnswer extends Omit<FlaggedRow, 'answers' | 'review'> {
  readonly park: LocalizedText;
  /** Only the answers that raised the flags. */
  readonly because: readonly { readonly question: LocalizedText; readonly answer: LocalizedText }[];
  readonly review: (Omit<Review, 'decidedBy'> & { readonly decidedBy: LocalizedText | null }) | null;
}

export interface FlaggedList extends ReviewEnd {
  /** One page. */
  readonly items: readonly FlaggedAnswer[];
  readonly total: number;
  readonly flagNames: Readonly<Record<string, LocalizedText>>;
}

export interface Decision {
  /** The version of the decision that the person saw; 0: none. */
  readonly baseVersion: number;
  readonly leftOut: boolean;
  readonly reason: string;
}

/**
 * Answers with flags, and the decision to keep or leave out each of them. They are single answers, so only roles that may
 * export the microdata see them, and each reading is recorded as an event. Nothing is deleted: an answer that is left out
 * stays in files, and a decision can be changed until figures are computed.
 */
@Injectable()
export class ReviewFlagged {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  list(actor: Actor, waveId: string, filter: FlaggedFilter): Promise<FlaggedList> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      await demandAgreement(tx, waveId);
      const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
      const rules = await rulesOfWave(tx, wave);
      const flagged = tx.get(FlaggedRepository);
      const rows = await flagged.of(waveId, filter, pageSize);
      await tx.record({ type: surveyEvents.flaggedRead, subject: waveId, payload: { waveId, flag: filter.flag } });
      return {
        items: await this.inWords(tx, rows, { definition, rules: new Map(rules.map((rule) => [rule.code, rule])) }),
        total: await flagged.count(waveId, filter),
        ...(await flagged.reviewEnd(waveId)),
        flagNames: flagNames(rules),
      };
    });
  }

  decide(actor: Actor, at: { readonly waveId: string; readonly answerId: string }, decision: Decision): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const { waveId, answerId: id } = at;
      const { baseVersion, leftOut } = decision;
      const wave = await tx.get(WaveRepository).findForChange(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const flagged = tx.get(FlaggedRepository);
      if (!(await flagged.isFlagged(waveId, id))) throw flagProblems.flaggedNotFound();
      const reason = decision.reason.trim();
      if (leftOut && reason === '') throw flagProblems.reasonMissing();
      const current = await flagged.review(waveId, id);
      if (current?.final) throw flagProblems.reviewClosed();
      if ((current?.version ?? 0) !== baseVersion) throw flagProblems.decidedMeanwhile(current);
      const decided = { leftOut, reason, decidedBy: actor.personId, decidedAt: tx.now, version: baseVersion + 1 };
      await changeSigned(tx, { waveId, which: { ids: [id] } }, () =>
        flagged.decide({ workspaceId: tx.workspaceId, waveId, id }, decided),
      );
      await recordDigest(tx, waveId);
      await tx.record({ type: surveyEvents.answerReviewed, subject: waveId, payload: { waveId, leftOut } });
    });
  }

  private async inWords(
    tx: Transaction,
    rows: readonly FlaggedRow[],
    known: { readonly definition: QuestionnaireDefinition; readonly rules: ReadonlyMap<string, FlagRule> },
  ): Promise<FlaggedAnswer[]> {
    const places = await this.directory.places(tx, [...new Set(rows.map(({ parkId }) => parkId))]);
    const parks = new Map(places.map(({ id, name }) => [id, name]));
    const deciders = rows.flatMap(({ review }) => review?.decidedBy ?? []);
    const people = new Map((await this.identity.people(tx, [...new Set(deciders)])).map(({ id, name }) => [id, name]));
    return rows.map(({ answers, review, ...row }) => {
      const names = row.flags.flatMap((flag) => {
        const rule = known.rules.get(flag);
        return rule === undefined ? [] : questionsOfRule(rule);
      });
      return {
        ...row,
        park: parks.get(row.parkId) ?? { en: '', zh: '' },
        because: [...new Set(names)].flatMap((name) => saidTo(known.definition, name, answers[name])),
        review: review && { ...review, decidedBy: people.get(review.decidedBy ?? '') ?? null },
      };
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
