import { Problem } from '../../../kernel/problem.js';

function invalid(
  code: string,
  pointer: string,
  [en, zh, detailEn, detailZh]: readonly [en: string, zh: string, detailEn: string, detailZh: string],
): Problem {
  const detail = { en: detailEn, zh: detailZh };
  const errors = [{ pointer, code: `roadmap.hand-over.${code}`, detail }];
  return new Problem('invalid', `roadmap.hand-over.${code}`, { en, zh }, { detail, errors });
}

export const samePerson = (): Problem =>
  invalid('same-person', '/toPersonId', [
    'Both are the same person.',
    '移交人和接收人为同一人。',
    'Choose another person.',
    '请选择其他人员。',
  ]);

export const dateAhead = (): Problem =>
  invalid('date-ahead', '/startsOn', [
    'The date is in the future.',
    '该日期尚未到来。',
    'Enter today or an earlier date. Hand over on the day itself.',
    '请填写今天或更早的日期，并在当天移交。',
  ]);

export const nothingToHandOver = (): Problem =>
  invalid('nothing', '/fromPersonId', [
    'This person is not responsible for any open action.',
    '此人没有负责中的行动。',
    'Choose another person. Confirmed and discontinued actions stay as they are.',
    '请选择其他人员。已确认和已终止的行动保持不变。',
  ]);
