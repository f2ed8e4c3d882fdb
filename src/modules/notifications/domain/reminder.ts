import type { Kind } from './topic.js';

export type ReminderKind = Extract<Kind, 'action-due-soon' | 'action-overdue'>;
export const reminderKinds: readonly ReminderKind[] = ['action-due-soon', 'action-overdue'];

/** The reminder that is due on a day: so many days before the due date, or since it has passed. */
export function reminderOn(
  today: string,
  { dueOn, reminderDays }: { readonly dueOn: string; readonly reminderDays: number },
): ReminderKind | null {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  if (days < 0) return 'action-overdue';
  return days <= reminderDays ? 'action-due-soon' : null;
}
