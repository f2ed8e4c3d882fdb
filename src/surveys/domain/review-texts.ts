import { localized, type LocalizedText } from '../../kernel/localized-text.js';
import { flooding, type NoticeText, sees } from './notice-texts.js';

const sealed = localized(
  'Each answer is encrypted when it arrives. The key is a file outside the database. All answers to a version of the questionnaire are stored in one length. The tables do not show by which link an answer came, or when.',
  '每份回答到达时即加密，密钥是数据库之外的单独文件。同一版本问卷的所有回答以同一长度保存。数据表不显示回答来自哪个链接、何时到达。',
);
const sets = localized(
  'Answers become readable only in sets of at least {minimum} from one enterprise, one group of small enterprises or one open poster (a poster that belongs to no enterprise). At the end, remainders below the minimum are, where possible, combined with those of enterprises of the same park and size class; what is still below it is deleted unread.',
  '回答只能成组开封，每组至少{minimum}份，来自同一企业、同一组小企业或同一张公开海报（不属于任何企业的海报）。截止后，不足最低份数的余下回答，尽可能与同园区、同规模类别其他企业的合并；仍不足的，不经读取直接删除。',
);
const digest = localized(
  'Opened answers carry a signed check value. A check finds answers that were changed or deleted directly in the database, unless the person also holds the signing key. A return to an older state since the last opening is found only by a check value that was exported and kept elsewhere.',
  '开封后的回答附有签名校验值。直接在数据库中改动或删除回答的，可通过核对发现，除非此人同时持有签名密钥；恢复为最近一次开封之后较早状态的，只有与事先导出并另处保存的校验值核对才能发现。',
);
const owner = localized(
  'A person who can change the database directly can delete waiting answers; fill a set with their own answers, by a poster or own links, so that the one worker’s answer among them is easily recognised; put the database back to a state saved after the last opening; replace the program by one that records who answers what; and, with the key, read waiting answers. Unless replaced, the program detects copied answers, links added without it, a lowered minimum and states from before the last opening, and opens no more answers of the wave.',
  '能够直接改动数据库的人可以：删除待开封的回答；用海报或自己添加的链接填入自己的回答凑足份数，使混在其中的唯一一名职工的回答容易被认出；把数据库恢复到最近一次开封之后的较早状态；更换程序，改用会记录谁答了什么的版本；如持有密钥，还可读取待开封的回答。复制待开封的回答、绕过程序添加链接、调低最低份数、恢复到最近一次开封之前的状态，只要程序未被更换，均会被发现，本期即停止开封。',
);
const logs = localized(
  'Technical logs of the database and the server can hold for some time which encrypted answer came by which link. With the key as well, a person who has them could read whose it is. Kept until: {by_hand}',
  '数据库和服务器的技术日志在一段时间内可能留有哪份加密回答来自哪个链接的痕迹；同时持有日志和密钥的人，可能由此看出是谁的回答。日志保存至：{by_hand}',
);
const content = localized(
  'A person may be recognised by what the answer says, above all in small enterprises and in free text.',
  '回答内容本身可能使人认出本人，小企业和自由填写的文字尤其如此。',
);
const personal = localized(
  'Answers are personal information until they are opened. Whether opened answers are anonymised in the sense of Article 73 of the Personal Information Protection Law is for the responsible body to assess; unless it finds that they are, they are treated as personal information, too.',
  '回答在开封之前属于个人信息。开封后的回答是否构成《个人信息保护法》第七十三条所称匿名化，由个人信息处理者评估；未经评估认定为匿名化的，同样按个人信息对待。',
);
const consent = localized(
  'Taking part rests on consent, which is asked for on the first page. {health_consent}',
  '参加以本人同意为前提，在首页征求同意。{health_consent}',
);
const kept = localized(
  'Single answers are kept until {kept}, answers about health until {health}, and deleted by the program the day after. Backups and exported files are not deleted by the program. They are deleted by (who, when): {by_hand}',
  '单份回答保存至{kept}，有关健康的回答保存至{health}，次日由程序删除。备份和已导出的文件不由程序删除，删除的负责人和时间：{by_hand}',
);
const withdrawal = localized(
  'Until sending, a person can stop and delete the answer on the phone. After sending, the program does not record whose answer it is, so it cannot be shown, corrected or withdrawn.',
  '提交前，本人可停止作答并删除手机上的回答。提交后程序不记录回答属于何人，因此无法查询、更正或撤回。',
);
const published = localized(
  'Only figures about at least {minimum} people and {enterprises} enterprises are published, at {results}. No enterprise is named.',
  '只公布至少涉及{minimum}人、{enterprises}家企业的统计数字，公布地址：{results}。不公布企业名称。',
);

export const ethicsNotice: NoticeText = {
  title: localized('Information for the ethics board', '提交伦理审查委员会的说明'),
  sections: [
    {
      title: localized('Who is asked and what', '调查对象与内容'),
      items: [
        localized('Workers of the parks of this wave. Topics: {asked}.', '本期所涉园区的职工。内容：{asked}。'),
        consent,
        withdrawal,
      ],
    },
    sees,
    { title: localized('Protection', '保护措施'), items: [sealed, sets, digest, published, kept] },
    { title: localized('What remains possible', '仍然存在的风险'), items: [owner, logs, flooding, content, personal] },
    {
      title: localized('Left to the responsible body', '由个人信息处理者补充'),
      items: [
        localized('Benefit and burden for workers: {by_hand}', '对职工的益处与负担：{by_hand}'),
        localized(
          'Help for anyone who is harmed or put under pressure (hotlines shown after sending, and more): {by_hand}',
          '对受到伤害或压力的职工的帮助（提交后显示的热线及其他）：{by_hand}',
        ),
        localized(
          'Lowest age, and how younger persons are kept out: {by_hand}',
          '最低年龄，以及如何排除未达年龄者：{by_hand}',
        ),
        localized(
          'How workers are approached, time needed, any payment: {by_hand}',
          '如何邀请职工、所需时间、有无报酬：{by_hand}',
        ),
        localized(
          'Why it is acceptable that sent answers cannot be withdrawn while they are personal information: {by_hand}',
          '回答仍属个人信息期间提交后即不能撤回，其理由：{by_hand}',
        ),
        localized('Who holds the key, and who the database: {by_hand}', '密钥与数据库分别由谁掌管：{by_hand}'),
      ],
    },
  ],
};

const byHand = (en: string, zh: string): LocalizedText => localized(`${en}: {by_hand}`, `${zh}：{by_hand}`);

export const impactAssessment: NoticeText = {
  title: localized(
    'Personal information protection impact assessment (partly filled-in draft, Articles 55 and 56 of the Personal Information Protection Law)',
    '个人信息保护影响评估（预填稿，《个人信息保护法》第五十五条、第五十六条）',
  ),
  sections: [
    {
      title: localized('How to use this draft', '使用说明'),
      items: [
        localized(
          'The program fills in what it knows of this wave. The responsible body completes, checks and signs the rest. This draft does not state that the law is fulfilled. Article 56 requires the report and the records of processing to be kept for at least three years.',
          '程序仅填写其所知的本期情况，其余由个人信息处理者补充、核实并签署。本稿不表示已符合法律要求。第五十六条要求评估报告和处理情况记录至少保存三年。',
        ),
      ],
    },
    {
      title: localized(
        '1. Are purpose and manner of processing lawful, legitimate and necessary?',
        '一、处理目的、处理方式是否合法、正当、必要',
      ),
      items: [
        localized('Legal basis as stated in the information sheet: {legal_basis}', '告知书所列法律依据：{legal_basis}'),
        consent,
        localized('Topics: {asked}.', '处理的内容：{asked}。'),
        kept,
        byHand('Which case of Article 55 applies', '适用第五十五条的哪种情形'),
        byHand('Number of persons, and whether minors are among them', '涉及人数，是否包括未成年人'),
        byHand('Who reads single answers, and who receives files of them', '由谁读取单份回答，文件提供给谁'),
        byHand('Why each topic is necessary', '各项内容的必要性'),
        byHand('Entrusted parties, and transfers abroad', '受托方及向境外提供的情况'),
      ],
    },
    {
      title: localized(
        '2. Effect on the rights and interests of persons, and security risks',
        '二、对个人权益的影响及安全风险',
      ),
      items: [
        owner,
        logs,
        flooding,
        content,
        personal,
        withdrawal,
        byHand(
          'How requests for access, correction, deletion and withdrawal are answered while answers are personal information (Articles 15 and 44 to 47)',
          '回答仍属个人信息期间，如何处理查阅、更正、删除和撤回同意的请求（第十五条、第四十四条至第四十七条）',
        ),
        byHand('Likelihood and severity', '发生可能性与严重程度'),
      ],
    },
    {
      title: localized(
        '3. Are the measures lawful, effective and suited to the degree of risk?',
        '三、保护措施是否合法、有效并与风险程度相适应',
      ),
      items: [
        ...[sealed, sets, digest, published],
        byHand('Who holds the key, who the database, who the backups', '密钥、数据库和备份分别由谁掌管'),
        byHand('Steps after a leak (Article 57)', '发生泄露等事件时的措施（第五十七条）'),
        byHand('Conclusion', '评估结论'),
        byHand('Assessed by, date, signature', '评估人、日期、签字'),
      ],
    },
  ],
};
