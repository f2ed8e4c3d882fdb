import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId, newRandomId } from '../../kernel/ids.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { allocateByRemainders } from '../../methodology/sampling/allocation.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { surveyEvents } from '../domain/events.js';
import { definitionOf } from '../domain/form-definition.js';
import type { Stratum } from '../domain/frame.js';
import { strataOf } from '../domain/frame.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { proposedRetention } from '../domain/retention.js';
import { leastPersons, type ModuleOffer, type Wave } from '../domain/wave.js';
import { FormRepository } from '../persistence/form.repository.js';
import { FrameRepository } from '../persistence/frame.repository.js';
import type { NewPoster, WaveUnitRow } from '../persistence/wave.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { installQuestionnaire } from './install-questionnaire.js';
import { hashOfCode, newCode } from './codes.js';

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
  readonly demonstration?: boolean;
}

/** Minimum target of a stratum: two answers for each of the minimum number of enterprises, and some in reserve. */
const leastPerStratum = 20;

/** Creates a wave from the current frame: strata, units, targets and a poster for each enterprise. */
@Injectable()
export class DraftWave {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, draft: WaveDraft): Promise<string> {
    return this.database.write(actor, (tx) => this.within(tx, draft));
  }

  async within(tx: Transaction, draft: WaveDraft): Promise<string> {
    demand(tx.actor, surveysPermissions, 'surveys.wave.edit');
    if (draft.endsOn < draft.startsOn) throw surveyProblems.dates();
    const units = await tx.get(FrameRepository).all();
    if (units.length === 0) throw surveyProblems.frameEmpty();
    const parks = await this.parksByName(tx, units);
    const strata = strataOf(units, (parkId) => `P${String(parks.indexOf(parkId) + 1).padStart(2, '0')}`);
    const wave = await this.newWave(tx, draft);
    await tx.get(WaveRepository).add(wave);
    await this.copyFrame(tx, wave, { strata, target: draft.target, openPosters: draft.openPosters });
    await tx.record({
      type: surveyEvents.waveDrafted,
      subject: wave.id,
      payload: { waveId: wave.id, number: wave.number, enterprises: units.length, strata: strata.length },
    });
    return wave.id;
  }

  private async parksByName(tx: Transaction, units: readonly { readonly parkId: string }[]): Promise<string[]> {
    const places = await this.directory.places(tx, [...new Set(units.map((unit) => unit.parkId))]);
    const byName = [...places].sort((a, b) => a.name.en.localeCompare(b.name.en, 'en', { numeric: true }));
    return byName.map((place) => place.id);
  }

  private async newWave(tx: Transaction, draft: WaveDraft): Promise<Wave> {
    return {
      id: newId(tx.now.getTime()),
      workspaceId: tx.workspaceId,
      questionnaireId: await installQuestionnaire(tx, await questionnaireFor(tx, draft.questionnaireId ?? null)),
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
    };
  }

  private async copyFrame(
    tx: Transaction,
    wave: Wave,
    plan: { readonly strata: readonly Stratum[]; readonly target: number; readonly openPosters: boolean },
  ): Promise<void> {
    const waves = tx.get(WaveRepository);
    const workers = plan.strata.map(({ headcount }) => headcount);
    const targets = allocateByRemainders(workers, plan.target, leastPerStratum);
    const units: WaveUnitRow[] = [];
    const posters: NewPoster[] = [];
    for (const [index, stratum] of plan.strata.entries()) {
      await waves.addStratum(wave, stratum, targets[index]!);
      for (const unit of stratum.units) {
        const id = newRandomId();
        units.push({ id, frameUnitId: unit.id, stratum: stratum.stratum });
        posters.push(poster('poster', unit.parkId, id));
      }
    }
    if (plan.openPosters) {
      const parks = new Set(plan.strata.map((stratum) => stratum.parkId));
      posters.push(...[...parks].map((parkId) => poster('open-poster', parkId, null)));
    }
    await waves.addUnits(wave, units);
    await waves.addPosters(wave, posters);
  }
}

async function questionnaireFor(tx: Transaction, id: string | null): Promise<QuestionnaireDefinition> {
  if (id === null) return parkWorkerQuestionnaire;
  const form = await tx.get(FormRepository).published(id);
  if (form === null) throw surveyProblems.questionnaireNotFound();
  const { definition, obstacles } = definitionOf(form.model, importedFormTexts);
  if (obstacles.length > 0) throw formProblems.unsuitable(obstacles);
  return definition;
}

function poster(kind: 'poster' | 'open-poster', parkId: string, waveUnitId: string | null): NewPoster {
  const code = newCode();
  return { id: newRandomId(), kind, waveUnitId, parkId, code, codeHash: hashOfCode(code) };
}
