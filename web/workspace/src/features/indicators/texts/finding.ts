/** The finding of an indicator in a sentence. No "less" or "more" if the interval of the difference includes zero. */
const unclearEn = 'the interval of the difference, {{between}}, includes zero';
const unclearZh = '差距的置信区间（{{between}}）包含零';

export const findingEn = {
  methods: 'Definition and methods',
  top: {
    noGap: 'no clear gap: the interval includes zero',
    change: 'Change since wave {{wave}}',
    verdict: {
      'no-clear-change': 'No clear change',
      'not-testable': 'Cannot be tested',
      'other-settings': 'Not comparable',
    },
  },
  actions: {
    title: 'Actions that should change this figure',
    purpose: 'Actions on the roadmap that have this indicator as a target.',
    from: '{{start}} to {{due}}',
    due: 'due {{due}}',
    undated: 'no due date',
  },
  finding: {
    share: '{{value}} of {{who}}, {{between}}.',
    plain: '{{value}}, {{between}}.',
    persons: '{{value}} people, {{between}}.',
    women: '{{value}} of {{who}} are women, {{between}}.',
    gap: {
      unclear: 'No clear difference between women and men.',
      lower: 'The figure for women is {{value}} lower than for men, {{between}}.',
      higher: 'The figure for women is {{value}} higher than for men, {{between}}.',
    },
    compared: {
      gpg_mean: {
        less: 'Women earn {{value}} less per hour than men, {{between}}; not adjusted for occupation.',
        more: 'Women earn {{value}} more per hour than men, {{between}}; not adjusted for occupation.',
        unclear: `No clear difference between the hourly earnings of women and men: ${unclearEn}.`,
        unknown: 'Estimated gap in hourly earnings between women and men: {{value}}. Its uncertainty is unknown.',
      },
      gpg_median: {
        less: 'Women’s median hourly earnings are {{value}} lower than men’s, {{between}}; not adjusted for occupation.',
        more: 'Women’s median hourly earnings are {{value}} higher than men’s, {{between}}; not adjusted for occupation.',
        unclear: `No clear difference between the median hourly earnings of women and men: ${unclearEn}.`,
        unknown:
          'Estimated gap in median hourly earnings between women and men: {{value}}. Its uncertainty is unknown.',
      },
      gpg_mean_env: {
        less: 'In environmental jobs, women earn {{value}} less per hour than men, {{between}}; not adjusted for occupation.',
        more: 'In environmental jobs, women earn {{value}} more per hour than men, {{between}}; not adjusted for occupation.',
        unclear: `No clear difference between the hourly earnings of women and men in environmental jobs: ${unclearEn}.`,
        unknown: 'Estimated gap in hourly earnings in environmental jobs: {{value}}. Its uncertainty is unknown.',
      },
      gpg_factor_weighted: {
        less: 'Women earn {{value}} less per hour than comparable men, {{between}}.',
        more: 'Women earn {{value}} more per hour than comparable men, {{between}}.',
        unclear: `No clear difference between the hourly earnings of women and comparable men: ${unclearEn}.`,
        unknown: 'Estimated gap in hourly earnings from comparable men: {{value}}. Its uncertainty is unknown.',
      },
      motherhood_pay_gap: {
        less: 'Women with a child under 6 earn {{value}} less per hour than women without, {{between}}.',
        more: 'Women with a child under 6 earn {{value}} more per hour than women without, {{between}}.',
        unclear: `No clear difference between the hourly earnings of women with and without a child under 6: ${unclearEn}.`,
        unknown: 'Estimated gap between women with and without a child under 6: {{value}}. Its uncertainty is unknown.',
      },
      env_wage_premium: {
        less: 'Environmental jobs pay {{value}} less per hour than other jobs, {{between}}.',
        more: 'Environmental jobs pay {{value}} more per hour than other jobs, {{between}}.',
        unclear: `No clear difference between the hourly earnings in environmental and other jobs: ${unclearEn}.`,
        unknown: 'Estimated difference between environmental and other jobs: {{value}}. Its uncertainty is unknown.',
      },
      green_job_gender_gap: {
        less: 'The share in green jobs is {{value}} lower among women than among men, {{between}}.',
        more: 'The share in green jobs is {{value}} higher among women than among men, {{between}}.',
        unclear: `No clear difference between the shares of women and men in green jobs: ${unclearEn}.`,
        unknown: 'Estimated difference between women and men: {{value}}. Its uncertainty is unknown.',
      },
      nonlocal_hukou_green_gap: {
        less: 'The share in green jobs is {{value}} lower among workers registered elsewhere than among local workers, {{between}}.',
        more: 'The share in green jobs is {{value}} higher among workers registered elsewhere than among local workers, {{between}}.',
        unclear: `No clear difference between workers registered elsewhere and local workers: ${unclearEn}.`,
        unknown:
          'Estimated difference between workers registered elsewhere and local workers: {{value}}. Its uncertainty is unknown.',
      },
    },
  },
} as const;

export const findingZh = {
  methods: '定义与方法',
  top: {
    noGap: '差距不显著：置信区间包含零',
    change: '与第{{wave}}期相比的变化',
    verdict: { 'no-clear-change': '无显著变化', 'not-testable': '无法检验', 'other-settings': '不可比' },
  },
  actions: {
    title: '旨在改变该数值的行动',
    purpose: '路线图中以该指标为目标的行动。',
    from: '{{start}}至{{due}}',
    due: '{{due}}到期',
    undated: '无期限',
  },
  finding: {
    share: '占{{who}}的{{value}}，{{between}}。',
    plain: '{{value}}，{{between}}。',
    persons: '{{value}}人，{{between}}。',
    women: '{{who}}中女性占{{value}}，{{between}}。',
    gap: {
      unclear: '女性与男性差距不显著。',
      lower: '女性比男性低{{value}}，{{between}}。',
      higher: '女性比男性高{{value}}，{{between}}。',
    },
    compared: {
      gpg_mean: {
        less: '女性每小时收入比男性低{{value}}，{{between}}；未按职业调整。',
        more: '女性每小时收入比男性高{{value}}，{{between}}；未按职业调整。',
        unclear: `女性与男性的每小时收入差距不显著：${unclearZh}。`,
        unknown: '女性与男性每小时收入的估计差距：{{value}}；其不确定性未知。',
      },
      gpg_median: {
        less: '女性每小时收入中位数比男性低{{value}}，{{between}}；未按职业调整。',
        more: '女性每小时收入中位数比男性高{{value}}，{{between}}；未按职业调整。',
        unclear: `女性与男性的每小时收入中位数差距不显著：${unclearZh}。`,
        unknown: '女性与男性每小时收入中位数的估计差距：{{value}}；其不确定性未知。',
      },
      gpg_mean_env: {
        less: '在环境岗位中，女性每小时收入比男性低{{value}}，{{between}}；未按职业调整。',
        more: '在环境岗位中，女性每小时收入比男性高{{value}}，{{between}}；未按职业调整。',
        unclear: `环境岗位中女性与男性的每小时收入差距不显著：${unclearZh}。`,
        unknown: '环境岗位中每小时收入的估计差距：{{value}}；其不确定性未知。',
      },
      gpg_factor_weighted: {
        less: '女性每小时收入比情况相近的男性低{{value}}，{{between}}。',
        more: '女性每小时收入比情况相近的男性高{{value}}，{{between}}。',
        unclear: `女性与情况相近的男性的每小时收入差距不显著：${unclearZh}。`,
        unknown: '女性与情况相近的男性每小时收入的估计差距：{{value}}；其不确定性未知。',
      },
      motherhood_pay_gap: {
        less: '有6岁以下子女的女性每小时收入比没有的女性低{{value}}，{{between}}。',
        more: '有6岁以下子女的女性每小时收入比没有的女性高{{value}}，{{between}}。',
        unclear: `有与没有6岁以下子女的女性每小时收入差距不显著：${unclearZh}。`,
        unknown: '有与没有6岁以下子女的女性每小时收入的估计差距：{{value}}；其不确定性未知。',
      },
      env_wage_premium: {
        less: '环境岗位每小时收入比其他岗位低{{value}}，{{between}}。',
        more: '环境岗位每小时收入比其他岗位高{{value}}，{{between}}。',
        unclear: `环境岗位与其他岗位的每小时收入差距不显著：${unclearZh}。`,
        unknown: '环境岗位与其他岗位每小时收入的估计差距：{{value}}；其不确定性未知。',
      },
      green_job_gender_gap: {
        less: '女性从事绿色岗位的占比比男性低{{value}}，{{between}}。',
        more: '女性从事绿色岗位的占比比男性高{{value}}，{{between}}。',
        unclear: `女性与男性从事绿色岗位的占比差距不显著：${unclearZh}。`,
        unknown: '女性与男性的估计差距：{{value}}；其不确定性未知。',
      },
      nonlocal_hukou_green_gap: {
        less: '外地户籍雇员从事绿色岗位的占比比本地户籍雇员低{{value}}，{{between}}。',
        more: '外地户籍雇员从事绿色岗位的占比比本地户籍雇员高{{value}}，{{between}}。',
        unclear: `外地与本地户籍雇员从事绿色岗位的占比差距不显著：${unclearZh}。`,
        unknown: '外地与本地户籍雇员的估计差距：{{value}}；其不确定性未知。',
      },
    },
  },
} as const;
