import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import { Problem } from '../../../kernel/problem.js';
import type { InputError } from '../../../kernel/problem.js';
import type { MoveFault } from './agenda-order.js';
import { invalid, problem, refusal } from './problem-words.js';
import type { RoundtableState, ScheduleFault } from './roundtable.js';
import type { SeatFault } from './seating.js';

export const roundtableNotFound = (): Problem =>
  problem('not-found', 'roundtable.not-found', [
    'There is no such roundtable.',
    '未找到该圆桌会议。',
    'It may belong to another workspace or still be a draft. Go back to the list of roundtables.',
    '它可能属于其他工作区，或仍为草稿。请返回圆桌会议列表。',
  ]);

export const roundtableClosed = (): Problem =>
  problem('conflict', 'roundtable.closed', [
    'This roundtable is closed and can only be read.',
    '该圆桌会议已结束，仅供查阅。',
    'Nothing was changed. To correct the record, a facilitator reopens it with a reason.',
    '未作任何更改。如需更正记录，请由协调人说明理由后重新开启。',
  ]);

export const transitionNotAllowed = (from: RoundtableState, to: RoundtableState): Problem =>
  refusal({ kind: 'conflict', code: 'roundtable.transition-not-allowed', facts: { from, to } }, [
    'The roundtable cannot go from its present state to that one.',
    '圆桌会议无法从当前状态变更为该状态。',
    'Somebody may have changed the state a moment ago. Look at the page again.',
    '状态可能刚刚被他人更改，请刷新页面查看。',
  ]);

export const reasonMissing = (): Problem =>
  invalid('roundtable.reason-missing', '/reason', {
    title: { en: 'A reason is needed.', zh: '需要填写理由。' },
    detail: {
      en: 'Others relied on the present state: say in a sentence why it changes.',
      zh: '他人已依据当前状态开展工作，请用一句话说明变更理由。',
    },
  });

const scheduleWords: Readonly<Record<ScheduleFault, readonly [string, string, string]>> = {
  day: ['/startsOn', 'Give both days as year-month-day.', '请按“年-月-日”填写开始和结束日期。'],
  order: ['/endsOn', 'The last day lies before the first.', '结束日期早于开始日期。'],
  length: ['/endsOn', 'A roundtable lasts at most 31 days.', '圆桌会议最长31天。'],
  'opens-at': [
    '/opensAt',
    'Give the opening time as hours and minutes, such as 09:00.',
    '请按“时:分”填写开始时间，如09:00。',
  ],
  'time-zone': ['/timeZone', 'Give a time zone such as Asia/Shanghai.', '请填写时区，如 Asia/Shanghai。'],
};

export const scheduleWrong = (faults: readonly ScheduleFault[]): Problem =>
  new Problem(
    'invalid',
    'dialogue.roundtable.schedule-wrong',
    { en: 'Days and times do not fit together.', zh: '日期和时间有误。' },
    {
      errors: faults.map((fault): InputError => {
        const [pointer, en, zh] = scheduleWords[fault];
        return { pointer, code: `dialogue.roundtable.schedule-${fault}`, detail: { en, zh } };
      }),
    },
  );

export const textMissing = (pointer: string): Problem =>
  invalid('text-missing', pointer, {
    title: { en: 'A text is needed in English or Chinese.', zh: '请至少填写英文或中文文本。' },
    detail: {
      en: 'One language is enough to begin with; the other can follow.',
      zh: '可先填写一种语言，另一种稍后补充。',
    },
  });

export const fieldsConflict = (conflicts: readonly FieldConflict[], version: number): Problem =>
  editConflict('dialogue.edit-conflict', conflicts, version);

export const placeUnknown = (): Problem =>
  invalid('roundtable.place-unknown', '/placeId', {
    title: { en: 'There is no such place.', zh: '未找到该地点。' },
    detail: { en: 'Choose a place of the directory.', zh: '请从名录中选择地点。' },
  });

export const organisationUnknown = (): Problem =>
  invalid('organisation-unknown', '/organisationId', {
    title: { en: 'There is no such organisation.', zh: '未找到该组织。' },
    detail: { en: 'Choose an organisation of the directory.', zh: '请从名录中选择组织。' },
  });

export const personUnknown = (): Problem =>
  invalid('person-unknown', '/personId', {
    title: { en: 'There is no such person.', zh: '未找到该人员。' },
    detail: { en: 'Choose a person of this workspace.', zh: '请选择本工作区的人员。' },
  });

export const seatNotFound = (): Problem =>
  problem('not-found', 'seat.not-found', [
    'There is no such seat.',
    '未找到该席位。',
    'It may have been vacated a moment ago.',
    '该席位可能刚刚被撤销。',
  ]);

export const personAlreadySeated = (): Problem =>
  problem('conflict', 'seat.person-already-seated', [
    'This person already has a seat at this roundtable.',
    '此人在本次圆桌会议已有席位。',
    'Change the existing seat instead.',
    '请修改已有席位。',
  ]);

export const chairTaken = (): Problem =>
  problem('conflict', 'seat.chair-taken', [
    'The roundtable already has a chair.',
    '本次圆桌会议已有主席。',
    'Take the function from the present chair first.',
    '请先撤销现任主席的职务。',
  ]);

const seatWords: Readonly<Record<SeatFault, readonly [string, string, string]>> = {
  'kind-needs-constituency': [
    '/kind',
    'Titular and substitute seats belong to government, employers or workers.',
    '正式代表和替补代表席位仅限政府、雇主或工人。',
  ],
  'kind-is-for-no-constituency': [
    '/kind',
    'Interpreters and the secretariat stand outside the three constituencies.',
    '口译员和秘书处不属于三方中的任何一方。',
  ],
  'function-needs-constituency': [
    '/function',
    'Vice-chairs and spokespersons speak for a constituency.',
    '副主席和发言人须代表三方之一。',
  ],
};

export const seatUnfit = (fault: SeatFault): Problem => {
  const [pointer, en, zh] = seatWords[fault];
  return invalid(`seat.${fault}`, pointer, {
    title: { en: 'This person cannot take such a seat.', zh: '此人不能担任该席位。' },
    detail: { en, zh },
  });
};

export const agendaItemNotFound = (): Problem =>
  problem('not-found', 'agenda-item.not-found', [
    'There is no such agenda item.',
    '未找到该议程项目。',
    'It may belong to another roundtable.',
    '它可能属于其他圆桌会议。',
  ]);

export const dayOutside = (days: number): Problem =>
  new Problem(
    'invalid',
    'dialogue.agenda-item.day-outside',
    { en: 'The roundtable does not have that many days.', zh: '圆桌会议没有这一天。' },
    {
      facts: { days },
      errors: [
        {
          pointer: '/day',
          code: 'dialogue.agenda-item.day-outside',
          detail: { en: `Choose a day from 1 to ${days}.`, zh: `请选择第1至第${days}天。` },
        },
      ],
    },
  );

const moveWords: Readonly<Record<MoveFault, readonly [string, string, string]>> = {
  'unknown-item': ['/id', 'The item is not on this agenda.', '该项目不在本议程中。'],
  'unknown-parent': ['/parentId', 'The item above is not on this agenda.', '上级项目不在本议程中。'],
  'unknown-neighbour': ['/beforeId', 'The item to come before is not there.', '所选的后续项目不在该处。'],
  'below-itself': ['/parentId', 'An item cannot go below itself.', '项目不能移到自身之下。'],
  'too-deep': ['/parentId', 'The agenda has at most three levels.', '议程最多三级。'],
};

export const moveNotPossible = (fault: MoveFault): Problem => {
  const [pointer, en, zh] = moveWords[fault];
  return invalid(`agenda-item.${fault}`, pointer, {
    title: { en: 'The item cannot go there.', zh: '项目无法移到该处。' },
    detail: { en, zh },
  });
};

export const statusNotAllowed = (from: string, to: string): Problem =>
  refusal({ kind: 'conflict', code: 'agenda-item.status-not-allowed', facts: { from, to } }, [
    'The item cannot go from its present status to that one.',
    '该项目无法从当前状态变更为该状态。',
    'Somebody may have moved it a moment ago. Look at the agenda again.',
    '该项目可能刚刚被他人更改，请重新查看议程。',
  ]);

export const notAProposal = (): Problem =>
  problem('conflict', 'agenda-item.not-a-proposal', [
    'This item is no longer waiting for an answer.',
    '该项目已不再等待处理。',
    'Somebody accepted or declined it already.',
    '已有人接受或谢绝该提案。',
  ]);
