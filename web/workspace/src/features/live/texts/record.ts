/** Giving the floor to another than the proposed speaker, taking it back, the record of it, and the room that is shut. */
export const recordWords = {
  en: {
    override: {
      title: 'Why call {{name}}?',
      proposed: '{{name}} is proposed next. The record shows the reason that you choose.',
    },
    undo: {
      button: 'Take the floor back',
      hint: 'For 10 seconds after giving the floor: as if it had not been given.',
    },
    record: {
      title: 'Record of speeches',
      empty: 'No one has spoken yet.',
      emptyHint: 'Each speech appears here with its time, and why it was called.',
      running: 'speaking now',
      by: 'Floor given by {{name}}',
      override: 'Called instead of {{name}}: {{reason}}',
      undone: 'Given by mistake, taken back by {{name}} after {{count}} s. Not counted.',
      order: 'point of order',
    },
    shut: {
      closed: 'The roundtable is closed',
      draft: 'The roundtable is not convened',
      closedHint: 'You can read the record. A facilitator can reopen the roundtable with a reason.',
      draftHint: 'The room opens when the roundtable is convened.',
    },
  },
  zh: {
    override: {
      title: '为何请{{name}}发言？',
      proposed: '当前建议由{{name}}发言。所选理由将载入记录。',
    },
    undo: { button: '收回发言权', hint: '交出发言权后10秒内有效，视同未曾交出。' },
    record: {
      title: '发言记录',
      empty: '尚无人发言。',
      emptyHint: '每次发言及其用时、请其发言的理由将显示于此。',
      running: '正在发言',
      by: '由{{name}}请其发言',
      override: '未请{{name}}，理由：{{reason}}',
      undone: '误请发言，{{count}}秒后由{{name}}收回，不计时。',
      order: '程序问题',
    },
    shut: {
      closed: '会议已结束',
      draft: '会议尚未召集',
      closedHint: '您可以查阅记录。协调人说明理由后可重新开启会议。',
      draftHint: '会议召集后开放会场。',
    },
  },
} as const;
