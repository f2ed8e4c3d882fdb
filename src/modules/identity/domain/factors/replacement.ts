import type { LocalizedText } from '../../../../kernel/localized-text.js';

export type EndOfReplacement = 'done' | 'stopped' | 'cancelled' | 'lapsed';

/** An administrator asked to replace the devices of a member, who has lost them and the recovery codes. */
export interface Replacement {
  readonly id: string;
  readonly accountId: string;
  readonly personId: string;
  readonly requestedBy: string;
  readonly requestedByAccountId: string;
  readonly requestedAt: Date;
  readonly takesEffectAt: Date;
  readonly state: 'open' | EndOfReplacement;
}

/** As the person of the account sees it, in whichever workspace. */
export interface OwnReplacement {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: LocalizedText;
  readonly requestedAt: Date;
  readonly takesEffectAt: Date;
}

const day = 24 * 60 * 60 * 1000;

/** A day in which the person can stop it. */
export const replacedAt = (requestedAt: Date): Date => new Date(requestedAt.getTime() + day);
