/** Which flags make a job decent. Neither is fixed by the 19th ICLS: operational choices of the project, shown on figures. */
export type DecentRule = 'core5' | 'strict8';

/** What counts as being registered "here" (household registration). */
export type LocalArea = 'county' | 'city' | 'province';

/** Percent of working time above which a job is environmental: 50 = "mainly" (BLS process survey), 0 = "any" (widest reading of the 19th ICLS). */
export type GreenThreshold = 50 | 0;

/** Low-pay line: yuan per hour, one for both sexes and all parks of a release, with where it comes from. */
export interface LowPayThreshold {
  readonly yuanPerHour: number;
  /** ISO date from which it holds, null for the fallback. */
  readonly date: string | null;
  readonly region: string | null;
  /** `published` = 2/3 of a published regional median or the minimum wage; `own-median` = 2/3 of the sample's own weighted median. */
  readonly source: 'published' | 'own-median';
  readonly reference: string | null;
}

export interface ClassificationSettings {
  readonly greenThreshold: GreenThreshold;
  readonly decentRule: DecentRule;
  /** yuan per hour; 0 where no line is known: no one's pay is low or not low then */
  readonly lowPayYuanPerHour: number;
  /** Maternity insurance has run together with employees' medical insurance in China since 2019. */
  readonly mergeMaternity: boolean;
  readonly localArea: LocalArea;
}
