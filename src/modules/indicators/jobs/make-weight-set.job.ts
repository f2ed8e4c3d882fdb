import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler, JobRegistry } from '../../../platform/jobs/index.js';
import type { WeightingSpecification } from '../domain/weighting/specification.js';
import { MakeWeightSet } from '../use-cases/weighting/make-weight-set.js';
import { weightSetJob } from '../use-cases/weighting/start-weight-set.js';

/** Can safely run again: a set is written once, in one transaction. */
@Injectable()
export class MakeWeightSetJob extends JobHandler {
  readonly kind = weightSetJob;
  override readonly permission = 'indicators.weights.make';

  constructor(
    private readonly makeWeightSet: MakeWeightSet,
    jobs: JobRegistry,
  ) {
    super();
    jobs.add(this);
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    const { params, runId, actor } = context;
    const set = await this.makeWeightSet.execute(
      actor,
      {
        id: String(params['weightSetId']),
        waveId: String(params['waveId']),
        specification: params['specification'] as WeightingSpecification,
        requestedBy: (params['requestedBy'] as string | null) ?? null,
        jobRunId: runId,
      },
      context,
    );
    return { weightSetId: set.id, number: set.number, hash: set.hash };
  }
}
