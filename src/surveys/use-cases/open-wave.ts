import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { planPools } from '../domain/answer-sets.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { retentionFault } from '../domain/retention.js';
import { mayBecome, paperFault, unfilledPlaceholders } from '../domain/wave.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPsuCode } from './codes.js';
import { beginDigest } from './sign-answers.js';

/** Opens a wave to workers. Refuses if the survey approval is missing or the information sheet is incomplete. */
@Injectable()
export class OpenWave {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  execute(actor: Actor, waveId: string): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.wave.open');
      const waves = tx.get(WaveRepository);
      const wave = await waves.findForChange(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      if (!mayBecome(wave.state, 'open')) throw surveyProblems.transition(wave.state, 'open');
      const fault = paperFault(wave);
      if (fault !== null) throw surveyProblems.papers(fault);
      const keeping = retentionFault(wave, wave.endsOn);
      if (keeping !== null) throw surveyProblems.retention(keeping);
      const questionnaire = await waves.questionnaire(wave.questionnaireId);
      const { placeholders } = questionnaire!.definition;
      const gaps = unfilledPlaceholders(placeholders, wave.texts);
      if (gaps.length > 0) throw surveyProblems.placeholders(placeholders.filter(({ name }) => gaps.includes(name)));
      await planGroups(tx, waveId, wave.minimumPersons);
      await waves.change(waveId, { state: 'open', openedAt: tx.now, version: wave.version + 1 });
      await beginDigest(tx, waveId, (await this.identity.workspace(tx))!.timeZone);
      await tx.record({
        type: surveyEvents.waveOpened,
        subject: waveId,
        payload: { waveId, number: wave.number, exempt: wave.approvalExemption !== null },
      });
    });
  }
}

/** Combines enterprises with fewer workers than the minimum, whose answers could never be opened otherwise. */
async function planGroups(tx: Transaction, waveId: string, minimum: number): Promise<void> {
  const waves = tx.get(WaveRepository);
  const pools = planPools(await waves.poolableUnits(waveId), minimum);
  for (const members of pools) await waves.poolUnits(waveId, members, newPsuCode());
}
