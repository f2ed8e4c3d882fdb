export const plansPage = {
  title: '规划与工具',
  purpose: '行动所依据的规划及其目标，以及用于衡量或指导的工具。',
  plans: '规划',
  instruments: '工具',
  targets: '目标',
  noTargets: '未说明目标',
  empty: '暂无规划或工具',
  emptyExplain: '行动所依据的规划、标准和框架显示在此处。目前仅演示工作区包含这些内容，其他工作区尚不能添加。',
  measuredBy: '以{{instrument}}衡量',
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
};
