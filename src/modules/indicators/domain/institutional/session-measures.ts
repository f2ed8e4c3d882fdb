/** Measures of participation and speaking time (methodology 2.3 I and 2.4). */
import { constituencies } from '../../../../kernel/actor.js';
import { bareShare, type Count, share, total } from './count.js';
import type { Parameters, Participant, Session, Speech } from './facts.js';

/** With fewer women or fewer men in a session, its speaking time is not shown by sex (methodology 5.3). */
export const leastPersonsOfASex = 3;

export type SessionMeasure = (sessions: readonly Session[], parameters: Parameters) => Count | null;

const counted = (person: { readonly part: Participant['part'] }, { facilitatorsExcluded }: Parameters): boolean =>
  !facilitatorsExcluded || person.part === 'delegate';

export function participants(sessions: readonly Session[], parameters: Parameters): Participant[] {
  return sessions.flatMap((session) => session.participants.filter((person) => counted(person, parameters)));
}

function speeches(sessions: readonly Session[], parameters: Parameters): Speech[] {
  return sessions.flatMap((session) => session.speeches.filter((speech) => counted(speech, parameters)));
}

const womenOf = <P extends { readonly sex: string }>(people: readonly P[]): P[] =>
  people.filter(({ sex }) => sex === 'female');
const knownOf = <P extends { readonly sex: string }>(people: readonly P[]): P[] =>
  people.filter(({ sex }) => sex !== 'not-stated');
const seconds = (given: readonly Speech[]): number => total(given.map((speech) => speech.seconds));

/** 1 if the three groups are equal, 0 if only one is present. */
export const tripartiteBalance: SessionMeasure = (sessions, parameters) => {
  const present = participants(sessions, parameters).filter(({ group }) => group !== null);
  if (present.length === 0) return null;
  const distances = constituencies.map((group) =>
    Math.abs(present.filter((person) => person.group === group).length / present.length - 1 / 3),
  );
  // The sum of thirds is not exact in binary: a value outside 0 and 1 is a rounding error.
  const value = Math.min(1, Math.max(0, 1 - 0.75 * total(distances)));
  return { value: Number(value.toFixed(12)), numerator: null, denominator: present.length };
};

/** Sessions whose participants were not recorded are excluded from numerator and denominator. */
export const tripartiteQuorumRate: SessionMeasure = (sessions) => {
  const known = sessions.filter(({ participants: people }) => people.length > 0);
  return share(
    known.filter(({ participants: people }) =>
      constituencies.every((group) => people.some((person) => person.group === group)),
    ).length,
    known.length,
  );
};

export const womenParticipationShare: SessionMeasure = (sessions, parameters) => {
  const known = knownOf(participants(sessions, parameters));
  return share(womenOf(known).length, known.length);
};

export const womenSpeakingShare: SessionMeasure = (sessions, parameters) => {
  const known = knownOf(speeches(sessions, parameters));
  return bareShare(seconds(womenOf(known)), seconds(known));
};

/** Over sessions in which someone spoke and a woman took part; missing, not 0, if there is none. */
export const speakingParityRatio: SessionMeasure = (sessions, parameters) => {
  const with_ = sessions.filter(
    (session) => session.speeches.length > 0 && womenOf(participants([session], parameters)).length > 0,
  );
  const [speaking, taking] = [womenSpeakingShare(with_, parameters), womenParticipationShare(with_, parameters)];
  if (speaking === null || taking === null) return null;
  return { value: speaking.value / taking.value, numerator: null, denominator: null };
};

export const workerSpeakingShare: SessionMeasure = (sessions, parameters) => {
  const ofGroups = speeches(sessions, parameters).filter(({ group }) => group !== null);
  return bareShare(seconds(ofGroups.filter(({ group }) => group === 'workers')), seconds(ofGroups));
};

/** Leading functions, whoever has them: a rapporteur of the secretariat counts too. */
export function leaders(sessions: readonly Session[]): Participant[] {
  return sessions.flatMap((session) => session.participants.filter(({ role }) => role !== null));
}

export const womenChairShare: SessionMeasure = (sessions) => {
  const leading = knownOf(leaders(sessions));
  return share(womenOf(leading).length, leading.length);
};

/**
 * Whether a group, or the persons without a group, includes so few women or men that its share would reveal their sex.
 * As the total is known, the shares of the other groups would reveal it by subtraction.
 */
export function someGroupHasFewOfASex(people: readonly Participant[]): boolean {
  return [...constituencies, null].some((group) => {
    const members = people.filter((person) => person.group === group);
    const persons = (sex: string): number =>
      new Set(members.filter((person) => person.sex === sex).map(({ personId }) => personId)).size;
    return members.length > 0 && Math.min(persons('female'), persons('male')) < leastPersonsOfASex;
  });
}

/** Number of persons of each sex who spoke. */
function speakers(sessions: readonly Session[], parameters: Parameters): { women: number; men: number } {
  const of = (sex: string): number =>
    new Set(
      speeches(sessions, parameters)
        .filter((speech) => speech.sex === sex)
        .map(({ personId }) => personId),
    ).size;
  return { women: of('female'), men: of('male') };
}

export function speakersOfRarerSex(sessions: readonly Session[], parameters: Parameters): number {
  const { women, men } = speakers(sessions, parameters);
  return Math.min(women, men);
}
