import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { approvalLine } from '../domain/phone-page.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { phoneProblems } from '../domain/problems-of-phones.js';
import type { Wave } from '../domain/wave.js';
import type { PosterRow } from '../persistence/wave.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { hashOfCode } from './codes.js';
import { noteAct } from './second-person.js';

export interface Poster {
  readonly id: string;
  readonly kind: 'poster' | 'open-poster';
  readonly code: string;
  readonly park: LocalizedText;
  /**
   * The enterprise in which to put up the poster; printed on the sheet around the poster, never on the poster itself.
   */
  readonly enterprise: LocalizedText | null;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  /** The unit, for creating personal links of the same enterprise. */
  readonly unitId: string | null;
  /** When its code replaced an earlier one, which is closed. */
  readonly rotatedAt: Date | null;
}

export interface PosterSheet {
  readonly title: LocalizedText;
  readonly owner: LocalizedText;
  readonly contact: LocalizedText;
  /** Number and responsible body of the approval; blank if none is needed. */
  readonly approval: string;
  readonly endsOn: string;
  readonly posters: readonly Poster[];
}

/** The posters of a wave. Reading them reveals which enterprise each code represents, so it is recorded as an event. */
@Injectable()
export class ReadPosters {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, waveId: string): Promise<PosterSheet> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.issue');
      const waves = tx.get(WaveRepository);
      const wave = await waves.find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const rows = await waves.posters(waveId);
      const ids = [
        ...new Set(rows.flatMap((row) => (row.placeId === null ? [row.parkId] : [row.parkId, row.placeId]))),
      ];
      const names = new Map((await this.directory.places(tx, ids)).map((place) => [place.id, place.name]));
      await noteAct(tx, waveId, 'posters');
      await tx.record({ type: surveyEvents.frameKeyRead, subject: waveId, payload: { waveId, posters: rows.length } });
      return { ...sheetOf(wave), posters: rows.map((row) => posterOf(row, names)) };
    });
  }

  /** What is printed with personal links that were just created; refuses codes of others. */
  forLinks(actor: Actor, waveId: string, codes: readonly string[]): Promise<PosterSheet> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.links.issue');
      const waves = tx.get(WaveRepository);
      const wave = await waves.find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const hashes = [...new Set(codes.map(hashOfCode))];
      if ((await waves.linksKnown(waveId, hashes)) < hashes.length) throw phoneProblems.linksUnknown();
      await noteAct(tx, waveId, 'links');
      return { ...sheetOf(wave), posters: [] };
    });
  }

  /** The code of one poster, for an image file. */
  async code(actor: Actor, waveId: string, posterId: string): Promise<string> {
    demand(actor, surveysPermissions, 'surveys.links.issue');
    const rows = await this.database.write(actor, async (tx) => {
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      await noteAct(tx, waveId, 'posters');
      return tx.get(WaveRepository).posters(waveId);
    });
    const found = rows.find((row) => row.id === posterId);
    if (found === undefined) throw surveyProblems.posterNotFound();
    return found.code;
  }
}

function sheetOf(wave: Wave): Omit<PosterSheet, 'posters'> {
  return {
    title: wave.title,
    owner: wave.texts['survey_owner'] ?? { en: '', zh: '' },
    contact: contactOf(wave.texts),
    approval: approvalLine(wave),
    endsOn: wave.endsOn,
  };
}

function contactOf(texts: Readonly<Record<string, LocalizedText>>): LocalizedText {
  const join = (language: 'en' | 'zh'): string =>
    [texts['contact_name']?.[language], texts['contact_phone']?.[language]]
      .filter((text) => text !== undefined && text !== '')
      .join(language === 'en' ? ', ' : '，');
  return { en: join('en'), zh: join('zh') };
}

function posterOf(row: PosterRow, names: ReadonlyMap<string, LocalizedText>): Poster {
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    park: names.get(row.parkId) ?? { en: '', zh: '' },
    enterprise: row.placeId === null ? null : (names.get(row.placeId) ?? null),
    sizeClass: row.sizeClass,
    stratum: row.stratum,
    unitId: row.unitId,
    rotatedAt: row.rotatedAt,
  };
}
