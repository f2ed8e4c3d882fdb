import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { InputError } from '../../../../kernel/problem.js';

/** One mistake in a definition. */
export interface DefinitionFault extends InputError {
  /** Position in the text, from 0, and number of characters; null if the mistake concerns the whole field. */
  readonly position: number | null;
  readonly length: number | null;
  /** Names that the author may have meant. */
  readonly suggestions: readonly string[];
}

/** A mistake that concerns a whole field. */
export function fault(pointer: string, code: string, detail: LocalizedText): DefinitionFault {
  return { pointer, code: `indicators.definition.${code}`, detail, position: null, length: null, suggestions: [] };
}
