import type { Answers, PhoneModules } from '#server/surveys/form/index.js';

/** What a draft holds: all that is needed to go on where the person was. */
export interface Draft {
  readonly instanceId: string;
  readonly version: string;
  readonly typed: Answers;
  readonly uniform: number;
  readonly taken: readonly string[];
  /** Active seconds so far. */
  readonly seconds: number;
  readonly at: string;
}

export interface SessionStart {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1), for the draw of optional modules. */
  readonly uniform: number;
  readonly instanceId: string;
  /** Whether this device can keep a draft. */
  readonly canKeep: boolean;
  readonly draft?: Draft | undefined;
  /** What comes after the first question, where it is here already. */
  readonly later?: PhoneModules | undefined;
}

/** The draft to go on from; a blank one where there is none. */
export function draftOf({ draft, instanceId, uniform }: SessionStart): Draft {
  return draft || { instanceId, uniform, version: '', typed: {}, taken: [], seconds: 0, at: '' };
}
