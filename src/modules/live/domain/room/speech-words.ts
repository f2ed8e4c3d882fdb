import type { Constituency } from '../../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../../kernel/localized-text.js';
import type { Speech, Subject } from './state.js';

export interface SpeechNames {
  person(personId: string): LocalizedText;
  organisation(organisationId: string): LocalizedText;
}

const groups: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('the Government group', '政府方'),
  employers: localized('the Employers’ group', '雇主方'),
  workers: localized('the Workers’ group', '工人方'),
};

/** What is said of a request or speech besides the name; null for a statement of the person. */
export function speechWords(
  { kind, subject, cededById = null }: Pick<Speech, 'kind' | 'subject'> & { readonly cededById?: string | null },
  names: SpeechNames,
): LocalizedText | null {
  const parts: readonly LocalizedText[] = [
    ...(kind === 'point-of-order' ? [localized('Point of order', '程序问题')] : []),
    ...(subject === null ? [] : [subjectWords(subject, names)]),
    ...(cededById === null ? [] : [cededBy(names.person(cededById))]),
  ];
  if (parts.length === 0) return null;
  return localized(parts.map(({ en }) => en).join(' · '), parts.map(({ zh }) => zh).join(' · '));
}

function cededBy({ en, zh }: LocalizedText): LocalizedText {
  return localized(`Floor ceded by ${en || zh}`, `${zh || en}让出发言时间`);
}

function subjectWords(subject: Subject, names: SpeechNames): LocalizedText {
  if ('replyTo' in subject) {
    const { en, zh } = names.person(subject.replyTo);
    return localized(`Reply to ${en || zh}`, `答辩，回应${zh || en}`);
  }
  if ('withIds' in subject) {
    const people = subject.withIds.map((id) => {
      const { en, zh } = names.person(id);
      const isInvited = subject.invitedIds?.includes(id) === true;
      return isInvited ? localized(`${en || zh} (invited)`, `${zh || en}（已邀请）`) : localized(en || zh, zh || en);
    });
    return localized(
      `Jointly with ${people.map(({ en }) => en).join(', ')}`,
      `与${people.map(({ zh }) => zh).join('、')}联合发言`,
    );
  }
  const { en, zh } =
    'constituency' in subject ? groups[subject.constituency] : names.organisation(subject.organisationId);
  return localized(`On behalf of ${en || zh}`, `代表${zh || en}`);
}
