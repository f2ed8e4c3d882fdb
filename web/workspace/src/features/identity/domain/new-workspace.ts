import type { FirstRun } from '../api/sign-in.js';

/** The time zones that are most likely first, then all others that the browser knows. */
const likely = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Bangkok', 'Asia/Jakarta', 'Europe/Zurich', 'UTC'];

export function timeZones(): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, ...likely, ...known])];
}

/** "PAGE in Jiangsu Province" -> "page-in-jiangsu-province", at most 40 characters. */
export function shortNameOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}

export interface NewWorkspaceValues {
  kind: FirstRun['workspace']['kind'];
  en: string;
  zh: string;
  slug: string;
  timeZone: string;
  secondFactor: boolean;
}

export function noWorkspaceYet(): NewWorkspaceValues {
  return { kind: 'programme', en: '', zh: '', slug: '', timeZone: timeZones()[0] ?? 'UTC', secondFactor: true };
}

/** If only one language is filled in, its name is used for both. */
export const both = (en: string, zh: string) => ({ en: en || zh, zh: zh || en });

export function workspaceOf({ kind, en, zh, slug, timeZone, secondFactor }: NewWorkspaceValues): FirstRun['workspace'] {
  return { slug, name: both(en, zh), kind, timeZone, secondFactor };
}
