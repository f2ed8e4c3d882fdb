import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem, type ProblemKind } from '../../../kernel/problem.js';
import { problem, type Words } from './problem-words.js';
import type { Refusal } from './room/decide.js';

function withFacts({ kind, code, title, options }: Problem, facts: Readonly<Record<string, unknown>>): Problem {
  return new Problem(kind, code, title, { ...options, facts });
}

const refusals: Readonly<Record<Refusal, readonly [ProblemKind, ...Words]>> = {
  'live.room.not-moderating': [
    'forbidden',
    'Only the facilitator can do this.',
    '只有协调人可以在会场中进行此操作。',
    'Ask the facilitator of the session.',
    '请联系本次会议的协调人。',
  ],
  'live.room.not-seated': [
    'forbidden',
    'You need a seat at this meeting to ask for the floor.',
    '只有本次会议的与会者可以申请发言。',
    'Ask the facilitator for a seat.',
    '请向协调人申请席位。',
  ],
  'live.room.paused': [
    'conflict',
    'The session is paused.',
    '会议已暂停。',
    'Resume the session first, then give the floor.',
    '请先恢复会议，再请人发言。',
  ],
  'live.room.not-paused': [
    'conflict',
    'The session is not paused.',
    '会议并未暂停。',
    'The session is in progress.',
    '会议正在进行。',
  ],
  'live.room.already-paused': [
    'conflict',
    'The session is already paused.',
    '会议已处于暂停状态。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.hand.interpreter': [
    'forbidden',
    'Interpreters do not ask for the floor.',
    '口译员不申请发言。',
    'To speak in the discussion you need another seat. Ask the facilitator.',
    '如需参与讨论，请向协调人申请其他席位。',
  ],
  'live.hand.replaced': [
    'conflict',
    'A substitute has your seat at this time.',
    '您的席位目前由候补代表替代。',
    'To take part again, ask the facilitator to end the substitution.',
    '如需恢复出席，请联系协调人结束替代。',
  ],
  'live.hand.not-yours': [
    'forbidden',
    'You can only raise and lower your own hand.',
    '您只能为自己举手或取消举手。',
    'The facilitator can lower the hand of another person.',
    '协调人可以取消他人的举手。',
  ],
  'live.hand.has-the-floor': [
    'conflict',
    'You have the floor now.',
    '您正在发言。',
    'Raise your hand again after your speech.',
    '发言结束后可再次申请。',
  ],
  'live.hand.list-closed': [
    'conflict',
    'The list of speakers is closed.',
    '发言名单已截止。',
    'You can still ask for a point of order or a reply.',
    '您仍可提出程序问题或申请答辩。',
  ],
  'live.hand.no-one-to-reply': [
    'conflict',
    'You can reply only to another person who has spoken at this meeting.',
    '只能回应在本次会议上发过言的其他人员。',
    'Ask for the floor for a statement instead.',
    '请改为申请一般发言。',
  ],
  'live.hand.subject-missing': [
    'invalid',
    'Choose for whom you ask for the floor.',
    '请选择您代表谁申请发言。',
    'Choose another group or organisation with a seat at this meeting, or up to 10 people with a seat.',
    '请选择在本次会议有席位的另一方或另一组织，或最多10位有席位的与会者。',
  ],
  'live.list.already-closed': [
    'conflict',
    'The list of speakers is already closed.',
    '发言名单已经截止。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.list.already-open': [
    'conflict',
    'The list of speakers is already open.',
    '发言名单已经开放。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.floor.no-limit': [
    'conflict',
    'This speech has no time limit.',
    '该发言不限时。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.floor.other-group': [
    'invalid',
    'You can cede the floor only to a person of the same group.',
    '发言时间只能让给同一方的人员。',
    'Choose a person with a seat in the same group.',
    '请选择同一方有席位的人员。',
  ],
  'live.floor.already-given': [
    'conflict',
    'This person is already speaking.',
    '此人正在发言。',
    'Nothing was changed.',
    '未作任何更改。',
  ],
  'live.floor.reason-needed': [
    'conflict',
    'Another person is proposed as the next speaker.',
    '当前建议由他人发言。',
    'Choose a reason for calling someone else, then give the floor again.',
    '请先选择请其他人发言的理由，再请其发言。',
  ],
  'live.floor.overtaken': [
    'conflict',
    '{other} gave the floor to {speaker} before you.',
    '{other}已先请{speaker}发言。',
    'Nothing was changed. To call someone else, give the floor again.',
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
    'This speech has already ended.',
    '该发言已经结束。',
    'Nothing was changed. The current speaker keeps the floor.',
    '未作任何更改，当前发言人继续发言。',
  ],
  'live.floor.not-yours': [
    'forbidden',
    'You can only end or cede your own speech.',
    '您只能结束或让出自己的发言。',
    'The facilitator can end the speech of another person.',
    '协调人可以结束他人的发言。',
  ],
  'live.cursor.overtaken': [
    'conflict',
    '{other} has just changed the agenda item.',
    '{other}已先切换议题。',
    'Nothing was changed. Check the agenda, then choose the item again.',
    '未作任何更改。请查看议程后重新选择。',
  ],
};

/** The person whose command came first, and the current speaker. */
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
    'Meeting not found.',
    '未找到该次会议。',
    'The meeting may belong to another workspace, or its roundtable may still be a draft. Go back to the list of meetings.',
    '它可能属于其他工作区，或其圆桌会议仍为草稿。请返回会议列表。',
  ]);

export const notInvited = (): Problem =>
  problem('forbidden', 'live.room.not-invited', [
    'You have no seat at this meeting.',
    '您不是本次会议的与会者。',
    'Ask the facilitator for a seat to join the session.',
    '请向协调人申请席位后进入会场。',
  ]);

export const roomNotOpen = (state: string): Problem =>
  withFacts(
    problem('conflict', 'live.room.not-open', [
      'The live session of this meeting is not open.',
      '该次会议的会场未开放。',
      'The live session is open from when the meeting is convened until it is closed.',
      '会场自会议召集起开放，至会议结束为止。',
    ]),
    { state },
  );

export const notJoined = (): Problem =>
  problem('conflict', 'live.room.not-joined', [
    'You have not joined this session.',
    '此连接尚未进入会场。',
    'Your action was not carried out. Join the session first.',
    '请先进入会场；您发送的操作未被执行。',
  ]);

export const commandIdReused = (): Problem =>
  problem('conflict', 'live.command.id-reused', [
    'This command number has already been used.',
    '此操作编号已用于其他操作。',
    'Use a new number for each command.',
    '请为每个新操作使用新的编号。',
  ]);

export const overtaken = (): Problem =>
  problem('conflict', 'live.command.overtaken', [
    'The session changed before your action arrived.',
    '此操作送达之前，会场情况已有变化。',
    'Your action was not carried out. Check the session, then carry the action out now or discard it.',
    '操作未被执行。请查看会场情况，再决定立即执行或放弃。',
  ]);

export const roomBusy = (): Problem => {
  const { kind, code, title, options } = problem('unavailable', 'live.room.busy', [
    'Too many actions in this session at the same time.',
    '会场操作过于频繁。',
    'Your action was not carried out. Try again in a moment.',
    '操作未被执行，请稍后重试。',
  ]);
  return new Problem(kind, code, title, { ...options, retryAfter: 1 });
};

export const speakerNotSeated = (): Problem =>
  problem('invalid', 'live.floor.speaker-not-seated', [
    'This person has no seat at this meeting.',
    '此人不是本次会议的与会者。',
    'Assign a seat to this person first, so that the speech counts for the correct group.',
    '请先为其安排席位，以便将发言计入相应的一方。',
  ]);

export const agendaItemNotFound = (): Problem =>
  problem('not-found', 'live.cursor.agenda-item-not-found', [
    'Agenda item not found.',
    '议程中没有此项。',
    'The item may have just been removed. Reload the agenda.',
    '该议题可能刚刚被移除，请重新查看议程。',
  ]);

export const numberAhead = (seq: number): Problem =>
  withFacts(
    problem('invalid', 'live.room.number-ahead', [
      'The session record has not reached this number yet.',
      '会场记录尚未到达该编号。',
      'Use a number no higher than the latest one.',
      '请使用不大于最新编号的数字。',
    ]),
    { seq },
  );
