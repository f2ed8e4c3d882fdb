import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Basis, BasisOf } from './basis.js';
import { isRegisterNumber } from '../../../kernel/register-number.js';

/** Administrative levels of China, and the two levels below them that the product uses. */
export type PlaceLevel = 'country' | 'province' | 'municipality' | 'city' | 'county' | 'park' | 'enterprise';
export const placeLevels: readonly PlaceLevel[] = [
  'country',
  'province',
  'municipality',
  'city',
  'county',
  'park',
  'enterprise',
];

export interface PlaceState {
  readonly id: string;
  readonly workspaceId: string;
  readonly level: PlaceLevel;
  readonly parentId: string | null;
  readonly name: LocalizedText;
  /** ISO 3166-1 alpha-2, countries only. */
  readonly countryCode: string | null;
  /** ISO 3166-2, provinces only. */
  readonly isoCode: string | null;
  /** GB/T 2260, six digits, province to county. */
  readonly gbCode: string | null;
  /** The number of a park or an enterprise in an official register, see `isRegisterNumber`. */
  readonly registerNumber: string | null;
  readonly note: LocalizedText | null;
  readonly basis: Basis;
  readonly basisOf: BasisOf;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** Fields that may be changed later; the level cannot. */
export type PlaceChanges = Partial<
  Pick<PlaceState, 'parentId' | 'name' | 'countryCode' | 'isoCode' | 'gbCode' | 'registerNumber' | 'note'>
>;

/** The order of the levels. A municipality (Beijing, Shanghai, Tianjin, Chongqing) is at the level of a province. */
const rank: Readonly<Record<PlaceLevel, number>> = {
  country: 0,
  province: 1,
  municipality: 1,
  city: 2,
  county: 3,
  park: 4,
  enterprise: 5,
};

/**
 * Whether a place may be within a place of this level: the level must be higher, and levels may be skipped (a park
 * directly in a city).
 */
export function mayLieIn(level: PlaceLevel, parent: PlaceLevel | null): boolean {
  if (parent === null) return true;
  return rank[parent] < rank[level];
}

export type CodeField = 'countryCode' | 'isoCode' | 'gbCode' | 'registerNumber';

const codeRules: Readonly<
  Record<CodeField, { readonly fits: (value: string) => boolean; readonly levels: readonly PlaceLevel[] }>
> = {
  countryCode: { fits: (value) => /^[A-Z]{2}$/.test(value), levels: ['country'] },
  isoCode: { fits: (value) => /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(value), levels: ['province', 'municipality'] },
  gbCode: { fits: (value) => /^[1-9][0-9]{5}$/.test(value), levels: ['province', 'municipality', 'city', 'county'] },
  registerNumber: { fits: isRegisterNumber, levels: ['park', 'enterprise'] },
};

/** The code fields that do not fit the level or the format of their standard. */
export function wrongCodes(place: Pick<PlaceState, 'level' | CodeField>): readonly CodeField[] {
  return (Object.keys(codeRules) as CodeField[]).filter((field) => {
    const value = place[field];
    const rule = codeRules[field];
    return value !== null && !(rule.levels.includes(place.level) && rule.fits(value));
  });
}

/** The official code of a place, from whichever standard has one. */
export function officialCode(place: Pick<PlaceState, 'gbCode' | 'isoCode' | 'countryCode'>): string | null {
  return place.gbCode ?? place.isoCode ?? place.countryCode;
}
