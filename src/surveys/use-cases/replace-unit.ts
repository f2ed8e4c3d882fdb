import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newRandomId } from '../../kernel/ids.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { replacementProblems } from '../domain/problems-of-replacements.js';
import type { ReplacementReason } from '../domain/sample.js';
import { acceptanceIsOver } from '../domain/window.js';
import type { Wave } from '../domain/wave.js';
import { type DrawnUnit, ReplacementRepository, type ReserveUnit } from '../persistence/replacement.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { newPoster } from './codes.js';
import { changeBasis } from './sign-answers.js';

/**
 * Replaces a drawn enterprise by the next reserve of its stratum. The person chooses the enterprise and the reason, never
 * the substitute. The replaced one stays listed as a non-respondent (docs/adr/0076).
 */
@Injectable()
export class ReplaceUnit {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly key: AuthenticationKey,
  ) {}

  execute(
    actor: Actor,
    waveId: string,
    { unitId, reason }: { readonly unitId: string; readonly reason: ReplacementReason },
  ): Promise<void> {
    return this.database.write(actor, (tx) =>
      changeBasis(tx, waveId, async () => {
        demand(actor, surveysPermissions, 'surveys.frame.key');
        const waves = tx.get(WaveRepository);
        const replacements = tx.get(ReplacementRepository);
        const wave = await waves.findForChange(waveId);
        if (wave === null) throw surveyProblems.waveNotFound();
        if (wave.state === 'closed') throw surveyProblems.transition('closed', 'replace');
        const workspace = await this.identity.workspace(tx);
        if (wave.state === 'open' && acceptanceIsOver(wave, workspace!.timeZone, tx.now))
          throw replacementProblems.over();
        const unit = await replacements.unit(waveId, unitId);
        if (unit === null) throw surveyProblems.unitNotFound();
        if (unit.replacedAt !== null) throw replacementProblems.already();
        const reserve = await replacements.next(waveId, unit.stratum);
        if (reserve === null) throw replacementProblems.noReserve();
        const id = newRandomId();
        const group = wave.state === 'open' ? await groupOf(replacements, wave, { unit, reserve }) : reserve.psuCode;
        await replacements.replace(
          unitId,
          { id, frameUnitId: reserve.frameUnitId, group },
          { waveId, reason, at: tx.now },
        );
        await waves.addPosters(wave, [
          newPoster(this.key, wave, { kind: 'poster', parkId: reserve.parkId, unitId: id }),
        ]);
        await tx.record({
          type: surveyEvents.unitReplaced,
          subject: waveId,
          payload: { waveId, unitId, substituteId: id, reason },
        });
      }),
    );
  }
}

/**
 * Pools are planned when a wave opens (`planPools`). Afterwards, a substitute takes the place of the replaced enterprise in
 * its pool, and one with fewer workers than the minimum joins others: alone, its answers could never be opened.
 */
async function groupOf(
  replacements: ReplacementRepository,
  { id, minimumPersons }: Wave,
  { unit, reserve }: { readonly unit: DrawnUnit; readonly reserve: ReserveUnit },
): Promise<string> {
  if (unit.pool !== null) return unit.pool;
  if (reserve.headcount >= minimumPersons) return reserve.psuCode;
  return (await replacements.groupFor(id, unit.stratum, reserve.sizeClass)) ?? reserve.psuCode;
}
