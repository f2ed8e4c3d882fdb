import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FieldVersions } from '../../kernel/merge.js';
import type { WaveWindow } from './window.js';

export type WaveState = 'draft' | 'open' | 'closed';

/** How optional modules are offered: all of them, one drawn on the phone with equal probability, or none. */
export type ModuleOffer = 'all' | 'one-at-random' | 'none';
export const moduleOffers: readonly ModuleOffer[] = ['all', 'one-at-random', 'none'];

/** draft -> open -> closed, never back: a closed wave is corrected by a new one. */
const transitions: Readonly<Record<WaveState, readonly WaveState[]>> = {
  draft: ['open'],
  open: ['closed'],
  closed: [],
};

export function mayBecome(from: WaveState, to: WaveState): boolean {
  return transitions[from].includes(to);
}

/** No wave may publish figures for fewer persons or open fewer answers together; the table has the same constraint. */
export const leastPersons = 5;

export interface Wave extends WaveWindow {
  readonly id: string;
  readonly workspaceId: string;
  readonly questionnaireId: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly approvalNumber: string | null;
  readonly approvalBody: string | null;
  /** Maps placeholders of the information sheet to their texts. */
  readonly texts: Readonly<Record<string, LocalizedText>>;
  readonly offer: ModuleOffer;
  /** The wave is not a real survey; every screen of the phone says so. */
  readonly demonstration: boolean;
  readonly minimumPersons: number;
  readonly minimumEnterprises: number;
  readonly openedAt: Date | null;
  /** The last day on which single answers, and those on health, are stored; YYYY-MM-DD. */
  readonly answersKeptUntil: string | null;
  readonly healthKeptUntil: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

export type PaperFault = 'approval-missing' | 'approval-expired';

/**
 * Checks the survey approval: number, responsible body and validity until the last day of fieldwork, or a stated
 * exemption. A survey for a client abroad needs its approval before it begins. The person who opens the wave is
 * responsible for this information.
 */
export function paperFault(
  wave: Pick<Wave, 'approvalNumber' | 'approvalBody' | 'approvalValidUntil' | 'approvalExemption' | 'endsOn'>,
): PaperFault | null {
  if (filled(wave.approvalExemption)) return null;
  if (!filled(wave.approvalNumber) || !filled(wave.approvalBody) || !filled(wave.approvalValidUntil))
    return 'approval-missing';
  return wave.approvalValidUntil! < wave.endsOn ? 'approval-expired' : null;
}

function filled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

/**
 * Placeholders that are filled automatically (park, questionnaire, dates of deletion); all others must be filled in
 * for each wave.
 */
const derived = new Set([
  'park_name',
  'core_questions',
  'core_minutes',
  'module_minutes',
  'answers_kept_until',
  'health_kept_until',
]);

export function unfilledPlaceholders(
  placeholders: readonly { readonly name: string }[],
  texts: Readonly<Record<string, LocalizedText>>,
): string[] {
  return placeholders
    .map((placeholder) => placeholder.name)
    .filter((name) => !derived.has(name))
    .filter((name) => !filled(texts[name]?.en ?? null) || !filled(texts[name]?.zh ?? null));
}
