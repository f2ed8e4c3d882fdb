import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Questionnaires, the sampling frame, waves and their answers. */
export const surveySentences: Readonly<Record<string, LocalizedText>> = {
  'surveys.wave.drafted.v1': { en: '{who} created {wave}', zh: '{who}新建了{wave}' },
  'surveys.wave.changed.v1': { en: '{who} changed {wave}', zh: '{who}修改了{wave}' },
  'surveys.wave.opened.v1': { en: '{who} opened {wave}', zh: '{who}开放了{wave}' },
  'surveys.wave.moved.v1': {
    en: '{who} moved {wave} to another version of its questionnaire',
    zh: '{who}将{wave}改用问卷的另一版本',
  },
  'surveys.wave.closed.v1': { en: '{who} closed {wave}', zh: '{who}结束了{wave}' },
  'surveys.batch.mixed.v1': { en: 'A set of answers to {wave} was stored', zh: '{wave}的一批答卷已归档' },
  'surveys.answer-sets.opened.v1': { en: 'A set of answers to {wave} was opened', zh: '{wave}的一批答卷已开封' },
  'surveys.unopened-answers.deleted.v1': {
    en: 'Answers to {wave} were deleted unread because there were too few to open',
    zh: '{wave}中数量过少而不能开封的答卷未经读取即被删除',
  },
  'surveys.wave-settings.trusted.v1': {
    en: 'The operator signed the present settings of {wave}, which had been changed without the program',
    zh: '运维人员对{wave}的现有设置予以签名；这些设置此前被程序以外的方式更改',
  },
  'surveys.answers.completed.v1': { en: 'All answers to {wave} have been opened', zh: '{wave}的答卷已收齐并全部开封' },
  'surveys.answers.signed.v1': { en: 'The readable answers to {wave} were signed', zh: '{wave}的已开封答卷已签名' },
  'surveys.answers.deleted.v1': {
    en: 'Answers to {wave} were deleted on the date stated to workers',
    zh: '{wave}的答卷已按告知职工的期限删除',
  },
  'surveys.import.undone.v1': {
    en: '{who} undid an import of answers to {wave}',
    zh: '{who}撤销了{wave}的一次答卷导入',
  },
  'surveys.questionnaire.created.v1': { en: '{who} created {questionnaire}', zh: '{who}新建了{questionnaire}' },
  'surveys.questionnaire.edited.v1': { en: '{who} edited {questionnaire}', zh: '{who}修改了{questionnaire}' },
  'surveys.questionnaire.uploaded.v1': { en: '{who} uploaded {questionnaire}', zh: '{who}上传了{questionnaire}' },
  'surveys.questionnaire.published.v1': {
    en: '{who} published a version of {questionnaire}',
    zh: '{who}发布了{questionnaire}的一个版本',
  },
  'surveys.questionnaire.mapped.v1': {
    en: '{who} changed which questions of a questionnaire indicators use',
    zh: '{who}修改了指标所用的问卷题目',
  },
  'surveys.questionnaire.deleted.v1': {
    en: '{who} deleted the draft of a questionnaire',
    zh: '{who}删除了问卷草稿',
  },
  'surveys.frame-unit.added.v1': {
    en: '{who} added an enterprise to the sampling frame',
    zh: '{who}在抽样框中新增企业',
  },
  'surveys.frame-unit.changed.v1': { en: '{who} changed the sampling frame', zh: '{who}修改了抽样框' },
  'surveys.frame.imported.v1': {
    en: '{who} imported a file into the sampling frame',
    zh: '{who}将文件导入抽样框',
  },
  'surveys.frame-import.undone.v1': {
    en: '{who} undid an import into the sampling frame',
    zh: '{who}撤销了抽样框的一次导入',
  },
  'surveys.frame-key.read.v1': {
    en: '{who} viewed the enterprise codes of the sampling frame of {wave}',
    zh: '{who}查阅了{wave}的企业抽样框代码',
  },
  'surveys.flagged.read.v1': {
    en: '{who} reviewed flagged answers of {wave}',
    zh: '{who}查阅了{wave}中有标记的答卷',
  },
  'surveys.wave-unit.replaced.v1': {
    en: '{who} replaced an enterprise of the sample of {wave}',
    zh: '{who}替换了{wave}样本中的一家企业',
  },
  'surveys.flag-rules.saved.v1': {
    en: '{who} changed the rules that flag answers to {wave}',
    zh: '{who}修改了{wave}的标记规则',
  },
  'surveys.flag-rules.skipped.v1': {
    en: 'answers to {wave} were not flagged by {rules} rules, which cannot be evaluated',
    zh: '{wave}的答卷未按{rules}条规则标记，因为这些规则无法执行',
  },
  'surveys.answer.reviewed.v1': {
    en: '{who} reviewed a flagged answer to {wave}',
    zh: '{who}复核了{wave}的一份有标记的答卷',
  },
  'surveys.invitations.issued.v1': {
    en: '{who} created personal links of {wave} for {enterprise}',
    zh: '{who}为{enterprise}发放了{wave}的个人链接',
  },
  'surveys.more-links.requested.v1': {
    en: '{who} requested more personal links of {wave} for {enterprise} than it has workers',
    zh: '{who}为{enterprise}申请了超过其职工人数的{wave}个人链接',
  },
  'surveys.more-links.decided.v1': {
    en: '{who} decided on more personal links of {wave} for {enterprise}',
    zh: '{who}对{enterprise}增加{wave}个人链接的申请作出了决定',
  },
  'surveys.poster.rotated.v1': {
    en: '{who} replaced the code of a poster of {wave}',
    zh: '{who}更换了{wave}一张海报的代码',
  },
  'surveys.export.requested.v1': {
    en: '{who} requested agreement to export the microdata of {wave}',
    zh: '{who}申请导出{wave}的微观数据',
  },
  'surveys.export.decided.v1': {
    en: '{who} decided on a request to export the microdata of {wave}',
    zh: '{who}对导出{wave}微观数据的申请作出了决定',
  },
  'surveys.withheld-rows.decided.v1': {
    en: '{who} decided whether the answers of an enterprise to {wave} may leave in files',
    zh: '{who}决定了{wave}中一家企业的答卷可否随文件提供',
  },
  'surveys.import.started.v1': { en: '{who} started importing answers to {wave}', zh: '{who}开始导入{wave}的答卷' },
  'surveys.import.finished.v1': { en: 'Answers to {wave} were imported', zh: '{wave}的答卷导入完成' },
  'surveys.sharing-rules.saved.v1': {
    en: '{who} changed the rules for the shared file of {wave}',
    zh: '{who}修改了{wave}共享文件的规则',
  },
  'surveys.shared-file.released.v1': {
    en: '{who} released the shared file of {wave}',
    zh: '{who}发布了{wave}的共享文件',
  },
  'surveys.microdata.shared.v1': {
    en: '{who} exported the shared file of {wave}',
    zh: '{who}导出了{wave}的共享文件',
  },
  'surveys.microdata.exported.v1': { en: '{who} exported the microdata of {wave}', zh: '{who}导出了{wave}的微观数据' },
};
