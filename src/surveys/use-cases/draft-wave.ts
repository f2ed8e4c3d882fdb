import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId, newRandomId } from '../../kernel/ids.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { surveyEvents } from '../domain/events.js';
import { definitionOf } from '../domain/form-definition.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { type DrawnStratum, drawnFrom, planned, type SamplePlan } from '../domain/sample.js';
import { proposedRetention } from '../domain/retention.js';
import { leastPersons, type ModuleOffer, type Wave } from '../domain/wave.js';
import { FormRepository } from '../persistence/form.repository.js';
import type { WaveSampleEntity } from '../persistence/wave-sample.entity.js';
import type { NewPoster, WaveUnitRow } from '../persistence/wave.repository.js';
import { ReplacementRepository } from '../persistence/replacement.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { filesOf } from './form-files.js';
import { installQuestionnaire } from './install-questionnaire.js';
import { strataNow } from './strata-now.js';
import { newPoster } from './codes.js';

export interface WaveDraft {
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Target number of complete answers over all strata. */
  readonly target: number;
  readonly offer: ModuleOffer;
  readonly openPosters: boolean;
  /** A published questionnaire; by default the built-in one. */
  readonly questionnaireId?: string | null;
  /** A wave whose papers, texts of the information sheet and minimum numbers are copied. */
  readonly copyFrom?: string | null;
  /** By default every enterprise of the frame. */
  readonly sample?: RequestedSample | null;
  readonly demonstration?: boolean;
}

export interface RequestedSample extends SamplePlan {
  /** Null: chosen at random. */
  readonly seed: number | null;
}

const largestSeed = 2 ** 31 - 1;
const generator = 'pcg32-xsh-rr';

/** Creates a wave from the current frame: strata, units, targets and a poster for each enterprise that is interviewed. */
@Injectable()
export class DraftWave {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly key: AuthenticationKey,
  ) {}

  execute(actor: Actor, draft: WaveDraft): Promise<string> {
    return this.database.write(actor, (tx) => this.within(tx, draft));
  }

  async within(tx: Transaction, draft: WaveDraft): Promise<string> {
    demand(tx.actor, surveysPermissions, 'surveys.wave.edit');
    if (draft.endsOn < draft.startsOn) throw surveyProblems.dates();
    const sample = draft.sample ?? null;
    const seed = sample?.seed ?? randomInt(largestSeed);
    const wave = await this.newWave(tx, draft);
    const plan = sample && { ...sample, minimumPersons: wave.minimumPersons };
    const strata = drawnFrom(planned(await strataNow(tx, this.directory), draft.target, plan), seed);
    await tx.get(WaveRepository).add(wave);
    await this.copyFrame(tx, wave, { strata, openPosters: draft.openPosters });
    if (sample !== null) {
      await tx.get(WaveRepository).addSample(sampleOf(wave, { sample: { ...sample, seed }, strata, at: tx.now }));
      await tx.get(ReplacementRepository).addReserves(wave, strata);
    }
    await tx.record({
      type: surveyEvents.waveDrafted,
      subject: wave.id,
      payload: { waveId: wave.id, number: wave.number, enterprises: countOf(strata), strata: strata.length },
    });
    return wave.id;
  }

  private async newWave(tx: Transaction, draft: WaveDraft): Promise<Wave> {
    const definition = await questionnaireFor(tx, draft.questionnaireId ?? null);
    return {
      id: newId(tx.now.getTime()),
      workspaceId: tx.workspaceId,
      questionnaireId: await installQuestionnaire(tx, definition),
      number: await tx.get(WaveRepository).nextNumber(tx.workspaceId),
      title: draft.title,
      startsOn: draft.startsOn,
      endsOn: draft.endsOn,
      state: 'draft',
      approvalNumber: null,
      approvalBody: null,
      approvalValidUntil: null,
      approvalExemption: null,
      texts: {},
      offer: draft.offer,
      demonstration: draft.demonstration ?? false,
      minimumPersons: leastPersons,
      minimumEnterprises: 3,
      graceHours: 72,
      openedAt: null,
      ...proposedRetention(draft.endsOn),
      closedAt: null,
      version: 1,
      fieldVersions: {},
      ...(await copiedFrom(tx, draft.copyFrom ?? null, definition)),
    };
  }

  private async copyFrame(
    tx: Transaction,
    wave: Wave,
    plan: { readonly strata: readonly DrawnStratum[]; readonly openPosters: boolean },
  ): Promise<void> {
    const waves = tx.get(WaveRepository);
    const units: WaveUnitRow[] = [];
    const posters: NewPoster[] = [];
    for (const stratum of plan.strata) {
      await waves.addStratum(wave, stratum, stratum.target);
      for (const unit of stratum.sample) {
        const id = newRandomId();
        units.push({ id, frameUnitId: unit.id, stratum: stratum.stratum });
        posters.push(newPoster(this.key, wave, { kind: 'poster', parkId: unit.parkId, unitId: id }));
      }
    }
    if (plan.openPosters) {
      const parks = new Set(plan.strata.map((stratum) => stratum.parkId));
      posters.push(
        ...[...parks].map((parkId) => newPoster(this.key, wave, { kind: 'open-poster', parkId, unitId: null })),
      );
    }
    await waves.addUnits(wave, units);
    await waves.addPosters(wave, posters);
  }
}

const countOf = (strata: readonly DrawnStratum[]): number => strata.reduce((sum, { drawn }) => sum + drawn, 0);

function sampleOf(
  { id: waveId, workspaceId }: Wave,
  given: {
    readonly sample: SamplePlan & { readonly seed: number };
    readonly strata: readonly DrawnStratum[];
    readonly at: Date;
  },
): WaveSampleEntity {
  const { rule, minimum, seed } = given.sample;
  return {
    ...{ waveId, workspaceId, enterprises: countOf(given.strata), rule, minimum, seed, generator },
    strata: given.strata.map(({ stratum, units, drawn, probability }) => ({
      ...{ stratum, enterprises: units.length, drawn, probability },
    })),
    drawnAt: given.at,
  };
}

/** What a wave takes over from another one; of its texts, those that the questionnaire has a place for. */
async function copiedFrom(
  tx: Transaction,
  waveId: string | null,
  { placeholders }: QuestionnaireDefinition,
): Promise<Partial<Wave>> {
  if (waveId === null) return {};
  const wave = await tx.get(WaveRepository).find(waveId);
  if (wave === null) throw surveyProblems.waveNotFound();
  const { approvalNumber, approvalBody, approvalValidUntil, approvalExemption } = wave;
  const { minimumPersons, minimumEnterprises, graceHours } = wave;
  const names = placeholders.map(({ name }) => name);
  return {
    ...{ approvalNumber, approvalBody, approvalValidUntil, approvalExemption },
    ...{ minimumPersons, minimumEnterprises, graceHours },
    texts: Object.fromEntries(Object.entries(wave.texts).filter(([name]) => names.includes(name))),
  };
}

async function questionnaireFor(tx: Transaction, id: string | null): Promise<QuestionnaireDefinition> {
  if (id === null) return parkWorkerQuestionnaire;
  const form = await tx.get(FormRepository).published(id);
  if (form === null) throw surveyProblems.questionnaireNotFound();
  const { definition, obstacles } = definitionOf(form.model, importedFormTexts, await filesOf(tx, form.files));
  if (obstacles.length > 0) throw formProblems.unsuitable(obstacles);
  return definition;
}
