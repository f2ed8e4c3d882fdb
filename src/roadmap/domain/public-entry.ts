import { constituencies, type Constituency } from '../../kernel/actor.js';
import type { Problem } from '../../kernel/problem.js';
import { type LocalizedText } from '../../kernel/localized-text.js';
import type { ActionState } from './action.js';
import { textMissing, textUnwritable } from './problems.js';
import { isWritable, normalizeBoth, saysSomething } from './text.js';

/** What the public page says about an action in words; status, dates, owner and place come from the action. */
export interface PublicWords {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
}

/** An entry is public once all three groups have agreed to its present words. */
export const isPublic = (agreed: readonly { readonly constituency: Constituency }[]): boolean =>
  constituencies.every((group) => agreed.some(({ constituency }) => constituency === group));

export const normalWords = ({ title, text }: PublicWords): PublicWords => ({
  title: normalizeBoth(title),
  text: normalizeBoth(text),
});

export function wordsProblem({ title, text }: PublicWords): Problem | null {
  if (!saysSomething(title)) return textMissing('/title');
  const wrong = Object.entries({ title, text }).find(([, { en, zh }]) => !isWritable(en) || !isWritable(zh));
  return wrong ? textUnwritable(`/${wrong[0]}`) : null;
}

/** Statuses in which an action is shown: it was agreed and is not dropped. */
export const publicStatuses = ['agreed', 'in-progress', 'at-risk', 'claimed-done', 'confirmed', 'disputed'] as const;
export type PublicStatus = (typeof publicStatuses)[number];

export const canBePublic = ({ status }: Pick<ActionState, 'status'>): boolean =>
  publicStatuses.some((shown) => shown === status);

/** What the page shows of an action besides its status; the agreement of the groups ends when it changes. */
export type PublicFacts = Pick<
  ActionState,
  'ownerOrganisationId' | 'ownerWorkingGroupId' | 'placeId' | 'dueOn' | 'duePrecision'
>;

export const factsOf = (action: PublicFacts): PublicFacts => ({
  ownerOrganisationId: action.ownerOrganisationId,
  ownerWorkingGroupId: action.ownerWorkingGroupId,
  placeId: action.placeId,
  dueOn: action.dueOn,
  duePrecision: action.duePrecision,
});

/** Whether the action is still as it was when the words were proposed, so that groups can agree. */
export const isCurrent = (facts: PublicFacts, action: PublicFacts & Pick<ActionState, 'status'>): boolean =>
  canBePublic(action) &&
  Object.entries(factsOf(action)).every(([name, value]) => facts[name as keyof PublicFacts] === value);
