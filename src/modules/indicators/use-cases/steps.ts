import type { LocalizedText } from '../../../kernel/localized-text.js';

/** How a job reports its progress and learns that it was cancelled. */
export interface Steps {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}
