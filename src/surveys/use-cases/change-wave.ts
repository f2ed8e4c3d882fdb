import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { MergeResult } from '../../kernel/merge.js';
import { mergeFields } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { isShorter, retentionFault } from '../domain/retention.js';
import type { Wave } from '../domain/wave.js';
import { WaveRepository } from '../persistence/wave.repository.js';

export type WaveChanges = Partial<
  Pick<
    Wave,
    | 'title'
    | 'startsOn'
    | 'endsOn'
    | 'approvalNumber'
    | 'approvalBody'
    | 'approvalValidUntil'
    | 'approvalExemption'
    | 'texts'
    | 'offer'
    | 'minimumPersons'
    | 'minimumEnterprises'
    | 'graceHours'
    | 'answersKeptUntil'
    | 'healthKeptUntil'
  >
>;

export interface WaveEdit {
  readonly baseVersion: number;
  readonly changes: WaveChanges;
  readonly targets?: readonly { readonly stratum: string; readonly target: number }[];
}

/**
 * Changes the approval, texts and settings of a draft. After the wave opens they are fixed, because a change would
 * alter what people agreed to; only the dates of deletion may still be moved earlier.
 */
@Injectable()
export class ChangeWave {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, waveId: string, edit: WaveEdit): Promise<number> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.wave.edit');
      const waves = tx.get(WaveRepository);
      const wave = await waves.findForChange(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const merged = mergeInto(wave, edit);
      for (const { stratum, target } of edit.targets ?? []) await waves.setTarget(waveId, stratum, target);
      const fields = Object.keys(merged.changed);
      const version = fields.length > 0 || edit.targets === undefined ? merged.version : wave.version + 1;
      if (version === wave.version) return version;
      await waves.change(waveId, { ...merged.changed, version, fieldVersions: merged.fieldVersions });
      await tx.record({ type: surveyEvents.waveChanged, subject: waveId, payload: { waveId, version, fields } });
      return version;
    });
  }
}

function mergeInto(wave: Wave, edit: WaveEdit): MergeResult<WaveChanges> {
  const { version, fieldVersions } = wave;
  const { baseVersion, changes } = edit;
  if (wave.state !== 'draft') {
    if (edit.targets !== undefined || !changesDatesOnly(changes)) throw surveyProblems.locked();
    if (!deletesSooner(wave, changes)) throw surveyProblems.deletionLater();
  }
  const merged = mergeFields<WaveChanges>({ current: wave, version, fieldVersions, baseVersion, changes });
  if (merged.conflicts.length > 0) throw surveyProblems.edited(merged.conflicts, version);
  const { startsOn, endsOn } = { ...wave, ...merged.changed };
  if (endsOn < startsOn) throw surveyProblems.dates();
  const fault = retentionFault({ ...wave, ...merged.changed }, endsOn);
  if (fault === 'health-later') throw surveyProblems.retention(fault);
  return merged;
}

const dates = ['answersKeptUntil', 'healthKeptUntil'] as const;

function changesDatesOnly(changes: WaveChanges): boolean {
  return Object.keys(changes).every((name) => dates.some((date) => date === name));
}

function deletesSooner(wave: Wave, changes: WaveChanges): boolean {
  return dates.every((date) => changes[date] === undefined || isShorter(wave[date], changes[date]));
}
