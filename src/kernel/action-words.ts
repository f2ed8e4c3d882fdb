import type { LocalizedText } from './localized-text.js';

/** Names of the fields of an action in sentences about a change of it, as on the pages. */
export const actionFieldNames: Readonly<Record<string, LocalizedText>> = {
  title: { en: 'title', zh: '标题' },
  description: { en: 'description', zh: '说明' },
  conclusionIds: { en: 'conclusions', zh: '议定事项' },
  findingIds: { en: 'findings and recommendations', zh: '发现和建议' },
  objectiveId: { en: 'objective', zh: '目标' },
  policyAreas: { en: 'policy areas', zh: '政策领域' },
  genderTag: { en: 'gender equality objective', zh: '性别平等目标' },
  tags: { en: 'tags', zh: '标签' },
  ownerOrganisationId: { en: 'owner', zh: '负责组织' },
  ownerWorkingGroupId: { en: 'owner', zh: '负责工作组' },
  ownerPersonId: { en: 'responsible person', zh: '负责人' },
  coOwnerOrganisationIds: { en: 'partner organisations', zh: '共同负责' },
  startOn: { en: 'start date', zh: '开始日期' },
  dueOn: { en: 'due date', zh: '期限' },
  duePrecision: { en: 'due date', zh: '期限' },
  placeId: { en: 'place', zh: '地点' },
  planId: { en: 'related plan or instrument', zh: '相关规划或文件' },
  validatorConstituency: { en: 'confirming group', zh: '确认方' },
  budget: { en: 'budget', zh: '预算' },
  risk: { en: 'risk', zh: '风险' },
  targets: { en: 'target indicators', zh: '关联指标' },
};

export const actionStatusNames: Readonly<Record<string, LocalizedText>> = {
  proposed: { en: 'proposed', zh: '已提议' },
  agreed: { en: 'agreed', zh: '已议定' },
  'in-progress': { en: 'in progress', zh: '进行中' },
  'at-risk': { en: 'at risk', zh: '有风险' },
  'claimed-done': { en: 'reported complete', zh: '申报完成' },
  confirmed: { en: 'confirmed', zh: '已确认' },
  disputed: { en: 'disputed', zh: '有异议' },
  dropped: { en: 'dropped', zh: '已终止' },
};

/** The names of changed fields, each once, in their order. */
export function actionFieldsIn(language: keyof LocalizedText, fields: readonly string[]): string {
  const names = fields.flatMap((field) => actionFieldNames[field]?.[language] ?? []);
  return [...new Set(names)].join(language === 'en' ? ', ' : '、');
}
