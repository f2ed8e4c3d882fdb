import type { Role } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Kind } from './topic.js';

export type SubjectType =
  | 'roundtable'
  | 'agenda-item'
  | 'conclusion'
  | 'action'
  | 'working-group'
  | 'constituency-group'
  | 'person'
  /** The page of rights, about a person. */
  | 'rights'
  | 'wave'
  | 'run'
  | 'release';

export interface SubjectRef {
  readonly type: SubjectType;
  readonly id: string;
}

/** Who is notified, before it is asked who of them may read the record. */
export type Audience =
  | { readonly of: 'people'; readonly personIds: readonly string[] }
  /** The seats of a roundtable or of one constituency at it, or the members of a working group. */
  | { readonly of: 'seats'; readonly bodyId: string }
  /** The seats of a roundtable, and all people of the organisations with a titular or substitute seat there. */
  | { readonly of: 'parties'; readonly roundtableId: string }
  /** All people of a constituency. */
  | { readonly of: 'constituency'; readonly group: string }
  /** All people of an organisation. */
  | { readonly of: 'organisation'; readonly organisationId: string }
  /** All people of the organisations that have not answered whether they confirm a conclusion. */
  | { readonly of: 'asked'; readonly conclusionId: string }
  | { readonly of: 'proposer'; readonly agendaItemId: string }
  | { readonly of: 'owners'; readonly actionId: string }
  /** The owners and the person who reported completion. */
  | { readonly of: 'reporters'; readonly actionId: string }
  /** Those who can confirm or dispute for their group. */
  | { readonly of: 'respondents'; readonly actionId: string }
  /** Those who confirmed an action for these groups, and those who speak for them on it. */
  | {
      readonly of: 'confirming';
      readonly actionId: string;
      readonly groups: readonly string[];
      readonly personIds: readonly string[];
    }
  /** Those who can agree for their group to the words that were proposed for the public page. */
  | { readonly of: 'public-voices'; readonly actionId: string; readonly proposedAt: Date }
  | { readonly of: 'roles'; readonly roles: readonly Role[] }
  /** All administrators, facilitators and spokespersons of groups. */
  | { readonly of: 'overseers' };

/** Codes and days that the sentence needs in addition to the current name of the record. */
export interface Facts {
  readonly dueOn?: string;
  readonly group?: string;
  /** Changed fields of an action. */
  readonly fields?: readonly string[];
  /** Status of an action before and after. */
  readonly from?: string;
  readonly to?: string;
  /** Who changed the action. */
  readonly byId?: string;
  /** The text of a conclusion when it happened: a later change of the record does not change what is quoted. */
  readonly text?: LocalizedText;
  /** The text before a revision, or with the error that a corrigendum corrects. */
  readonly before?: LocalizedText;
  readonly corrigendumId?: string;
}

/** One notification for many people. */
export interface Notice {
  readonly kind: Kind;
  readonly subject: SubjectRef;
  readonly facts: Facts;
  readonly audience: Audience;
  /** Distinguishes what happened, so that it is notified once to each person however often it is delivered. */
  readonly source: string;
  readonly occurredAt: Date;
  /** The author, who is not notified of their own act. */
  readonly authorId: string | null;
}

const dayMilliseconds = 86_400_000;

/** Notifications are deleted after this time, and what is older is not notified any more. */
export const keptDays = 90;

/** What is notified later than this, for example after an interruption, is only on the page: an email would confuse. */
const mailedDays = 3;

export function isTooOld(occurredAt: Date, now: Date): boolean {
  return now.getTime() - occurredAt.getTime() > keptDays * dayMilliseconds;
}

export function isMailed(occurredAt: Date, now: Date): boolean {
  return now.getTime() - occurredAt.getTime() <= mailedDays * dayMilliseconds;
}
