import type { SharingRule } from '../api/sharing.js';

/** A rule as it is typed: lists as texts. */
export interface TypedRule extends Omit<SharingRule, 'bands' | 'groups'> {
  /** `25, 35, 45` */
  readonly bands: string;
  /** Codes of a group are separated by commas, groups by semicolons: `1, 2; 3, 4` */
  readonly groups: string;
}

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const typed = (rule: SharingRule): TypedRule => ({
  ...rule,
  bands: rule.bands.join(', '),
  groups: rule.groups.map(({ codes }) => codes.join(', ')).join('; '),
});

/** What is no number is sent as a fraction, which the server refuses at its place. */
export const entered = (rule: TypedRule): SharingRule => ({
  ...rule,
  bands: parts(rule.bands, /[,，;；\s]/).map((part) => (/^-?\d+$/.test(part) ? Number(part) : 0.5)),
  groups: parts(rule.groups, /[;；]/).map((group) => ({ codes: parts(group, /[,，\s]/) })),
});
