import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import { Problem } from '../../../kernel/problem.js';
import type { InputError } from '../../../kernel/problem.js';
import { mostItems } from './agenda.js';
import type { ConveningGap } from './convening.js';
import type { MoveFault } from './agenda-order.js';
import { invalid, problem, refusal } from './problem-words.js';
import type { RoundtableState, ScheduleFault } from './roundtable.js';
import type { SeatFault, SeatFunction } from './seating.js';

export const roundtableNotFound = (): Problem =>
  problem('not-found', 'roundtable.not-found', [
    'Roundtable not found.',
    '未找到该圆桌会议。',
    'The roundtable may belong to another workspace or may still be a draft. Go back to the list of roundtables.',
    '它可能属于其他工作区，或仍为草稿。请返回圆桌会议列表。',
  ]);

export const roundtableClosed = (): Problem =>
  problem('conflict', 'roundtable.closed', [
    'This roundtable is closed and cannot be changed.',
    '该圆桌会议已结束，仅供查阅。',
    'To correct the record, ask a facilitator to reopen the roundtable and give a reason.',
    '如需更正记录，请由协调人说明理由后重新开启。',
  ]);

export const transitionNotAllowed = (from: RoundtableState, to: RoundtableState): Problem =>
  refusal({ kind: 'conflict', code: 'roundtable.transition-not-allowed', facts: { from, to } }, [
    'The roundtable cannot change from its current status to this one.',
    '圆桌会议无法从当前状态变更为该状态。',
    'Someone may have just changed the status. Reload the page.',
    '状态可能刚刚被他人更改，请刷新页面查看。',
  ]);

export const reasonMissing = (): Problem =>
  invalid('roundtable.reason-missing', '/reason', {
    title: { en: 'Enter a reason.', zh: '需要填写理由。' },
    detail: {
      en: 'Explain this change briefly; others may rely on the record.',
      zh: '请简要说明变更理由，他人可能依据该记录开展工作。',
    },
  });

export const notReadyToConvene = (gaps: readonly ConveningGap[]): Problem =>
  invalid('roundtable.not-ready', '/reason', {
    title: { en: 'The roundtable is not ready to be convened.', zh: '圆桌会议尚不具备召集条件。' },
    detail: {
      en: 'It needs a chair, a titular seat for each group and an agenda. Add them, or enter the reason for convening without them.',
      zh: '召集前须有主席、各方的正式代表席位和议程。请补齐，或填写在缺项情况下召集的理由。',
    },
    facts: { gaps },
  });

const scheduleWords: Readonly<Record<ScheduleFault, readonly [string, string, string]>> = {
  day: ['/startsOn', 'Enter both dates as year-month-day.', '请按“年-月-日”填写开始和结束日期。'],
  order: ['/endsOn', 'The end date must be on or after the start date.', '结束日期不得早于开始日期。'],
  length: ['/endsOn', 'A roundtable can last up to 31 days.', '圆桌会议最长31天。'],
  'opens-at': [
    '/opensAt',
    'Enter the start time as hours and minutes, for example 09:00.',
    '请按“时:分”填写开始时间，如09:00。',
  ],
  'time-zone': ['/timeZone', 'Enter a time zone, for example Asia/Shanghai.', '请填写时区，如 Asia/Shanghai。'],
};

export const scheduleWrong = (faults: readonly ScheduleFault[]): Problem =>
  new Problem(
    'invalid',
    'dialogue.roundtable.schedule-wrong',
    { en: 'Check the dates and times.', zh: '日期和时间有误。' },
    {
      errors: faults.map((fault): InputError => {
        const [pointer, en, zh] = scheduleWords[fault];
        return { pointer, code: `dialogue.roundtable.schedule-${fault}`, detail: { en, zh } };
      }),
    },
  );

export const textMissing = (pointer: string): Problem =>
  invalid('text-missing', pointer, {
    title: { en: 'Enter a text in English or Chinese.', zh: '请至少填写英文或中文文本。' },
    detail: {
      en: 'You can add the other language later.',
      zh: '可先填写一种语言，另一种稍后补充。',
    },
  });

export const roundtableInUse = (): Problem =>
  problem('conflict', 'roundtable.in-use', [
    'This roundtable cannot be deleted.',
    '不能删除该圆桌会议。',
    'Only a draft that was never convened, and to which no other record refers, can be deleted.',
    '只能删除从未召集且未被其他记录引用的草稿。',
  ]);

export const agendaItemInUse = (): Problem =>
  problem('conflict', 'agenda-item.in-use', [
    'This agenda item cannot be deleted.',
    '不能删除该议题。',
    'It was discussed, or it has sub-items, documents or conclusions. Edit it, or carry it over to the next meeting.',
    '该议题已讨论，或者含有子议题、文件或议定事项。请修改该议题，或将其转入下次会议。',
  ]);

export const fieldsConflict = (conflicts: readonly FieldConflict[], version: number): Problem =>
  editConflict('dialogue.edit-conflict', conflicts, version);

export const placeUnknown = (): Problem =>
  invalid('roundtable.place-unknown', '/placeId', {
    title: { en: 'Place not found.', zh: '未找到该地点。' },
    detail: { en: 'Choose a place from the directory.', zh: '请从名录中选择地点。' },
  });

export const organisationUnknown = (): Problem =>
  invalid('organisation-unknown', '/organisationId', {
    title: { en: 'Organisation not found.', zh: '未找到该组织。' },
    detail: { en: 'Choose an organisation from the directory.', zh: '请从名录中选择组织。' },
  });

export const personUnknown = (pointer = '/personId'): Problem =>
  invalid('person-unknown', pointer, {
    title: { en: 'Person not found.', zh: '未找到该人员。' },
    detail: { en: 'Choose a person from this workspace.', zh: '请选择本工作区的人员。' },
  });

export const seatNotFound = (): Problem =>
  problem('not-found', 'seat.not-found', [
    'Seat not found.',
    '未找到该席位。',
    'The seat may have just been removed.',
    '该席位可能刚刚被撤销。',
  ]);

export const personAlreadySeated = (): Problem =>
  problem('conflict', 'seat.person-already-seated', [
    'This person already has a seat at this roundtable.',
    '此人在本次圆桌会议已有席位。',
    'Edit the existing seat instead.',
    '请修改已有席位。',
  ]);

export const chairTaken = (): Problem =>
  problem('conflict', 'seat.chair-taken', [
    'The roundtable already has a chair.',
    '本次圆桌会议已有主席。',
    'Remove the chair function from the current chair first.',
    '请先撤销现任主席的职务。',
  ]);

const viceChairTaken = (): Problem =>
  problem('conflict', 'seat.vice-chair-taken', [
    'This group already has a vice-chair.',
    '该方已有副主席。',
    'Remove the function from the current vice-chair of the group first.',
    '请先撤销该方现任副主席的职务。',
  ]);

/** Of a function that only one seat, or one seat of each group, can have. */
export const functionTaken = (role: SeatFunction): Problem => (role === 'chair' ? chairTaken() : viceChairTaken());

const seatWords: Readonly<Record<SeatFault, readonly [string, string, string]>> = {
  'kind-needs-constituency': [
    '/kind',
    'Only government, employers or workers can have titular and substitute seats.',
    '正式代表和候补代表席位仅限政府、雇主或工人。',
  ],
  'kind-is-for-no-constituency': [
    '/kind',
    'Interpreters and the secretariat do not belong to any of the three groups.',
    '口译员和秘书处不属于三方中的任何一方。',
  ],
  'function-needs-constituency': [
    '/function',
    'Vice-chairs and spokespersons must belong to one of the three groups.',
    '副主席和发言人须代表三方之一。',
  ],
  'kind-has-no-function': [
    '/function',
    'Interpreters do not take part in the discussion and cannot have another function.',
    '口译员不参与讨论，不能担任其他职务。',
  ],
};

export const seatUnfit = (fault: SeatFault, place = ''): Problem => {
  const [pointer, en, zh] = seatWords[fault];
  return invalid(`seat.${fault}`, `${place}${pointer}`, {
    title: { en: 'This person cannot have this type of seat.', zh: '此人不能担任该席位。' },
    detail: { en, zh },
  });
};

export const agendaItemNotFound = (): Problem =>
  problem('not-found', 'agenda-item.not-found', [
    'Agenda item not found.',
    '未找到该议题。',
    'The item may belong to another roundtable.',
    '它可能属于其他圆桌会议。',
  ]);

export const dayOutside = (days: number): Problem =>
  new Problem(
    'invalid',
    'dialogue.agenda-item.day-outside',
    { en: 'The roundtable does not have this day.', zh: '圆桌会议没有这一天。' },
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

export const agendaFull = (): Problem =>
  problem('conflict', 'agenda-item.agenda-full', [
    `The agenda of a meeting can have up to ${mostItems} items.`,
    `一次会议的议程最多${mostItems}项。`,
    'Delete items that are not needed, or plan a further meeting.',
    '请删除不需要的议题，或安排另一次会议。',
  ]);

const moveWords: Readonly<Record<MoveFault, readonly [string, string, string]>> = {
  'unknown-item': ['/id', 'The item is not on this agenda.', '该项目不在本议程中。'],
  'unknown-parent': ['/parentId', 'The parent item is not on this agenda.', '上级项目不在本议程中。'],
  'unknown-neighbour': ['/beforeId', 'The following item is no longer on this agenda.', '后一项目已不在本议程中。'],
  'below-itself': ['/parentId', 'You cannot move an item below itself.', '项目不能移到自身之下。'],
  'below-break': ['/parentId', 'A break has no sub-items.', '休息时段下不能设子项目。'],
  'too-deep': ['/parentId', 'An agenda can have up to three levels.', '议程最多三级。'],
};

export const moveNotPossible = (fault: MoveFault): Problem => {
  const [pointer, en, zh] = moveWords[fault];
  return invalid(`agenda-item.${fault}`, pointer, {
    title: { en: 'You cannot move the item there.', zh: '项目无法移到该处。' },
    detail: { en, zh },
  });
};

export const statusNotAllowed = (from: string, to: string): Problem =>
  refusal({ kind: 'conflict', code: 'agenda-item.status-not-allowed', facts: { from, to } }, [
    'The item cannot change from its current status to this one.',
    '该项目无法从当前状态变更为该状态。',
    'Someone may have just changed the item. Reload the agenda.',
    '该项目可能刚刚被他人更改，请重新查看议程。',
  ]);

export const notAProposal = (): Problem =>
  problem('conflict', 'agenda-item.not-a-proposal', [
    'This proposal has already been answered.',
    '该提议已处理。',
    'Someone has already accepted or declined the proposal.',
    '该提议已被采纳或不采纳。',
  ]);

export const declineReasonMissing = (): Problem =>
  invalid('agenda-item.reason-missing', '/reason', {
    title: { en: 'Enter a reason.', zh: '需要填写理由。' },
    detail: {
      en: 'The person who made the proposal will read why it is declined.',
      zh: '提议人将看到不采纳的理由。',
    },
  });
