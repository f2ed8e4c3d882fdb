/** Invitations to the meetings of a roundtable. */
export const invitation = {
  en: {
    open: 'Invitations',
    letters: 'Print letters for people without an account (PDF)',
    lettersForAll: 'Print letters for all seats (PDF)',
    reprint: 'Print the letter again',
    openOf: 'Invitations: {{name}}',
    purpose:
      'Convening a meeting invites people with a seat by email. They are informed of changes of date, time and place, and reminded three days before.',
    summary:
      '{{accepted}} accepted · {{declined}} declined · {{substitute}} sending a substitute · {{open}} without reply',
    unreachable_one:
      '{{count}} person has no account and cannot be invited by email. Add an account under Settings, Members and roles, or print an invitation letter.',
    unreachable_other:
      '{{count}} people have no account and cannot be invited by email. Add accounts under Settings, Members and roles, or print invitation letters.',
    given: {
      accepted: 'Accepted',
      declined: 'Declined',
      substitute: 'Sending a substitute',
      open: 'No reply',
      unreachable: 'No account',
      'not-invited': 'Not invited yet',
    },
    on: 'on {{day}}',
    reminded: 'Reminded on {{day}}',
    empty: 'No seats',
    emptyExplain: 'People with a seat appear here with their replies. Assign seats first.',
  },
  zh: {
    open: '邀请',
    letters: '为无账户人员打印邀请函（PDF）',
    lettersForAll: '为全部席位打印邀请函（PDF）',
    reprint: '请重新打印邀请函',
    openOf: '邀请：{{name}}',
    purpose: '召集会议时，系统通过邮件邀请有席位的人员；日期、时间或地点变更时发送通知，会前三天提醒。',
    summary: '{{accepted}}人接受 · {{declined}}人谢绝 · {{substitute}}人委托他人出席 · {{open}}人未答复',
    unreachable_other: '{{count}}人没有账户，无法通过邮件邀请。请在“设置”的成员与角色中添加账户，或打印邀请函。',
    given: {
      accepted: '已接受',
      declined: '已谢绝',
      substitute: '委托他人出席',
      open: '未答复',
      unreachable: '无账户',
      'not-invited': '尚未邀请',
    },
    on: '{{day}}',
    reminded: '已于{{day}}提醒',
    empty: '暂无席位',
    emptyExplain: '有席位的人员及其答复将显示在此处。请先安排席位。',
  },
} as const;
