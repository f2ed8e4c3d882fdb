import { localized, type LocalizedText } from '../../kernel/localized-text.js';

export interface NoticeText {
  readonly title: LocalizedText;
  readonly sections: readonly { readonly title: LocalizedText; readonly items: readonly LocalizedText[] }[];
}

/** What the pages for a union and for an enterprise both say; without a term that needs explanation. */
const shared = {
  published: localized(
    'Only figures about groups are published, at {results}. A figure about fewer than {minimum} people or {enterprises} enterprises is not published. No enterprise is named.',
    '只公布群体的统计数字，公布地址：{results}。不足{minimum}人或不足{enterprises}家企业的数字不公布。不公布企业名称。',
  ),
  personal: localized(
    'Answers are personal information until they are opened. Opened answers carry no name, but someone who knows a person may recognise them by what they wrote.',
    '回答在开封之前属于个人信息。开封后的回答没有姓名，但熟悉本人的人仍有可能从内容认出本人。',
  ),
  kept: localized(
    'Single answers are deleted after {kept}, answers about health after {health}.',
    '单份回答在{kept}之后删除，有关健康的回答在{health}之后删除。',
  ),
} as const;

const insider = {
  computer: localized(
    'A person who runs the computer of the survey could delete waiting answers or add false ones, replace the program, or read waiting answers if the secret key is in their hands. Changes to opened answers are found; a return to an older copy is found only if a check code was kept elsewhere.',
    '管理调查计算机的人有可能删除或添加尚未开封的回答，或更换程序；如果密钥也在其手中，还可能读取尚未开封的回答。开封后的回答如被改动，可以查出；如被换回旧的备份，只有事先在别处留存了核对码才能查出。',
  ),
  almostAll: localized(
    'Someone who answers nearly all links of an enterprise, or one poster again and again, could recognise the one answer that is not their own. So there are no more links than workers, whoever issues links does not take out answers alone, and answers that look like this leave in no file until a second person decides.',
    '如果有人用同一家企业的几乎全部链接作答，或反复扫描同一张海报作答，就有可能认出唯一不是自己填写的那一份。因此，链接数不超过职工人数；发放链接的人不能独自取出回答；出现这种迹象的回答，须经第二人决定才能导出。',
  ),
} as const;

const remains = { title: localized('What remains possible', '仍然存在的风险') } as const;

export const unionNotice: NoticeText = {
  title: localized('For the trade union', '致工会告知书'),
  sections: [
    {
      title: localized('What workers should know', '请告知职工'),
      items: [
        localized(
          'Taking part is voluntary, and anyone may stop at any time. No one may be treated worse for answering or for not answering.',
          '是否参加由职工自己决定，可以随时停止。任何人不得因参加或不参加而受到不利对待。',
        ),
        localized(
          'No name, telephone number or identity number is asked for. The survey asks about: {asked}.',
          '不问姓名、电话和身份证号。调查内容：{asked}。',
        ),
        localized(
          'Neither the employer nor the union receives single answers.',
          '单位和工会都得不到任何一份单独的回答。',
        ),
      ],
    },
    {
      title: localized('How answers are protected, and what is published', '怎样保护回答、公布什么'),
      items: [
        localized(
          'Each answer is locked as soon as it arrives, with a key that is kept in another place. It is not recorded by which link it came, or when.',
          '每份回答一到达就加密锁住，密钥另处保存。不记录回答来自哪个链接、何时到达。',
        ),
        localized(
          'Answers are opened only when at least {minimum} from one enterprise, one group of small enterprises or one open poster can be opened together.',
          '同一企业、同一组小企业或同一张公开海报的回答，至少凑齐{minimum}份才一起开封。',
        ),
        shared.personal,
        shared.kept,
        shared.published,
      ],
    },
    { ...remains, items: [insider.computer, insider.almostAll] },
    {
      title: localized('What the union can do', '工会可以做什么'),
      items: [
        localized(
          'Ask to see the questionnaire. Say where a poster can be scanned unwatched. Do not collect links or answer for others.',
          '可以要求先看问卷，并建议把海报贴在扫码时不被旁人看到的地方。请勿代收链接，也不要代他人作答。',
        ),
        localized(
          'If anyone is pressed or punished because of the survey, write to the complaints office above.',
          '如有人因本调查受到压力或处罚，请向上列投诉渠道反映。',
        ),
      ],
    },
  ],
};

export const enterpriseNotice: NoticeText = {
  title: localized('For the enterprise that puts up the poster', '企业告知书'),
  sections: [
    {
      title: localized('What we ask of you', '请贵单位配合'),
      items: [
        localized(
          'Put up the poster where all workers pass and can scan it without being watched. Leave it there from {from} to {to}.',
          '请将海报张贴在职工都会经过、扫码时不被旁人看到的地方，张贴时间为{from}至{to}。',
        ),
        localized(
          'Do not answer for workers, and do not ask them whether or what they answered.',
          '请勿代职工作答，也不要询问职工是否作答、如何作答。',
        ),
      ],
    },
    {
      title: localized('No list of who answers', '不索取、不提供作答人员名单'),
      items: [
        localized(
          'We do not ask you for a list of who answers, and we do not give you one. You do not receive single answers. The survey asks about: {asked}.',
          '我们不向贵单位索取作答人员名单，也不向贵单位提供。贵单位得不到任何一份单独的回答。调查内容：{asked}。',
        ),
        localized(
          'No reprisals: no one may be dismissed, moved, paid less or treated worse for answering or for not answering.',
          '不得打击报复：不得因职工作答或不作答而解雇、调岗、减薪或给予其他不利对待。',
        ),
      ],
    },
    {
      title: localized('What is published', '公布什么'),
      items: [
        shared.published,
        localized(
          'The survey team knows which poster hangs in your enterprise. Figures do not show it.',
          '调查组知道哪张海报贴在贵单位，但公布的数字不显示这一点。',
        ),
      ],
    },
    {
      title: localized('How answers are protected', '怎样保护回答'),
      items: [
        localized(
          'Each answer is locked as soon as it arrives. At least {minimum} are opened together.',
          '每份回答一到达就加密锁住，至少凑齐{minimum}份才一起开封。',
        ),
        shared.personal,
        shared.kept,
      ],
    },
    { ...remains, items: [insider.computer, insider.almostAll] },
  ],
};
