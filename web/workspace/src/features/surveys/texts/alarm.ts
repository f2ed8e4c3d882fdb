/** Why waiting answers of a wave are not opened. */
export const alarmEn = {
  alarm: {
    title: 'Answers of this wave are not being opened',
    since: 'Since {{since}}. Workers can still answer. Other waves are not affected.',
    'not-authentic':
      'Waiting answers that were not written by the program, or were copied: {{rows}}. Opening them with others could reveal an answer.',
    'cannot-be-opened': 'Waiting answers that were sealed with another key, or are damaged: {{rows}}.',
    'opened-before': 'Waiting answers that were opened before: {{rows}}.',
    'incomplete-set':
      'Some answers of a set that was opened are missing, for example because an older backup was restored. Waiting answers of the same set: {{rows}}.',
    'ledger-incomplete':
      'The ledger of opened answers lacks sets that were opened, for example because its file was lost or an older one was put back.',
    'wave-changed':
      'Settings or enterprises of this wave were changed in the database without the program, or an older state was put back.',
    'more-than-links':
      'An enterprise has more answers by personal links than links. Waiting answers of that enterprise: {{rows}}.',
    passphrase: {
      title: 'Opening waits for the passphrase',
      since: 'Answers of this wave that may be due have been waiting since {{since}}. Workers can answer as before.',
      whom: 'Answers are opened once an administrator or analyst enters the passphrase of the answer key. The server that receives it keeps the key in its memory for an hour.',
      label: 'Passphrase of the answer key',
      button: 'Open answers',
    },
    action:
      'Tell the person who operates the installation. With the command "waiting-answers" that person sees what is at fault, and discards answers or confirms the present settings.',
  },
} as const;

export const alarmZh = {
  alarm: {
    title: '本期答卷暂停开封',
    since: '自{{since}}起暂停。职工仍可填答，其他各期不受影响。',
    'not-authentic': '有{{rows}}份待开封答卷不是由本程序写入，或系复制而来。与其他答卷一并开封可能暴露某份回答。',
    'cannot-be-opened': '有{{rows}}份待开封答卷是用另一密钥密封的，或已损坏。',
    'opened-before': '有{{rows}}份待开封答卷此前已经开封。',
    'incomplete-set': '某批已开封答卷中有一部分缺失，例如因为恢复了较早的备份；该批其余{{rows}}份答卷正待开封。',
    'ledger-incomplete': '开封台账缺少已经开封的批次，例如台账文件丢失或被较早的文件替换。',
    'wave-changed': '本期的设置或企业在数据库中被程序以外的方式更改，或被恢复为较早的状态。',
    'more-than-links': '某企业通过个人链接收到的答卷多于其链接数：有{{rows}}份答卷待开封。',
    passphrase: {
      title: '开封等待输入口令',
      since: '自{{since}}起，本期有可能达到开封条件的答卷待开封。职工填答不受影响。',
      whom: '须由管理员或分析员输入答卷密钥的口令后，答卷才会开封。收到口令的服务器在内存中保留密钥一小时。',
      label: '答卷密钥的口令',
      button: '开封答卷',
    },
    action: '请告知系统运维人员：可用命令“waiting-answers”查看问题，并清除有问题的答卷或确认当前设置。',
  },
} as const;
