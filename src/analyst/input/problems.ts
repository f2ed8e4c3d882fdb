import { Problem } from '../../kernel/problem.js';
import type { LocalizedText } from '../../kernel/localized-text.js';

/** A place in the request (JSON Pointer) with facts about it. */
interface Place {
  readonly pointer: string;
  readonly [fact: string]: unknown;
}

interface Words extends LocalizedText {
  /** What the user can do. */
  readonly hint: LocalizedText;
}

const at = (code: string, { hint, ...title }: Words, place: Place): Problem =>
  new Problem('invalid', `indicators.estimate.${code}`, title, {
    detail: hint,
    facts: place,
    errors: [{ pointer: place.pointer, code, detail: title }],
  });

/** Problems of requests to estimate from a table. Pointers are JSON Pointers into the request. */
export const estimateProblems = {
  unknownKey: (key: string, pointer: string, allowed: readonly string[]): Problem =>
    at(
      'unknown-key',
      {
        en: `Unknown key "${key}".`,
        zh: `未知的键“${key}”。`,
        hint: { en: `Allowed keys: ${allowed.join(', ')}.`, zh: `此处可用：${allowed.join('、')}。` },
      },
      { pointer, key },
    ),
  unknownValue: (pointer: string, allowed: readonly string[]): Problem =>
    at(
      'unknown-value',
      {
        en: `Unknown value.`,
        zh: `未知的取值。`,
        hint: { en: `Expected one of: ${allowed.join(', ')}.`, zh: `应为以下之一：${allowed.join('、')}。` },
      },
      { pointer, allowed },
    ),
  shape: (pointer: string, expected: string): Problem =>
    at(
      'shape',
      {
        en: `The request does not have the expected structure.`,
        zh: `请求格式不正确。`,
        hint: { en: `Expected ${expected}.`, zh: `格式应为：${expected}。` },
      },
      { pointer },
    ),
  unknownColumn: (column: string, place: Place & { near?: string | null }): Problem =>
    at(
      'unknown-column',
      {
        en: `Column "${column}" not found.`,
        zh: `没有名为“${column}”的列。`,
        hint: place.near
          ? { en: `Did you mean "${place.near}"?`, zh: `是否指“${place.near}”？` }
          : { en: 'Enter the column name exactly as it appears in the header.', zh: '列名须与标题行逐字一致。' },
      },
      { ...place, column },
    ),
  columnTaken: (column: string, pointer: string): Problem =>
    at(
      'column-taken',
      {
        en: `A column named "${column}" already exists.`,
        zh: `已有名为“${column}”的列。`,
        hint: { en: 'Choose another name for the derived column.', zh: '请为派生列另取名称。' },
      },
      { pointer, column },
    ),
  notANumber: (column: string, place: Place & { row: number; cell: string }): Problem =>
    at(
      'not-a-number',
      {
        en: `Column "${column}" must contain numbers, but row ${place.row} contains text: "${place.cell}".`,
        zh: `列“${column}”中应为数字，第${place.row}行却是文字“${place.cell}”。`,
        hint: {
          en: 'Row numbers start below the header. Leave a missing value empty or enter NA. Use a point as the decimal separator.',
          zh: '行数从标题行之下算起。缺失值留空或写 NA；小数点用“.”。',
        },
      },
      { ...place, column },
    ),
  notFinite: (column: string, place: Place & { row: number }): Problem =>
    at(
      'not-finite',
      {
        en: `Column "${column}" contains an infinite value in row ${place.row}.`,
        zh: `列“${column}”第${place.row}行为无穷大。`,
        hint: { en: 'If the value is not known, leave the cell empty.', zh: '未知值请留空。' },
      },
      { ...place, column },
    ),
  missing: (column: string, count: number, pointer = '/missing'): Problem =>
    at(
      'missing-values',
      {
        en: `Column "${column}" has ${count} missing values.`,
        zh: `列“${column}”缺${count}个值。`,
        hint:
          pointer === '/missing'
            ? { en: 'To exclude these rows, set "missing": "omit".', zh: '如需略去这些行，请设 "missing": "omit"。' }
            : {
                en: 'Design, weight and calibration columns need a value in every row.',
                zh: '设计、权数与校准变量每行都须有值。',
              },
      },
      { pointer, column, count },
    ),
  unknownLevel: (column: string, level: string, pointer: string): Problem =>
    at(
      'unknown-level',
      {
        en: `Column "${column}" has no level "${level}".`,
        zh: `列“${column}”没有取值“${level}”。`,
        hint: {
          en: 'Levels must match exactly, including spaces and upper and lower case.',
          zh: '取值逐字比较，包括空格与大小写。',
        },
      },
      { pointer, column, level },
    ),
  straySpace: (column: string, place: Place & { levels: readonly [string, string] }): Problem =>
    at(
      'stray-space',
      {
        en: `Two levels of "${column}" differ only in spaces: "${place.levels[0]}" and "${place.levels[1]}".`,
        zh: `“${column}”的两个取值仅空格不同：“${place.levels[0]}”与“${place.levels[1]}”。`,
        hint: {
          en: 'Remove the spaces. Otherwise they count as two groups.',
          zh: '请去掉空格，否则会被当作两个类别。',
        },
      },
      { ...place, column },
    ),
  notBinary: (column: string): Problem =>
    at(
      'not-binary',
      {
        en: `Column "${column}" must contain only 0 and 1.`,
        zh: `列“${column}”只能取0和1。`,
        hint: {
          en: 'Create a 0/1 column with "derive", or request the mean.',
          zh: '请用 "derive" 派生0/1列，或改求均值。',
        },
      },
      { pointer: '/variables', column },
    ),
  tooManyFigures: (figures: number, most: number, pointer: string): Problem =>
    at(
      'too-many-figures',
      {
        en: `The request contains ${figures} figures.`,
        zh: `该请求一次要求${figures}个数值。`,
        hint: {
          en: `The limit is ${most}, because the covariance of every pair of figures is computed. Merge levels, or request fewer columns.`,
          zh: `最多${most}个，因为每个数值都要与其余数值计算协方差：请合并类别或减少列。`,
        },
      },
      { pointer, figures, most },
    ),
  overflow: (column: string, pointer: string): Problem =>
    at(
      'overflow',
      {
        en: `The sums of "${column}" are too large to compute.`,
        zh: `“${column}”的合计过大，无法表示。`,
        hint: { en: 'Express the column in a larger unit.', zh: '请以更大的单位提供该列。' },
      },
      { pointer, column },
    ),
  noWeight: (pointer: string): Problem =>
    at(
      'no-weight',
      {
        en: 'All weights are 0.',
        zh: '所有权数均为0。',
        hint: { en: 'A weight is the number of people that a row represents.', zh: '权数是该行所代表的人数。' },
      },
      { pointer },
    ),
  sameFactor: (column: string, pointer: string): Problem =>
    at(
      'same-factor',
      {
        en: `You cannot test "${column}" against itself.`,
        zh: `“${column}”与其自身检验。`,
        hint: { en: 'Enter two different factors.', zh: '请写出两个不同的因素。' },
      },
      { pointer, column },
    ),
  twoLevels: (column: string, pointer: string): Problem =>
    at(
      'two-levels',
      {
        en: pointer.startsWith('/by')
          ? `Factor "${column}" must have exactly two levels.`
          : `Factor "${column}" must have at least two levels.`,
        zh: pointer.startsWith('/by') ? `因素“${column}”必须恰有两个取值。` : `因素“${column}”至少须有两个取值。`,
        hint: { en: 'Limit the rows with "where".', zh: '请用 "where" 限定行。' },
      },
      { pointer, column },
    ),
  quantileContrast: (): Problem =>
    at(
      'contrast-needs-replicates',
      {
        en: 'A contrast of quantiles cannot be computed by linearisation.',
        zh: '分位数的对比没有线性化协方差。',
        hint: {
          en: 'Use "replication": {"type": "bootstrap", "replicates": 500, "seed": 1}.',
          zh: '请设 "replication": {"type": "bootstrap", "replicates": 500, "seed": 1}。',
        },
      },
      { pointer: '/contrasts' },
    ),
  jackknifeOfStrata: (): Problem =>
    at(
      'jackknife-of-strata',
      {
        en: 'JK1 is for designs without strata, but this design has strata.',
        zh: 'JK1 不考虑分层，而该设计有分层。',
        hint: { en: 'Use "JKn".', zh: '请改用 "JKn"。' },
      },
      { pointer: '/replication/type' },
    ),
  noTest: (df: number): Problem =>
    at(
      'no-test',
      {
        en: 'This test cannot be computed from the sample.',
        zh: '该样本不足以进行此检验。',
        hint: {
          en: 'There are too few primary sampling units, or the values do not vary within the groups.',
          zh: '初级抽样单元过少，或组内数值没有差异。',
        },
      },
      { pointer: '/statistic', df },
    ),
  undefinedContrast: (name: string, pointer: string): Problem =>
    at(
      'contrast-undefined',
      {
        en: `The divisor of contrast "${name}" is estimated as zero.`,
        zh: `对比“${name}”的除数估计为零。`,
        hint: { en: 'Request the difference instead.', zh: '请改求差异。' },
      },
      { pointer, name },
    ),
} as const;
