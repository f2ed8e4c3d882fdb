import { Problem } from '../../kernel/problem.js';

function wrong(code: string, en: string, zh: string): Problem {
  const title = { en, zh };
  const full = `roadmap.recurrence.${code}`;
  return new Problem('invalid', full, title, { errors: [{ pointer: '/until', code: full, detail: title }] });
}

export const dueDateMissing = (): Problem =>
  wrong('due-date-missing', 'Enter a due date of the action first.', '请先填写该行动的期限。');

export const noOccurrence = (): Problem =>
  wrong(
    'none',
    'Choose a later date: no further action would be due until then, or all have been created.',
    '请选择更晚的日期：该日之前没有其他到期的行动，或均已新建。',
  );

export const neverRepeated = (): Problem =>
  wrong(
    'not-repeatable',
    'Dropped actions and actions from a published source cannot be repeated.',
    '已终止的行动和来自公开文本的行动不能定期新建。',
  );

export const occurrencesTooMany = (limit: number): Problem =>
  wrong(
    'too-many',
    `Choose an earlier date: up to ${limit} actions can be created.`,
    `请选择更早的日期：最多可新建${limit}项行动。`,
  );
