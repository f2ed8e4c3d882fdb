/** Guests of one private meeting of a group. */
export const guest = {
  title: '列席人员',
  purpose:
    '列席人员可查看该次会议的议程、文件、会场和出席情况，直至会议结束；不能查看其他会议。列席人员没有表决权，仅在获得发言权时发言。',
  past: '列席人员的查看权限已随会议结束而终止。',
  admit: '准许列席',
  admitDo: '准许',
  rule: '由发言人准许，或由两名正式成员准许（正式成员不足三人时，一名即可）。',
  person: '列席人员',
  personHint: '可选择本方人员，或不属于任何一方的人员（如口译员）。其他各方人员不能列席。',
  kindField: '列席身份',
  kind: {
    secretariat: '本方秘书',
    adviser: '顾问',
    interpreter: '口译员',
    'resource-person': '专家',
  },
  state: { admitted: '已准许', proposed: '等待第二名正式成员', ended: '已终止' },
  second: '准许',
  secondOf: '准许{{name}}列席',
  secondQuestion: '准许{{name}}列席？',
  withdraw: '撤销',
  withdrawOf: '撤销{{name}}的列席许可',
  withdrawQuestion: '撤销{{name}}的列席许可？',
  withdrawConsequence: '此后该列席人员不能再查看该次会议的任何内容。',
  yours: '您列席的会议',
  yoursText:
    '有关一方已准许您列席以下会议。在会议结束前，您可查看其议程、文件和会场。您没有表决权，仅在获得发言权时发言。',
};
