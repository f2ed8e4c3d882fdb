import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { surveyEvents } from '../domain/events.js';
import { changesBetween } from '../domain/form-changes.js';
import { definitionOf } from '../domain/form-definition.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { unfilledPlaceholders, type Wave } from '../domain/wave.js';
import { earlierFaults, moveFaults } from '../domain/wave-versions.js';
import { windowState } from '../domain/window.js';
import type { FormEntity } from '../persistence/form.entity.js';
import { FormRepository } from '../persistence/form.repository.js';
import { MappingRepository } from '../persistence/mapping.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { filesOf } from './form-files.js';
import { installQuestionnaire } from './install-questionnaire.js';
import { changeBasis } from './sign-answers.js';

export interface WaveMove {
  readonly baseVersion: number;
  /** A published version of the questionnaire of the wave. */
  readonly questionnaireId: string;
}

/**
 * Moves a wave in the field to another version of its questionnaire: phones get it from now on. Answers to the version
 * that it leaves are accepted for the hours of grace and stay in sets of their own.
 */
@Injectable()
export class MoveWave {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, waveId: string, move: WaveMove): Promise<void> {
    return this.database.write(actor, (tx) =>
      changeBasis(tx, waveId, async () => {
        demand(actor, surveysPermissions, 'surveys.wave.open');
        const waves = tx.get(WaveRepository);
        const wave = await waves.findForChange(waveId);
        if (wave === null) throw surveyProblems.waveNotFound();
        if (wave.version !== move.baseVersion) throw surveyProblems.edited([], wave.version);
        const { timeZone } = (await this.identity.workspace(tx))!;
        if (windowState(wave, timeZone, this.clock.now()) !== 'open') throw phoneProblems.notInField();
        const [present, next] = await versionsOf(tx, wave, move.questionnaireId);
        const questionnaireId = await checked(tx, { wave, present, next });
        await keepMapping(tx, present, next);
        await waves.retireVersion(wave, tx.now);
        await waves.change(waveId, { questionnaireId, version: wave.version + 1 });
        await tx.record({
          type: surveyEvents.waveMoved,
          subject: waveId,
          payload: { waveId, from: present.version, to: next.version },
        });
      }),
    );
  }
}

/** The present version and the next one, as published. */
async function versionsOf(tx: Transaction, wave: Wave, nextId: string): Promise<[FormEntity, FormEntity]> {
  const all = await tx.get(WaveRepository).versionOutlines(wave);
  const { name, version } = all[0]!;
  const next = await tx.get(FormRepository).published(nextId);
  if (next === null) throw surveyProblems.questionnaireNotFound();
  const present = await tx.get(FormRepository).publishedVersion(name, version);
  if (present === null || next.name !== name) throw formProblems.otherQuestionnaire();
  if (all.some((each) => each.version === next.version)) throw formProblems.versionUsed(next.version);
  return [present, next];
}

interface Versions {
  readonly wave: Wave;
  readonly present: FormEntity;
  readonly next: FormEntity;
}

/** Installs the next version if its answers can be in one file and the same figures as the answers so far. */
async function checked(tx: Transaction, { wave, present, next }: Versions): Promise<string> {
  const { definition, obstacles } = definitionOf(next.model, importedFormTexts, await filesOf(tx, next.files));
  if (obstacles.length > 0) throw formProblems.unsuitable(obstacles);
  const mapping = (await tx.get(MappingRepository).latest(present.id))?.variables ?? [];
  const all = await tx.get(WaveRepository).questionnaireVersions(wave);
  const changes = changesBetween(present.model, next.model);
  const inForce = (await tx.get(MappingRepository).latest(next.id))?.variables ?? mapping;
  const faults = all.flatMap((earlier, at) => [
    ...moveFaults(
      { definition: earlier.definition, mapping: at === 0 ? mapping : [] },
      definition,
      at === 0 ? changes : [],
    ),
    ...earlierFaults(inForce, { definition: earlier.definition, mapping: at === 0 ? mapping : [] }).map(
      (each) => each.fault,
    ),
  ]);
  if (faults.length > 0) throw formProblems.versionDiffers(faults);
  const gaps = unfilledPlaceholders(definition.placeholders, wave.texts);
  if (gaps.length > 0)
    throw surveyProblems.placeholders(definition.placeholders.filter(({ name }) => gaps.includes(name)));
  return installQuestionnaire(tx, definition);
}

/** A version without a mapping of its own takes over that of the version before, which the wave's figures would use. */
async function keepMapping(tx: Transaction, present: FormEntity, next: FormEntity): Promise<void> {
  const mappings = tx.get(MappingRepository);
  await mappings.waitForTurn(next.id);
  const mapping = await mappings.latest(present.id);
  if (mapping === null || (await mappings.latest(next.id)) !== null) return;
  await mappings.add({ ...mapping, id: newId(tx.now.getTime()), formId: next.id, version: 1, createdAt: tx.now });
}
