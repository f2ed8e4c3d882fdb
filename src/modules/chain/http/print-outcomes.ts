import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { PrintBlock } from '../../../platform/print/index.js';
import type { MeetingRecord } from '../domain/meeting-record.js';
import type { MeetingRecordWords } from '../domain/meeting-record-words.js';

interface Print {
  readonly record: MeetingRecord;
  readonly words: MeetingRecordWords;
  readonly say: (text: LocalizedText | null) => string;
  readonly moment: (moment: Date) => string;
}

/** What else this kind of meeting records, in the order of recording; kinds without an entry are named for groups only. */
export function outcomesIn({ record, words, say, moment }: Print): readonly PrintBlock[] {
  const isGroup = record.body.kind !== 'roundtable';
  return record.outcomes.flatMap(({ kind, entries }): readonly PrintBlock[] => {
    const mayBeAbsent = !isGroup || kind === 'procedure' || kind === 'note';
    if (entries.length === 0 && mayBeAbsent) return [];
    const items = entries.map(({ text, item, sharedAt, proposedTo, conclusions }) =>
      [
        say(text),
        item === null ? null : `(${words.item} ${item})`,
        sharedAt === null ? null : `(${words.sharedAt(moment(sharedAt))})`,
        conclusions.length === 0 ? null : `(${words.becameConclusion(conclusions)})`,
        conclusions.length > 0 || proposedTo.length === 0 ? null : `(${words.proposedTo(proposedTo)})`,
      ]
        .filter((part) => part !== null)
        .join(' '),
    );
    const blocks: readonly PrintBlock[] =
      items.length === 0 ? [{ kind: 'paragraph', tone: 'muted', text: words.noOutcome }] : [{ kind: 'list', items }];
    return [{ kind: 'heading', level: 2, text: words.outcomes[kind] ?? kind }, ...blocks];
  });
}
