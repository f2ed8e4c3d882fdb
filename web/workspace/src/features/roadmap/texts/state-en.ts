/** The report on the state of the roadmap. */
export const state = {
  title: 'State of the roadmap',
  open: 'State of the roadmap',
  purpose:
    'What needs discussion at the next roundtable: overdue, disputed and unconfirmed actions, and completed actions.',
  asOf: '{{count}} actions, as of {{date}}.',
  next: 'Prepared for {{roundtable}}, {{date}}.',
  noRoundtable: 'No upcoming roundtable.',
  plan: { open: 'Board and timeline', board: 'Board: {{pdf}}', timeline: 'Timeline: {{pdf}}' },
  pdf: { en: 'PDF, English', 'zh-CN': 'PDF, Chinese' },
  since: 'Confirmed since',
  figures: 'Figures',
  figure: {
    actions: 'Actions',
    late: 'Overdue',
    disputed: 'Disputed',
    withoutEvidence: 'Without evidence',
    confirmed: 'Confirmed',
  },
  areaNote:
    'An action with several policy areas counts in each of them. “Without evidence” leaves out proposed and dropped actions.',
  noGroup: 'Working groups and owners outside the groups',
  nothingCounted:
    'No actions are counted in this report. Actions from a published source are left out, because no one reports their progress here.',
  owed: 'What each group needs to do',
  owesNothing: 'Nothing',
  duty: {
    accept: 'Accept or decline ({{total}})',
    report: 'Report progress: overdue ({{total}})',
    settle: 'Settle a dispute ({{total}})',
    respond: 'Confirm or dispute a report of completion ({{total}})',
  },
  file: 'State of the roadmap',
  section: 'Section',
  none: 'None.',
  heading: '{{section}} ({{count}})',
  name: {
    late: 'Overdue',
    disputed: 'Disputed',
    unanswered: 'Reported complete, no response for more than {{days}} days',
    slipped: 'Due later than first agreed',
    'without-evidence': 'Reported complete without evidence',
    proposed: 'Not yet accepted by the owner',
    done: 'Completion confirmed by another group',
  },
} as const;
