import { localized, type LocalizedText } from '../../kernel/localized-text.js';

export interface NoticeText {
  readonly title: LocalizedText;
  readonly sections: readonly { readonly title: LocalizedText; readonly items: readonly LocalizedText[] }[];
}

/** What a person who answers many times could learn; each page says it. */
export const flooding = localized(
  'Someone who answers by nearly all links of an enterprise, or by one poster again and again, could recognise the one answer that is not their own. This is made harder: links beyond the number of workers need a second person’s agreement; whoever issued links or printed posters exports answers only after a second person agreed or, if no one else may agree, a day after those who oversee the survey were notified; and answers of an enterprise that look like this are exported only after another person decided. It can still happen: a poster can be scanned any number of times, people can act together, and open posters are not checked.',
  '如果有人用同一家企业的几乎全部链接作答，或反复扫描同一张海报作答，就有可能认出唯一不是自己填写的那一份。为增加难度：链接数超过职工人数的，须经第二人同意；发放过链接或打印过海报的人，须经第二人同意才能导出回答；没有其他人有权同意的，须在通知监督人员满一天之后；某企业的回答出现这种迹象的，须由另一人决定后才能导出。但仍有可能发生：海报可以反复扫描，有人可能串通，公开海报不作此项检查。',
);

/** What several pages say; without a term that needs explanation. */
const shared = {
  topics: localized(
    'The survey must not ask for a name, telephone number or identity number; please check this in the questionnaire. It covers: {asked}. Workers should not write names where they can answer in their own words.',
    '问卷不得询问姓名、电话和身份证号，请对照问卷核实。调查内容：{asked}。可自由填写的地方，请职工不要写姓名。',
  ),
  sets: localized(
    'Answers are opened only when at least {minimum} from one enterprise, one group of small enterprises or one open poster (a poster that belongs to no enterprise) can be opened together. At the end, smaller numbers are combined with those of similar enterprises where possible, or deleted unread.',
    '同一企业、同一组小企业或同一张公开海报（不属于任何企业的海报）的回答，至少凑齐{minimum}份才一起开封。截止后仍不足的，尽可能与同类企业的合并，否则不经读取直接删除。',
  ),
  shut: localized('Until answers are opened, the program shows them to no one.', '开封之前，程序不向任何人显示回答。'),
  opened: localized(
    'After that, analysts of the survey team can read and export single answers. An answer names the park and, unless it came by an open poster, a code of the enterprise (or of several small ones together) and its size class. The program shows the fieldwork manager, not the analyst, which enterprise a code belongs to; a person can hold both roles.',
    '开封之后，调查组的分析员可以读取和导出单份回答。每份回答含所在园区；除来自公开海报的以外，还含企业代码（小企业为若干家合用的代码）和规模类别。代码对应哪家企业，程序只向现场管理员显示，不向分析员显示；一人可能兼任两种角色。',
  ),
  shared: localized(
    'A file of single answers with less detail may be given to those who prepare the talks on green change. It has no enterprise code, no answers about health and no answers in own words.',
    '可向筹备绿色转型商讨的人员提供一份细节较少的单份回答文件，其中没有企业代码、有关健康的回答和自由填写的文字。',
  ),
  passedOn: localized(
    'Employers and unions must not get such files, only published figures. The program cannot stop a person who has a file from passing it on.',
    '企业和工会不得获得这类文件，只能得到公布的数字。持有文件的人如转给他人，程序无法阻止。',
  ),
  published: localized(
    'Only figures about groups are published, at {results}. A figure about fewer than {minimum} people or {enterprises} enterprises is not published. No enterprise is named.',
    '只公布群体的统计数字，公布地址：{results}。不足{minimum}人或不足{enterprises}家企业的数字不公布。不公布企业名称。',
  ),
  personal: localized(
    'Answers are personal information until they are opened. Opened answers carry no name, but someone who knows a person may recognise that person by the content. They, too, are treated as personal information unless the organisation responsible for the data finds that people can no longer be recognised.',
    '回答在开封之前属于个人信息。开封后的回答没有姓名，但熟悉本人的人仍有可能从内容认出本人；除非对数据负责的单位经评估认定已不能认出本人，否则同样按个人信息对待。',
  ),
  kept: localized(
    'The program deletes answers about health on the day after {health}, and all other single answers on the day after {kept}. Backups and exported files must be deleted by the organisation responsible for the data.',
    '有关健康的回答在{health}的次日由程序删除，其他单份回答在{kept}的次日删除。备份和已导出的文件由对数据负责的单位另行删除。',
  ),
} as const;

const insider = {
  computer: localized(
    'A person who controls the survey computer could delete waiting answers, add false ones, or replace the program by one that records who answers what. With the key, this person could also read waiting answers and, with technical logs, perhaps see whose they are. A check can find changes to opened answers, unless this person also holds the signing key. A return to an older copy is found only by comparing with a check code that was saved elsewhere before.',
    '控制调查计算机的人有可能删除尚未开封的回答、添加虚假的回答，或更换程序，改用会记录谁答了什么的版本；如果还持有密钥，可能读取尚未开封的回答，并借助技术日志看出是谁的回答。开封后的回答如被改动，可以通过核对查出，除非此人同时持有签名密钥；如被换回旧的备份，只有与事先存放在别处的核对码比对才能查出。',
  ),
  almostAll: flooding,
} as const;

export const sees = {
  title: localized('Who sees what', '谁能看到什么'),
  items: [shared.shut, shared.opened, shared.shared, shared.passedOn],
} as const;

const remains = { title: localized('What remains possible', '仍然存在的风险') } as const;

export const unionNotice: NoticeText = {
  title: localized('Information for the trade union', '工会告知书'),
  sections: [
    {
      title: localized('What workers should know', '请告知职工'),
      items: [
        localized(
          'Taking part is voluntary. Before sending, a worker can stop at any time and delete the answers. After sending they cannot be shown, changed or withdrawn, because the program does not record whose they are. No one may be treated worse for answering or for not answering.',
          '是否参加由职工自己决定。提交前可以随时停止并删除回答；提交后，因程序不记录哪份回答是谁的，无法查询、更改或撤回。任何人不得因参加或不参加而受到不利对待。',
        ),
        shared.topics,
      ],
    },
    sees,
    {
      title: localized('How answers are protected, and what is published', '怎样保护回答、公布什么'),
      items: [
        localized(
          'Each answer is locked as soon as it arrives. The key is a file that is not stored among the answers; it is held by: {by_hand}. Stored answers do not show by which link they came, or when.',
          '每份回答一到达就封存上锁。密钥是单独的文件，不与回答存放在一起，掌管人：{by_hand}。所存回答不显示来自哪个链接、何时到达。',
        ),
        shared.sets,
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
          'You can ask to see the questionnaire, and suggest where a poster can be scanned unwatched. Please do not collect links or answer for others.',
          '可以要求先看问卷，并建议把海报贴在扫码时不被旁人看到的地方。请勿代收链接，也不要代他人作答。',
        ),
        localized(
          'If anyone is pressed or punished because of the survey, contact the complaints office named at the beginning of this sheet.',
          '如有人因本调查受到压力或处罚，请向本告知书开头所列的投诉渠道反映。',
        ),
      ],
    },
  ],
};

export const enterpriseNotice: NoticeText = {
  title: localized('Information for the enterprise that puts up the poster', '企业告知书'),
  sections: [
    {
      title: localized('What we ask of you', '请贵单位协助的事项'),
      items: [
        localized(
          'Putting up the poster is your decision. If you refuse, a reserve enterprise may be asked in your place; yours is counted as not taking part and is not named. You may ask to see the questionnaire first.',
          '是否张贴海报由贵单位决定。如不同意，调查组可能改请另一家备选企业；贵单位按未参加计算，不公布名称。贵单位可以要求先看问卷。',
        ),
        localized(
          'Put up the poster where all workers pass and can scan it without being watched. Leave it there from {from} to {to}.',
          '请将海报张贴在职工都会经过、扫码时不被旁人看到的地方，张贴时间为{from}至{to}。',
        ),
        localized(
          'Do not answer for workers, and do not ask them whether or what they answered.',
          '请勿代职工作答，也不要询问职工是否作答、如何作答。',
        ),
        shared.topics,
      ],
    },
    {
      title: localized('No list of who answers', '不索取、不提供作答人员名单'),
      items: [
        localized(
          'We do not ask you for a list of who answers, and we do not give you one.',
          '我们不向贵单位索取作答人员名单，也不向贵单位提供。',
        ),
        localized(
          'No reprisals: no one may be dismissed, moved, paid less or treated worse for answering or for not answering.',
          '不得打击报复：不得因职工作答或不作答而解雇、调岗、减薪或给予其他不利对待。',
        ),
        localized(
          'Workers can report such treatment to the complaints office named at the beginning of this sheet.',
          '职工如受到此类对待，可向本告知书开头所列的投诉渠道反映。',
        ),
      ],
    },
    {
      title: localized('What is published', '公布什么'),
      items: [
        shared.published,
        localized(
          'Answers by your poster carry a code of your enterprise (or of several small ones together). On who sees it, see below. Published figures do not show it.',
          '通过贵单位海报提交的回答带有贵单位的代码（小企业为若干家合用的代码），谁能看到见下文。公布的数字不显示代码。',
        ),
      ],
    },
    sees,
    {
      title: localized('How answers are protected', '怎样保护回答'),
      items: [
        localized(
          'Each answer is locked as soon as it arrives. The key is a file that is not stored among the answers.',
          '每份回答一到达就封存上锁。密钥是单独的文件，不与回答存放在一起。',
        ),
        shared.sets,
        shared.personal,
        shared.kept,
      ],
    },
    { ...remains, items: [insider.computer, insider.almostAll] },
  ],
};
