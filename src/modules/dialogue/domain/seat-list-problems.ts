import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { Problem } from '../../../kernel/problem.js';
import { invalid, invalidFields } from './problem-words.js';
import { mostListColumns, mostListRows, namesOf } from './seat-list.js';
import type { SeatListFaultKind, SeatListRefusal } from './seat-list.js';
import type { PlannedSeat } from './seat-list-plan.js';

const named = (names: readonly LocalizedText[]): LocalizedText => ({
  en: names.map(({ en }) => en).join(', '),
  zh: names.map(({ zh }) => zh).join('、'),
});
const [kinds, functions] = [named(namesOf.kind), named(namesOf.function)];

const words: Readonly<Record<SeatListFaultKind, readonly [string, string]>> = {
  quotes: ['Close the quotation marks in this row, or remove them.', '请补全或删除该行中的引号。'],
  'more-cells': [
    'This row has more cells than the first row. Put a text with a comma in quotation marks, or name all columns.',
    '该行的单元格多于第一行。请为含逗号的内容加引号，或补全列名。',
  ],
  'name-missing': ['Enter the name of the person.', '请填写姓名。'],
  'name-long': ['Enter a name of up to 300 characters.', '姓名最长300个字符。'],
  email: ['Enter one email address, for example name@example.org.', '请填写一个邮箱地址，如 name@example.org。'],
  group: ['Enter government, employers or workers, or leave the cell empty.', '请填写政府、雇主或工人，或留空。'],
  kind: [
    `Enter one of: ${kinds.en}. If blank, the default seat is used.`,
    `请填写以下之一：${kinds.zh}。留空则按默认席位。`,
  ],
  function: [`Enter one of: ${functions.en}, or leave the cell empty.`, `请填写以下之一：${functions.zh}，或留空。`],
  sex: ['Enter female, male or not stated, or leave the cell empty.', '请填写女、男或未说明，或留空。'],
  'email-of-person': [
    'The person of this name in the directory has an account with another email. Correct the email or leave it blank. If this is someone else, add them to the directory first.',
    '名录中该姓名的人员，其账户使用另一邮箱。请更正邮箱或留空。如非同一人，请先将其登记到名录。',
  ],
  'repeated-email': [
    'An earlier row has this email. Enter the own email of each person, or leave the cell empty and print a letter.',
    '前面的行已使用该邮箱。请填写本人的邮箱，或留空并打印邀请函。',
  ],
  'several-people': [
    'Several people have this name. Add the organisation, the group or the email.',
    '有多人同名。请补充组织、所属方或邮箱。',
  ],
  'organisation-unknown': [
    'Organisation not found. Use its name in the directory, or add it to the directory first.',
    '未找到该组织。请使用名录中的名称，或先将其登记到名录。',
  ],
  'several-organisations': ['Several organisations have this name. Use the full name.', '有多个组织同名。请填写全称。'],
  'organisation-of-person': [
    'The directory lists this person under another organisation. Correct the row, or change the directory first.',
    '名录中此人属于其他组织。请更正该行，或先修改名录。',
  ],
  'organisation-of-group': [
    'The directory lists this organisation under another group. Correct the group or the organisation.',
    '名录中该组织属于另一方。请更正所属方或组织。',
  ],
  'group-of-person': [
    'The directory lists this person under another group. Correct the row, or change the directory first.',
    '名录中此人属于另一方。请更正该行，或先修改名录。',
  ],
  'sex-of-person': [
    'The directory states another sex for this person. Correct the row, or change the directory first.',
    '名录中此人的性别与该行不同。请更正该行，或先修改名录。',
  ],
  'group-missing': [
    'This person is new. Enter a group, an organisation, or a seat without a group, for example observer.',
    '此人尚未登记。请填写所属方、组织，或填写不属于三方的席位，如观察员。',
  ],
  'kind-needs-constituency': [
    'Only government, employers or workers can have titular and substitute seats.',
    '正式代表和候补代表席位仅限政府、雇主或工人。',
  ],
  'kind-is-for-no-constituency': [
    'Interpreters and the secretariat do not belong to any of the three groups.',
    '口译员和秘书处不属于三方中的任何一方。',
  ],
  'function-needs-constituency': [
    'Vice-chairs and spokespersons must belong to one of the three groups.',
    '副主席和发言人须代表三方之一。',
  ],
  'kind-has-no-function': [
    'Interpreters cannot have another function. Leave the cell empty.',
    '口译员不能担任其他职务。请将该单元格留空。',
  ],
  seated: ['This person already has a seat. Leave the row out.', '此人已有席位。请略过该行。'],
  repeated: ['This person is in an earlier row. Leave the row out.', '此人已列在前面的行中。请略过该行。'],
  chair: ['The roundtable already has a chair. Remove this function.', '圆桌会议已有主席。请删除该职务。'],
  'vice-chair': ['This group already has a vice-chair. Remove this function.', '该方已有副主席。请删除该职务。'],
};

export const seatListFaultWords = (kind: SeatListFaultKind): LocalizedText => ({
  en: words[kind][0],
  zh: words[kind][1],
});

const refusals: Readonly<Record<SeatListRefusal, (rows: number) => LocalizedText>> = {
  empty: () => ({
    en: 'Paste at least two rows: the names of the columns, and one person.',
    zh: '请粘贴至少两行：列名和一名人员。',
  }),
  'no-names': () => ({
    en: 'Name the columns in the first row. The column “Name” is required.',
    zh: '请在第一行填写列名，其中“姓名”列为必填。',
  }),
  'repeated-column': () => ({
    en: 'Two columns have the same meaning. Remove one of them.',
    zh: '有两列含义相同。请删除其中一列。',
  }),
  'too-wide': () => ({
    en: `The list can have up to ${mostListColumns} columns. Remove the columns that are not needed.`,
    zh: `名单最多${mostListColumns}列。请删除不需要的列。`,
  }),
  'too-long': (rows) => ({
    en: `The list has ${rows} rows; up to ${mostListRows} are possible. Divide the list.`,
    zh: `名单有${rows}行，最多${mostListRows}行。请分成几份。`,
  }),
};

export const seatListUnreadable = (why: SeatListRefusal, rows: number): Problem =>
  invalid(`seat-list.${why}`, '/text', {
    title: { en: 'The list cannot be read.', zh: '无法读取名单。' },
    detail: refusals[why](rows),
  });

/** Nothing is written as long as a row that is not left out has an error; the first 100 such rows are named. */
export const seatListWrong = (planned: readonly PlannedSeat[]): Problem =>
  invalidFields(
    'seat-list.rows-wrong',
    {
      en: 'Some rows of the list have errors, so no seat was assigned. Correct these rows, or leave them out.',
      zh: '名单中部分行有误，未安排任何席位。请更正这些行，或将其略过。',
    },
    planned
      .filter(({ faults }) => faults.length > 0)
      .slice(0, 100)
      .flatMap(({ row, faults }) =>
        faults.map(({ kind, column }) => ({
          pointer: `${row}/${column}`,
          code: `dialogue.seat-list.${kind}`,
          detail: seatListFaultWords(kind),
        })),
      ),
  );
