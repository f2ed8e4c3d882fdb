import type { Answers, PhoneModules } from '#server/surveys/form/index.js';

/** The content of a draft: everything needed to continue. */
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
  /** The data for later questions, if it is already loaded. */
  readonly later?: PhoneModules | undefined;
}

/** The draft to continue; an empty one if there is none. */
export function draftOf({ draft, instanceId, uniform }: SessionStart): Draft {
  return draft || { instanceId, uniform, version: '', typed: {}, taken: [], seconds: 0, at: '' };
}
