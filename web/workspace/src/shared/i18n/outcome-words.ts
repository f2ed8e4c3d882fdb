/** What meetings record beside conclusions. */
export const outcomeWords = {
  en: {
    outcome: {
      kind: {
        recommendation: 'Recommendation',
        decision: 'Decision within the mandate',
        position: 'Position of the group',
        mandate: 'Mandate of the spokesperson',
        procedure: 'Decision on procedure',
        note: 'Note',
      },
      proposedTo: 'proposed to {{labels}}',
      concluded: 'became conclusion {{labels}}',
      shared: 'shared with the roundtable, {{date}}',
      share: 'Share with the roundtable',
      shareQuestion: 'Share this position?',
      shareWarning:
        'Everyone at the roundtable, including the other groups, will read this text and the name of your group. This cannot be undone. Nothing else about your meetings is shown.',
    },
  },
  zh: {
    outcome: {
      kind: {
        recommendation: '建议',
        decision: '授权范围内的决定',
        position: '本组立场',
        mandate: '对发言人的授权',
        procedure: '程序性决定',
        note: '备注',
      },
      proposedTo: '已提交{{labels}}',
      concluded: '已成为议定事项{{labels}}',
      shared: '已于{{date}}向圆桌会议公开',
      share: '向圆桌会议公开',
      shareQuestion: '公开这一立场？',
      shareWarning:
        '圆桌会议全体人员（包括其他各方）均可阅读该文字和本方名称。公开后无法撤回。本方会议的其他内容不会公开。',
    },
  },
} as const;
