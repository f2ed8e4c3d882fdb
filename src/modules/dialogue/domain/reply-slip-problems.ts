import type { Problem } from '../../../kernel/problem.js';
import { invalid, invalidFields, problem } from './problem-words.js';
import type { DelegateFault, DelegateFaultKind, SlipState } from './reply-slip.js';

export const replySlipNotFound = (): Problem =>
  problem('not-found', 'reply-slip.not-found', [
    'Reply slip not found.',
    '未找到该参会回执。',
    'Open the link in the notice of the meeting again, or ask the secretariat.',
    '请重新打开会议通知中的链接，或联系秘书处。',
  ]);

const shut: Readonly<Record<Exclude<SlipState, 'open'>, readonly [string, string, string, string]>> = {
  accepted: [
    'The delegates of this organisation have been accepted.',
    '该单位的代表名单已确认。',
    'To name someone else, ask the secretariat.',
    '如需更换代表，请联系秘书处。',
  ],
  ended: [
    'The roundtable has ended. Delegates can no longer be named.',
    '圆桌会议已结束，无法再提名代表。',
    'Ask the secretariat if there is a further meeting.',
    '如有后续会议，请联系秘书处。',
  ],
};

export const replySlipNotOpen = (state: Exclude<SlipState, 'open'>): Problem =>
  problem('conflict', 'reply-slip.not-open', shut[state]);

export const replySlipNotAnswered = (): Problem =>
  problem('conflict', 'reply-slip.not-answered', [
    'This organisation has not named delegates yet.',
    '该单位尚未提名代表。',
    'Wait for its reply, or enter the reply slip that arrived on paper.',
    '请等待其回复，或录入收到的纸质回执。',
  ]);

export const organisationWithoutGroup = (): Problem =>
  invalid('reply-slip.organisation-without-group', '/organisationId', {
    title: { en: 'This organisation belongs to none of the three groups.', zh: '该单位不属于三方中的任何一方。' },
    detail: {
      en: 'Choose an organisation of a group, or assign seats to its people directly.',
      zh: '请选择属于某一方的单位，或直接为其人员安排席位。',
    },
  });

export const noSeatsOffered = (): Problem =>
  invalid('reply-slip.no-seats', '/titularSeats', {
    title: { en: 'Offer at least one seat.', zh: '请至少提供一个席位。' },
    detail: {
      en: 'Enter how many titular and substitute seats the organisation has.',
      zh: '请填写该单位的正式和候补席位数。',
    },
  });

const words: Readonly<Record<DelegateFaultKind, readonly [string, string]>> = {
  name: ['Enter the name.', '请填写姓名。'],
  email: [
    'Enter one email address, such as name@example.org, or leave the field blank.',
    '请填写一个邮箱地址，例如 name@example.org，或留空。',
  ],
  'repeated-email': [
    'Another delegate has this email. Each person needs their own.',
    '另一名代表已使用该邮箱，每人须填写各自的邮箱。',
  ],
  repeated: ['This person is named twice. Remove one of the entries.', '此人重复填写，请删除其中一项。'],
  'titular-seats': [
    'Your organisation has no further titular seat. Remove a delegate or name a substitute.',
    '贵单位没有更多正式席位，请删除一名代表或改为候补。',
  ],
  'substitute-seats': [
    'Your organisation has no further substitute seat. Remove a delegate.',
    '贵单位没有更多候补席位，请删除一名代表。',
  ],
};

export const delegatesWrong = (faults: readonly DelegateFault[]): Problem =>
  invalidFields(
    'reply-slip.delegates-wrong',
    { en: 'Nothing was sent. Correct the entries that are marked.', zh: '尚未提交。请更正标出的内容。' },
    faults.map(({ at, field, kind }) => ({
      pointer: `/delegates/${at}/${field}`,
      code: `dialogue.reply-slip.${kind}`,
      detail: { en: words[kind][0], zh: words[kind][1] },
    })),
  );
