import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { faultOf, type WeightingSpecification } from '../../domain/weighting/specification.js';
import { closedWave } from '../runs/closed-wave.js';

export const weightSetJob = 'indicators.make-weight-set';

export interface StartedWeightSet {
  readonly id: string;
  readonly jobId: string;
}

/** Starts the job that computes the next version of a closed wave's weights. */
@Injectable()
export class StartWeightSet {
  constructor(
    private readonly database: Database,
    private readonly surveys: SurveysFacade,
  ) {}

  execute(
    actor: Actor,
    request: { readonly waveId: string; readonly specification: WeightingSpecification },
  ): Promise<StartedWeightSet> {
    demand(actor, indicatorsPermissions, 'indicators.weights.make');
    const fault = faultOf(request.specification);
    if (fault !== undefined) throw fault;
    return this.database.write(actor, async (tx) => {
      await closedWave(tx, this.surveys, request.waveId);
      const id = newId(tx.now.getTime());
      const { waveId, specification } = request;
      const jobId = await tx.startJob(weightSetJob, {
        weightSetId: id,
        waveId,
        specification,
        requestedBy: actor.personId,
      });
      return { id, jobId };
    });
  }
}
