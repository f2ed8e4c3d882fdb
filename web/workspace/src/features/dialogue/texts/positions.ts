/** Positions that groups have shared with a roundtable. */
export const positionWords = {
  en: {
    title: 'Positions of the groups',
    purpose: 'Agreed in group meetings and shared by the spokesperson of the group.',
  },
  zh: {
    title: '各方立场',
    purpose: '各方在分组会议上议定并由其发言人公开。',
  },
} as const;
