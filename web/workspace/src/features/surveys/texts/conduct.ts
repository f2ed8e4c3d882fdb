import { durationBandLabels, labelsIn } from '#server/surveys/form/record-labels.js';

/** How answers were given: version, channel, duration. */
export const conductEn = {
  conduct: {
    version: 'Version of the questionnaire',
    versionNote: 'Opened answers, and complete ones of them against the target.',
    channel: 'Channel',
    channelNote:
      'Sent or imported, opened or not, including refusals. Posters and links are rounded down to multiples of {{minimum}}, because the channel is not stored with answers; imported answers are not rounded.',
    channels: { poster: 'Poster', link: 'Personal link', import: 'Imported file' },
    sent: 'Sent',
    ofTarget: 'Percent of target',
    duration: 'Duration',
    durationNote:
      'Opened answers. Rounded down to multiples of {{minimum}}. The phone sends only the range, not the exact time.',
    few: 'Fewer than {{minimum}}',
    bands: labelsIn(durationBandLabels, 'en'),
    completes: 'Complete',
    soFar: 'Percent of target so far',
    waiting: '{{waiting}} more answers are waiting and are not counted yet.',
    flagged: 'About {{answers}} answers have flags (rounded down). Analysts see and review them.',
    fewFlagged: 'None, or fewer than {{minimum}}.',
    leftOut: '{{answers}} left out after review are included here.',
    weights: {
      none: 'Data files have no weights, because none have been computed for this wave.',
      outdated:
        'Answers were added or left out after the weights were computed, so data files may have no weights. Compute them again.',
    },
    toWeights: 'Weights',
  },
} as const;

export const conductZh = {
  conduct: {
    version: '问卷版本',
    versionNote: '已开封的答卷，以及其中完整答卷占目标的比例。',
    channel: '渠道',
    channelNote:
      '已提交或导入的答卷，含未开封和拒答。因答卷不保存渠道，海报和链接的数目按{{minimum}}的倍数向下取整；导入的数目不取整。',
    channels: { poster: '海报', link: '个人链接', import: '导入文件' },
    sent: '已提交',
    ofTarget: '占目标比例',
    duration: '用时',
    durationNote: '已开封的答卷，按{{minimum}}的倍数向下取整。手机只发送用时区间，不发送具体用时。',
    few: '不足{{minimum}}份',
    bands: labelsIn(durationBandLabels, 'zh'),
    completes: '完整',
    soFar: '累计占目标比例',
    waiting: '另有{{waiting}}份待开封，尚未计入。',
    flagged: '约{{answers}}份答卷有标记（向下取整），由分析人员查阅和复核。',
    fewFlagged: '没有，或不足{{minimum}}份。',
    leftOut: '其中含复核后不计入的{{answers}}份。',
    weights: {
      none: '数据文件没有权数，因为本期尚未计算权数。',
      outdated: '权数计算之后又增加或剔除了答卷，数据文件可能没有权数。请重新计算。',
    },
    toWeights: '权数',
  },
} as const;
