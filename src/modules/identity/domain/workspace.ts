import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

export type WorkspaceKind = 'programme' | 'region';
export const workspaceKinds: readonly WorkspaceKind[] = ['programme', 'region'];

/** Chinese terms for the groups: the ILO's (政府 / 雇主 / 工人) or the national ones (政府方 / 企业方 / 职工方). */
export type ConstituencyTerms = 'international' | 'national';
export const constituencyTermSets: readonly ConstituencyTerms[] = ['international', 'national'];

export interface WorkspaceState {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalizedText;
  readonly kind: WorkspaceKind;
  /** All content is fictitious; every page says so. */
  readonly demonstration: boolean;
  /** The basis of the content, in one sentence. */
  readonly basisNote: LocalizedText | null;
  /** IANA time zone, in which times of meetings are shown. */
  readonly timeZone: string;
  readonly constituencyTerms: ConstituencyTerms;
  /** Administrators, analysts, fieldwork managers and spokespersons enter only with a second factor. */
  readonly secondFactor: boolean;
  /** Registered identifier of the reporting organisation (IATI organisation identifier); null if it has none. */
  readonly iatiIdentifier: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** What every member reads of a workspace with the own account. */
export type MemberWorkspace = Omit<WorkspaceState, 'version' | 'fieldVersions' | 'secondFactor' | 'iatiIdentifier'>;

export type WorkspaceChanges = Partial<
  Pick<WorkspaceState, 'name' | 'kind' | 'timeZone' | 'constituencyTerms' | 'secondFactor' | 'iatiIdentifier'>
>;

/**
 * Agency that registers organisations, hyphen, number there, e.g. CN-SAIC-…, XI-IATI-…, XM-DAC-41302
 * (https://iatistandard.org/en/guidance/standard-guidance/organisation-identifiers/). The number has no blank and none
 * of the characters / & | ? that the standard forbids.
 */
export const iatiIdentifierPattern = /^[A-Z]{2}-[A-Z0-9_]+-[^\s/&|?<>"\p{C}]+$/u;
export const isIatiIdentifier = (text: string): boolean => text.length <= 100 && iatiIdentifierPattern.test(text);

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
