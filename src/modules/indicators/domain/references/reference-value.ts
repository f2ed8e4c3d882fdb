/** Values with which the workspace compares an indicator: what it wants to reach, and where it started. */
import type { Measure } from '../definitions/definition.js';

export const referenceKinds = ['target', 'baseline'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A decimal number as text, in the scale of the estimates: a share is 0 to 1. */
export const decimal = /^-?\d{1,12}(\.\d{1,6})?$/;

export interface ReferenceValue {
  readonly kind: ReferenceKind;
  /** A decimal number as text, so that nothing is rounded. */
  readonly value: string;
  /** When the target should be reached, or the day to which the baseline refers. */
  readonly onDate: string;
  /** The document or data from which the value is taken. */
  readonly source: string;
}

/** A share is not negative and not above 1; a pay level or a number of persons is not negative. */
export function isInRange(value: string, measure: Measure): boolean {
  const number = Number(value);
  if (measure === 'share') return number >= 0 && number <= 1;
  return measure === 'persons' || measure === 'pay' ? number >= 0 : true;
}
