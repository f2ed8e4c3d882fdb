/** Texts about drafts, and about leaving a page with unsent text. */
export const draftWords = {
  en: {
    restored: 'Your draft from {{when}} was restored.',
    discard: 'Discard draft',
    leaveTitle: 'Leave without sending?',
    leaveText:
      'Your entries have not been sent. They are kept as a draft in this browser until you come back or sign out.',
    stay: 'Stay',
    leave: 'Leave',
  },
  zh: {
    restored: '已恢复您{{when}}的草稿。',
    discard: '放弃草稿',
    leaveTitle: '尚未发送，确定离开？',
    leaveText: '您填写的内容尚未发送，将作为草稿保存在此浏览器中，直至您返回或退出登录。',
    stay: '留在此页',
    leave: '离开',
  },
} as const;
