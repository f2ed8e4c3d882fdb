import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';
import { Database } from '../../platform/database/index.js';
import { type Notice, type NoticeKind, noticeOf } from '../domain/notices.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { WaveRepository } from '../persistence/wave.repository.js';

interface Wanted {
  readonly waveId: string;
  readonly kind: NoticeKind;
  readonly language: Language;
}

/** The page about a wave for a union, an enterprise or an ethics board, and the prepared impact assessment. */
@Injectable()
export class ReadNotice {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, { waveId, kind, language }: Wanted): Promise<Notice> {
    return this.database.read(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.wave.read');
      const waves = tx.get(WaveRepository);
      const wave = await waves.find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const { definition } = (await waves.questionnaire(wave.questionnaireId))!;
      return noticeOf(kind, { wave, definition }, language);
    });
  }
}
