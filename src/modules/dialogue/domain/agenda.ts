import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

export type AgendaItemKind =
  | 'topic'
  | 'overdue-action'
  | 'disputed-action'
  | 'moved-indicator'
  | 'open-reservation'
  | 'provisional-conclusion'
  | 'conclusion-change'
  | 'recommendation'
  | 'break';
export const agendaItemKinds: readonly AgendaItemKind[] = [
  'topic',
  'overdue-action',
  'disputed-action',
  'moved-indicator',
  'open-reservation',
  'recommendation',
  'provisional-conclusion',
  'conclusion-change',
  'break',
];

/** The kinds that a person plans; the others are proposed by the record that they are about. */
export type PlannedKind = Extract<AgendaItemKind, 'topic' | 'break'>;
export const plannedKinds: readonly PlannedKind[] = ['topic', 'break'];

/** A break takes time on the agenda. It has no number, is not discussed, and nothing is concluded in it. */
export function isBreak({ kind }: { readonly kind?: AgendaItemKind }): boolean {
  return kind === 'break';
}

export type AgendaItemStatus = 'proposed' | 'declined' | 'planned' | 'under-discussion' | 'done' | 'carried-over';
export const agendaItemStatuses: readonly AgendaItemStatus[] = [
  'proposed',
  'declined',
  'planned',
  'under-discussion',
  'done',
  'carried-over',
];

/** What caused the proposal of the item: an action of the roadmap, an indicator, or a delegate. */
export interface AgendaSource {
  readonly type: string;
  readonly id: string;
}

export interface AgendaItem {
  readonly id: string;
  /**
   * Null in the backlog, where the item waits for the next roundtable that is created, and for an item of a working
   * group, which is on the agenda of a meeting.
   */
  readonly roundtableId: string | null;
  /** The meeting on whose agenda the item is; null if it was proposed or declined. */
  readonly meetingId: string | null;
  readonly parentId: string | null;
  /** 1 is the first day of the meeting. Children have the day of their parent. */
  readonly day: number;
  /** 1, 2, 3 … among the items of the same day and parent; 0 if it is not on the agenda. */
  readonly position: number;
  /** For example 2.1, given when the meeting is convened and kept from then on; null before, and for a break. */
  readonly number: string | null;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly plannedMinutes: number | null;
  readonly presenterId: string | null;
  readonly kind: AgendaItemKind;
  readonly status: AgendaItemStatus;
  readonly sourceType: string | null;
  readonly sourceId: string | null;
  readonly carriedFromId: string | null;
  /** Why the proposal was declined, for its author. */
  readonly declinedReason: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export interface AgendaItemFields {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly noteEn: string;
  readonly noteZh: string;
  readonly plannedMinutes: number | null;
  readonly presenterId: string | null;
}

export function itemFields(item: AgendaItem): AgendaItemFields {
  const { title, note, plannedMinutes, presenterId } = item;
  return {
    titleEn: title.en,
    titleZh: title.zh,
    noteEn: note?.en ?? '',
    noteZh: note?.zh ?? '',
    plannedMinutes,
    presenterId,
  };
}

export function withItemFields(item: AgendaItem, changed: Partial<AgendaItemFields>): AgendaItem {
  const fields = { ...itemFields(item), ...changed };
  const note = { en: fields.noteEn, zh: fields.noteZh };
  return {
    ...item,
    title: { en: fields.titleEn, zh: fields.titleZh },
    note: note.en === '' && note.zh === '' ? null : note,
    plannedMinutes: fields.plannedMinutes,
    presenterId: fields.presenterId,
  };
}

/** The status changes during a session; accepting, declining and carrying over are separate operations. */
const statusMoves: readonly (readonly [AgendaItemStatus, AgendaItemStatus])[] = [
  ['planned', 'under-discussion'],
  ['under-discussion', 'done'],
  ['under-discussion', 'planned'],
  ['planned', 'done'],
  ['done', 'under-discussion'],
];

export function mayBecome(from: AgendaItemStatus, to: AgendaItemStatus): boolean {
  return statusMoves.some(([left, right]) => left === from && right === to);
}

type Discussed = Pick<AgendaItem, 'id' | 'parentId' | 'status'>;

export interface Turn<Item> {
  readonly item: Item;
  readonly to: AgendaItemStatus;
}

/**
 * The status changes when the discussion turns to an item, with the agenda in reading order: earlier items become
 * done, later ones planned, and a parent remains under discussion while one of its items is.
 */
export function turnsTo<Item extends Discussed>(agenda: readonly Item[], itemId: string | null): readonly Turn<Item>[] {
  const here = agenda.findIndex(({ id }) => id === itemId);
  const within = lineOf(agenda, itemId);
  return agenda.flatMap((item, index): readonly Turn<Item>[] => {
    if (item.id === itemId) return mayBecome(item.status, 'under-discussion') ? [{ item, to: 'under-discussion' }] : [];
    if (item.status !== 'under-discussion' || within.includes(item.id)) return [];
    return [{ item, to: index < here ? 'done' : 'planned' }];
  });
}

function lineOf(agenda: readonly Discussed[], id: string | null): readonly string[] {
  const item = agenda.find((one) => one.id === id);
  return item === undefined ? [] : [item.id, ...lineOf(agenda, item.parentId)];
}

/** The item under discussion: the innermost one, if its parents are under discussion too. */
export function itemUnderDiscussion<Item extends Discussed>(agenda: readonly Item[]): Item | undefined {
  return agenda.findLast(({ status }) => status === 'under-discussion');
}

/** Proposals and declined items take no time and have no place in the order. */
export function isOnAgenda(status: AgendaItemStatus): boolean {
  return status !== 'proposed' && status !== 'declined';
}

/** Whether the item is unfinished, so that it can be carried over to the next meeting. */
export function isUnfinished({ kind, status }: Pick<AgendaItem, 'kind' | 'status'>): boolean {
  return kind !== 'break' && (status === 'planned' || status === 'under-discussion');
}

/** The longest agenda of a meeting: no meeting discusses more items, and screens and records show all of them. */
export const mostItems = 200;

/** Maximum depth of the tree: part > item > sub-item. */
export const maximumDepth = 3;

/**
 * Whether a person can take the item back: who proposed it, until it is decided. What a record proposes by itself, such as
 * an objection to a corrigendum, is taken back with that record only.
 */
export function isOwnProposal(
  item: {
    readonly status: AgendaItemStatus;
    readonly proposedById: string | null;
    readonly sourceType: string | null;
    readonly carriedFromId: string | null;
  },
  personId: string | null,
): boolean {
  const { status, proposedById, sourceType, carriedFromId } = item;
  const byPerson = sourceType === null || sourceType.startsWith('replacement.');
  const own = proposedById !== null && proposedById === personId;
  return status === 'proposed' && own && byPerson && carriedFromId === null;
}
