/** The main risk of an action, and the next step in a report. */
export const risk = {
  en: {
    title: 'Risk',
    likelihood: 'Likelihood of the main risk',
    level: { low: 'Low', medium: 'Medium', high: 'High' },
    mark: { low: 'Risk: likelihood low', medium: 'Risk: likelihood medium', high: 'Risk: likelihood high' },
    likely: { low: 'Low likelihood', medium: 'Medium likelihood', high: 'High likelihood' },
    event: 'What could happen',
    eventEn: 'What could happen, in English',
    eventZh: 'What could happen, in Chinese',
    response: 'What is done about it',
    responseEn: 'What is done about it, in English',
    responseZh: 'What is done about it, in Chinese',
    noResponse: 'Nothing is stated yet.',
    column: 'Risk',
  },
  zh: {
    title: '风险',
    likelihood: '主要风险的可能性',
    level: { low: '低', medium: '中', high: '高' },
    mark: { low: '风险可能性：低', medium: '风险可能性：中', high: '风险可能性：高' },
    likely: { low: '可能性低', medium: '可能性中等', high: '可能性高' },
    event: '可能发生的情况',
    eventEn: '可能发生的情况（英文）',
    eventZh: '可能发生的情况（中文）',
    response: '应对措施',
    responseEn: '应对措施（英文）',
    responseZh: '应对措施（中文）',
    noResponse: '尚未填写。',
    column: '风险',
  },
} as const;

export const nextStep = {
  en: {
    title: 'Next step',
    hint: 'Optional, in one line.',
    on: 'Date of the next step',
    onColumn: 'Next step by',
    by: 'by {{date}}',
    afterDue: 'This is after the due date of the action, {{date}}.',
  },
  zh: {
    title: '下一步工作',
    hint: '选填，一句话。',
    on: '下一步工作的日期',
    onColumn: '下一步工作日期',
    by: '{{date}}前',
    afterDue: '晚于该行动的期限{{date}}。',
  },
} as const;
