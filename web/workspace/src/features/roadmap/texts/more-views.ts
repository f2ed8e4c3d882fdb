/** The board by owner or policy area, and the calendar of due dates. */
export const moreViews = {
  en: {
    calendar: 'Calendar',
    columns: 'Columns',
    by: { status: 'Status', owner: 'Owner', area: 'Policy area' },
    previous: 'Previous month',
    next: 'Next month',
    today: 'This month',
    calendarLabel: 'Due dates in {{month}}',
    noneInMonth: 'No actions are due in this month.',
    elsewhere_one: '{{count}} action is due in another month or has no due date.',
    elsewhere_other: '{{count}} actions are due in other months or have no due date.',
    weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  },
  zh: {
    calendar: '日历',
    columns: '分列依据',
    by: { status: '状态', owner: '负责方', area: '政策领域' },
    previous: '上个月',
    next: '下个月',
    today: '本月',
    calendarLabel: '{{month}}到期的行动',
    noneInMonth: '本月没有到期的行动。',
    elsewhere_other: '另有{{count}}项行动在其他月份到期或未定期限。',
    weekdays: { mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日' },
  },
} as const;
