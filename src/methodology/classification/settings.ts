/**
 * The flags that make a job decent. The 19th ICLS does not specify them: they are operational choices of the project,
 * shown with the figures.
 */
export type DecentRule = 'core5' | 'strict8';

/** The area of household registration that counts as local. */
export type LocalArea = 'county' | 'city' | 'province';

/**
 * Minimum percentage of working time of an environmental job: 50 = "mainly" (BLS process survey), 0 = "any" (widest
 * interpretation of the 19th ICLS).
 */
export type GreenThreshold = 50 | 0;

/** Low-pay line in yuan per hour, the same for both sexes and all parks of a release, with its source. */
export interface LowPayThreshold {
  readonly yuanPerHour: number;
  /** ISO date from which it applies, null for the fallback. */
  readonly date: string | null;
  readonly region: string | null;
  /** `published` = 2/3 of a published regional median or the minimum wage; `own-median` = 2/3 of the sample's own weighted median. */
  readonly source: 'published' | 'own-median';
  readonly reference: string | null;
}

export interface ClassificationSettings {
  readonly greenThreshold: GreenThreshold;
  readonly decentRule: DecentRule;
  /** yuan per hour; 0 if no line is known, in which case low pay is unknown for everyone */
  readonly lowPayYuanPerHour: number;
  /** Maternity insurance has been merged with employees' medical insurance in China since 2019. */
  readonly mergeMaternity: boolean;
  readonly localArea: LocalArea;
}
