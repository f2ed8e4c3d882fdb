/** Public holidays and make-up working days of the workspace. */
export const specialDaysEn = {
  title: 'Public holidays and make-up working days',
  purpose: 'Terms of working days skip public holidays and count make-up working days at weekends.',
  none: 'No days are entered: every day from Monday to Friday counts as a working day.',
  known_other:
    '{{count}} days are entered, the last one is {{last}}. After it, every day from Monday to Friday counts.',
  known_one: '1 day is entered: {{last}}. After it, every day from Monday to Friday counts.',
  table: 'Table of days',
  format:
    'Columns “date” and “kind”, with “holiday” or “working day” as the kind. Other columns are not read. Saving replaces the whole table; terms that have begun keep their last day.',
  date: 'date',
  kind: 'kind',
  holiday: 'holiday',
  working: 'working day',
  save: 'Save table',
  file: 'Choose a CSV file',
  saved_other: 'Table saved: {{count}} days.',
  saved_one: 'Table saved: 1 day.',
} as const;

export const specialDaysZh = {
  title: '节假日与调休',
  purpose: '以工作日计算的期限不计节假日，周末补班日计入。',
  none: '尚未填写：周一至周五均按工作日计算。',
  known_other: '已填写{{count}}天，截至{{last}}。此后周一至周五均按工作日计算。',
  table: '日期表',
  format: '须有“日期”和“类型”两列，类型填“假日”或“补班”，其他列不读取。保存后替换整张表，已开始的期限不变。',
  date: '日期',
  kind: '类型',
  holiday: '假日',
  working: '补班',
  save: '保存日期表',
  file: '选择 CSV 文件',
  saved_other: '已保存，共{{count}}天。',
} as const;
