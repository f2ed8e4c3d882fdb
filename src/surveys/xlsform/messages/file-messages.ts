import { error, warning } from './message-entry.js';

/** What is wrong with files, sheets, columns and types. `{word}` is replaced; codes are never reused. */
export const FILE_MESSAGES = {
  'not-a-workbook': error(
    { en: 'The file is not a complete Excel workbook.', zh: '文件不是完整的 Excel 工作簿。' },
    { en: 'Open it in a spreadsheet program and save it as .xlsx.', zh: '请用表格软件打开，并另存为 .xlsx。' },
  ),
  incomplete: error(
    { en: 'The end of the file is missing.', zh: '文件不完整，缺少末尾部分。' },
    { en: 'Upload it again. If the error remains, save it again first.', zh: '请重新上传；仍有错误时，请先重新保存。' },
  ),
  'old-workbook': error(
    { en: 'The file has the format of Excel before 2007 (.xls).', zh: '文件是2007年以前的 Excel 格式（.xls）。' },
    { en: 'Save it as .xlsx.', zh: '请另存为 .xlsx。' },
  ),
  'not-utf8': error(
    { en: 'The file contains text that is not UTF-8.', zh: '文件中有非 UTF-8 文本。' },
    { en: 'Save the file as UTF-8.', zh: '请以 UTF-8 编码保存文件。' },
  ),
  'file-too-large': error(
    { en: 'The file has {bytes} bytes; at most 20 MB are read.', zh: '文件有{bytes}字节；最多读取20 MB。' },
    { en: 'Remove pictures and sheets that the form does not need.', zh: '请删除表单不需要的图片和工作表。' },
  ),
  'sheet-too-large': error(
    { en: 'A part of the file, or the text of a cell, is too large.', zh: '文件的某一部分或某个单元格的文字过大。' },
    {
      en: 'Delete empty rows with formatting, and move long choice lists into an attached CSV file.',
      zh: '请删除带格式的空行，并把很长的选项列表移到附加的 CSV 文件中。',
    },
  ),
  'too-many-rows': error(
    { en: 'The sheet has more than 100,000 rows.', zh: '工作表超过100,000行。' },
    { en: 'Move long choice lists into an attached CSV file.', zh: '请把很长的选项列表移到附加的 CSV 文件中。' },
  ),
  'xml-declaration': error(
    {
      en: 'The workbook declares XML entities, which no spreadsheet program writes.',
      zh: '工作簿声明了 XML 实体，表格软件不会写入此类内容。',
    },
    { en: 'Save it again with a spreadsheet program.', zh: '请用表格软件重新保存。' },
  ),
  'broken-xml': error(
    { en: 'The workbook contains XML that is not well formed.', zh: '工作簿中的 XML 格式不正确。' },
    { en: 'Save it again with a spreadsheet program.', zh: '请用表格软件重新保存。' },
  ),
  'unknown-format': error(
    { en: 'The format of the file is not supported.', zh: '不支持此文件格式。' },
    { en: 'Use a file ending in .xlsx, .xlsm or .md.', zh: '请使用扩展名为 .xlsx、.xlsm 或 .md 的文件。' },
  ),
  'unreadable-file': error(
    { en: 'The file cannot be read.', zh: '无法读取文件。' },
    { en: 'Check the file name and path.', zh: '请检查文件名和位置。' },
  ),
  'no-survey-sheet': error(
    { en: 'The form has no sheet named survey.{similar}', zh: '表单没有名为 survey 的工作表。{similar}' },
    { en: 'Name the sheet with the questions survey.', zh: '请将问题所在的工作表命名为 survey。' },
  ),
  'no-choices-sheet': error(
    {
      en: 'The question uses a choice list, and the form has no sheet named choices.{similar}',
      zh: '该问题使用选项列表，但表单没有名为 choices 的工作表。{similar}',
    },
    {
      en: 'Add a sheet choices with the columns list_name, name and label.',
      zh: '请添加 choices 工作表，包含 list_name、name 和 label 列。',
    },
  ),
  'no-external-choices-sheet': error(
    {
      en: 'The question uses external choices, and the form has no sheet named external_choices.{similar}',
      zh: '该问题使用外部选项，但表单没有名为 external_choices 的工作表。{similar}',
    },
    {
      en: 'Add a sheet external_choices with the columns list_name and name.',
      zh: '请添加 external_choices 工作表，包含 list_name 和 name 列。',
    },
  ),
  'missing-column': error(
    { en: 'The sheet has no column {column}.', zh: '工作表没有 {column} 列。' },
    { en: 'Add a column with the header {column}.', zh: '请添加标题为 {column} 的列。' },
  ),
  'duplicate-column': error(
    { en: 'The columns {other} and {value} have the same meaning.', zh: '{other} 列与 {value} 列含义相同。' },
    { en: 'Rename or delete one of them.', zh: '请重命名或删除其中一列。' },
  ),
  'unused-column': warning(
    { en: 'The column {value} is not used.', zh: '未使用 {value} 列。' },
    { en: 'Check the spelling; delete the column if it is not needed.', zh: '请检查拼写；如不需要，请删除该列。' },
  ),
  'unusable-attribute': warning(
    { en: 'The column {value} cannot be used in filters.', zh: '{value} 列不能用于筛选。' },
    { en: 'Begin the header with a letter and use no blanks.', zh: '标题请以字母开头，且不含空格。' },
  ),
  'cell-without-value': error(
    { en: 'The cell has a formula without a value, or an error.', zh: '该单元格的公式没有结果，或为错误值。' },
    {
      en: 'Open the file in a spreadsheet program and save it, or write the text into the cell.',
      zh: '请用表格软件打开文件并保存，或直接在单元格中填写文本。',
    },
  ),
  'empty-survey': error(
    { en: 'The survey has no question.', zh: '调查没有任何问题。' },
    { en: 'Add a row for each question.', zh: '请为每个问题添加一行。' },
  ),
  'row-skipped': warning(
    { en: 'The row has no type, name or label and is skipped.', zh: '该行没有类型、名称和标签，已跳过。' },
    { en: 'Delete the row, or write a type.', zh: '请删除该行，或填写类型。' },
  ),
  'disabled-row': warning(
    { en: 'The column disabled is not part of the standard.', zh: 'disabled 列不属于标准。' },
    { en: 'Use relevant to leave out a question.', zh: '请用 relevant 来略去问题。' },
  ),
  'no-type': error(
    { en: 'The row has no question type.', zh: '该行没有问题类型。' },
    {
      en: 'Write a type, e.g. text, integer or select_one followed by a list name.',
      zh: '请填写类型，例如 text、integer，或 select_one 加列表名。',
    },
  ),
  'unknown-type': error(
    { en: 'The question type {value} is unknown.', zh: '未知的问题类型 {value}。' },
    { en: 'Use a type of the XLSForm standard; check the spelling.', zh: '请使用 XLSForm 标准中的类型，并检查拼写。' },
  ),
  'included-section': error(
    { en: 'Sections of other files cannot be included.', zh: '不能引入其他文件中的部分。' },
    { en: 'Copy the questions into this form.', zh: '请把问题复制到本表单中。' },
  ),
  'not-used-type': warning(
    {
      en: 'Answers of type {value} are stored and not used further.',
      zh: '类型为 {value} 的答案只会保存，不作其他用途。',
    },
    { en: 'Nothing, if this is intended.', zh: '如符合预期，则无需处理。' },
  ),
} as const;
