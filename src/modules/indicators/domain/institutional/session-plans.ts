import { constituencies } from '../../../../kernel/actor.js';
import type { Breakdown, CountRow, InstitutionalPlan, Outcome } from './counting.js';
import type { InstitutionalFacts, Parameters, Participant, Session } from './facts.js';
import type { NoDataReason } from './empty-reasons.js';
import { type Period, years } from './period.js';
import * as measures from './session-measures.js';

interface SessionSpec {
  readonly measure: measures.SessionMeasure;
  readonly empty: NoDataReason;
  readonly by: readonly Breakdown[];
  /** Not applicable to a body of one group, or of one sex. */
  readonly needs: 'groups' | 'sexes';
  /**
   * Whether speaking time by sex is suppressed if few persons of one sex spoke: always, or ('row') only in rows by
   * sex.
   */
  readonly speaking?: 'always' | 'row';
  /** The seats that are counted by sex. They are split by group or sex only if no group has few persons of one sex. */
  readonly seats?: (sessions: readonly Session[], parameters: Parameters) => readonly Participant[];
}

const parity = { needs: 'sexes' } as const;
const balance = { needs: 'groups' } as const;

const specs: Readonly<Record<string, SessionSpec>> = {
  tripartite_balance: {
    ...balance,
    measure: measures.tripartiteBalance,
    empty: 'no-participant',
    by: ['session', 'sex', 'park'],
    seats: measures.participants,
  },
  tripartite_quorum_rate: { ...balance, measure: measures.tripartiteQuorumRate, empty: 'no-participant', by: ['park'] },
  women_participation_share: {
    ...parity,
    measure: measures.womenParticipationShare,
    empty: 'no-participant',
    by: ['session', 'constituency', 'park'],
    seats: measures.participants,
  },
  women_speaking_share: {
    ...parity,
    measure: measures.womenSpeakingShare,
    empty: 'no-speech',
    by: ['session', 'constituency', 'park'],
    speaking: 'always',
  },
  speaking_parity_ratio: {
    ...parity,
    measure: measures.speakingParityRatio,
    empty: 'no-speech',
    by: ['session', 'constituency', 'park'],
    speaking: 'always',
    seats: measures.participants,
  },
  worker_speaking_share: {
    ...balance,
    measure: measures.workerSpeakingShare,
    empty: 'no-speech',
    by: ['session', 'sex', 'park'],
    speaking: 'row',
  },
  women_chair_share: {
    ...parity,
    measure: measures.womenChairShare,
    empty: 'no-lead-role',
    by: ['constituency', 'park'],
    seats: measures.leaders,
  },
};

function heldIn(facts: InstitutionalFacts, { from, at }: Period): Session[] {
  return facts.sessions.filter(({ heldOn }) => heldOn >= from && heldOn <= at);
}

/**
 * Sessions to which the indicator does not apply, because of the mandate of the body, are excluded from numerator and
 * denominator.
 */
function applies({ needs }: SessionSpec, session: Session): boolean {
  return needs === 'groups' ? session.groups.length > 1 : session.sexOfMandate === null;
}

function outcome(
  spec: SessionSpec,
  facts: InstitutionalFacts,
  given: { period: Period; parameters: Parameters },
): Outcome {
  const held = heldIn(facts, given.period);
  const sessions = held.filter((session) => applies(spec, session));
  const none = { count: null, persons: null } as const;
  if (held.length === 0) return { ...none, state: 'no-data', reason: 'no-session' };
  if (sessions.length === 0) return { ...none, state: 'not-applicable', reason: null };
  const count = spec.measure(sessions, given.parameters);
  if (count === null) return { ...none, state: 'no-data', reason: spec.empty };
  if (spec.speaking === undefined) return { state: 'computed', reason: null, count, persons: null };
  const persons = measures.speakersOfRarerSex(sessions, given.parameters);
  const few = spec.speaking === 'always' && persons < measures.leastPersonsOfASex;
  return { state: few ? 'withheld' : 'computed', reason: null, count: few ? null : count, persons };
}

/** A row of one sex contains only its own speakers, whose number must be sufficient. */
function rowOutcome(
  spec: SessionSpec,
  facts: InstitutionalFacts,
  given: { period: Period; parameters: Parameters },
): Outcome {
  const plain = outcome(spec, facts, given);
  const sexes = new Set(facts.sessions.flatMap((session) => session.speeches.map(({ sex }) => sex)));
  if (spec.speaking !== 'row' || plain.count === null || sexes.size > 1) return plain;
  const persons = new Set(
    heldIn(facts, given.period).flatMap((session) => session.speeches.map(({ personId }) => personId)),
  ).size;
  const few = persons < measures.leastPersonsOfASex;
  return { ...plain, state: few ? 'withheld' : 'computed', count: few ? null : plain.count, persons };
}

/**
 * Few roles see the sex of the person in a seat (SECURITY.md), so a split of the seats by group and sex must not
 * reveal it.
 */
function splitOutcome(
  spec: SessionSpec,
  { by, facts, whole }: CountRow,
  given: { period: Period; parameters: Parameters },
): Outcome {
  const plain = rowOutcome(spec, facts, given);
  if ((by !== 'constituency' && by !== 'sex') || spec.seats === undefined || plain.count === null) return plain;
  const held = heldIn(whole, given.period).filter((session) => applies(spec, session));
  const few = measures.someGroupHasFewOfASex(spec.seats(held, given.parameters));
  return few ? { ...plain, state: 'withheld', count: null } : plain;
}

type Row = readonly [Breakdown, string, InstitutionalFacts];

function narrowed(
  facts: InstitutionalFacts,
  keep: (one: { group: string | null; sex: string }) => boolean,
): InstitutionalFacts {
  const sessions = facts.sessions.map((session) => ({
    ...session,
    participants: session.participants.filter(keep),
    speeches: session.speeches.filter(keep),
  }));
  return { ...facts, sessions };
}

function slicesBy(by: Breakdown, facts: InstitutionalFacts, period: Period): Row[] {
  const sessions = heldIn(facts, period);
  switch (by) {
    case 'session':
      return sessions.map((session): Row => [by, session.label, { ...facts, sessions: [session] }]);
    case 'park':
      return [...new Set(sessions.map(({ placeId }) => placeId))]
        .filter((placeId) => placeId !== null)
        .map((placeId): Row => [
          by,
          placeId,
          { ...facts, sessions: sessions.filter((session) => session.placeId === placeId) },
        ]);
    case 'constituency':
      return constituencies.map((group): Row => [by, group, narrowed(facts, (one) => one.group === group)]);
    case 'sex':
      return (['female', 'male'] as const).map((sex): Row => [by, sex, narrowed(facts, (one) => one.sex === sex)]);
    default:
      return [];
  }
}

function planOf(spec: SessionSpec): InstitutionalPlan {
  return {
    periods: years,
    outcome: (facts, period, parameters) => rowOutcome(spec, facts, { period, parameters }),
    rowOutcome: (row, period, parameters) => splitOutcome(spec, row, { period, parameters }),
    slices: (facts, period) => spec.by.flatMap((by) => slicesBy(by, facts, period)),
  };
}

export const sessionPlans: Readonly<Record<string, InstitutionalPlan>> = Object.fromEntries(
  Object.entries(specs).map(([id, spec]) => [id, planOf(spec)]),
);
