/** What one person must not do alone: agreements to exports, withheld rows, new codes of posters and more links. */
export const secondPersonEn = {
  agreement: {
    title: 'Agreement to exports',
    needed:
      'You need another person’s agreement before you can export single answers of this wave, because {{reasons}}.',
    waiting: 'Requested on {{date}}. Asked: {{people}}.',
    alone:
      'No one else can agree. All administrators, facilitators and spokespersons were notified; you can export from {{date}}.',
    agreed: 'Your export was agreed.',
    declined: '{{person}} declined your request.',
    request: 'Request agreement',
    reason: {
      links: 'you issued or printed personal links',
      posters: 'you viewed or printed posters',
      headcounts: 'you changed numbers of workers or links',
      import: 'you imported answers',
      decision: 'you decided on answers kept out of files',
      administrator: 'you are an administrator',
    },
    of: {
      links: 'issued or printed personal links',
      posters: 'viewed or printed posters',
      headcounts: 'changed numbers of workers or links',
      import: 'imported answers',
      decision: 'decided on answers kept out of files',
      administrator: 'is an administrator',
    },
    others: '{{person}} requests your agreement to export single answers. This person {{reasons}}.',
    agree: 'Agree',
    decline: 'Decline',
  },
  withheld: {
    title: 'Answers kept out of files',
    purpose:
      'Answers of these enterprises may not all be by different workers. They count in figures but are in no file until a person who did not issue links, print posters or import answers decides.',
    decided: 'Decision of {{person}} on {{date}}: {{reason}}',
    released: 'In files',
    kept: 'In no file',
    undecided: 'Not decided',
    enterprise: 'Enterprise',
    reason: 'Reason',
    release: 'Include in files',
    keep: 'Keep out of files',
    state: 'Status',
  },
  rotate: {
    button: 'New code',
    question: 'Replace the code of this poster?',
    consequence:
      'The present code stops working within a minute. Print the poster again. Answers that were already sent are kept.',
    since: 'Code since {{date}}',
  },
  replacedLinks: {
    label: 'Links to replace',
    help: 'Links to replace: one on each line. They are closed first; used links cannot be replaced.',
  },
  moreLinks: {
    title: 'More links than workers',
    purpose:
      'An enterprise can have one personal link for each worker that the sampling frame had. More need the agreement of another person.',
    links: 'Links in all',
    request: 'Request more links',
    asked: '{{links}} links for {{workers}} workers: {{reason}}',
    requested: 'Requested by {{person}} on {{date}}',
    decided: 'Decided by {{person}} on {{date}}',
    state: {
      agreed: 'Agreed',
      declined: 'Declined',
      waiting: 'Waiting for another person',
      asked: 'Needs your decision',
    },
  },
} as const;

export const secondPersonZh = {
  agreement: {
    title: '导出须经同意',
    needed: '导出本期单份答卷前，您须取得另一人同意，原因：{{reasons}}。',
    waiting: '已于{{date}}申请，征求意见：{{people}}。',
    alone: '无他人可予同意。已通知全体管理员、协调人和发言人；您自{{date}}起可以导出。',
    agreed: '您的导出已获同意。',
    declined: '{{person}}未同意您的申请。',
    request: '申请同意',
    reason: {
      links: '您发放或打印过个人链接',
      posters: '您查看或打印过海报',
      headcounts: '您修改过职工人数或链接数量',
      import: '您导入过答卷',
      decision: '您对暂缓提供的答卷作过决定',
      administrator: '您是管理员',
    },
    of: {
      links: '发放或打印过个人链接',
      posters: '查看或打印过海报',
      headcounts: '修改过职工人数或链接数量',
      import: '导入过答卷',
      decision: '对暂缓提供的答卷作过决定',
      administrator: '任管理员',
    },
    others: '{{person}}申请您同意其导出单份答卷。该人员{{reasons}}。',
    agree: '同意',
    decline: '不同意',
  },
  withheld: {
    title: '暂缓提供的答卷',
    purpose:
      '这些企业的答卷可能并非均由不同职工填答。答卷计入指标，但在未发放链接、未打印海报、未导入答卷的人员作出决定前，不随任何文件提供。',
    decided: '{{person}}于{{date}}决定：{{reason}}',
    released: '随文件提供',
    kept: '不随文件提供',
    undecided: '尚未决定',
    enterprise: '企业',
    reason: '理由',
    release: '随文件提供',
    keep: '不随文件提供',
    state: '状态',
  },
  rotate: {
    button: '更换代码',
    question: '更换此海报的代码？',
    consequence: '现有代码将在一分钟内停用，请重新打印海报。已提交的答卷予以保留。',
    since: '代码启用于{{date}}',
  },
  replacedLinks: {
    label: '待更换的链接',
    help: '待更换的链接每行填写一个。先关闭这些链接；已使用的链接不能更换。',
  },
  moreLinks: {
    title: '链接数超过职工人数',
    purpose: '每家企业的个人链接数不超过抽样框中的职工人数；超出的，须经另一人同意。',
    links: '链接总数',
    request: '申请增加链接',
    asked: '{{workers}}名职工，申请{{links}}个链接：{{reason}}',
    requested: '{{person}}于{{date}}申请',
    decided: '{{person}}于{{date}}决定',
    state: { agreed: '已同意', declined: '未同意', waiting: '等待另一人决定', asked: '待您决定' },
  },
} as const;
