/** Trying a wave, printed papers, messages with links, and replacements. */
export const papersEn = {
  trial: {
    title: 'Try on a phone',
    purpose:
      'Opens the survey as workers will see it. Answers are checked like real ones, and never stored or counted. The link works until the wave opens.',
    make: 'Show test link',
    alt: 'QR code for the test link',
    open: 'Open test link',
  },
  notices: {
    title: 'Information sheets and impact assessment',
    purpose:
      'Filled in with the texts of this wave, in the language of this page. What is missing has a line to fill in by hand. A lawyer of the organisation responsible for the data must check the impact assessment.',
    union: 'Information for the trade union (PDF)',
    enterprise: 'Information for enterprises (PDF)',
    ethics: 'Information for the ethics board (PDF)',
    assessment: 'Impact assessment, draft (PDF)',
  },
  print: {
    pdf_zero: 'Download posters (PDF)',
    pdf_one: 'Download {{count}} poster (PDF)',
    pdf_other: 'Download {{count}} posters (PDF)',
    tooMany: 'Choose up to {{most}} posters for one file.',
    links: 'Download slips (PDF)',
    linksTooMany:
      'Slips are printed for up to {{most}} links at a time. Create fewer links at once, or use the CSV file.',
  },
  message: {
    title: 'Texts to send with links',
    purpose:
      'Copy a text, and put a personal link in place of [link]. The CSV file has the text messages with their links.',
    sms: 'Text message, {{language}}',
    mail: 'Email, {{language}}',
    en: 'English',
    zh: 'Chinese',
    copy: 'Copy',
    copyOf: 'Copy: {{what}}',
    copied: 'Copied',
    smsText:
      'Survey of workers, no name asked: please answer by {{date}}. This link works once, and it is not recorded which answers came by it: {{link}}',
    mailText:
      'Subject: {{title}}\n\nDear colleague,\n\nYou were selected for the survey “{{title}}”. It is voluntary and does not ask for your name, and your employer cannot see your answers. Please answer on your phone by {{date}}:\n\n{{link}}\n\nThe link works once. It is not recorded which answers came by it.',
    mailOwner: 'The survey is run by {{owner}}.',
    mailContact: 'Questions: {{contact}}',
  },
  replace: {
    title: 'Replacements',
    purpose:
      'An enterprise that has closed, left the frame or refuses is replaced by the next reserve of its stratum, in the order of the draw.',
    note: 'A replaced enterprise stays in the sample as a non-respondent: response rates count it, and weights follow all enterprises that were approached in the stratum.',
    enterprise: 'Enterprise to replace',
    reason: 'Reason',
    reasons: { closed: 'Closed', 'left-frame': 'Left the park or the frame', refused: 'Refuses' },
    run: 'Replace by next reserve',
    question: 'Replace this enterprise?',
    consequence:
      '{{enterprise}} is replaced by {{substitute}}, and its poster is no longer handed out. This cannot be undone.',
    done: '{{enterprise}} is replaced by {{substitute}}',
    replaced: 'Replaced enterprises',
    none: 'No enterprise has been replaced.',
    by: 'Replaced by',
    when: 'Date',
    left_zero: 'No reserve left in this stratum. Its responding enterprises represent those that do not respond.',
    left_one: '{{count}} reserve left in this stratum',
    left_other: '{{count}} reserves left in this stratum',
  },
} as const;

export const papersZh = {
  trial: {
    title: '手机试填',
    purpose: '按职工看到的样子打开调查。答案与正式答卷一样检查，但不会保存或计入。该链接在调查开放前有效。',
    make: '显示测试链接',
    alt: '测试链接的二维码',
    open: '打开测试链接',
  },
  notices: {
    title: '告知书与影响评估',
    purpose:
      '按本期已填内容生成，语言与当前页面一致；缺少的内容留有横线，供手工填写。影响评估须由对数据负责的单位的法律人员核实。',
    union: '工会告知书（PDF）',
    enterprise: '企业告知书（PDF）',
    ethics: '提交伦理审查委员会的说明（PDF）',
    assessment: '个人信息保护影响评估预填稿（PDF）',
  },
  print: {
    pdf_zero: '下载海报（PDF）',
    pdf_other: '下载{{count}}张海报（PDF）',
    tooMany: '每个文件最多{{most}}张海报。',
    links: '下载纸条（PDF）',
    linksTooMany: '每次最多打印{{most}}个链接的纸条。请减少一次创建的链接数，或使用 CSV 文件。',
  },
  message: {
    title: '随链接发送的文字',
    purpose: '复制文字后，将[链接]替换为个人链接。CSV 文件中的短信已含链接。',
    sms: '短信（{{language}}）',
    mail: '电子邮件（{{language}}）',
    en: '英文',
    zh: '中文',
    copy: '复制',
    copyOf: '复制：{{what}}',
    copied: '已复制',
    smsText: '诚邀您参加职工调查（不问姓名），请于{{date}}前作答。链接仅可使用一次，不记录哪份回答来自此链接：{{link}}',
    mailText:
      '主题：{{title}}\n\n您好：\n\n您被抽中参加“{{title}}”。调查自愿参加，不问姓名，您的单位看不到您的回答。请于{{date}}前用手机作答：\n\n{{link}}\n\n该链接只能使用一次，不记录哪份回答来自此链接。',
    mailOwner: '本次调查由{{owner}}开展。',
    mailContact: '咨询：{{contact}}',
  },
  replace: {
    title: '替换企业',
    purpose: '已关闭、已离开园区或抽样框、拒绝参加的企业，由同层的下一家备选企业按抽取顺序替换。',
    note: '被替换的企业仍作为未回答单位留在样本中：计算回答率时计入，权数按该层已联系的全部企业计算。',
    enterprise: '要替换的企业',
    reason: '原因',
    reasons: { closed: '已关闭', 'left-frame': '已离开园区或抽样框', refused: '拒绝参加' },
    run: '由下一家备选企业替换',
    question: '替换该企业？',
    consequence: '“{{enterprise}}”将由“{{substitute}}”替换，其海报不再发放。此操作无法撤销。',
    done: '{{enterprise}}已由{{substitute}}替换',
    replaced: '已替换的企业',
    none: '尚未替换企业。',
    by: '替换为',
    when: '日期',
    left_zero: '该层已无备选企业，由该层其他回答的企业代表未回答的企业。',
    left_other: '该层剩余备选企业{{count}}家',
  },
} as const;
