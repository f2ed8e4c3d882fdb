import { type Actor, constituencies, type Constituency, holds } from '../../kernel/actor.js';
import type { Problem } from '../../kernel/problem.js';
import { type LocalizedText } from '../../kernel/localized-text.js';
import { roadmapPermissions } from './policy.js';
import { textMissing, textUnwritable } from './problems.js';
import { isWritable, normalizeBoth, saysSomething } from './text.js';
import type { GroupVoice } from './validation.js';

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

/**
 * The groups for which a person may agree: the own one from a seat, or any group for those who record what the groups
 * say, as with responses to a report of completion.
 */
export function voicesOf(actor: Actor, voice: GroupVoice | null): readonly GroupVoice[] {
  if (!holds(actor, roadmapPermissions, 'roadmap.public.agree')) return [];
  const recorded = holds(actor, roadmapPermissions, 'roadmap.action.record-verdict') ? constituencies : [];
  const others = recorded.filter((constituency) => constituency !== voice?.constituency);
  return [
    ...(voice ? [voice] : []),
    ...others.map((constituency) => ({ constituency, recordedAs: 'recorder' as const })),
  ];
}

/** Who proposes entries may withdraw them, and so may each group. */
export const mayWithdrawEntry = (actor: Actor, voices: readonly GroupVoice[]): boolean =>
  voices.length > 0 || holds(actor, roadmapPermissions, 'roadmap.public.propose');
