/** 从文件导入行动。 */
export const imports = {
  open: '导入行动',
  title: '导入行动',
  purpose: '通过 Excel 工作簿或 CSV 文件批量新建或修改行动。保存之前可查看全部更改。',
  prepareText:
    '请下载模板，或下载路线图表格后修改。填有编号的行用于修改对应行动，未填编号的行用于新建行动。文件中没有的列，原内容不变。状态和进度不导入。',
  file: '行动文件',
  result: '导入将产生的更改',
  opened_other: '新建{{count}}项行动',
  changed_other: '修改{{count}}项行动',
  unchanged_other: '{{count}}行无更改',
  ignored: '不导入的列：{{columns}}',
  nothing: '文件没有任何更改。',
  action: '行动',
  isNew: '新行动',
  field: '{{column}}：{{value}}',
  fieldChanged: '{{column}}：{{from}} → {{to}}',
  run_other: '导入{{count}}项行动',
  done: '行动已导入，可在下方撤销。',
  past: '以往导入和批量修改',
  by: '操作人',
  counts: '行动',
  countsText: '新建{{opened}}项，修改{{changed}}项',
  undoConsequence:
    '将移除导入时新建的行动，并恢复被修改行动的原内容。因导入而失效的确认恢复有效。如其后有人更改了其中任何一项，则不作任何撤销。',
} as const;
