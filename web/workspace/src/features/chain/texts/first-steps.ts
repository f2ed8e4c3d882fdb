/** The steps to set up a new workspace. */
export const firstSteps = {
  en: {
    first: {
      purpose: 'This workspace is new. Set it up in this order:',
      organisations: 'Add organisations',
      organisationsWhy: 'Government bodies, employers’ and workers’ organisations',
      people: 'Add people',
      peopleWhy: 'With their group or capacity, and their sex as stated',
      invite: 'Invite people to sign in',
      inviteWhy: 'They receive a link by email',
      roundtable: 'Plan the first roundtable',
      roundtableWhy: 'Set the date, agenda and seats by group',
    },
  },
  zh: {
    first: {
      purpose: '本工作区尚无内容，请依次完成以下步骤：',
      organisations: '登记组织',
      organisationsWhy: '政府部门、雇主组织和工人组织',
      people: '登记人员',
      peopleWhy: '注明所属方或身份，并如实填写性别',
      invite: '邀请需要登录的人员',
      inviteWhy: '系统将向其邮箱发送链接',
      roundtable: '筹备首次圆桌会议',
      roundtableWhy: '确定日期、议程和各方席位',
    },
  },
} as const;
