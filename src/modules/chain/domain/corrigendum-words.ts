import type { RecordedConclusion, RecordedCorrigendum } from './meeting-record.js';

interface Named {
  readonly language: 'en' | 'zh';
  /** The name of a group, and a day, in that language. */
  readonly group: (constituency: string) => string;
  readonly day: (day: string) => string;
}

const en = {
  title: (number: number, state: string) => `Corrigendum ${number}. ${state}`,
  states: {
    open: (day: string) => `Groups can object until ${day}. Until then, the agreed text stays in force.`,
    'in-effect': (day: string) => `In effect. No group objected by ${day}.`,
    objected: () => 'Not in effect, because a group objected. Proposed for the next agenda.',
  },
  error: (error: string) => `Clerical error: ${error}`,
  objection: (group: string, reason: string) => `Objection by ${group}: ${reason}`,
  replaces: (label: string) => `Replaces ${label}`,
  replaced: (label: string) => `Replaced by ${label}`,
  pending: (label: string) => `To be replaced by ${label} when that conclusion is agreed`,
};

const zh: typeof en = {
  title: (number, state) => `勘误${number}：${state}`,
  states: {
    open: (day) => `各方可于${day}前（含当日）提出异议，期满前原正文有效。`,
    'in-effect': (day) => `已生效，截至${day}无一方提出异议。`,
    objected: () => '因有一方提出异议，未生效，已提请列入下次议程。',
  },
  error: (error) => `笔误：${error}`,
  objection: (group, reason) => `${group}提出异议：${reason}`,
  replaces: (label) => `替代${label}`,
  replaced: (label) => `已由${label}替代`,
  pending: (label) => `待${label}议定后由其替代`,
};

/** What is printed before and after the corrected text. */
export function corrigendumWords(
  { number, state, objectBy, error, objection }: RecordedCorrigendum,
  { language, group, day }: Named,
): { readonly title: string; readonly notes: readonly string[] } {
  const words = language === 'en' ? en : zh;
  return {
    title: words.title(number, words.states[state](day(objectBy))),
    notes: [
      words.error(error),
      ...(objection === null ? [] : [words.objection(group(objection.constituency), objection.reason)]),
    ],
  };
}

/** Which conclusion this one replaces, and which one replaces it. */
export function replacementWords(
  { replaces, replacedBy }: Pick<RecordedConclusion, 'replaces' | 'replacedBy'>,
  language: 'en' | 'zh',
): readonly string[] {
  const words = language === 'en' ? en : zh;
  return [
    ...(replaces === null ? [] : [words.replaces(replaces.label)]),
    ...(replacedBy === null ? [] : [words[replacedBy.state](replacedBy.label)]),
  ];
}
