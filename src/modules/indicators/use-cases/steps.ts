import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Reports the progress of a job and checks whether it was cancelled. */
export interface Steps {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}
