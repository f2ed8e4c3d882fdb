/** The actions that a working group owns. */
export const groupActions = {
  en: {
    title: 'Actions',
    none: 'Actions of the roadmap that this group owns appear here. Its convenors accept them and report progress.',
    all: 'View in roadmap',
  },
  zh: {
    title: '行动',
    none: '由该工作组负责的路线图行动将显示在此处，由召集人接受并报告进展。',
    all: '在路线图中查看',
  },
} as const;
