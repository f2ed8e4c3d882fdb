/** What the codes mean that are stored with answers: on pages and in data files. */
import type { Bilingual } from './questionnaire.js';

/** By the number that phones send instead of a duration (`durationBand` in `web/phone/src/pace.ts`). */
export const durationBandLabels = {
  1: { en: 'Under 2 minutes', zh: '不足2分钟' },
  2: { en: '2 to 5 minutes', zh: '2至5分钟' },
  3: { en: '5 to 10 minutes', zh: '5至10分钟' },
  4: { en: '10 to 20 minutes', zh: '10至20分钟' },
  5: { en: 'Over 20 minutes, or interrupted', zh: '超过20分钟，或曾中断' },
} as const;

/** By the number that phones send instead of the time per question (`paceBand` there). */
export const paceBandLabels = {
  1: { en: 'Under 4 seconds', zh: '不足4秒' },
  2: { en: '4 to 8 seconds', zh: '4至8秒' },
  3: { en: '8 to 16 seconds', zh: '8至16秒' },
  4: { en: '16 to 32 seconds', zh: '16至32秒' },
  5: { en: 'Over 32 seconds', zh: '超过32秒' },
} as const;

/** Of answers that are stored: refusals are only counted. */
export const dispositionLabels = {
  complete: { en: 'Complete', zh: '完整' },
  partial: { en: 'Partial', zh: '部分' },
  breakoff: { en: 'Broken off', zh: '中断' },
} as const;

/** The texts of one language. */
export const labelsIn = <Code extends string | number>(
  labels: Readonly<Record<Code, Bilingual>>,
  language: keyof Bilingual,
): Readonly<Record<Code, string>> =>
  Object.fromEntries(Object.entries<Bilingual>(labels).map(([code, label]) => [code, label[language]])) as Record<
    Code,
    string
  >;
