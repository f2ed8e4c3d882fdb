import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/**
 * The place of a problem: a JSON Pointer into the specification or the published cells, or `/table` with row and
 * column as facts.
 */
interface Place {
  readonly pointer: string;
  readonly [fact: string]: unknown;
}

function refuse(
  code: string,
  said: { readonly title: LocalizedText; readonly hint: LocalizedText },
  at: Place,
): Problem {
  return new Problem('invalid', `disclosure.${code}`, said.title, {
    detail: said.hint,
    facts: at,
    errors: [{ pointer: at.pointer, code, detail: said.hint }],
  });
}

/** Why published cells are not those of the table. */
const unfit = {
  foreign: { en: 'A cell does not belong to any of these tables.', zh: '有单元格不属于这些表格。' },
  'always-published': { en: 'A zero or the grand total is not published.', zh: '零或总计未公布。' },
  different: { en: 'A published count differs from the table.', zh: '有单元格公布的数值与表不符。' },
  twice: { en: 'A cell appears twice.', zh: '有单元格出现了两次。' },
  missing: { en: 'A cell is missing.', zh: '缺少单元格。' },
} as const;

/** Problems of a custom table, its specification, or its published cells. */
export const refusals = {
  shape: (pointer: string, expected: LocalizedText): Problem =>
    refuse(
      'shape',
      {
        title: { en: `Expected ${expected.en}.`, zh: `此处应为${expected.zh}。` },
        hint: {
          en: 'The format of the spec is described in docs/methodology/own-tables.md.',
          zh: '写法见 docs/methodology/own-tables.md。',
        },
      },
      { pointer },
    ),
  unknownKey: (pointer: string, allowed: readonly string[]): Problem =>
    refuse(
      'unknown-key',
      {
        title: { en: 'The spec contains an unknown key.', zh: '说明文件中有未知的键。' },
        hint: { en: `Allowed keys: ${allowed.join(', ')}.`, zh: `此处可用：${allowed.join('、')}。` },
      },
      { pointer, allowed },
    ),
  unknownColumn: (pointer: string, column: string): Problem =>
    refuse(
      'unknown-column',
      {
        title: { en: `Column "${column}" not found.`, zh: `没有名为“${column}”的列。` },
        hint: { en: 'Enter a column name exactly as it appears in the header.', zh: '请逐字填写表头中的列名。' },
      },
      { pointer, column },
    ),
  duplicatedColumn: (pointer: string, column: string): Problem =>
    refuse(
      'duplicated-column',
      {
        title: { en: `Column "${column}" appears twice.`, zh: `列“${column}”出现了两次。` },
        hint: {
          en: 'Give each column a different name and list each column once.',
          zh: '请为每列使用不同的名称，并只写一次。',
        },
      },
      { pointer, column },
    ),
  unknownDimension: (pointer: string, column: string): Problem =>
    refuse(
      'unknown-dimension',
      {
        title: { en: `"${column}" is not a dimension of the spec.`, zh: `“${column}”不是说明文件中的维度。` },
        hint: {
          en: 'Add the column under "dimensions", or remove it from the table.',
          zh: '请在“dimensions”中列出，或从表中去掉。',
        },
      },
      { pointer, column },
    ),
  cycle: (pointer: string, level: string): Problem =>
    refuse(
      'cycle',
      {
        title: { en: `Level "${level}" is its own parent.`, zh: `类别“${level}”成了自己的上级。` },
        hint: { en: 'Each chain of parents must end at a top level.', zh: '上级关系必须逐级向上并有终点。' },
      },
      { pointer, level },
    ),
  strayedLevel: (place: Place & { readonly level: string }): Problem =>
    refuse(
      'stray-space',
      {
        title: {
          en: `A level is empty, or starts or ends with a space: "${place.level}".`,
          zh: `类别首尾有空格或为空：“${place.level}”。`,
        },
        hint: {
          en: 'Remove the space. Otherwise the value counts as a separate level.',
          zh: '请去掉空格，否则会成为另一个类别。',
        },
      },
      place,
    ),
  upperLevel: (place: Place & { readonly level: string }): Problem =>
    refuse(
      'level-not-lowest',
      {
        title: {
          en: `A row has the level "${place.level}", which is a sum of other levels.`,
          zh: `有一行位于“${place.level}”，而它是其他类别之和。`,
        },
        hint: {
          en: 'Enter only rows of the lowest levels. Totals are computed. Add a separate level for people who belong to none of the lower levels.',
          zh: '只需提供最低一级的行，合计由程序计算；不属于任何下级的人请单设一个类别。',
        },
      },
      place,
    ),
  doesNotAddUp: (place: Place & { readonly level: string; readonly stated: number; readonly sum: number }): Problem =>
    refuse(
      'does-not-add-up',
      {
        title: {
          en: `A row states ${place.stated} for "${place.level}", but the lower levels add up to ${place.sum}.`,
          zh: `有一行写明“${place.level}”为${place.stated}，但其下级合计为${place.sum}。`,
        },
        hint: {
          en: 'Check which number is wrong, then remove the row. Totals are computed from the lowest levels.',
          zh: '请查明哪一方有误，然后去掉该行：合计由最低一级计算得出。',
        },
      },
      place,
    ),
  notACount: (place: Place & { readonly text: string }): Problem =>
    refuse(
      'not-a-count',
      {
        title: { en: `"${place.text}" is not a number of people.`, zh: `“${place.text}”不是人数。` },
        hint: {
          en: 'Enter a whole number from 0 to 1000000000 in digits.',
          zh: '人数须为0至1000000000的整数，用数字书写。',
        },
      },
      place,
    ),
  repeatedRow: (place: Place): Problem =>
    refuse(
      'duplicated-row',
      {
        title: { en: 'Two rows have the same combination of levels.', zh: '有两行对应同一类别组合。' },
        hint: {
          en: 'Add the rows together, or add the dimension that distinguishes them.',
          zh: '请先合并，或补上区分它们的维度。',
        },
      },
      place,
    ),
  raggedRow: (place: Place): Problem =>
    refuse(
      'row-length',
      {
        title: { en: 'A row has a different number of cells from the header.', zh: '有一行的单元格数与表头不同。' },
        hint: {
          en: 'Check for a missing separator, a separator without quotation marks, or an unclosed quotation mark.',
          zh: '请检查是否缺少分隔符、分隔符未加引号或引号未闭合。',
        },
      },
      place,
    ),
  noRows: (): Problem =>
    refuse(
      'empty-table',
      {
        title: { en: 'The table has no rows.', zh: '表中没有数据行。' },
        hint: { en: 'Add a header and at least one row.', zh: '请提供表头和至少一行数据。' },
      },
      { pointer: '/table' },
    ),
  tooLarge: (facts: { readonly cells: number; readonly limit: number }): Problem =>
    refuse(
      'too-large',
      {
        title: { en: `The tables would have ${facts.cells} cells.`, zh: `这些表格将有${facts.cells}个单元格。` },
        hint: {
          en: `The limit is ${facts.limit}. Publish fewer columns together, or merge levels.`,
          zh: `最多${facts.limit}个：请减少同时公布的列，或合并类别。`,
        },
      },
      { pointer: '/tables', ...facts },
    ),
  tooLong: (limit: number): Problem =>
    refuse(
      'too-many-rows',
      {
        title: { en: `The table has more than ${limit} rows.`, zh: `表中超过${limit}行。` },
        hint: {
          en: 'Aggregate over columns that are not published, or merge levels.',
          zh: '请先按不公布的列合计，或合并类别。',
        },
      },
      { pointer: '/table', limit },
    ),
  unfit: (fault: keyof typeof unfit, place: Place): Problem =>
    refuse(
      'published-does-not-fit',
      {
        title: unfit[fault],
        hint: {
          en: 'The published cells must match this table and spec. List each cell once, and publish zeros and the grand total.',
          zh: '公布的单元格须与此表和说明一致：每格一次，零和总计必须公布。',
        },
      },
      place,
    ),
};
