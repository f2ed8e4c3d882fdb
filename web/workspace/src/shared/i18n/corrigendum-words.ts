/** What has become of an agreed conclusion after its meeting. */
export const corrigendumWords = {
  en: {
    corrigendum: {
      title: 'Corrigendum {{number}}',
      open: 'Groups can object until {{date}}. Until then, the agreed text stays in force.',
      'in-effect': 'In effect. No group objected by {{date}}.',
      objected: 'Not in effect, because a group objected. Proposed for the next agenda.',
      error: 'Clerical error: {{error}}',
      objection: 'Objection ({{group}}): {{reason}}',
    },
    replaces: 'Replaces',
    replacesField: 'Replaces an earlier conclusion (optional)',
    replacesHint:
      'The earlier conclusion keeps its number and text, and is marked as replaced when this one is agreed.',
    replacedMark: 'Replaced',
    replacedBy: 'Replaced by',
    replacementPending: 'To be replaced, when it is agreed, by',
  },
  zh: {
    corrigendum: {
      title: '勘误{{number}}',
      open: '各方可于{{date}}前（含当日）提出异议，期满前原正文有效。',
      'in-effect': '已生效，截至{{date}}无一方提出异议。',
      objected: '因有一方提出异议，未生效，已提请列入下次议程。',
      error: '笔误：{{error}}',
      objection: '{{group}}方提出异议：{{reason}}',
    },
    replaces: '替代',
    replacesField: '替代以往的议定事项（可不填）',
    replacesHint: '原议定事项保留编号和正文，待本事项议定后标记为已被替代。',
    replacedMark: '已被替代',
    replacedBy: '已被替代，见',
    replacementPending: '拟被替代（待议定），见',
  },
} as const;
