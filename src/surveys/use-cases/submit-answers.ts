import { Injectable } from '@nestjs/common';
import { surveyProblems } from '../domain/problems.js';
import { judgeSubmission } from '../domain/submission.js';
import type { PhoneAnswers } from '../form/index.js';
import { checkAnswers } from '../form/index.js';
import { FieldWaves } from './field-waves.js';
import { SubmissionBatch } from './submission-batch.js';
import { hashOfCode, markOfInstance } from './way-in-codes.js';

/**
 * Takes the answers of one person, checked again by the same engine as on the phone. The same instance sent again is told the
 * same; nothing else than the day is kept of when it came, and nothing at all of from where.
 */
@Injectable()
export class SubmitAnswers {
  constructor(
    private readonly waves: FieldWaves,
    private readonly batch: SubmissionBatch,
  ) {}

  /** Whether it was new; false: this instance was here already. */
  async execute(code: string, sent: PhoneAnswers): Promise<boolean> {
    const way = await this.waves.wayIn(code);
    const { definition, form } = await this.waves.formFor(way);
    if (sent.version !== definition.version) throw surveyProblems.formVersion(definition.version);
    const { modulesOffered, modulesTaken, durationBand, paceBand, answers } = sent;
    const submission = { lang: sent.language, modulesOffered, modulesTaken, durationBand, paceBand, answers };
    const { errors, body } = judgeSubmission(definition, submission, checkAnswers(form, answers, sent));
    if (errors.length > 0) throw surveyProblems.answers(errors);
    const outcome = await this.batch.submit(way.workspaceId, {
      mark: markOfInstance(way.waveId, sent.instanceId),
      token: way.kind === 'invitation' ? hashOfCode(code) : null,
      wave: way.waveId,
      way: way.id,
      version: sent.version,
      body,
    });
    if (outcome === 'closed') throw surveyProblems.closed();
    if (outcome === 'token-spent') throw surveyProblems.linkSpent();
    return outcome === 'accepted';
  }
}
