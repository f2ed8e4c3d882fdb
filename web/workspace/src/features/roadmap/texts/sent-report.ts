/** Reports that were sent. */
export const sentReport = {
  en: {
    correct: 'Correct',
    correctTitle: 'Correct report',
    correctHint: 'The earlier text stays readable. You can correct the report until another group answers it.',
    corrected: 'Corrected by its author',
    until: 'Until {{date}}',
    withdraw: 'Withdraw',
    withdrawQuestion: 'Withdraw this report?',
    withdrawText:
      'The action gets the status and progress that it had before. The report stays on the record, marked as withdrawn, and its files can be added to another report.',
    withdrawn: 'Withdrawn by its author on {{date}}',
  },
  zh: {
    correct: '更正',
    correctTitle: '更正报告',
    correctHint: '原文字仍可查看。在另一方答复之前可以更正。',
    corrected: '作者已更正',
    until: '{{date}}之前的文字',
    withdraw: '撤回',
    withdrawQuestion: '撤回该报告？',
    withdrawText: '行动将恢复报告之前的状态和进度。报告仍保留在记录中并标明已撤回，其文件可列入其他报告。',
    withdrawn: '作者已于{{date}}撤回',
  },
} as const;
