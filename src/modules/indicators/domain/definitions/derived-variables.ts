/** Names of the variables that the classification derives, and the questions on which each depends. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';

interface DerivedVariable {
  readonly name: string;
  readonly kind: 'number' | 'code' | 'yes-no';
  readonly label: LocalizedText;
  readonly codes: readonly { readonly code: string; readonly label: LocalizedText }[];
  readonly questions: readonly string[];
}

const environmental = ['env_output', 'env_output_share', 'env_process', 'env_process_share'] as const;
const core5 = [
  ...['wage_month', 'hours_usual', 'osh_train', 'hazards', 'ppe', 'contract'],
  ...['union_member', 'cba_cover', 'consulted', 'social_ins'],
] as const;
/** What the rule of eight flags asks in addition. */
export const askedByStrict8 = ['hours_other', 'unfair', 'paid_leave'] as const;
const strict8 = [...core5, ...askedByStrict8] as const;

type Line = readonly [name: string, en: string, zh: string, questions: readonly string[]];

const yesNo: readonly Line[] = [
  ['emp', 'in employment', '就业', ['emp_status']],
  ['employee', 'employee', '雇员', ['emp_status', 'icse']],
  ['env_job', 'environmental job', '环境岗位', environmental],
  // which flags count depends on the settings of the run
  ['decent', 'decent job', '体面劳动', strict8],
  [
    'green_job',
    'green job (environmental and decent)',
    '绿色岗位（环境岗位且体面劳动）',
    ['emp_status', 'icse', ...environmental, ...strict8],
  ],
  ['low_pay', 'low pay', '低工资', ['wage_month', 'hours_usual']],
  ['nonlocal_hukou', 'hukou registered elsewhere in the mainland', '户籍登记在内地其他地方', ['hukou']],
  ['informal', 'informal employment', '非正规就业', ['social_ins', 'paid_leave', 'sick_leave']],
  ['precarious', 'precarious employment', '不稳定就业', ['icse', 'contract', 'employer_type']],
  ['disabled', 'a lot of difficulty because of health', '有较大健康困难', ['disability', 'consent_health']],
  ['youth', 'aged 16 to 24', '16至24岁', ['age']],
  ['at_risk', 'expects the job to disappear or to change a lot', '预计岗位消失或发生很大变化', ['trans_expect']],
  ['fulltime', 'full time (35 hours or more)', '全日制（35小时及以上）', ['hours_usual']],
  ['exposed', 'exposed to a hazard', '接触职业危害', ['hazards']],
];

const numbers: readonly Line[] = [
  ['env_o', 'time for environmental outputs (%)', '用于环境产出的时间（%）', ['env_output', 'env_output_share']],
  ['env_p', 'time for environmental processes (%)', '用于环境工艺的时间（%）', ['env_process', 'env_process_share']],
  ['env_total', 'environmental working time (%)', '环境工作时间（%）', environmental],
  ['dw_count', 'criteria of decent work met (0 to 8)', '达到的体面劳动标准数（0至8）', strict8],
  ['hourly', 'hourly earnings (yuan)', '小时收入（元）', ['wage_month', 'hours_usual']],
  ['hours_all', 'weekly hours in all jobs', '全部工作每周工时', ['hours_usual', 'hours_other']],
  ['si_count', 'social insurances paid (0 to 5)', '缴纳的社会保险数（0至5）', ['social_ins']],
];

const codes = {
  env_class: [
    { code: 'none', label: { en: 'not environmental', zh: '非环境岗位' } },
    { code: 'output', label: { en: 'environmental outputs', zh: '环境产出' } },
    { code: 'process', label: { en: 'environmental processes', zh: '环境工艺' } },
  ],
  edu4: [
    { code: '1', label: { en: 'junior secondary or less', zh: '初中及以下' } },
    { code: '2', label: { en: 'senior or technical secondary', zh: '高中、中职、技校' } },
    { code: '3', label: { en: 'junior college', zh: '大专' } },
    { code: '4', label: { en: 'bachelor or higher', zh: '本科及以上' } },
  ],
} as const;

function lines(kind: 'number' | 'yes-no', list: readonly Line[]): DerivedVariable[] {
  return list.map(([name, en, zh, questions]) => ({ name, kind, label: { en, zh }, codes: [], questions }));
}

export const derivedVariablesInWords: readonly DerivedVariable[] = [
  ...lines('yes-no', yesNo),
  ...lines('number', numbers),
  {
    name: 'env_class',
    kind: 'code',
    label: { en: 'kind of environmental job', zh: '环境岗位类别' },
    codes: codes.env_class,
    questions: environmental,
  },
  {
    name: 'edu4',
    kind: 'code',
    label: { en: 'education in four levels', zh: '教育程度（四级）' },
    codes: codes.edu4,
    questions: ['education'],
  },
];
