import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { OutcomeKind } from '../../../kernel/outcome-kind.js';
import type { AgendaSource } from './agenda.js';
import type { MeetingBody } from './meeting-body.js';

export type RecordableKind = 'conclusion' | OutcomeKind;

/**
 * What each kind of meeting may record. Only a roundtable concludes: a working group recommends to it and decides
 * within its mandate; a group agrees on its positions and on the mandate of its spokesperson.
 */
export const recordableBy: Readonly<Record<MeetingBody['kind'], readonly RecordableKind[]>> = {
  roundtable: ['conclusion', 'procedure', 'note'],
  'working-group': ['recommendation', 'decision', 'procedure', 'note'],
  'constituency-group': ['position', 'mandate', 'procedure', 'note'],
};

export function mayRecordKind(body: MeetingBody['kind'], kind: RecordableKind): boolean {
  return recordableBy[body].includes(kind);
}

/** The kinds in the order in which a record shows them. */
export function outcomeKindsOf(body: MeetingBody['kind']): readonly OutcomeKind[] {
  return recordableBy[body].filter((kind): kind is OutcomeKind => kind !== 'conclusion');
}

/** The type contains the meeting, in whose record the recommendation is. */
export function recommendationSource({ id, meetingId }: { id: string; meetingId: string }): AgendaSource {
  return { type: `recommendation.${meetingId}`, id };
}

const titleLength = 100;

/**
 * The title of the agenda item by which a recommendation is proposed: the group, and how the text begins. In a language
 * without a text it has none either: it is shown as not translated, and can be translated.
 */
export function recommendationTitle(group: LocalizedText, text: LocalizedText): LocalizedText {
  const beginning = (words: string): string => {
    const [line = ''] = words.split('\n');
    const characters = [...line];
    return characters.length > titleLength ? `${characters.slice(0, titleLength).join('').trimEnd()}…` : line;
  };
  return {
    en: text.en === '' ? '' : `${group.en || group.zh}: ${beginning(text.en)}`,
    zh: text.zh === '' ? '' : `${group.zh || group.en}：${beginning(text.zh)}`,
  };
}
