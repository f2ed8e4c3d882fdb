import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { Database, type ReadTransaction, type Transaction } from '../../../../platform/database/index.js';
import { allDefinitions } from '../../catalogue/definitions.js';
import { isPair } from '../../domain/runs/cells.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { tablesAsked } from '../../domain/runs/asked.js';
import { inOrder, mergingFault } from '../../domain/runs/merging.js';
import type { FrozenDefinitions } from '../../domain/runs/run.js';
import { defaultSettings, type RunSettings } from '../../domain/runs/settings.js';
import { weightProblems } from '../../domain/weighting/problems.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';
import { closedWave } from './closed-wave.js';
import { demandSpecificationOfReleases } from './specification-of-releases.js';

export const runJob = 'indicators.compute-run';

export interface StartedRun {
  readonly id: string;
  readonly jobId: string;
}

export interface RunRequest {
  readonly waveId: string;
  readonly settings?: Partial<RunSettings>;
  /** Absent: the current weights of the wave. */
  readonly weightSetId?: string;
}

interface WaveMinimums {
  readonly minimumPersons: number;
  readonly minimumEnterprises: number;
}

/** Freezes settings and definitions and starts the job that computes the indicators of a closed wave. */
@Injectable()
export class StartRun {
  constructor(
    private readonly database: Database,
    private readonly surveys: SurveysFacade,
  ) {}

  execute(actor: Actor, request: RunRequest): Promise<StartedRun> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    for (const pair of request.settings?.pairs ?? []) if (!isPair(pair)) throw indicatorProblems.unknownPair(pair);
    const faulty = mergingFault(request.settings ?? {});
    if (faulty !== null) throw indicatorProblems.mergingFaulty(faulty.fault, faulty.breakdown);
    return this.database.write(actor, async (tx) => {
      const { wave, asked } = await closedWave(tx, this.surveys, request.waveId);
      await this.surveys.keepForFigures(tx, wave.id);
      const weightSetId = await weightsAskedFor(tx, request);
      const id = newId(tx.now.getTime());
      const jobId = await tx.startJob(runJob, { runId: id });
      await tx.get(RunRepository).add({
        id,
        workspaceId: tx.workspaceId,
        waveId: wave.id,
        waveNumber: wave.number,
        waveTitle: wave.title,
        state: 'started',
        jobRunId: jobId,
        settings: tablesAsked(settingsOf(request, wave), asked),
        weightSetId,
        definitions: await definitionsNow(tx),
        inputs: null,
        outputHash: null,
        work: null,
        requestedBy: actor.personId ?? actor.accountId,
        createdAt: tx.now,
        finishedAt: null,
      });
      await tx.record({ type: indicatorEvents.runStarted, subject: id, payload: { runId: id, waveId: wave.id } });
      return { id, jobId };
    });
  }
}

/** The minimum numbers are at least those that the wave promises. */
function settingsOf({ settings = {} }: RunRequest, wave: WaveMinimums): RunSettings {
  const merged = inOrder(settings.merged ?? []);
  const { minimumWorkers, minimumEnterprises } = defaultSettings;
  return {
    ...defaultSettings,
    ...settings,
    ...(merged.length > 0 && { merged }),
    minimumWorkers: Math.max(minimumWorkers, wave.minimumPersons, settings.minimumWorkers ?? 0),
    minimumEnterprises: Math.max(minimumEnterprises, wave.minimumEnterprises, settings.minimumEnterprises ?? 0),
  };
}

async function weightsAskedFor(tx: Transaction, { waveId, weightSetId }: RunRequest): Promise<string | null> {
  if (weightSetId === undefined) return null;
  const set = await tx.get(WeightSetRepository).find(weightSetId);
  if (set === null) throw weightProblems.unknownSet();
  if (set.waveId !== waveId) throw weightProblems.otherWave();
  await demandSpecificationOfReleases(tx, set);
  return set.id;
}

async function definitionsNow(tx: ReadTransaction): Promise<FrozenDefinitions> {
  // includes retired definitions, because others may compare them
  return Object.fromEntries((await allDefinitions(tx)).map(({ id, version }) => [id, version]));
}
