import { outcomeWords } from './outcomes.js';

/** Tabs of the console: conclusions, speeches, attendance and others. */
export const panelWords = {
  en: {
    ...outcomeWords.en,
    panels: 'More about the session',
    panel: {
      speeches: 'Speeches',
      conclusions: 'Conclusions',
      attendance: 'Attendance',
      keys: 'Shortcuts',
    },
    conclusion: {
      record: 'Record conclusion',
      none: 'Conclusions of this meeting appear here.',
      action: 'Create action',
      text: 'Text of the conclusion',
      how: 'How it was reached',
      takeRecommendation: 'Use the text of the recommendation',
      whole: 'No item is under discussion: the conclusion is of the roundtable as a whole.',
      withQuorum: 'Every group has its quorum.',
      withoutQuorum:
        'No quorum: the conclusion will be provisional. Missing groups are asked to confirm it; where a group has too few members, the next meeting with a quorum decides.',
      provisional: 'Provisional conclusions',
      adoptLater: 'This meeting can adopt them when every group has its quorum.',
      adopt: 'Adopt',
      adoptQuestion: 'Does this meeting adopt {{label}}?',
      adoptMeans: 'The present text then counts as agreed. The record names this meeting. This cannot be undone.',
      adopted: '{{label}} adopted.',
    },
    reservation: {
      record: 'Record reservation',
      reservation: 'Reservation: {{who}}',
      objection: 'Objection: {{who}}',
      behalf: 'On behalf of',
      group: '{{group}} as a group',
      kind: 'Type',
      kinds: { reservation: 'Reservation', objection: 'Objection' },
      statement: 'Statement',
    },
    day: {
      planned: 'Planned end: {{time}}',
      late_one: 'Expected end {{time}}, {{count}} min after the planned end at {{planned}}',
      late_other: 'Expected end {{time}}, {{count}} min after the planned end at {{planned}}',
    },
    dayOfItems: {
      planned: 'Agenda items end at {{time}} as planned',
      late_one: 'Expected end {{time}}, {{count}} min after the agenda items were to end at {{planned}}',
      late_other: 'Expected end {{time}}, {{count}} min after the agenda items were to end at {{planned}}',
    },
  },
  zh: {
    ...outcomeWords.zh,
    panels: '会议的更多信息',
    panel: {
      speeches: '发言记录',
      conclusions: '议定事项',
      attendance: '出席情况',
      keys: '快捷键',
    },
    conclusion: {
      record: '记录议定事项',
      none: '本次会议的议定事项将显示在此处。',
      action: '新建行动',
      text: '议定事项内容',
      how: '达成方式',
      takeRecommendation: '采用建议的文字',
      whole: '当前没有讨论中的议题：该议定事项属于整次圆桌会议。',
      withQuorum: '各方均已达到法定人数。',
      withoutQuorum:
        '未达法定人数：该事项将记为暂定。缺席方须予确认；某方出席人数不足的，由下次达到法定人数的会议决定。',
      provisional: '暂定事项',
      adoptLater: '各方均达到法定人数后，本次会议方可追认。',
      adopt: '追认',
      adoptQuestion: '本次会议是否追认{{label}}？',
      adoptMeans: '追认后，现有正文视为已议定，并在记录中注明本次会议。此操作不可撤销。',
      adopted: '已追认{{label}}。',
    },
    reservation: {
      record: '记录保留意见',
      reservation: '保留意见（{{who}}）',
      objection: '反对意见（{{who}}）',
      behalf: '代表',
      group: '{{group}}整体',
      kind: '类型',
      kinds: { reservation: '保留意见', objection: '反对意见' },
      statement: '陈述',
    },
    day: {
      planned: '计划{{time}}结束',
      late_other: '预计{{time}}结束，比计划的{{planned}}晚{{count}}分钟',
    },
    dayOfItems: {
      planned: '各议题按计划{{time}}结束',
      late_other: '预计{{time}}结束，比各议题计划结束的{{planned}}晚{{count}}分钟',
    },
  },
} as const;
