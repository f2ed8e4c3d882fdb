import { localized, type LocalizedText } from '../../kernel/localized-text.js';
import type { NoticeText } from './notice-texts.js';

const sealed = localized(
  'Each answer is encrypted when it arrives, with a key outside the database. All answers to a version of the questionnaire are stored in one length. No row says by which link an answer came, or when.',
  '每份回答到达时即加密，密钥保存在数据库之外。同一版本问卷的所有回答以同一长度保存。任何记录均不显示回答来自哪个链接、何时到达。',
);
const sets = localized(
  'Answers become readable only in sets of at least {minimum} from one enterprise, one group of small enterprises or one open poster. Rests below the minimum are deleted unread.',
  '回答只能成组开封，每组至少{minimum}份，来自同一企业、同一组小企业或同一张公开海报。不足最低份数的，不经读取直接删除。',
);
const digest = localized(
  'Readable answers carry a signed check value. Changes and deletions by an owner of the database are found; a return to an older state is found only by a check value that was exported and kept elsewhere.',
  '开封后的回答附有签名校验值，数据库所有者的改动或删除可被发现；恢复为较早状态的，只有与事先导出并另处保存的校验值核对才能发现。',
);
const owner = localized(
  'An owner of the database who writes can delete waiting answers, fill a set with own answers through posters or own links, so that it hides one person less well or not at all, and put back a state between two openings; replace the program; or use the key if it is in their hands. Copies of waiting answers, links without the program, a lower minimum and older states are found and stop the opening of the wave.',
  '可写入数据库的所有者能够删除待开封的回答、通过海报或自己的链接填入自己的回答，使一组回答不足以或不能掩护其中一人，也能恢复为两次开封之间的状态；还能更换程序；如持有密钥，也可使用密钥。复制待开封的回答、绕过程序添加链接、调低最低份数或恢复较早的状态，均可被发现，本期即停止开封。',
);
const flooding = localized(
  'Someone who answers nearly all links of an enterprise, or a poster many times, can recognise the remaining answer in readable rows. Measures: at most as many links as workers; issuing links and taking out rows are separate rights; rows of an enterprise whose answers look like this leave in no file until a second person decides.',
  '用某企业几乎全部链接作答或反复扫描同一海报作答的人，可从开封记录中认出余下的回答。措施：链接数不超过职工人数；发放链接与导出记录为两项独立权限；有此迹象的企业，其记录须经第二人决定方可导出。',
);
const content = localized(
  'A person may be recognised by what the answer says, above all in small enterprises and in texts in own words.',
  '回答内容本身可能使人认出本人，小企业和自由填写的文字尤其如此。',
);
const personal = localized(
  'Answers are personal information until they are opened. Whether opened answers are anonymised in the sense of Article 73 of the Personal Information Protection Law is for the responsible body to assess; until it has, they are treated as personal information, too.',
  '回答在开封之前属于个人信息。开封后的回答是否构成《个人信息保护法》第七十三条所称匿名化，由个人信息处理者评估；评估之前，同样按个人信息对待。',
);
const consent = localized(
  'Taking part rests on consent, given on the first page. {health_consent}',
  '参加以本人同意为前提，在首页征得。{health_consent}',
);
const kept = localized(
  'Single answers are kept until {kept}, answers about health until {health}, and deleted the day after. Backups keep deleted answers until they are deleted themselves.',
  '单份回答保存至{kept}，有关健康的回答保存至{health}，次日删除。备份中仍含已删除的回答，直至备份被删除。',
);
const withdrawal = localized(
  'Until sending, a person can stop and delete the answer on the phone. After sending, it is not recorded which answer is whose, so that it cannot be shown, corrected or withdrawn.',
  '提交前，本人可停止作答并删除手机上的回答。提交后不记录回答属于何人，因此无法查询、更正或撤回。',
);
const published = localized(
  'Only figures about at least {minimum} people and {enterprises} enterprises are published, at {results}.',
  '只公布至少涉及{minimum}人、{enterprises}家企业的统计数字，公布地址：{results}。',
);

export const ethicsNotice: NoticeText = {
  title: localized('For the ethics board', '致伦理审查委员会说明'),
  sections: [
    {
      title: localized('Who is asked and what', '调查对象与内容'),
      items: [
        localized('Workers of the parks of this wave. Topics: {asked}.', '本期所涉园区的职工。内容：{asked}。'),
        consent,
        withdrawal,
      ],
    },
    { title: localized('Protection', '保护措施'), items: [sealed, sets, digest, published, kept] },
    { title: localized('What remains possible', '仍然存在的风险'), items: [owner, flooding, content, personal] },
    {
      title: localized('Left to the responsible body', '由个人信息处理者补充'),
      items: [
        localized('Benefit and burden for workers: {by_hand}', '对职工的益处与负担：{by_hand}'),
        localized('Help for a person who is harmed or pressed: {by_hand}', '对受到伤害或压力者的帮助：{by_hand}'),
        localized('Who holds the key, and who the database: {by_hand}', '密钥与数据库分别由谁掌管：{by_hand}'),
      ],
    },
  ],
};

const byHand = (en: string, zh: string): LocalizedText => localized(`${en}: {by_hand}`, `${zh}：{by_hand}`);

export const impactAssessment: NoticeText = {
  title: localized(
    'Personal information protection impact assessment (prepared, Articles 55 and 56 of the Personal Information Protection Law)',
    '个人信息保护影响评估（预填稿，《个人信息保护法》第五十五条、第五十六条）',
  ),
  sections: [
    {
      title: localized('How to use this draft', '使用说明'),
      items: [
        localized(
          'The program fills in what it knows of this wave. The responsible body completes, checks and signs the rest. This draft is no statement that the law is fulfilled. Article 56 requires the report to be kept for at least three years.',
          '程序仅填写其所知的本期情况，其余由个人信息处理者补充、核实并签署。本稿不表示已符合法律要求。第五十六条要求评估报告至少保存三年。',
        ),
      ],
    },
    {
      title: localized(
        '1. Purpose and manner: lawful, legitimate, necessary',
        '一、处理目的、处理方式是否合法、正当、必要',
      ),
      items: [
        localized('Purpose: {purpose}', '处理目的：{purpose}'),
        localized('Legal basis as stated in the information sheet: {legal_basis}', '告知书所列法律依据：{legal_basis}'),
        consent,
        localized('Topics: {asked}.', '处理的内容：{asked}。'),
        kept,
        byHand('Why each topic is necessary', '各项内容的必要性'),
        byHand('Entrusted parties, and transfers abroad', '受托方及向境外提供的情况'),
      ],
    },
    {
      title: localized('2. Effect on the rights of persons, and risks', '二、对个人权益的影响及安全风险'),
      items: [
        owner,
        flooding,
        content,
        personal,
        withdrawal,
        byHand('Likelihood and severity', '发生可能性与严重程度'),
      ],
    },
    {
      title: localized('3. Measures, and whether they match the risks', '三、保护措施是否合法、有效并与风险程度相适应'),
      items: [
        ...[sealed, sets, digest, published],
        byHand('Who holds the key, who the database, who the backups', '密钥、数据库和备份分别由谁掌管'),
        byHand('Conclusion', '评估结论'),
        byHand('Assessed by, date, signature', '评估人、日期、签字'),
      ],
    },
  ],
};
