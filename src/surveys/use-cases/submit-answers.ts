import { Injectable } from '@nestjs/common';
import type { Problem } from '../../kernel/problem.js';
import { fits } from '../domain/box-length.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import { judgeSubmission, textOfAnswer } from '../domain/submission.js';
import type { PhoneAnswers } from '../form/index.js';
import { checkAnswers } from '../form/index.js';
import { checkOfBody, hashOfCode, markOfInstance } from './codes.js';
import { FieldWaves } from './field-waves.js';
import { type Outcome, SubmissionBatch } from './submission-batch.js';

/**
 * Checks the answers of one person again with the same engine as on the phone, and stores them sealed. The same
 * instance sent again gets the same reply. Neither the time nor the link through which an answer came is stored.
 */
@Injectable()
export class SubmitAnswers {
  constructor(
    private readonly waves: FieldWaves,
    private readonly batch: SubmissionBatch,
  ) {}

  /** Returns whether the answer was new; false means that this instance was already stored. */
  async execute(code: string, sent: PhoneAnswers): Promise<boolean> {
    const { workspaceId, waveId, unitId, parkId, kind } = await this.waves.collector(code);
    const { definition, form, box } = await this.waves.formFor({ workspaceId, waveId, kind }, sent.version);
    const { modulesOffered, modulesTaken, durationBand, paceBand, answers } = sent;
    const submission = { lang: sent.language, modulesOffered, modulesTaken, durationBand, paceBand, answers };
    const { errors, body } = judgeSubmission(
      definition,
      submission,
      checkAnswers(form, answers, { ...sent, textLimit: box.textLimit }),
    );
    if (errors.length > 0) throw phoneProblems.answers(errors);
    const answer = { version: sent.version, unitId, parkId, byLink: kind === 'link', body };
    if (!fits(textOfAnswer(answer), box)) throw phoneProblems.tooLong();
    // a test ends here: its answers were checked like others, and are not stored
    if (kind === 'test') return true;
    const outcome = await this.batch.submit(workspaceId, {
      ...{ waveId, version: sent.version },
      mark: markOfInstance(waveId, sent.instanceId),
      bodyCheck: checkOfBody(sent),
      link: kind === 'link' ? hashOfCode(code) : null,
      ...{ answer, length: box.bytes },
    });
    const refusal = refusals[outcome];
    if (refusal !== null) throw refusal();
    return outcome === 'accepted';
  }
}

const refusals: Readonly<Record<Outcome, (() => Problem) | null>> = {
  accepted: null,
  repeated: null,
  'other-body': phoneProblems.sentFromElsewhere,
  'link-used': phoneProblems.linkSpent,
  'not-yet-open': phoneProblems.notYetOpen,
  closed: phoneProblems.closed,
  'retired-version': phoneProblems.versionRetired,
};
