/** 待译文本。 */
export const translation = {
  title: '译文',
  purpose: '缺少译文或译文待更新的议定事项和保留意见。',
  outOfDate: '译文待更新',
  stale: {
    en: '英文译文待更新，以中文原文为准。',
    zh: '中文译文待更新，以英文原文为准。',
  },
  missing: '缺少译文',
  upToDate: '译文均为最新',
  upToDateText: '某一语言文本缺失或单独修订后，相应的议定事项和保留意见会显示在此处。',
  conclusion: '议定事项{{label}}',
  reservation: '对{{label}}的保留意见',
  sourceBefore: '修订前原文（{{language}}）',
  source: '原文（{{language}}）',
  text: '译文（{{language}}）',
  save: '保存译文',
  unchanged: '无须修改',
  unchangedHint: '现有译文仍与原文一致。',
  saved: '译文已保存。',
  refersTo: '针对文本第{{version}}版，该文本其后已修订。',
  kind: { recorded: '记录', revised: '修订', translated: '译文' },
} as const;
