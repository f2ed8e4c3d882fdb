export const plansPage = {
  title: '规划、工具与研究',
  purpose: '行动所依据的规划及其目标，用于衡量或指导的工具，以及引出行动的研究报告。',
  plans: '规划',
  instruments: '工具',
  studies: '研究报告',
  retired: '已停用',
  targets: '目标',
  noTargets: '未说明目标',
  empty: '暂无规划、工具或研究报告',
  emptyExplain: '行动所依据的规划、标准、框架和研究报告显示在此处。',
  measuredBy: '衡量工具：{{instrument}}',
};

export const planKind = {
  plan: '规划',
  framework: '框架',
  index: '指数',
  standard: '标准',
  guidelines: '指南',
  database: '数据库',
  tool: '工具',
  platform: '平台',
  study: '研究报告',
};

/** 条目的依据。 */
export const basis = { seed: '原文载明', inferred: '据原文推断', general: '公开资料' } as const;
