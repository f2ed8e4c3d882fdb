import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { RecordedAttendee } from '../domain/meeting-record.js';
import type { MeetingRecordWords } from '../domain/meeting-record-words.js';

interface Print {
  readonly words: MeetingRecordWords;
  readonly say: (text: LocalizedText | null) => string;
  readonly time: (moment: Date | null) => string;
}

/** The lines about one person: arrival and departure, substitutes, and in whose place the person was. */
export function attendanceIn(one: RecordedAttendee, print: Print): readonly string[] {
  const { words, say, time } = print;
  return [
    attended(one, print),
    ...one.substitutions.map(({ name, startsAt, endsAt }) =>
      words.substituted(say(name), time(startsAt), time(endsAt)),
    ),
    ...one.inPlaceOf.map(({ name, startsAt, endsAt }) => words.inPlaceOf(say(name), time(startsAt), time(endsAt))),
  ];
}

function attended(
  { kind, status, arrivedAt, leftAt, substitute, inPlaceOf }: RecordedAttendee,
  { words, say, time }: Print,
): string {
  if (status === 'present') return words.present(time(arrivedAt));
  if (status === 'left') return words.left(time(arrivedAt), time(leftAt));
  if (status === 'replaced') return words.replaced(say(substitute));
  return kind === 'substitute' && inPlaceOf.length === 0 ? words.notCalled : words.absent;
}
