/** Import of actions from files. */
export const imports = {
  open: 'Import actions',
  title: 'Import actions',
  purpose:
    'Create or change many actions from an Excel workbook or a CSV file. You see all changes before they are saved.',
  prepareText:
    'Download the template, or download the table of the roadmap and change it. A row with a number changes that action. A row without a number creates an action. Information in columns that you leave out does not change. Status and progress are not imported.',
  file: 'File with actions',
  result: 'What the import would do',
  opened_one: '{{count}} new action',
  opened_other: '{{count}} new actions',
  changed_one: '{{count}} changed action',
  changed_other: '{{count}} changed actions',
  unchanged_one: '{{count}} row without changes',
  unchanged_other: '{{count}} rows without changes',
  ignored: 'Columns that are not imported: {{columns}}',
  nothing: 'The file contains no changes.',
  action: 'Action',
  isNew: 'New action',
  field: '{{column}}: {{value}}',
  fieldChanged: '{{column}}: {{from}} → {{to}}',
  run_one: 'Import {{count}} action',
  run_other: 'Import {{count}} actions',
  done: 'Actions imported. You can undo the import below.',
  past: 'Past imports and bulk changes',
  by: 'By',
  counts: 'Actions',
  countsText: '{{opened}} new, {{changed}} changed',
  undoConsequence:
    'New actions of an import are removed and changed actions get their earlier content. Confirmations that ended because of the import count again. If someone has changed one of the actions since, nothing is undone.',
} as const;
