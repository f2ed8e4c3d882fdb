/** Deleting a draft roundtable. */
export const deletionWords = {
  en: {
    deletion: {
      button: 'Delete draft',
      question: 'Delete this draft?',
      consequence:
        'Its meetings, seats and planned agenda items are deleted. Proposals go to the next roundtable. You cannot undo this.',
      confirm: 'Delete draft',
    },
  },
  zh: {
    deletion: {
      button: '删除草稿',
      question: '删除此草稿？',
      consequence: '其会议、席位和已列入的议题将被删除，提议将转入下次圆桌会议。此操作无法撤销。',
      confirm: '删除草稿',
    },
  },
} as const;
