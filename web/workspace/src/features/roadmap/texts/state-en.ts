/** The report on the state of the roadmap. */
export const state = {
  title: 'State of the roadmap',
  open: 'State of the roadmap',
  purpose:
    'What needs discussion at the next roundtable: overdue, disputed and unconfirmed actions, and completed actions.',
  asOf: 'As of {{date}} · the roadmap has {{count}} actions whose progress is reported here',
  next: 'For {{roundtable}}, {{date}}',
  noRoundtable: 'No upcoming roundtable.',
  print: 'Print',
  file: 'State of the roadmap',
  section: 'Section',
  none: 'None.',
  heading: '{{section}} ({{count}})',
  name: {
    late: 'Overdue',
    disputed: 'Disputed',
    unanswered: 'Reported complete, no response for more than {{days}} days',
    'without-evidence': 'Reported complete without evidence',
    proposed: 'Not yet accepted by the owner',
    done: 'Completion confirmed by another group',
  },
} as const;
