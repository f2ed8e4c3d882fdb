import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { withTextLimit } from '../domain/box-length.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import { approvalLine, phoneOffers, phoneTexts, resultsAddress, withHealthDates } from '../domain/phone-page.js';
import { derivedTexts } from '../domain/questionnaire.js';
import { type CollectorKind, storedInWords } from '../domain/stored-fields.js';
import type { Wave, WaveState } from '../domain/wave.js';
import { endOfRetiredVersion, windowState } from '../domain/window.js';
import type { PhoneOpening, WireText } from '../form/index.js';
import { toWire } from '../form/index.js';
import type { Collector } from '../persistence/sealed-answer.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { hashOfCode } from './codes.js';
import { type FieldForm, FieldWaves } from './field-waves.js';
import { modulesReply } from './modules-reply.js';

interface ModulesRequest {
  readonly version?: string | undefined;
  readonly isCompressed?: boolean;
}

/** A test link opens the draft of a wave, and afterwards says how far the wave is. */
const testStates: Readonly<Record<WaveState, PhoneOpening['wave']['state']>> = {
  draft: 'open',
  open: 'test-over',
  closed: 'closed',
};

/** A test shows the sheet that a poster leads to. */
const storedAs = ({ kind }: Collector): CollectorKind => (kind === 'test' ? 'poster' : kind);

const wire = (text: LocalizedText): WireText => [text.en, text.zh];

/** The data of the phone page: the core before the first question, the optional modules after it. */
@Injectable()
export class ReadPhoneSurvey {
  constructor(
    private readonly waves: FieldWaves,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param version of a draft that was begun before the wave moved; absent: the present one */
  async opening(code: string, version?: string): Promise<PhoneOpening> {
    const collector = await this.waves.collector(code);
    if (collector.kind === 'link') await this.demandUnused(collector, code);
    const wave = await this.waves.wave(collector);
    const park = await this.parkName(collector);
    const frame = {
      parkName: wire(park),
      resultsAddress: resultsAddress(wave.texts),
      approval: approvalLine(wave),
      demonstration: wave.demonstration,
      ...(collector.kind === 'test' && { test: true }),
    };
    const state = collector.kind === 'test' ? testStates[wave.state] : await this.stateOf(wave);
    if (state !== 'open' && state !== 'grace') return { ...frame, wave: { name: wire(wave.title), state } };
    const { definition, box } = await this.formOf(collector, wave, version);
    const core = definition.modules.filter((module) => !module.optional).map((module) => module.id);
    const values = { ...wave.texts, ...derivedTexts(definition, { ...wave, park }) };
    const { sheetTitle, summary, sheet } = phoneTexts(
      definition,
      values,
      storedInWords(storedAs(collector), wave.minimumPersons),
    );
    return {
      ...frame,
      wave: { name: wire(wave.title), state },
      form: withTextLimit(toWire(withHealthDates(definition, values), core), box),
      texts: { sheetTitle, summary, sheet },
      offers: phoneOffers(definition, wave.offer),
    };
  }

  /** `PhoneModules` as JSON, compressed by gzip if the phone accepts it. */
  async modules(code: string, { version, isCompressed = false }: ModulesRequest = {}): Promise<Buffer> {
    const collector = await this.waves.collector(code);
    const wave = await this.waves.wave(collector);
    const field = await this.formOf(collector, wave, version);
    const { definition } = field;
    const park = await this.parkName(collector);
    const {
      sheetTitle: _title,
      summary: _summary,
      sheet: _sheet,
      ...texts
    } = phoneTexts(
      definition,
      { ...wave.texts, ...derivedTexts(definition, { ...wave, park }) },
      storedInWords(storedAs(collector), wave.minimumPersons),
    );
    return modulesReply(field, texts, isCompressed);
  }

  /** A version that the wave has left can be answered as long as the answers are accepted. */
  private async formOf(collector: Collector, wave: Wave, version: string | undefined): Promise<FieldForm> {
    if (collector.kind === 'test') {
      const found = await this.waves.formToTry(collector);
      if (version !== undefined && version !== found.definition.version) throw phoneProblems.versionRetired();
      return found;
    }
    if (version === undefined) return this.waves.presentForm(wave);
    const found = await this.waves.formOfVersion({ workspaceId: wave.workspaceId, waveId: wave.id }, version);
    const windows = await this.database.read(systemActor(wave.workspaceId), (tx) =>
      tx.get(SealedAnswerRepository).windows([wave.id]),
    );
    const retiredAt = windows.get(wave.id)?.retired.get(version);
    if (retiredAt !== undefined && this.clock.now() >= endOfRetiredVersion(wave, retiredAt))
      throw phoneProblems.versionRetired();
    return found;
  }

  private async parkName(collector: Collector): Promise<LocalizedText> {
    const place = await this.database.read(systemActor(collector.workspaceId), (tx) =>
      this.directory.place(tx, collector.parkId),
    );
    return place?.name ?? { en: '', zh: '' };
  }

  private async demandUnused(link: Collector, code: string): Promise<void> {
    const isUnused = await this.database.read(systemActor(link.workspaceId), (tx) =>
      tx.get(SealedAnswerRepository).isUnused(hashOfCode(code)),
    );
    if (!isUnused) throw phoneProblems.linkSpent();
  }

  private async stateOf(wave: Wave): Promise<PhoneOpening['wave']['state']> {
    const workspace = await this.database.read(systemActor(wave.workspaceId), (tx) => this.identity.workspace(tx));
    return windowState(wave, workspace!.timeZone, this.clock.now());
  }
}
