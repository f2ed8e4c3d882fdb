/** A wave in the field and the versions of its questionnaire. */
export const moveEn = {
  move: {
    title: 'Version of the questionnaire',
    purpose: 'Workers answer version {{version}}.',
    retired: 'Version {{version}}: answers that were begun before are accepted until {{until}}.',
    version: 'Version {{version}}',
    to: 'Move the wave to another version',
    choose: 'Choose a version',
    columns:
      'Files and figures contain the answers to both versions. A question with the same name is the same column; a question that only one version has is blank in the answers to the other.',
    phones:
      'Phones get the new version at once. Answers to the earlier version that were begun before are accepted for {{hours}} more hours; later ones are refused and stay on the phone.',
    sets: 'Answers to different versions are never opened together. {{waiting}} answers are waiting (rounded down). When the wave ends, answers to version {{version}} that are fewer than {{minimum}} in their enterprise are combined with those of other enterprises of their stratum. They are deleted unread if there are still fewer than {{minimum}}, or if {{minimum}} or more answers from their enterprise to another version are opened.',
    question: 'Move the wave to version {{version}}?',
    consequence: 'The wave cannot return to the earlier version.',
    button: 'Move to version {{version}}',
  },
} as const;

export const moveZh = {
  move: {
    title: '问卷版本',
    purpose: '职工填答的是版本{{version}}。',
    retired: '版本{{version}}：此前已开始填答的，在{{until}}前仍可提交。',
    version: '版本{{version}}',
    to: '改用其他版本',
    choose: '选择版本',
    columns:
      '数据文件和指标包含两个版本的回答。名称相同的题目为同一列；只在一个版本中有的题目，在另一版本的回答中为空。',
    phones:
      '手机立即使用新版本。此前已开始填答的旧版本答卷，在{{hours}}小时内仍可提交；逾期不再接收，答卷保留在手机上。',
    sets: '不同版本的答卷不会一起开封。目前约有{{waiting}}份待开封（向下取整）。本期结束时，版本{{version}}的答卷如在同一企业不足{{minimum}}份，将与同层其他企业同版本的答卷合并；合并后仍不足{{minimum}}份，或该企业有其他版本的{{minimum}}份以上答卷开封的，不经读取直接删除。',
    question: '将本期调查改用版本{{version}}？',
    consequence: '改用后不能恢复到旧版本。',
    button: '改用版本{{version}}',
  },
} as const;
