import type { Answers, PhoneModules } from '#server/surveys/form/index.js';
import type { RunForm } from './running-form.js';

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

/** What is needed from the second question on. */
export interface LaterForm {
  readonly modules: PhoneModules;
  readonly run: RunForm;
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
  /** What later questions need, if it is already loaded. */
  readonly later?: LaterForm | undefined;
}

/** The draft to continue; an empty one if there is none. */
export function draftOf({ draft, instanceId, uniform }: SessionStart): Draft {
  return draft || { instanceId, uniform, version: '', typed: {}, taken: [], seconds: 0, at: '' };
}
