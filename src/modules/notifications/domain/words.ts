import { actionFieldsIn, actionStatusNames } from '../../../kernel/action-words.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { inLanguage, localized, shownIn } from '../../../kernel/localized-text.js';
import type { Subject } from '../../../kernel/subject.js';
import type { Facts } from './notice.js';
import type { Kind } from './topic.js';

const sentences: Readonly<Record<Kind, LocalizedText>> = {
  'roundtable-convened': localized('Roundtable convened: {name}', '圆桌会议已召集：{name}'),
  'roundtable-changed': localized(
    'Date, time or place of the roundtable changed: {name}',
    '圆桌会议的日期、时间或地点已更改：{name}',
  ),
  'roundtable-closed': localized('Roundtable closed: {name}', '圆桌会议已结束：{name}'),
  'roundtable-reopened': localized('Roundtable reopened: {name}', '圆桌会议已重新开启：{name}'),
  'proposal-accepted': localized(
    'Your proposal was added to the agenda of {label}: {title}',
    '您的提议已列入{label}议程：{title}',
  ),
  'proposal-declined': localized(
    'Your proposal for {label} was declined: {title}{reason}',
    '{label}未采纳您的提议：{title}{reason}',
  ),
  'seat-assigned': localized('You have a seat at the roundtable {name}', '已为您安排圆桌会议席位：{name}'),
  'substitution-planned': localized(
    'From {day} you have the seat of a titular member as substitute: {name}',
    '自{day}起，您作为候补代表替代一位正式代表：{name}',
  ),
  'substitution-cancelled': localized(
    'Planned substitution cancelled, you do not replace a titular member: {name}',
    '原定的席位替代已取消，您无须替代正式代表：{name}',
  ),
  'substitution-ended': localized(
    'Substitution ended, the titular member has the seat again: {name}',
    '席位替代已结束，正式代表恢复其席位：{name}',
  ),
  'conclusion-recorded': localized('Conclusion recorded: {name}', '已记录议定事项：{name}'),
  'conclusion-revised': localized('Conclusion {label} was revised', '议定事项{label}已修订'),
  'corrigendum-proposed': localized(
    'Corrigendum to conclusion {label}. A group can object until {day}',
    '议定事项{label}的勘误，各方可于{day}前（含当日）提出异议',
  ),
  'corrigendum-objected': localized(
    'Objection by {group} to the corrigendum to {label}. The agreed text stays in force, and the corrigendum is proposed for the next agenda',
    '{group}对{label}的勘误提出异议，原正文继续有效，该勘误已提请列入下次议程',
  ),
  'confirmation-requested': localized(
    'Your organisation is asked to confirm a conclusion by {day}: {name}',
    '请贵组织于{day}前确认议定事项：{name}',
  ),
  'confirmation-due': localized(
    'Your organisation has not answered. Conclusion to be confirmed by {day}: {name}',
    '贵组织尚未答复。议定事项的确认期限为{day}：{name}',
  ),
  'confirmation-entered': localized(
    'A facilitator or rapporteur entered an answer for your organisation from a paper: {name}',
    '协调人或报告员已据书面答复为贵组织录入答复：{name}',
  ),
  'action-assigned': localized(
    'Action assigned to you or your organisation: {name}',
    '您或您所在组织负责的新行动：{name}',
  ),
  'action-handed-over': localized(
    'You are no longer the responsible person for this action: {name}',
    '您不再是该行动的负责人：{name}',
  ),
  'action-mentioned': localized('You were mentioned in a comment: {name}', '有人在评论中提及您：{name}'),
  'action-changed': localized('Action changed by {who}{changes}: {name}', '{who}更改了行动{changes}：{name}'),
  'action-to-confirm': localized(
    'Reported complete, for your group to confirm or dispute: {name}',
    '已申报完成，待您所在一方确认或提出异议：{name}',
  ),
  'action-confirmed': localized('Completion confirmed by {group}: {name}', '{group}已确认完成：{name}'),
  'action-disputed': localized('Completion disputed by {group}: {name}', '{group}对完成申报提出异议：{name}'),
  'action-confirmation-lapsed': localized(
    'Changed after it was confirmed ({fields}). The confirmation no longer counts, and your group is asked again: {name}',
    '确认后内容有更改（{fields}），原确认不再有效，请您所在一方重新确认：{name}',
  ),
  'action-confirmation-restored': localized(
    'What your group confirmed was restored. The confirmation counts again: {name}',
    '已恢复您所在一方确认的内容，原确认继续有效：{name}',
  ),
  'action-wording-corrected': localized(
    'Wording corrected after your group confirmed. The confirmation still counts, and you can withdraw it: {name}',
    '您所在一方确认后，文字有更正；确认仍然有效，您可以撤回：{name}',
  ),
  'action-report-corrected': localized(
    'The report that your group is asked to answer was corrected: {name}',
    '待您所在一方答复的报告已更正：{name}',
  ),
  'action-report-withdrawn': localized(
    'The report that your group was asked to answer was withdrawn: {name}',
    '待您所在一方答复的报告已撤回：{name}',
  ),
  'public-text-proposed': localized(
    'Proposed for the public page, for your group to agree: {name}',
    '已提议公开，待您所在一方同意：{name}',
  ),
  'action-due-soon': localized('Action due on {day}: {name}', '行动将于{day}到期：{name}'),
  'action-overdue': localized('Action overdue since {day}: {name}', '行动已逾期（期限为{day}）：{name}'),
  'group-meeting-convened': localized('Meeting of the working group convened: {name}', '工作组会议已召集：{name}'),
  'group-meeting-changed': localized('Meeting of the working group changed: {name}', '工作组会议安排已更改：{name}'),
  'group-meeting-cancelled': localized('Meeting of the working group cancelled: {name}', '工作组会议已取消：{name}'),
  'working-group-joined': localized('You were added to the working group {name}', '您已加入工作组：{name}'),
  'constituency-meeting-convened': localized('Group meeting convened: {name}', '分组会议已召集：{name}'),
  'constituency-meeting-changed': localized('Group meeting changed: {name}', '分组会议安排已更改：{name}'),
  'constituency-meeting-cancelled': localized('Group meeting cancelled: {name}', '分组会议已取消：{name}'),
  'constituency-group-begun': localized(
    'Titular members of your group accepted each other to its private meetings: {name}',
    '本方正式成员已相互接纳参加本方会议：{name}',
  ),
  'constituency-group-closed': localized(
    'The last titular member with access to the private meetings of your group has left. They stay closed until your organisation nominates a successor by letter: {name}',
    '本方最后一名可参加本方会议的正式成员已离开。在本方组织以函件提名继任者之前，会议保持关闭：{name}',
  ),
  'constituency-guest-admitted': localized(
    'You were admitted as a guest to a group meeting: {name}',
    '您获准列席一次分组会议：{name}',
  ),
  'constituency-joined': localized('{name} is now recorded as belonging to {group}', '{name}现已登记为{group}人员'),
  'constituency-left': localized('{name} is no longer recorded as belonging to {group}', '{name}不再登记为{group}人员'),
  'wave-opened': localized('Survey wave opened: {name}', '调查已开放：{name}'),
  'wave-closed': localized('Survey wave closed: {name}', '调查已结束：{name}'),
  'run-finished': localized('Indicators computed: {name}', '指标计算完成：{name}'),
  'release-published': localized('Indicators published: {name}', '指标已发布：{name}'),
  'export-requested': localized(
    'You are asked to agree to an export of single answers: {name}',
    '请您就导出单份答卷的申请作出决定：{name}',
  ),
  'export-notice': localized(
    'Single answers can be exported from tomorrow by a person who issued links, imported answers or is an administrator, because no one else can agree: {name}',
    '因无他人可予同意，一名曾发放链接、导入答卷或任管理员的人员自明日起可导出单份答卷：{name}',
  ),
  'export-agreed': localized(
    'Your export of single answers was agreed: {name}',
    '您导出单份答卷的申请已获同意：{name}',
  ),
  'export-declined': localized(
    'Your export of single answers was declined: {name}',
    '您导出单份答卷的申请未获同意：{name}',
  ),
  'pair-requested': localized(
    'Roles that complete a pair of rights were requested, and take effect in a day unless an administrator refuses them: {name}',
    '有人申请授予构成不相容权限的角色，如无管理员拒绝，将于一天后生效：{name}',
  ),
  'pair-approved': localized('A second administrator approved the roles of {name}', '另一名管理员已批准{name}的角色'),
  'pair-refused': localized('An administrator refused the roles of {name}', '管理员拒绝了{name}的角色申请'),
  'pair-elapsed': localized(
    'Roles that complete a pair of rights took effect after a day: {name}',
    '构成不相容权限的角色已在一天后生效：{name}',
  ),
  'pair-earlier': localized(
    '{name} is now an administrator. The page of rights lists the pairs of rights that were given while the workspace was set up',
    '{name}已成为管理员。权限页面列有工作区设置期间授予的不相容权限',
  ),
  'device-replacement-requested': localized(
    'An administrator requested that a lost device be replaced. In a day all devices of this person are removed, unless the request is stopped: {name}',
    '管理员申请更换丢失的设备；如未停止，一天后将移除该人员的全部设备：{name}',
  ),
  'device-replacement-ended': localized(
    'The replacement of a lost device was stopped, and nothing was changed: {name}',
    '设备更换已停止，未作任何更改：{name}',
  ),
  'device-replaced': localized(
    'All devices of this person were removed, a day after the request: {name}',
    '申请提出一天后，该人员的全部设备已移除：{name}',
  ),
  'administrator-restored': localized(
    'The operator of the server made a member an administrator: {name}',
    '服务器运行人员已将一名成员设为管理员：{name}',
  ),
};

const groups: Readonly<Record<string, LocalizedText>> = {
  government: localized('the government group', '政府方'),
  employers: localized('the employers’ group', '雇主方'),
  workers: localized('the workers’ group', '工人方'),
};
const anotherGroup = localized('another group', '另一方');

const system = localized('the system', '系统');
const formerMember = localized('a former member', '前成员');
const statusChange = localized('status from “{from}” to “{to}”', '状态由“{from}”改为“{to}”');
const brackets = localized(' ({changes})', '（{changes}）');

/** What changed, in brackets: the status before and after, or the names of the fields. */
function changesIn(tongue: keyof LocalizedText, { fields = [], from = '', to = '' }: Facts): string {
  const [before, after] = [actionStatusNames[from]?.[tongue], actionStatusNames[to]?.[tongue]];
  const changes =
    before === undefined || after === undefined
      ? actionFieldsIn(tongue, fields)
      : statusChange[tongue].replace('{from}', before).replace('{to}', after);
  return changes === '' ? '' : brackets[tongue].replace('{changes}', changes);
}

/** Conclusions are whole sentences; the page of the conclusion shows the rest. */
const mostCharacters = 160;

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= mostCharacters ? text : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}

type Named = Pick<Subject, 'label' | 'title' | 'reason'>;

interface SentenceParts {
  readonly subject: Named;
  readonly facts: Facts;
  /** Current name of the person of `facts.byId`; null: not in the workspace any more. */
  readonly by?: LocalizedText | null;
}

const reasons = localized('. Reason: {reason}', '。理由：{reason}');

function sentenceIn(language: Language, kind: Kind, { subject, facts, by = null }: SentenceParts): string {
  const tongue = language === 'en' ? 'en' : 'zh';
  const title = shortened(shownIn(facts.text ?? subject.title, language));
  const values: Readonly<Record<string, string>> = {
    title,
    label: subject.label ?? '',
    name: [subject.label, title].filter(Boolean).join(' '),
    group: inLanguage(groups[facts.group ?? ''] ?? anotherGroup, language),
    reason: subject.reason
      ? inLanguage(reasons, language).replace('{reason}', () => shortened(subject.reason ?? ''))
      : '',
    fields: actionFieldsIn(tongue, facts.fields ?? []),
    changes: changesIn(tongue, facts),
    who: inLanguage(by ?? (facts.byId ? formerMember : system), language),
    day: facts.dueOn === undefined ? '' : inLanguage(dayInWords(facts.dueOn), language),
  };
  return inLanguage(sentences[kind], language).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The sentence of a notification, with the current name of its record. */
export function sentenceOf(kind: Kind, about: SentenceParts): LocalizedText {
  return localized(sentenceIn('en', kind, about), sentenceIn('zh-CN', kind, about));
}
