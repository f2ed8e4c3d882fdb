import type { Constituency } from '../../../kernel/actor.js';
import { dayPlus } from '../../../kernel/day.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';

/** Words of the notice of a meeting to an organisation, and of the reply slip on which it names its delegates. */
export const noticeWords = {
  title: localized('Notice of meeting', '会议通知'),
  notices: localized('Notices of meeting', '会议通知'),
  to: localized('To: {organisation}', '致：{organisation}'),
  opening: localized(
    '{inviters} invites your organisation to this meeting. Please name your delegates.',
    '{inviters}兹邀请贵单位派代表出席以下会议，请确定代表人选。',
  ),
  inviters: localized('Invited by', '召集单位'),
  capacity: localized('Takes part as', '参会身份'),
  replyBy: localized('Name delegates by', '回执期限'),
  reply: localized('How to reply', '回复方式'),
  replying: localized(
    'Fill in the reply slip on the last page and return it with your nomination letter to {inviters}.',
    '请填写末页参会回执，连同推荐函一并送交{inviters}。',
  ),
  seats: localized('{titular} titular, {substitute} substitute', '正式席位{titular}个，候补席位{substitute}个'),
  online: localized('Name delegates online', '网上回执'),
  scanning: localized(
    'Scan the code with a phone, or open the address, to name your delegates. You do not need to sign in.',
    '请用手机扫描二维码或打开以下网址提名代表，无需登录。',
  ),
  personal: localized(
    'The code is for your organisation only: please do not pass it on.',
    '此码仅供贵单位使用，请勿转交他人。',
  ),
  issued: localized('Date of notice', '通知日期'),
  slip: localized('Reply slip', '参会回执'),
  returned: localized('Return to {inviters} by {day}.', '请于{day}前送交{inviters}。'),
  organisation: localized('Organisation', '单位'),
  group: localized('Group', '所属方'),
  delegates: localized('Delegates', '参会代表'),
  name: localized('Name', '姓名'),
  sex: localized('Sex', '性别'),
  function: localized('Function', '职务'),
  contact: localized('Telephone, email', '电话、邮箱'),
  seat: localized('Titular or substitute', '正式或候补'),
  letter: localized('Nomination letter: number, date', '推荐函：文号、日期'),
  filledBy: localized('Filled in by, telephone', '填写人、电话'),
  signature: localized('Signature, seal, date', '签字、盖章、日期'),
} as const;

/** Blank lines of a reply slip: with them it remains on one page. */
export const slipLines = 6;

/** Names are asked for earlier than the replies of delegates, who are invited after they were named. */
const nominationDays = 7;

export function nominateBy({ startsOn, today }: { readonly startsOn: string; readonly today: string }): string {
  const usual = dayPlus(startsOn, -nominationDays);
  return usual > today ? usual : today < startsOn ? today : startsOn;
}

export interface NotifiedOrganisation {
  readonly id: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  /** The seats that the organisation was offered, and the page on which it names delegates; null: only on paper. */
  readonly reply: OfferedReply | null;
}

export interface OfferedReply {
  readonly link: string;
  readonly titularSeats: number;
  readonly substituteSeats: number;
}
