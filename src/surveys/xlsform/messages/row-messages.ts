import { error, warning } from './message-entry.js';

/** What is wrong with names, groups, texts and choices. `{word}` is replaced; codes are never reused. */
export const ROW_MESSAGES = {
  'no-list': error(
    { en: 'The type {value} names no choice list.', zh: '类型 {value} 没有指明选项列表。' },
    { en: 'Write the name of a list after the type.', zh: '请在类型后写明列表名。' },
  ),
  'no-name': error(
    { en: 'The row has no name.', zh: '该行没有名称。' },
    { en: 'Write a name that begins with a letter, e.g. age.', zh: '请填写以字母开头的名称，例如 age。' },
  ),
  'bad-name': error(
    { en: 'The name {value} cannot be used.', zh: '名称 {value} 不可用。' },
    {
      en: 'Begin with a letter or underscore; use only letters, digits, hyphens, underscores and periods.',
      zh: '请以字母或下划线开头，只使用字母、数字、连字符、下划线和句点。',
    },
  ),
  'reserved-name': error(
    { en: 'The name {value} is reserved.', zh: '名称 {value} 是保留名称。' },
    { en: 'Choose another name.', zh: '请改用其他名称。' },
  ),
  'duplicate-name': error(
    { en: 'The name {value} is already used in the same group.', zh: '同一组中已使用名称 {value}。' },
    { en: 'Choose another name.', zh: '请改用其他名称。' },
  ),
  'similar-name': warning(
    { en: 'The name {value} differs from another only by upper case.', zh: '名称 {value} 与另一名称仅大小写不同。' },
    { en: 'Choose a name that differs more.', zh: '请改用差别更明显的名称。' },
  ),
  'duplicate-repeat': error(
    { en: 'Another repeat has the name {value}.', zh: '另一个重复组已使用名称 {value}。' },
    {
      en: 'Repeat names must be unique in the whole form: choose another name.',
      zh: '重复组名称在整个表单中必须唯一：请改用其他名称。',
    },
  ),
  'unmatched-end': error(
    { en: 'The row ends a {kind} that did not begin.', zh: '该行结束了一个未开始的{kindZh}。' },
    { en: 'Delete the row, or add the row that begins the {kind}.', zh: '请删除该行，或添加开始该{kindZh}的行。' },
  ),
  'unmatched-begin': error(
    { en: 'The {kind} {value} does not end.', zh: '{kindZh} {value} 没有结束。' },
    { en: 'Add a row that ends the {kind}.', zh: '请添加结束该{kindZh}的行。' },
  ),
  'too-deep': error(
    { en: 'Groups are nested more than {most} levels deep.', zh: '组的嵌套超过{most}层。' },
    { en: 'Use fewer levels.', zh: '请减少层数。' },
  ),
  'loop-too-long': error(
    {
      en: 'The loop would ask {items} questions; at most 5,000 are possible.',
      zh: '该循环会产生{items}个问题，最多5000个。',
    },
    { en: 'Use a repeat, or a shorter choice list.', zh: '请改用重复组，或使用较短的选项列表。' },
  ),
  'too-many-questions': error(
    { en: 'The form has more than {most} questions.', zh: '表单的问题超过{most}个。' },
    { en: 'Split the form.', zh: '请拆分表单。' },
  ),
  'no-label': warning(
    { en: 'The question {value} has no label or hint.', zh: '问题 {value} 没有标签或提示。' },
    { en: 'Write a label.', zh: '请填写标签。' },
  ),
  'only-guidance': error(
    {
      en: 'The question {value} has guidance, and no label or hint.',
      zh: '问题 {value} 只有补充说明，没有标签或提示。',
    },
    { en: 'Write a label or a hint.', zh: '请填写标签或提示。' },
  ),
  'big-image-alone': error(
    { en: 'A big image is given without an image.', zh: '给出了大图，但没有图片。' },
    { en: 'Write the name of the small image into the column image.', zh: '请在 image 列填写小图的文件名。' },
  ),
  'no-calculation': error(
    { en: 'The question has no calculation.', zh: '该问题没有计算式。' },
    { en: 'Write the expression into the column calculation.', zh: '请在 calculation 列填写表达式。' },
  ),
  'not-calculated-place': error(
    { en: 'A place recorded in the background cannot have a calculation.', zh: '后台记录的位置不能有计算式。' },
    { en: 'Delete the calculation.', zh: '请删除计算式。' },
  ),
  'unknown-list': error(
    { en: 'The choice list {list} does not exist.', zh: '选项列表 {list} 不存在。' },
    {
      en: 'Check the spelling, or add the list to the sheet {sheet}.',
      zh: '请检查拼写，或在 {sheet} 工作表中添加该列表。',
    },
  ),
  'no-choice-name': error(
    { en: 'The choice has no name.', zh: '该选项没有名称。' },
    { en: 'Write the code to be stored into the column name.', zh: '请在 name 列填写要保存的代码。' },
  ),
  'choice-without-list': warning(
    { en: 'The choice belongs to no list and is not used.', zh: '该选项不属于任何列表，未使用。' },
    { en: 'Write the name of its list into the column list_name.', zh: '请在 list_name 列填写其列表名。' },
  ),
  'duplicate-choice': error(
    { en: 'The list {list} already has the choice {value}.', zh: '列表 {list} 已有选项 {value}。' },
    {
      en: 'Choose another name, or set allow_choice_duplicates to yes in the sheet settings.',
      zh: '请改用其他名称，或在 settings 工作表中将 allow_choice_duplicates 设为 yes。',
    },
  ),
  'no-choice-label': warning(
    { en: 'The choice {value} has no label.', zh: '选项 {value} 没有标签。' },
    { en: 'Write a label.', zh: '请填写标签。' },
  ),
  'blank-in-choice': error(
    {
      en: 'The choice {choice} contains a blank, and the question allows several answers.',
      zh: '选项 {choice} 含有空格，而该问题允许多选。',
    },
    { en: 'Use a name without blanks.', zh: '请使用不含空格的名称。' },
  ),
  'other-with-filter': error(
    { en: 'A question with or_other cannot have a choice filter.', zh: '带 or_other 的问题不能有选项筛选。' },
    {
      en: 'Add a choice other to the list, and a text question after it.',
      zh: '请在列表中添加 other 选项，并在其后添加文本问题。',
    },
  ),
  'other-without-choices': error(
    {
      en: 'A question with or_other needs a list of the sheet choices.',
      zh: '带 or_other 的问题需要 choices 工作表中的列表。',
    },
    { en: 'Add the list to the sheet choices.', zh: '请在 choices 工作表中添加该列表。' },
  ),
  'table-list-mismatch': error(
    {
      en: 'The questions of a table-list have different choice lists.',
      zh: 'table-list 中的问题使用了不同的选项列表。',
    },
    { en: 'Use the same list in all of them.', zh: '请在所有问题中使用同一列表。' },
  ),
  'table-list-filter': error(
    { en: 'A question of a table-list cannot have a choice filter.', zh: 'table-list 中的问题不能有选项筛选。' },
    {
      en: 'Delete the filter, or the appearance table-list of the group.',
      zh: '请删除筛选，或删除该组的 table-list 外观。',
    },
  ),
} as const;
