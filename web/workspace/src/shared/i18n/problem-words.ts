/** Texts of errors: what happened, whether anything was lost, what to do. */
export const problemWords = {
  en: {
    fields: 'Check the marked fields',
    check: { title: 'Check your entries', detail: 'Correct these fields, then send the form again.' },
    lost: { safe: 'No data was lost.', kept: 'Your entries are still here but have not been saved.' },
    offline: {
      self: 'You are offline',
      title: 'No connection to the server',
      detail: 'Check your connection, then try again.',
      retries: 'Check your connection. This content loads by itself when the connection is back.',
    },
    unexpected: {
      title: 'Something went wrong',
      detail: 'Try again. If this keeps happening, contact your administrator.',
    },
    notFound: {
      title: 'Not found',
      detail: 'The item may have been removed, or you may not have access to its workspace.',
      overview: 'Go to the overview',
    },
    reference: 'Error reference, if you report this problem: {{instance}}',
  },
  zh: {
    fields: '请检查标出的字段',
    check: { title: '请检查填写的内容', detail: '请更正以下各项后重新提交。' },
    lost: { safe: '没有丢失任何内容。', kept: '您填写的内容仍在此处，尚未保存。' },
    offline: {
      self: '您已离线',
      title: '无法连接服务器',
      detail: '请检查网络后重试。',
      retries: '请检查网络。恢复连接后将自动加载此内容。',
    },
    unexpected: { title: '系统出现异常', detail: '请重试。如再次出现，请联系管理员。' },
    notFound: {
      title: '未找到该内容',
      detail: '该内容可能已被移除，或您不是其所属工作区的成员。',
      overview: '前往总览',
    },
    reference: '错误编号（报告问题时请提供）：{{instance}}',
  },
} as const;
