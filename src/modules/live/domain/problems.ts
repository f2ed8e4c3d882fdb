import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Problem, type ProblemKind } from '../../../kernel/problem.js';
import type { Refusal } from './room/decide.js';

/** Title and what to do, in English and Chinese. */
type Words = readonly [string, string, string, string];

function problem(kind: ProblemKind, code: string, [en, zh, detailEn, detailZh]: Words): Problem {
  return new Problem(kind, code, localized(en, zh), { detail: localized(detailEn, detailZh) });
}

function withFacts({ kind, code, title, options }: Problem, facts: Readonly<Record<string, unknown>>): Problem {
  return new Problem(kind, code, title, { ...options, facts });
}

const refusals: Readonly<Record<Refusal, readonly [ProblemKind, ...Words]>> = {
  'live.room.not-moderating': [
    'forbidden',
    'Only the facilitator can do this in the room.',
    '只有协调人可以在会场中进行此操作。',
    'Ask the facilitator of the session.',
    '请联系本次会议的协调人。',
  ],
  'live.room.not-seated': [
    'forbidden',
    'Only those with a seat at this roundtable can ask for the floor.',
    '只有本次圆桌会议的与会者可以申请发言。',
    'Ask the facilitator for a seat.',
    '请向协调人申请席位。',
  ],
  'live.room.paused': [
    'conflict',
    'The session is paused.',
    '会议已暂停。',
    'Resume it first, then give the floor.',
    '请先恢复会议，再请人发言。',
  ],
  'live.room.not-paused': ['conflict', 'The session is not paused.', '会议并未暂停。', 'It goes on.', '会议正在进行。'],
  'live.room.already-paused': [
    'conflict',
    'The session is paused already.',
    '会议已处于暂停状态。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.hand.not-yours': [
    'forbidden',
    'You can raise and lower your own hand only.',
    '您只能举起或放下自己的手。',
    'The facilitator can take down the hand of somebody else.',
    '协调人可以取消他人的发言申请。',
  ],
  'live.hand.has-the-floor': [
    'conflict',
    'You have the floor now.',
    '您正在发言。',
    'Ask again when your speech has ended.',
    '发言结束后可再次申请。',
  ],
  'live.floor.already-given': [
    'conflict',
    'This person is speaking already.',
    '此人正在发言。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.floor.reason-needed': [
    'conflict',
    'Another person is proposed next.',
    '当前建议由他人发言。',
    'Choose a reason for calling someone else, then give the floor again.',
    '请先选择请其他人发言的理由，再请其发言。',
  ],
  'live.floor.overtaken': [
    'conflict',
    '{other} gave the floor to {speaker} before you.',
    '{other}已先请{speaker}发言。',
    'Nothing was changed. Give the floor again if someone else should speak now.',
    '未作任何更改。如仍需由他人发言，请再次操作。',
  ],
  'live.floor.undo-too-late': [
    'conflict',
    'The floor was given more than 10 seconds ago.',
    '发言权交出已超过10秒。',
    'End the speech instead.',
    '请改为结束发言。',
  ],
  'live.floor.not-this-speech': [
    'conflict',
    'This speech has ended already.',
    '该发言已经结束。',
    'Nothing was changed; whoever speaks now keeps the floor.',
    '未作任何更改，当前发言人继续发言。',
  ],
  'live.floor.not-yours': [
    'forbidden',
    'You can end your own speech only.',
    '您只能结束自己的发言。',
    'The facilitator can end the speech of somebody else.',
    '协调人可以结束他人的发言。',
  ],
  'live.cursor.overtaken': [
    'conflict',
    '{other} moved the discussion before you.',
    '{other}已先切换议题。',
    'Nothing was changed. Look at the agenda, then choose the item again.',
    '未作任何更改。请查看议程后重新选择。',
  ],
};

/** Who was faster, and who speaks now. */
export interface Overtaker {
  readonly other: LocalizedText;
  readonly speaker: LocalizedText;
}

export function refused(refusal: Refusal, overtaker?: Overtaker): Problem {
  const [kind, en, zh, ...detail] = refusals[refusal];
  const title = (words: string, language: keyof LocalizedText): string =>
    overtaker === undefined
      ? words
      : words.replace('{other}', overtaker.other[language]).replace('{speaker}', overtaker.speaker[language]);
  return problem(kind, refusal, [title(en, 'en'), title(zh, 'zh'), ...detail]);
}

export const roomNotFound = (): Problem =>
  problem('not-found', 'live.room.not-found', [
    'There is no such roundtable.',
    '未找到该圆桌会议。',
    'It may belong to another workspace or still be a draft. Go back to the list of roundtables.',
    '它可能属于其他工作区，或仍为草稿。请返回圆桌会议列表。',
  ]);

export const notInvited = (): Problem =>
  problem('forbidden', 'live.room.not-invited', [
    'You have no seat at this roundtable.',
    '您不是本次圆桌会议的与会者。',
    'Ask the facilitator for a seat to enter its room.',
    '请向协调人申请席位后进入会场。',
  ]);

export const roomNotOpen = (state: string): Problem =>
  withFacts(
    problem('conflict', 'live.room.not-open', [
      'The room of this roundtable is not open.',
      '该圆桌会议的会场未开放。',
      'A room is open from convening the roundtable until it is closed.',
      '会场自圆桌会议召集起开放，至会议结束为止。',
    ]),
    { state },
  );

export const notJoined = (): Problem =>
  problem('conflict', 'live.room.not-joined', [
    'This connection has not joined the room.',
    '此连接尚未进入会场。',
    'Join the room first; what you sent was not carried out.',
    '请先进入会场；您发送的操作未被执行。',
  ]);

export const commandIdReused = (): Problem =>
  problem('conflict', 'live.command.id-reused', [
    'This command number belongs to something else.',
    '此操作编号已用于其他操作。',
    'Use a fresh number for each new command.',
    '请为每个新操作使用新的编号。',
  ]);

export const overtaken = (): Problem =>
  problem('conflict', 'live.command.overtaken', [
    'The room changed before this command arrived.',
    '此操作送达之前，会场情况已有变化。',
    'It was not carried out. Check the room, then run it now or discard it.',
    '操作未被执行。请查看会场情况，再决定立即执行或放弃。',
  ]);

export const roomBusy = (): Problem => {
  const { kind, code, title, options } = problem('unavailable', 'live.room.busy', [
    'Too much is happening in this room at once.',
    '会场操作过于频繁。',
    'Nothing was carried out. Try again in a moment.',
    '操作未被执行，请稍后重试。',
  ]);
  return new Problem(kind, code, title, { ...options, retryAfter: 1 });
};

export const speakerNotSeated = (): Problem =>
  problem('invalid', 'live.floor.speaker-not-seated', [
    'This person has no seat at this roundtable.',
    '此人不是本次圆桌会议的与会者。',
    'Give the person a seat first, so that the speech is counted for the right group.',
    '请先为其安排席位，以便将发言计入相应的一方。',
  ]);

export const agendaItemNotFound = (): Problem =>
  problem('not-found', 'live.cursor.agenda-item-not-found', [
    'There is no such item on the agenda.',
    '议程中没有此项。',
    'It may have been removed a moment ago. Look at the agenda again.',
    '该议题可能刚刚被移除，请重新查看议程。',
  ]);

export const numberAhead = (seq: number): Problem =>
  withFacts(
    problem('invalid', 'live.room.number-ahead', [
      'The room has not come to this number yet.',
      '会场记录尚未到达该编号。',
      'Ask for a number up to the last one.',
      '请使用不大于最新编号的数字。',
    ]),
    { seq },
  );
