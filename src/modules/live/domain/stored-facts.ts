import type { RoomFact } from './room/events.js';
import { roomEventTypes } from './events.js';

type Kind = RoomFact['type'];
/** A fact in the shape of the version that wrote it. */
type Shape = Readonly<Record<string, unknown>>;
type Step = (fact: Shape) => Shape;

/**
 * Conversions from each version of a kind to the next. Stored facts never change; they are converted on reading, so
 * that the room handles only the current shape (upcasting: Overeem and others, "An empirical characterization of event
 * sourced systems and their schema evolution", Journal of Systems and Software 178, 2021).
 */
const steps: Readonly<Partial<Record<Kind, readonly Step[]>>> = {
  'hand-raised': [(fact) => ({ ...fact, alone: true }), withoutSubject],
  'hand-lowered': [(fact) => ({ ...fact, kind: null })],
  'floor-given': [(fact) => ({ ...fact, subject: null, cededById: null })],
  'floor-undone': [
    ({ resumed, request, ...fact }) => ({
      ...fact,
      resumed: resumed && nested(resumed, 'speech', (speech) => ({ ...speech, subject: null, cededById: null })),
      request: request && nested(request, 'hand', withoutSubject),
      interrupted: null,
      lastSpeakerId: null,
    }),
  ],
};

function withoutSubject(fact: Shape): Shape {
  return { ...fact, subject: null };
}

function nested(value: unknown, name: string, step: Step): Shape {
  const outer = value as Shape;
  return { ...outer, [name]: step(outer[name] as Shape) };
}

/** The version in which facts of this kind are currently written. */
export function factVersion(kind: Kind): number {
  return roomEventTypes[kind].length;
}

/** Thrown for a row of a newer or unknown program: guessing its meaning could produce a wrong state. */
export class UnknownFact extends Error {
  constructor(kind: unknown, version: number) {
    super(`This program does not know version ${version} of the room event ${String(kind)}.`);
    this.name = 'UnknownFact';
  }
}

export function upcast(stored: Shape, version: number): RoomFact {
  const kind = stored['type'] as Kind;
  if (!Object.hasOwn(roomEventTypes, kind) || version < 1 || version > factVersion(kind))
    throw new UnknownFact(kind, version);
  const fact = (steps[kind] ?? []).slice(version - 1).reduce<Shape>((older, step) => step(older), stored);
  return fact as unknown as RoomFact;
}
