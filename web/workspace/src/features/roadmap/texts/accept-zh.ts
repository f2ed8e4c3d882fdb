export const accept = {
  question: '是否接受该行动？',
  purpose: '负责方接受后，行动即为议定，此后由负责方报告进展。负责组织的任何成员均可答复；工作组由召集人答复。',
  accept: '接受',
  decline: '不接受',
  accepted: '已接受{{code}}。',
  declined: '未接受{{code}}。',
  declineQuestion: '不接受{{code}}？',
  declineText: '该行动将终止。协调人可再次提出，也可改由其他负责方承担。',
  awaited: '等待{{owner}}接受该行动。',
  withoutOwner: '该行动没有可接受它的负责方。请在“编辑行动”中选择负责方。',
  inbox: '待您或您所在组织接受（{{count}}）',
  due: '期限{{date}}',
};
