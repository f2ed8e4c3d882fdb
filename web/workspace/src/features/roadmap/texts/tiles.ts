/** The tile map of places. */
export const tiles = {
  en: {
    view: 'Places',
    hint: 'Each tile shows the actions of a place itself, without those of the places within it. Choose a tile to see them in the table.',
    actions_one: '{{count}} action',
    actions_other: '{{count}} actions',
    settled_one: '{{count}} confirmed or dropped',
    settled_other: '{{count}} confirmed or dropped',
    key: { settled: 'Confirmed or dropped', open: 'Open', late: 'Overdue' },
    top: 'Highest level',
    topOrNone: 'Highest level, or no place stated',
    within: 'In {{place}}',
    none: 'No place stated',
  },
  zh: {
    view: '地点',
    hint: '每个方块显示该地点本身的行动，不含其下属地点的行动。选择方块即可在表格中查看。',
    actions_other: '{{count}}项行动',
    settled_other: '{{count}}项已确认或已终止',
    key: { settled: '已确认或已终止', open: '未完成', late: '逾期' },
    top: '最高层级',
    topOrNone: '最高层级或未说明地点',
    within: '{{place}}下属地点',
    none: '未说明地点',
  },
} as const;
