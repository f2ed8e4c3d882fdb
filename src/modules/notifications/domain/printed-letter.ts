import { localized, type LocalizedText } from '../../../kernel/localized-text.js';

/** Words of the printed letter of invitation, which is in both languages on one page. */
export const printedWords = {
  title: localized('Invitation', '邀请函'),
  letters: localized('Invitation letters', '邀请函'),
  opening: localized('{inviters} invites you to this meeting.', '{inviters}兹邀请您出席以下会议。'),
  replyBy: localized('Reply by', '答复期限'),
  replier: localized('Reply for', '答复人'),
  meeting: localized('Meeting', '会议'),
  date: localized('Date', '日期'),
  time: localized('Time', '时间'),
  place: localized('Place', '地点'),
  seat: localized('Seat', '席位'),
  agenda: localized('Agenda in brief', '主要议程'),
  documents: localized('Documents', '文件'),
  more: localized('Further items are in the agenda of the meeting.', '其余事项见会议议程。'),
  answer: localized('Your answer', '答复'),
  answering: localized(
    'Scan the code with a phone, or open the address, to accept, decline or send a substitute. You do not need to sign in.',
    '请用手机扫描二维码或打开以下网址，选择接受、谢绝或委托他人出席。无需登录。',
  ),
  personal: localized('The code is yours alone: please do not pass it on.', '此码仅供您本人使用，请勿转交他人。'),
} as const;

/** Both languages, Chinese first as on name plates; a text that is the same in both appears once. */
export function inBoth({ en, zh }: LocalizedText, between = ' · '): string {
  return [...new Set([zh, en].filter((text) => text !== ''))].join(between);
}
