import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Subject } from '../../../kernel/subject.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { SurveysFacade } from '../../../surveys/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IdentityFacade, type PersonRecord } from '../../identity/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import type { Facts, Notice, SubjectRef, SubjectType } from '../domain/notice.js';
import type { NotificationEntity } from '../persistence/notification.entity.js';

/** The record of a notification if this person may read it now; otherwise undefined, as if it did not exist. */
export type SubjectFor = (reader: Actor, ref: SubjectRef) => Subject | undefined;

/** The record of a notification, and the person whom its sentence names. */
export function refsOf(row: Pick<NotificationEntity, 'subjectType' | 'subjectId' | 'facts'>): readonly SubjectRef[] {
  return [{ type: row.subjectType, id: row.subjectId }, ...byOf(row.facts)];
}

const byOf = ({ byId }: Facts): readonly SubjectRef[] => (byId === undefined ? [] : [{ type: 'person', id: byId }]);

/** The current name of the person whom the sentence names, as this person may read it. */
export function nameOfAuthor(subjectFor: SubjectFor, reader: Actor, facts: Facts): LocalizedText | null {
  const [ref] = byOf(facts);
  return ref === undefined ? null : (subjectFor(reader, ref)?.title ?? null);
}

const dialogueTypes: readonly SubjectType[] = [
  ...(['roundtable', 'agenda-item', 'conclusion', 'working-group', 'constituency-group'] as const),
];

/** Every member may read the directory. */
function personOf({ id, name }: PersonRecord): Subject {
  return { id, label: null, title: name, within: null, reason: null, isOpenTo: () => true };
}

/** Reads the records of notifications from their contexts, which decide who may read them. */
@Injectable()
export class ReadSubjects {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly surveys: SurveysFacade,
    private readonly indicators: IndicatorsFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** A notice of a conclusion with the text that it had then, which the notification keeps. */
  async quoted(tx: ReadTransaction, notice: Notice): Promise<Notice> {
    const { subject, facts, occurredAt: at } = notice;
    if (subject.type !== 'conclusion') return notice;
    const { corrigendumId } = facts;
    const quote = await this.dialogue.quoteOf(tx, { conclusionId: subject.id, at, corrigendumId });
    if (quote === undefined) return notice;
    const before = notice.kind === 'conclusion-revised' || corrigendumId !== undefined ? quote.before : null;
    return { ...notice, facts: { ...facts, text: quote.text, ...(before && { before }) } };
  }

  async of(tx: ReadTransaction, refs: readonly SubjectRef[]): Promise<SubjectFor> {
    const ids = (...types: readonly SubjectType[]): string[] => [
      ...new Set(refs.filter(({ type }) => types.includes(type)).map(({ id }) => id)),
    ];
    const found = [
      ...(await this.dialogue.subjects(tx, ids(...dialogueTypes))),
      ...(await this.identity.people(tx, ids('person', 'rights'))).map(personOf),
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
