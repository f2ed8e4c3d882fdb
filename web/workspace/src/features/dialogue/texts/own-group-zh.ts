/** The private meetings of the reader's group, and who was accepted to them. */
export const ownGroup = {
  title: '本方会议',
  hint: '仅经本方接纳的人员可见。',
  purpose:
    '本方可单独开会，例如在圆桌会议之前。仅经本方自行接纳的人员可看到这些会议；仅有席位、角色或名录条目并不足够，协调人和管理员也是如此。本方可准许个别人员列席某一次会议。无法防止的情形：本方两名成员商定接纳某人。',
  members: '本方成员',
  notBegun: '尚无人被接纳。由不同组织的两名正式成员凭提名函相互接纳；本方只有一个组织时，凭其提名函即可。',
  closed:
    '最后一名可参加本方会议的正式成员已于{{when}}离开。在本方组织以函件提名继任者之前，会议保持关闭；本方有多个组织时，由不同组织的两名正式成员相互接纳。',
  letterNames: '本方只有一个组织时，其函件同时确定发言人。',
  notAccepted: '您尚未被接纳。发言人或两名正式成员可以接纳您。',
  noSpokesperson: '本方尚无经确认的发言人。正式成员确认席位名单中的发言人后，才能安排会议。',
  state: { accepted: '已接纳', proposed: '等待第二名正式成员', waiting: '未接纳' },
  spokesperson: '发言人',
  letter: '提名函：组织、文号和日期',
  earlier: '可查看已结束的会议',
  accept: '接纳',
  refuse: '不接纳',
  reason: '不予接纳的理由（提名组织可见）',
  confirm: '确认为发言人',
  refused: '未接纳：{{reason}}',
};
