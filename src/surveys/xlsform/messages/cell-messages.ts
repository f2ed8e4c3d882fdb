import { error, warning } from './message-entry.js';

/** What is wrong with parameters, references, expressions and entities. `{word}` is replaced; codes are never reused. */
export const CELL_MESSAGES = {
  'bad-file-extension': error(
    { en: 'The file {value} has no extension that is supported.', zh: '文件 {value} 的扩展名不受支持。' },
    { en: 'Use a .csv, .xml or .geojson file.', zh: '请使用 .csv、.xml 或 .geojson 文件。' },
  ),
  'bad-parameters': error(
    { en: 'The parameters {value} cannot be read.', zh: '无法读取参数 {value}。' },
    { en: 'Write them as key=value, separated by blanks.', zh: '请写成 key=value，并以空格分隔。' },
  ),
  'unknown-parameter': error(
    { en: 'The parameter {parameter} is unknown for this type.', zh: '此类型没有参数 {parameter}。' },
    { en: 'Use only: {allowed}.', zh: '只能使用：{allowed}。' },
  ),
  'bad-parameter': error(
    { en: 'The value of the parameter {parameter} cannot be used.', zh: '参数 {parameter} 的值不可用。' },
    { en: 'Write {expected}.', zh: '请填写：{expectedZh}。' },
  ),
  'bad-reference': error(
    { en: 'The reference at {found} is not complete.', zh: '{found} 处的引用不完整。' },
    { en: 'Write ${name} with the name of one question.', zh: '请写成 ${name}，其中为一个问题的名称。' },
  ),
  'unknown-reference': error(
    { en: 'The question {name} does not exist.', zh: '问题 {name} 不存在。' },
    { en: 'Check the spelling, or add the question.', zh: '请检查拼写，或添加该问题。' },
  ),
  'ambiguous-reference': error(
    { en: 'Several questions have the name {name}.', zh: '有多个问题的名称为 {name}。' },
    { en: 'Give the questions different names.', zh: '请为这些问题取不同的名称。' },
  ),
  'bad-expression': error(
    { en: 'The expression cannot be read at character {at}: {fault}', zh: '表达式在第{at}个字符处无法读取：{faultZh}' },
    { en: 'Correct the expression.', zh: '请更正表达式。' },
  ),
  'unknown-function': error(
    { en: 'The function {name} is not part of the ODK standard.', zh: '函数 {name} 不属于 ODK 标准。' },
    { en: 'Use a function of the standard; check the spelling.', zh: '请使用标准中的函数，并检查拼写。' },
  ),
  'vendor-function': warning(
    {
      en: 'The function {name} exists only in SurveyCTO and gives a blank here.',
      zh: '函数 {name} 仅存在于 SurveyCTO，在此结果为空。',
    },
    { en: 'Use a function of the standard.', zh: '请使用标准中的函数。' },
  ),
  'wrong-argument-count': error(
    { en: 'The function {name} is given a wrong number of arguments.', zh: '函数 {name} 的参数个数不正确。' },
    { en: 'Check the commas and brackets.', zh: '请检查逗号和括号。' },
  ),
  'bad-pattern': error(
    { en: 'The pattern "{pattern}" cannot be read, or is too long.', zh: '正则表达式“{pattern}”无法读取或过长。' },
    { en: 'Check its brackets and repetitions.', zh: '请检查其括号和重复次数。' },
  ),
  'pattern-not-linear': error(
    {
      en: 'The pattern "{pattern}" refers back or looks around, which can take very long to check.',
      zh: '正则表达式“{pattern}”使用了反向引用或环视，检查可能耗时过长。',
    },
    {
      en: 'Leave out \\1, (?=, (?!, (?<=, (?<! and ++; use a second condition joined by and.',
      zh: '请删除 \\1、(?=、(?!、(?<=、(?<! 和 ++，改用 and 连接另一个条件。',
    },
  ),
  'circular-calculation': error(
    { en: 'The calculation depends on itself: {names}.', zh: '计算式循环引用：{names}。' },
    { en: 'Remove one of the references.', zh: '请删除其中一个引用。' },
  ),
  'unknown-column': warning(
    {
      en: 'The filter reads the column {column}, and no choice of the list {list} has a value in it.',
      zh: '筛选条件使用了 {column} 列，但列表 {list} 的选项在该列都没有值。',
    },
    { en: 'Check the spelling, or add the column to the list.', zh: '请检查拼写，或在列表中添加该列。' },
  ),
  'choice-name-quotes': warning(
    {
      en: 'The second argument of jr:choice-name() has no quotation marks and gives a blank.',
      zh: 'jr:choice-name() 的第二个参数缺少引号，结果为空。',
    },
    { en: "Write jr:choice-name(${q}, '${q}').", zh: "请写成 jr:choice-name(${q}, '${q}')。" },
  ),
  'media-not-shown': warning(
    {
      en: 'The phone page shows no pictures, sounds and videos: {value} is not shown.',
      zh: '手机页面不显示图片、声音和视频：不会显示 {value}。',
    },
    { en: 'Say in the label what a person must know.', zh: '请在标签中说明答题者需要了解的内容。' },
  ),
  'bad-trigger': error(
    { en: 'The trigger {value} is not a list of questions.', zh: '触发项 {value} 不是问题列表。' },
    { en: 'Write references with commas between them.', zh: '请填写引用，并以逗号分隔。' },
  ),
  'hidden-trigger': error(
    {
      en: 'The question {name} is not shown, so it cannot trigger a calculation.',
      zh: '问题 {name} 不显示，不能触发计算。',
    },
    { en: 'Name a question that a person answers.', zh: '请填写由答题者回答的问题。' },
  ),
  'instance-conflict': error(
    { en: 'The name {name} means two different lists or files.', zh: '名称 {name} 指向两个不同的列表或文件。' },
    { en: 'Rename one of them.', zh: '请重命名其中一个。' },
  ),
  'unknown-role': warning(
    { en: 'The role {value} is unknown and is not used.', zh: '角色 {value} 未知，未使用。' },
    { en: 'Use one of: {allowed}.', zh: '请使用以下之一：{allowed}。' },
  ),
  'several-settings': warning(
    { en: 'Only the first row of the settings is used.', zh: '仅使用设置的第一行。' },
    { en: 'Delete the other rows.', zh: '请删除其他行。' },
  ),
  'no-entity-sheet': error(
    {
      en: 'The column save_to is used, and the form has no sheet named entities.',
      zh: '使用了 save_to 列，但表单没有名为 entities 的工作表。',
    },
    { en: 'Add a sheet entities, or delete the text.', zh: '请添加 entities 工作表，或删除该文本。' },
  ),
  'unknown-entity-column': error(
    { en: 'The column {value} is unknown in the sheet entities.', zh: 'entities 工作表中没有 {value} 列。' },
    { en: 'Check the spelling, or delete the column.', zh: '请检查拼写，或删除该列。' },
  ),
  'no-entity-name': error(
    { en: 'The entity list has no name.', zh: '实体列表没有名称。' },
    { en: 'Write a name into the column list_name.', zh: '请在 list_name 列填写名称。' },
  ),
  'bad-entity-name': error(
    { en: 'The name {value} cannot be used for an entity list.', zh: '名称 {value} 不能用于实体列表。' },
    {
      en: 'Begin with a letter; use no periods and no two underscores at the start.',
      zh: '请以字母开头，不使用句点，开头不用两个下划线。',
    },
  ),
  'no-entity-label': error(
    { en: 'Entities that are created need a label.', zh: '新建的实体需要标签。' },
    { en: 'Write an expression into the column label.', zh: '请在 label 列填写表达式。' },
  ),
  'no-entity-id': error(
    { en: 'Entities that are updated need an id.', zh: '更新的实体需要编号。' },
    {
      en: 'Write an expression into the column entity_id, or use create_if.',
      zh: '请在 entity_id 列填写表达式，或使用 create_if。',
    },
  ),
  'no-update-condition': error(
    {
      en: 'Entities that are created or updated need a condition for the update.',
      zh: '新建或更新的实体需要更新条件。',
    },
    {
      en: 'Write an expression into the column update_if, or delete entity_id.',
      zh: '请在 update_if 列填写表达式，或删除 entity_id。',
    },
  ),
  'duplicate-entity': error(
    { en: 'The entity list {value} appears twice.', zh: '实体列表 {value} 出现了两次。' },
    { en: 'Delete one of the rows.', zh: '请删除其中一行。' },
  ),
  'entity-place-taken': error(
    {
      en: 'Another entity list already belongs to the same group or repeat.',
      zh: '同一组或重复组已有另一个实体列表。',
    },
    {
      en: 'Let the list use answers of another group, or delete it.',
      zh: '请让该列表使用其他组的答案，或删除该列表。',
    },
  ),
  'entity-scopes-differ': error(
    { en: 'The entity list {list} uses answers of different repeats.', zh: '实体列表 {list} 使用了不同重复组的答案。' },
    { en: 'Copy the answer into the same repeat by a calculation.', zh: '请用计算式把答案复制到同一重复组中。' },
  ),
  'save-to-list': error(
    { en: 'The entity list of {value} is not found, or not clear.', zh: '{value} 的实体列表不存在或不明确。' },
    {
      en: 'Write list#property with the name of a list of the sheet entities.',
      zh: '请写成 list#property，其中为 entities 工作表中的列表名。',
    },
  ),
  'save-to-name': error(
    { en: 'The property of {value} cannot be used.', zh: '{value} 的属性名不可用。' },
    {
      en: 'Begin with a letter; do not use name, label or two underscores at the start.',
      zh: '请以字母开头，不使用 name、label，开头不用两个下划线。',
    },
  ),
  'save-to-group': error(
    { en: 'Groups and repeats cannot be saved as entity properties.', zh: '组和重复组不能保存为实体属性。' },
    { en: 'Delete the text, or write it to a question of the group.', zh: '请删除该文本，或写到组内的问题上。' },
  ),
  'duplicate-save-to': error(
    { en: 'The property {value} is saved twice.', zh: '属性 {value} 被保存了两次。' },
    { en: 'Delete one of them.', zh: '请删除其中之一。' },
  ),
  'unknown-geometry': error(
    {
      en: 'The parameter reference-geometry names no list, attached file or repeat.',
      zh: '参数 reference-geometry 未指明列表、附加文件或重复组。',
    },
    {
      en: 'Write the name of a list or file, or a reference to a repeat.',
      zh: '请填写列表名、文件名，或重复组的引用。',
    },
  ),
} as const;
