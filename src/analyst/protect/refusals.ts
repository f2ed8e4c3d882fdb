import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** Where the input is wrong: a JSON Pointer into the spec or the published cells, or `/table` with row and column as facts. */
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

/** What can be wrong with a table of one's own, its spec, or what is said to be published of it. */
export const refusals = {
  shape: (pointer: string, expected: LocalizedText): Problem =>
    refuse(
      'shape',
      {
        title: { en: `Expected ${expected.en}.`, zh: `此处应为${expected.zh}。` },
        hint: { en: 'See docs/methodology/own-tables.md for the spec.', zh: '写法见 docs/methodology/own-tables.md。' },
      },
      { pointer },
    ),
  unknownKey: (pointer: string, allowed: readonly string[]): Problem =>
    refuse(
      'unknown-key',
      {
        title: { en: 'The spec holds a key that is not known.', zh: '说明文件中有未知的键。' },
        hint: { en: `Known here: ${allowed.join(', ')}.`, zh: `此处可用：${allowed.join('、')}。` },
      },
      { pointer, allowed },
    ),
  unknownColumn: (pointer: string, column: string): Problem =>
    refuse(
      'unknown-column',
      {
        title: { en: `There is no column "${column}".`, zh: `没有名为“${column}”的列。` },
        hint: { en: 'Name a column of the header, letter for letter.', zh: '请逐字填写表头中的列名。' },
      },
      { pointer, column },
    ),
  duplicatedColumn: (pointer: string, column: string): Problem =>
    refuse(
      'duplicated-column',
      {
        title: { en: `The column "${column}" stands twice.`, zh: `列“${column}”出现了两次。` },
        hint: {
          en: 'Give each column a name of its own and name it once.',
          zh: '请为每列使用不同的名称，并只写一次。',
        },
      },
      { pointer, column },
    ),
  unknownDimension: (pointer: string, column: string): Problem =>
    refuse(
      'unknown-dimension',
      {
        title: { en: `"${column}" is no dimension of the spec.`, zh: `“${column}”不是说明文件中的维度。` },
        hint: {
          en: 'List it under "dimensions", or leave it out of the table.',
          zh: '请在“dimensions”中列出，或从表中去掉。',
        },
      },
      { pointer, column },
    ),
  cycle: (pointer: string, level: string): Problem =>
    refuse(
      'cycle',
      {
        title: { en: `The level "${level}" is above itself.`, zh: `类别“${level}”成了自己的上级。` },
        hint: { en: 'Parents must lead upwards and end.', zh: '上级关系必须逐级向上并有终点。' },
      },
      { pointer, level },
    ),
  strayedLevel: (place: Place & { readonly level: string }): Problem =>
    refuse(
      'stray-space',
      {
        title: {
          en: `A level begins or ends with a space, or is empty: "${place.level}".`,
          zh: `类别首尾有空格或为空：“${place.level}”。`,
        },
        hint: { en: 'Take the space away: it would be a level of its own.', zh: '请去掉空格，否则会成为另一个类别。' },
      },
      place,
    ),
  upperLevel: (place: Place & { readonly level: string }): Problem =>
    refuse(
      'level-not-lowest',
      {
        title: {
          en: `A row stands at "${place.level}", which is a sum of other levels.`,
          zh: `有一行位于“${place.level}”，而它是其他类别之和。`,
        },
        hint: {
          en: 'Give rows of the lowest levels only; sums are computed. Persons of no lower level need a level of their own.',
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
          en: `A row states ${place.stated} for "${place.level}", but its parts sum to ${place.sum}.`,
          zh: `有一行写明“${place.level}”为${place.stated}，但其下级合计为${place.sum}。`,
        },
        hint: {
          en: 'Find which is wrong, then leave the row out: sums are computed from the lowest levels.',
          zh: '请查明哪一方有误，然后去掉该行：合计由最低一级计算得出。',
        },
      },
      place,
    ),
  notACount: (place: Place & { readonly text: string }): Problem =>
    refuse(
      'not-a-count',
      {
        title: { en: `"${place.text}" is no count of persons.`, zh: `“${place.text}”不是人数。` },
        hint: {
          en: 'Counts are whole numbers from 0 to 1000000000, in digits.',
          zh: '人数须为0至1000000000的整数，用数字书写。',
        },
      },
      place,
    ),
  repeatedRow: (place: Place): Problem =>
    refuse(
      'duplicated-row',
      {
        title: { en: 'Two rows stand for the same combination of levels.', zh: '有两行对应同一类别组合。' },
        hint: {
          en: 'Sum them first, or name the dimension that tells them apart.',
          zh: '请先合并，或补上区分它们的维度。',
        },
      },
      place,
    ),
  raggedRow: (place: Place): Problem =>
    refuse(
      'row-length',
      {
        title: { en: 'A row has not as many cells as the header.', zh: '有一行的单元格数与表头不同。' },
        hint: {
          en: 'Look for a missing or unquoted separator, or an open quote.',
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
        hint: { en: 'Give a header and at least one row.', zh: '请提供表头和至少一行数据。' },
      },
      { pointer: '/table' },
    ),
  tooLarge: (facts: { readonly cells: number; readonly limit: number }): Problem =>
    refuse(
      'too-large',
      {
        title: { en: `The tables would have ${facts.cells} cells.`, zh: `这些表格将有${facts.cells}个单元格。` },
        hint: {
          en: `At most ${facts.limit}: publish fewer columns together, or merge levels.`,
          zh: `最多${facts.limit}个：请减少同时公布的列，或合并类别。`,
        },
      },
      { pointer: '/tables', ...facts },
    ),
  tooLong: (limit: number): Problem =>
    refuse(
      'too-large',
      {
        title: { en: `The table has more than ${limit} rows.`, zh: `表中超过${limit}行。` },
        hint: {
          en: 'Sum over columns that are not published, or merge levels.',
          zh: '请先按不公布的列合计，或合并类别。',
        },
      },
      { pointer: '/table', limit },
    ),
  unfit: (place: Place, why: LocalizedText): Problem =>
    refuse(
      'published-does-not-fit',
      {
        title: why,
        hint: {
          en: 'The published cells must be those of this table and spec: each cell once, zeros and the grand total shown.',
          zh: '公布的单元格须与此表和说明一致：每格一次，零和总计必须公布。',
        },
      },
      place,
    ),
};
