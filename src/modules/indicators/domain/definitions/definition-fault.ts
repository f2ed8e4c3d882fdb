import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { InputError } from '../../../../kernel/problem.js';

/** One mistake in a definition. */
export interface DefinitionFault extends InputError {
  /** Where in the text, from 0, and how many characters; null where the whole field is meant. */
  readonly position: number | null;
  readonly length: number | null;
  /** What may have been meant. */
  readonly suggestions: readonly string[];
}

/** A mistake of a whole field. */
export function fault(pointer: string, code: string, detail: LocalizedText): DefinitionFault {
  return { pointer, code: `indicators.definition.${code}`, detail, position: null, length: null, suggestions: [] };
}
