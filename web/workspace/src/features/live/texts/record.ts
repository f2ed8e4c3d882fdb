/** Calling someone other than the proposed speaker, undoing it, the record of speeches, and the closed room. */
export const recordWords = {
  en: {
    override: {
      title: 'Reason for calling {{name}}',
      proposed: '{{name}} is the proposed next speaker. The record shows the reason you choose.',
    },
    undo: {
      button: 'Undo giving the floor',
      hint: 'Available for 10 seconds. The speech is not counted.',
    },
    record: {
      title: 'Record of speeches',
      empty: 'No one has spoken yet.',
      emptyHint: 'Each speech appears here with its duration and the reason the speaker was called.',
      running: 'speaking now',
      by: 'Floor given by {{name}}',
      override: 'Called instead of {{name}}: {{reason}}',
      undone: 'Given by mistake and undone by {{name}} after {{count}} s. Not counted.',
    },
    shut: {
      closed: 'The meeting is closed',
      draft: 'The meeting has not been convened',
      closedHint: 'You can read the record. A facilitator can reopen the roundtable by giving a reason.',
      groupHint: 'You can read the record.',
      draftHint: 'The room opens when the meeting is convened.',
    },
  },
  zh: {
    override: {
      title: '请{{name}}发言的理由',
      proposed: '当前建议由{{name}}发言。所选理由将载入记录。',
    },
    undo: { button: '撤回上一位发言安排', hint: '10秒内可撤销，该次发言不计时。' },
    record: {
      title: '发言记录',
      empty: '尚无人发言。',
      emptyHint: '每次发言及其用时、安排其发言的理由将显示于此。',
      running: '正在发言',
      by: '由{{name}}请其发言',
      override: '未请{{name}}，理由：{{reason}}',
      undone: '误请发言，{{count}}秒后由{{name}}撤销，不计时。',
    },
    shut: {
      closed: '会议已结束',
      draft: '会议尚未召集',
      closedHint: '您可以查阅记录。协调人说明理由后可重新开启会议。',
      groupHint: '您可以查阅记录。',
      draftHint: '会议召集后开放会场。',
    },
  },
} as const;
