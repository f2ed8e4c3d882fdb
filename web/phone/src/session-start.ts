import type { NestedAnswers, PhoneLanguage, PhoneModules } from '#server/surveys/form/index.js';
import type { MoreFields } from './more-fields.js';
import type { RunForm } from './running-form.js';

/** The content of a draft: everything needed to continue. */
export interface Draft {
  readonly instanceId: string;
  readonly version: string;
  readonly typed: NestedAnswers;
  readonly uniform: number;
  readonly taken: readonly string[];
  /** Active seconds so far. */
  readonly seconds: number;
  readonly at: string;
  /** Questions that the person has seen. */
  readonly shown?: readonly string[] | undefined;
}

/** What the second script hands over. */
export interface LoadedScript {
  readonly run: RunForm;
  readonly fields?: MoreFields;
}

/** What is needed from the second question on. */
export interface LaterForm extends LoadedScript {
  readonly modules: PhoneModules;
}

export interface SessionStart {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The language of the page at present. */
  readonly language: () => PhoneLanguage;
  /** Uniform in [0, 1), for the draw of optional modules and the order of choices. */
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
  return draft || { instanceId, uniform, version: '', typed: {}, taken: [], seconds: 0, at: '', shown: [] };
}
