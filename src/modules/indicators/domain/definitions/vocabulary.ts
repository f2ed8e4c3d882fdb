/** The variables that a formula may use: questions of the workspace's questionnaires, and derived variables. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { derivedVariablesInWords } from './derived-variables.js';

/** `code`: one of a list; `codes`: several of a list; `yes-no`: 1, 0 or unknown. */
export type VariableKind = 'number' | 'code' | 'codes' | 'yes-no';

export interface Variable {
  readonly name: string;
  readonly kind: VariableKind;
  readonly label: LocalizedText;
  readonly codes: readonly { readonly code: string; readonly label: LocalizedText }[];
  /** The questions from which it is derived; for a question, the question itself. */
  readonly questions: readonly string[];
  readonly derived: boolean;
}

export interface QuestionWords {
  readonly name: string;
  readonly module: string;
  readonly type: string;
  readonly label: LocalizedText;
  readonly choices: readonly { readonly code: string; readonly label: LocalizedText }[];
}

export interface Vocabulary {
  readonly variables: ReadonlyMap<string, Variable>;
  /** The module of each question. */
  readonly modules: ReadonlyMap<string, string>;
}

/** "98" (don't know) and "99" (prefer not to say) make a variable unknown. */
const noAnswer: readonly string[] = ['98', '99'];

const kinds: Readonly<Record<string, VariableKind>> = {
  integer: 'number',
  decimal: 'number',
  select_one: 'code',
  select_multiple: 'codes',
};

/** Short names of questions that are worded as sentences; other questions keep their sentence. */
const shortNames: Readonly<Record<string, LocalizedText>> = {
  consent: { en: 'consent', zh: '知情同意' },
  age: { en: 'age', zh: '年龄' },
  emp_status: { en: 'employment in the last 7 days', zh: '过去7天就业情况' },
  sex: { en: 'sex', zh: '性别' },
  isco: { en: 'occupation', zh: '职业' },
  icse: { en: 'status in employment', zh: '就业身份' },
  contract: { en: 'labour contract', zh: '劳动合同' },
  hours_usual: { en: 'usual weekly hours', zh: '每周通常工时' },
  env_output: { en: 'environmental goods or services', zh: '环境产品或服务' },
  env_output_share: { en: 'time for environmental goods or services (%)', zh: '用于环境产品或服务的时间（%）' },
  env_process: { en: 'environmental processes', zh: '环境工艺' },
  env_process_share: { en: 'time for environmental processes (%)', zh: '用于环境工艺的时间（%）' },
  social_ins: { en: 'contributions paid by the employer', zh: '用人单位缴纳的保险' },
  osh_train: { en: 'safety and health training', zh: '职业安全与卫生培训' },
  hazards: { en: 'hazards at work', zh: '工作中的危害因素' },
  ppe: { en: 'protective equipment', zh: '劳动防护用品' },
  union_member: { en: 'union membership', zh: '工会会员' },
  cba_cover: { en: 'cover by a collective contract', zh: '集体合同覆盖' },
  consulted: { en: 'consultation on changes', zh: '变动意见征求' },
  wage_month: { en: 'gross monthly earnings (yuan)', zh: '税前月收入（元）' },
  education: { en: 'education', zh: '教育程度' },
  hukou: { en: 'place of household registration (hukou)', zh: '户口登记地' },
  hukou_type: { en: 'type of household registration (hukou)', zh: '户口类型' },
  gender: { en: 'gender', zh: '性别认同' },
  care_resp: { en: 'care responsibilities', zh: '照料责任' },
  isic: { en: 'industry', zh: '行业' },
  isco_mgr: { en: 'kind of manager', zh: '管理人员类别' },
  env_domain: { en: 'environmental field', zh: '环境领域' },
  green_train: { en: 'training on green skills', zh: '绿色技能培训' },
  green_train_hours: { en: 'hours of green training', zh: '绿色技能培训时数' },
  green_train_payer: { en: 'payer of green training', zh: '绿色技能培训付费方' },
  green_skill_gap: { en: 'need for green skills', zh: '绿色技能需求' },
  employer_type: { en: 'formal employer', zh: '签约用人单位' },
  tenure_years: { en: 'years with the employer', zh: '在本单位工作年数' },
  hours_other: { en: 'weekly hours in other jobs', zh: '其他工作每周工时' },
  wage_delay: { en: 'pay more than 30 days late', zh: '工资拖欠超过30天' },
  paid_leave: { en: 'paid annual leave', zh: '带薪年休假' },
  sick_leave: { en: 'paid sick leave', zh: '带薪病假' },
  parental_leave: { en: 'paid parental leave', zh: '带薪育儿类假期' },
  consent_health: { en: 'consent to questions on health', zh: '健康问题单独同意' },
  disability: { en: 'difficulty because of health', zh: '健康困难程度' },
  injury_n: { en: 'accidents at work', zh: '工伤次数' },
  injury_days: { en: 'days missed because of accidents', zh: '因工伤缺勤天数' },
  unfair: { en: 'reasons for unfair treatment', zh: '不公平对待的原因' },
  grievance: { en: 'trusted channel for complaints', zh: '可信赖的投诉渠道' },
  incl_decide: { en: 'decisions take account of people like me', zh: '决策考虑了像我这样的人' },
  trans_expect: { en: 'expected change of the job', zh: '预计岗位变化' },
  displaced: { en: 'job lost to closure or restructuring', zh: '因关停或调整失业' },
  displaced_support: { en: 'support after the loss of a job', zh: '失岗后得到的帮助' },
  reemp_weeks: { en: 'weeks until the next job', zh: '再就业间隔周数' },
  reemp_pay: { en: 'pay compared with the lost job', zh: '与原工作相比的工资' },
  job_search: { en: 'search for work', zh: '求职情况' },
};

/** The name of a question in sentences. */
export const shortNameOf = (question: string): LocalizedText => shortNames[question] ?? { en: question, zh: question };

export function vocabularyOf(questions: readonly QuestionWords[]): Vocabulary {
  const asked = questions.flatMap(({ name, type, label, choices }): Variable[] => {
    const kind = kinds[type];
    if (kind === undefined) return [];
    const codes = choices
      .filter(({ code }) => !noAnswer.includes(code))
      .map(({ code, label: words }) => ({ code, label: words }));
    return [{ name, kind, label: shortNames[name] ?? label, codes, questions: [name], derived: false }];
  });
  const known = new Set(asked.map(({ name }) => name));
  // a derived variable exists if at least one of its questions is asked
  const derived = derivedVariablesInWords
    .filter((each) => each.questions.some((question) => known.has(question)))
    .map((each): Variable => ({ ...each, derived: true }));
  return {
    variables: new Map([...asked, ...derived].map((variable) => [variable.name, variable])),
    modules: new Map(questions.map(({ name, module }) => [name, module])),
  };
}

/** Edit distance between two words (Levenshtein 1965). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

interface Named {
  readonly name: string;
  readonly label: LocalizedText;
}

/** Up to three names that the author may have meant, the most similar first. */
export function nearestOf(name: string, all: Iterable<Named>): string[] {
  const wanted = name.slice(0, 60).toLowerCase();
  return [...all]
    .map((each) => {
      const words = `${each.name} ${each.label.en} ${each.label.zh}`.toLowerCase();
      const contains = wanted.length > 2 && words.includes(wanted);
      return { name: each.name, apart: contains ? 0.5 : distance(wanted, each.name) };
    })
    .filter(({ name: known, apart }) => apart <= Math.max(1, Math.floor(known.length / 3)))
    .sort((one, other) => one.apart - other.apart || (one.name < other.name ? -1 : 1))
    .slice(0, 3)
    .map((each) => each.name);
}

export function suggestionsFor(name: string, { variables }: Vocabulary): string[] {
  return nearestOf(name, variables.values());
}
