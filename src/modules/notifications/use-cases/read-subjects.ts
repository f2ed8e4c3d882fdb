import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Subject } from '../../../kernel/subject.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { SurveysFacade } from '../../../surveys/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import type { SubjectRef, SubjectType } from '../domain/notice.js';

/** The record of a notification if this person may read it now; otherwise undefined, as if it did not exist. */
export type SubjectFor = (reader: Actor, ref: SubjectRef) => Subject | undefined;

const dialogueTypes: readonly SubjectType[] = ['roundtable', 'agenda-item', 'conclusion', 'working-group'];

/** Reads the records of notifications from their contexts, which decide who may read them. */
@Injectable()
export class ReadSubjects {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly surveys: SurveysFacade,
    private readonly indicators: IndicatorsFacade,
  ) {}

  async of(tx: ReadTransaction, refs: readonly SubjectRef[]): Promise<SubjectFor> {
    const ids = (...types: readonly SubjectType[]): string[] => [
      ...new Set(refs.filter(({ type }) => types.includes(type)).map(({ id }) => id)),
    ];
    const found = [
      ...(await this.dialogue.subjects(tx, ids(...dialogueTypes))),
      ...(await this.roadmap.subjects(tx, ids('action'))),
      ...(await this.surveys.subjects(tx, ids('wave'))),
      ...(await this.indicators.subjects(tx, ids('run', 'release'))),
    ];
    const byId = new Map(found.map((subject) => [subject.id, subject]));
    return (reader, { id }) => {
      const subject = byId.get(id);
      return subject?.isOpenTo(reader) === true ? subject : undefined;
    };
  }
}
