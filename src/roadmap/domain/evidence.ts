import type { Problem } from '../../kernel/problem.js';
import { isLink } from './plan.js';
import * as problems from './problems-of-evidence.js';
import { textMissing, textUnwritable } from './problems.js';
import { isWritable, normalizeText } from './text.js';

/** Evidence: files, links and figures that show that something was done. */
export type EvidenceKind = 'file' | 'link' | 'figure';
export const evidenceKinds: readonly EvidenceKind[] = ['file', 'link', 'figure'];

export const longestLink = 2000;

/** A link, or a figure with its source. */
export interface StatedEvidence {
  readonly kind: 'link' | 'figure';
  /** What it shows. */
  readonly title: string;
  readonly link: string | null;
  /** A decimal number. */
  readonly figure: string | null;
  readonly unit: string | null;
  readonly source: string | null;
}

export function normalEvidence(stated: StatedEvidence): StatedEvidence {
  const { kind, title, figure } = stated;
  const said = (text: string | null): string | null => (text === null ? null : normalizeText(text) || null);
  const [typed, unit, source] = [said(stated.link), said(stated.unit), said(stated.source)];
  // as browsers read it: without blanks, and with foreign letters of the host in ASCII
  const link = typed !== null && isWritable(typed) && URL.canParse(typed) ? new URL(typed).href : typed;
  const shown = { kind, title: plainTitle(title), link };
  return kind === 'link' ? { ...shown, figure: null, unit: null, source: null } : { ...shown, figure, unit, source };
}

/** A title stands in a line like the name of a file, where overrides of the direction would disguise it. */
function plainTitle(title: string): string {
  const visible = title.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');
  return normalizeText(visible.replace(/[\t\n\r ]+/g, ' '));
}

/** A link to http or https that contains no password, which all readers would see. */
function isPublicLink(link: string): boolean {
  if (!isWritable(link) || link.length > longestLink || !isLink(link)) return false;
  const { username, password } = new URL(link);
  return username === '' && password === '';
}

/** A figure without its source is no evidence. */
export function evidenceProblem({ kind, title, link, figure, unit, source }: StatedEvidence): Problem | null {
  if (title === '') return textMissing('/title');
  const texts = [
    ['/title', title],
    ['/unit', unit],
    ['/source', source],
  ] as const;
  const wrong = texts.find(([, text]) => text !== null && !isWritable(text));
  if (wrong) return textUnwritable(wrong[0]);
  if (link === null ? kind === 'link' : !isPublicLink(link)) return problems.evidenceLinkWrong();
  if (kind === 'figure' && figure === null) return problems.figureMissing();
  return kind === 'figure' && source === null ? problems.sourceMissing() : null;
}

/** Bytes; enough for a scanned attendance list or a report, not for a film. */
export const evidenceMaxBytes = 20_000_000;
export const evidencePerAction = 100;

/** Excludes markup that a browser would run: SVG and HTML are refused under any name. */
export const evidenceMediaTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'text/csv',
  'text/plain',
];
