import type { LocalizedText } from '../../../kernel/localized-text.js';

/** How a job tells where it stands, and hears that it shall stop. */
export interface Steps {
  progress(fraction: number, note?: LocalizedText): Promise<void>;
  throwIfCancelled(): Promise<void>;
}
