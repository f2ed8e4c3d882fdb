import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { PrintBlock } from '../../../platform/print/index.js';
import type { RecordedConfirmation } from '../domain/meeting-record.js';
import type { MeetingRecordWords } from '../domain/meeting-record-words.js';

interface Print {
  readonly words: MeetingRecordWords;
  readonly say: (text: LocalizedText | null) => string;
  readonly day: (isoDay: string) => string;
  readonly moment: (moment: Date) => string;
}

/** The answer of each organisation; silence is printed as silence. */
export function confirmationIn(
  { dueOn, organisations }: RecordedConfirmation,
  { words, say, day, moment }: Print,
): readonly PrintBlock[] {
  const items = organisations.map(({ organisation, note: said, paper, onBehalf, answeredAt, ...given }) => {
    const { status, answer: earlier, textChanged, letterNumber, letterDate, signatoryFunction, rule } = given;
    const answer = [
      words.answers[status] ?? status,
      textChanged ? words.earlierAnswer(words.answers[earlier ?? ''] ?? '') : null,
      words.rules[rule] ?? null,
      answeredAt === null ? null : moment(answeredAt),
      onBehalf ? words.onBehalf : null,
      letterNumber === null ? null : words.letterNumber(letterNumber),
      letterDate === null ? null : words.letterDate(day(letterDate)),
      signatoryFunction === null ? null : words.signatory(signatoryFunction),
      said,
      paper === null ? null : words.paper(paper),
    ];
    return `${say(organisation)} · ${answer.filter((part) => part !== null).join(' · ')}`;
  });
  return [
    ...(dueOn === null || items.length === 0
      ? []
      : [{ kind: 'paragraph', tone: 'muted', text: words.confirmBy(day(dueOn)) } as const]),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ];
}
