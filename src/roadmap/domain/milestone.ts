import type { LocalizedText } from '../../kernel/localized-text.js';
import * as problems from './problems.js';
import { doneInFuture } from './problems-of-schedule.js';
import { isWritable, normalizeBoth, saysSomething } from './text.js';

export type MilestoneKind = 'milestone' | 'deliverable';
export const milestoneKinds: readonly MilestoneKind[] = ['milestone', 'deliverable'];

/** Of one action. */
export const mostMilestones = 100;

/** A dated step of an action, or something that it delivers. */
export interface MilestoneContent {
  readonly kind: MilestoneKind;
  readonly title: LocalizedText;
  /** ISO days. */
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** The content as it is saved; refused if the title is empty or the day of completion is still to come. */
export function checkedMilestone(content: MilestoneContent, today: string): MilestoneContent {
  const title = normalizeBoth(content.title);
  if (!saysSomething(title)) throw problems.textMissing('/title');
  for (const language of ['en', 'zh'] as const)
    if (!isWritable(title[language])) throw problems.textUnwritable(`/title/${language}`);
  if (content.doneOn !== null && content.doneOn > today) throw doneInFuture();
  return { ...content, title };
}
