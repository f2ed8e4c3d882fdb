/** What can be done about an agreed conclusion after its meeting. */
export const corrigendum = {
  en: {
    heading: 'Correct or replace',
    explain:
      'The meeting has ended, so this text is kept. Correct a clerical error by a corrigendum, to which each group can object within 10 working days. Anything else needs a new conclusion that replaces this one, at a roundtable or in writing (ad referendum).',
    propose: 'Propose corrigendum',
    proposeHint: 'All parties are notified with both texts. Each group can object within 10 working days.',
    text: 'Corrected text',
    error: 'What the clerical error is',
    submit: 'Propose',
    object: 'Object',
    objectHint: 'The corrigendum then has no effect, and is proposed for the next agenda. This cannot be undone.',
    group: 'Group that objects',
    reason: 'Reason for the objection',
    replace: 'Propose replacement',
    replaceHint: 'The proposal is added to the next agenda. Only a new conclusion replaces this one.',
    replaceReason: 'Why it should be replaced, and what the new conclusion should say',
    replaced: 'Proposed for the next agenda.',
  },
  zh: {
    heading: '勘误与替代',
    explain:
      '会议已结束，正文不再更改。属笔误的，提出勘误，各方可在10个工作日内提出异议；其他更改须以新的议定事项替代，由圆桌会议议定，或以书面方式（待各组织确认）议定。',
    propose: '提出勘误',
    proposeHint: '将向各方通知更正前后的正文，各方可在10个工作日内提出异议。',
    text: '更正后的正文',
    error: '笔误说明',
    submit: '提出',
    object: '提出异议',
    objectHint: '提出异议后，勘误不生效，并提请列入下次议程。此操作不能撤销。',
    group: '提出异议的一方',
    reason: '异议理由',
    replace: '提议替代',
    replaceHint: '该提议将提请列入下次议程，须以新的议定事项替代。',
    replaceReason: '替代理由及新议定事项的内容',
    replaced: '已提请列入下次议程。',
  },
} as const;
