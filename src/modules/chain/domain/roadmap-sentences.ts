import type { LocalizedText } from '../../../kernel/localized-text.js';

/** The sentences of `sentence-templates.ts` for events of the roadmap. */
export const roadmapSentences: Readonly<Record<string, LocalizedText>> = {
  'roadmap.action.opened.v1': { en: '{who} created action {action}', zh: '{who}新建行动{action}' },
  'roadmap.action.edited.v1': {
    en: '{who} edited {action}{changes}',
    zh: '{who}修改了{action}{changes}',
  },
  'roadmap.action.status-changed.v1': {
    en: '{who} changed the status of {action} from “{from}” to “{to}”',
    zh: '{who}将{action}的状态由“{from}”改为“{to}”',
  },
  'roadmap.action.updated.v1': { en: '{who} reported progress on {action}', zh: '{who}报告了{action}的进展' },
  'roadmap.action.report-corrected.v1': {
    en: '{who} corrected a report on {action}',
    zh: '{who}更正了{action}的报告',
  },
  'roadmap.action.report-withdrawn.v1': {
    en: '{who} withdrew a report on {action}',
    zh: '{who}撤回了{action}的报告',
  },
  'roadmap.action.confirmed.v1': {
    en: '{who} confirmed {action} for {group}',
    zh: '{who}代表{group}确认{action}已完成',
  },
  'roadmap.action.disputed.v1': { en: '{who} disputed {action} for {group}', zh: '{who}代表{group}对{action}提出异议' },
  'roadmap.action.verdict-withdrawn.v1': {
    en: '{who} withdrew the response of {group} to {action}',
    zh: '{who}撤回了{group}对{action}的核验意见',
  },
  'roadmap.action.verdict-reopened.v1': {
    en: '{who} changed {action} after it was reported complete. It needs to be confirmed again',
    zh: '{who}在申报完成后修改了{action}，须重新确认',
  },
  'roadmap.action.verdict-restored.v1': {
    en: '{who} restored what was confirmed of {action}. The confirmation counts again',
    zh: '{who}恢复了{action}经确认的内容，原确认继续有效',
  },
  'roadmap.action.wording-corrected.v1': {
    en: '{who} corrected the wording of {action} after it was confirmed',
    zh: '{who}在{action}经确认后更正了文字',
  },
  'roadmap.action.proposed-to-agenda.v1': {
    en: '{action} was proposed for the agenda of the next roundtable because it is overdue',
    zh: '{action}因逾期被提议列入下次圆桌会议议程',
  },
  'roadmap.comment.added.v1': { en: '{who} commented on {action}', zh: '{who}对{action}发表了评论' },
  'roadmap.comment.deleted.v1': { en: '{who} deleted a comment on {action}', zh: '{who}删除了对{action}的评论' },
  'roadmap.evidence.added.v1': { en: '{who} added evidence to {action}', zh: '{who}为{action}上传了证明材料' },
  'roadmap.evidence.removed.v1': { en: '{who} removed evidence', zh: '{who}移除了证明材料' },
  'roadmap.target.set.v1': {
    en: '{who} set a target of {action} for “{indicator}”',
    zh: '{who}为{action}设定“{indicator}”目标值',
  },
  'roadmap.target.removed.v1': {
    en: '{who} removed a target for “{indicator}”',
    zh: '{who}移除了“{indicator}”目标值',
  },
  'roadmap.action.repeated.v1': {
    en: '{who} created recurring actions from {action}',
    zh: '{who}由{action}新建了定期行动',
  },
  'roadmap.milestone.added.v1': { en: '{who} added a milestone to {action}', zh: '{who}为{action}新增了里程碑' },
  'roadmap.milestone.edited.v1': { en: '{who} changed a milestone of {action}', zh: '{who}修改了{action}的里程碑' },
  'roadmap.milestone.removed.v1': { en: '{who} removed a milestone of {action}', zh: '{who}移除了{action}的里程碑' },
  'roadmap.dependency.set.v1': {
    en: '{who} recorded what {action} depends on',
    zh: '{who}记录了{action}的前置行动',
  },
  'roadmap.dependency.removed.v1': {
    en: '{who} removed a dependency of {action}',
    zh: '{who}移除了{action}的一项依赖关系',
  },
  'roadmap.public.proposed.v1': {
    en: '{who} proposed {action} for the public page',
    zh: '{who}提议公开{action}',
  },
  'roadmap.public.agreed.v1': {
    en: '{who} agreed for {group} to make {action} public',
    zh: '{who}代表{group}同意公开{action}',
  },
  'roadmap.public.withdrawn.v1': {
    en: '{who} withdrew the entry of {action} for the public page',
    zh: '{who}撤回了{action}的公开内容',
  },
  'roadmap.import.made.v1': { en: '{who} imported actions from a file', zh: '{who}从文件导入了行动' },
  'roadmap.actions.changed.v1': { en: '{who} changed several actions together', zh: '{who}批量修改了行动' },
  'roadmap.actions.handed-over.v1': { en: '{who} handed actions over to {whom}', zh: '{who}将行动移交给{whom}' },
  'roadmap.import.undone.v1': {
    en: '{who} undid an import or a change of several actions',
    zh: '{who}撤销了一次行动导入或批量修改',
  },
  'roadmap.objective.added.v1': { en: '{who} added an objective', zh: '{who}新增了目标' },
  'roadmap.objective.edited.v1': { en: '{who} changed an objective', zh: '{who}修改了目标' },
  'roadmap.plan.registered.v1': {
    en: '{who} added an entry to “Plans, instruments and studies”',
    zh: '{who}在“规划、工具与研究”中新增了条目',
  },
  'roadmap.plan.edited.v1': {
    en: '{who} changed an entry of “Plans, instruments and studies”',
    zh: '{who}修改了“规划、工具与研究”中的条目',
  },

  'dialogue.roundtable.created.v1': { en: '{who} created {roundtable}', zh: '{who}创建了{roundtable}' },
};
