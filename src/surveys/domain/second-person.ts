/**
 * Exports that need a second person (docs/adr/0086): whoever could have answered for others, or can give rights, reads single
 * answers of a wave only after someone else with the right has agreed.
 */
export const fieldworkActs = ['links', 'posters', 'headcounts', 'import', 'decision'] as const;
export type FieldworkAct = (typeof fieldworkActs)[number];

/** Why a second person is needed. */
export type ExportReason = FieldworkAct | 'administrator';

export interface DoneAct {
  readonly act: FieldworkAct;
  /** The last time. */
  readonly at: Date;
}

export interface ExportAgreement {
  readonly requestedAt: Date;
  /** Who could agree when it was requested. */
  readonly askedIds: readonly string[];
  /** No one could: from when the export is possible. */
  readonly openFrom: Date | null;
  readonly agreed: boolean | null;
}

export type ExportState = 'free' | 'needed' | 'waiting' | 'agreed' | 'declined';

const dayMilliseconds = 86_400_000;

/** A day after the notice to all administrators, facilitators and spokespersons. */
export const openAfterNotice = (requestedAt: Date): Date => new Date(requestedAt.getTime() + dayMilliseconds);

export function reasonsFor(roles: readonly string[], acts: readonly DoneAct[]): ExportReason[] {
  const done = fieldworkActs.filter((each) => acts.some(({ act }) => act === each));
  return [...done, ...(roles.includes('administrator') ? (['administrator'] as const) : [])];
}

/** An agreement holds until the person does something of this kind again. */
export function exportState(
  reasons: readonly ExportReason[],
  acts: readonly DoneAct[],
  { agreement, now }: { readonly agreement: ExportAgreement | null; readonly now: Date },
): ExportState {
  if (reasons.length === 0) return 'free';
  if (agreement === null || acts.some(({ at }) => at > agreement.requestedAt)) return 'needed';
  if (agreement.agreed !== null) return agreement.agreed ? 'agreed' : 'declined';
  return agreement.openFrom !== null && now >= agreement.openFrom ? 'agreed' : 'waiting';
}

export const mayExport = (state: ExportState): boolean => state === 'free' || state === 'agreed';
