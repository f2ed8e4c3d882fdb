import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { nobody } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { AuthenticationKey } from '../../platform/sealing/index.js';
import { type BoxLength, boxOf } from '../domain/box-length.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { surveyProblems } from '../domain/problems.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import type { Wave } from '../domain/wave.js';
import type { Form } from '../form/index.js';
import { compileForm } from '../form/index.js';
import type { Collector } from '../persistence/sealed-answer.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { hashOfCode, isIssued } from './codes.js';
import { KeptForms } from './kept-forms.js';

export interface FieldForm {
  readonly definition: QuestionnaireDefinition;
  readonly form: Form;
  /** Of all its sealed answers, and of their texts. */
  readonly box: BoxLength;
}

type WaveOf = Pick<Collector, 'workspaceId' | 'waveId'>;
type FormOf = WaveOf & Pick<Collector, 'kind'>;

/** The code of a poster can be replaced in another process. */
const posterMilliseconds = 60_000;

/** Maximum number of codes in memory; the least recently used one is removed first. */
const keptCodes = 10_000;

/**
 * Caches what phones request often: the collector of a code, that of a poster for a minute, and the compiled form of a
 * questionnaire version, which never changes. Whether a wave accepts answers, and
 * which version phones get, is always read from the database.
 */
@Injectable()
export class FieldWaves {
  private readonly codes = new Map<string, Collector & { readonly readAt: number }>();
  private readonly forms = new KeptForms();
  /** Ids of questionnaires by wave and version. */
  private readonly versions = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly key: AuthenticationKey,
  ) {}

  async collector(code: string): Promise<Collector> {
    const hash = hashOfCode(code);
    const kept = this.codes.get(hash);
    const now = performance.now();
    const known = kept?.kind === 'link' || now - (kept?.readAt ?? 0) < posterMilliseconds ? kept : undefined;
    this.codes.delete(hash);
    const found = known ?? (await this.readCollector(hash));
    this.codes.set(hash, { ...found, readAt: known?.readAt ?? now });
    if (this.codes.size > keptCodes) this.codes.delete(this.codes.keys().next().value!);
    return found;
  }

  private async readCollector(hash: string): Promise<Collector> {
    const found = await this.database.read(nobody, (tx) => tx.get(SealedAnswerRepository).findCollector(hash));
    if (found === null || !isIssued(this.key, found)) throw phoneProblems.codeUnknown();
    return found;
  }

  /** The codes of posters are read again. */
  forgetPosters(): void {
    this.codes.clear();
  }

  async wave(collector: WaveOf): Promise<Wave> {
    const wave = await this.database.read(systemActor(collector.workspaceId), (tx) =>
      tx.get(WaveRepository).find(collector.waveId),
    );
    if (wave === null) throw phoneProblems.codeUnknown();
    return wave;
  }

  /** The form that phones get now: an open wave may move to another version. */
  presentForm(wave: Wave): Promise<FieldForm> {
    if (wave.state === 'draft') throw phoneProblems.notYetOpen();
    return this.form(wave.workspaceId, wave.questionnaireId);
  }

  /** The form of a version that an opened wave uses or has used. */
  async formOfVersion({ workspaceId, waveId }: WaveOf, version: string): Promise<FieldForm> {
    const key = `${waveId} ${version}`;
    const known = this.versions.get(key);
    if (known !== undefined) return this.form(workspaceId, known);
    const wave = await this.wave({ workspaceId, waveId });
    if (wave.state === 'draft') throw phoneProblems.notYetOpen();
    const all = await this.database.read(systemActor(workspaceId), (tx) =>
      tx.get(WaveRepository).versionOutlines(wave),
    );
    const found = all.find((each) => each.version === version);
    if (found === undefined) throw phoneProblems.formVersion(all[0]!.version);
    this.versions.set(key, found.id);
    return this.form(workspaceId, found.id);
  }

  /** The form of answers that are sent: by a test link that of the draft. */
  async formFor(collector: FormOf, version: string): Promise<FieldForm> {
    if (collector.kind !== 'test') return this.formOfVersion(collector, version);
    const found = await this.formToTry(collector);
    if (found.definition.version !== version) throw phoneProblems.formVersion(found.definition.version);
    return found;
  }

  /** The form of a draft, by its test link. */
  async formToTry(collector: WaveOf): Promise<FieldForm> {
    const { state, questionnaireId } = await this.wave(collector);
    if (state !== 'draft') throw phoneProblems.testOver();
    return this.form(collector.workspaceId, questionnaireId);
  }

  form(workspaceId: string, questionnaireId: string): Promise<FieldForm> {
    return this.forms.get(questionnaireId, () => this.read(workspaceId, questionnaireId));
  }

  private async read(workspaceId: string, questionnaireId: string): Promise<FieldForm> {
    const actor = systemActor(workspaceId);
    const row = await this.database.read(actor, (tx) => tx.get(WaveRepository).questionnaire(questionnaireId));
    if (row === null) throw surveyProblems.questionnaireNotFound();
    return { definition: row.definition, form: compileForm(row.definition), box: boxOf(row.definition) };
  }
}
