/** Indicators that count what the institutions did. */
export const countEn = {
  count: {
    of: '{{part}} of {{whole}}',
    from_one: 'from {{count}}',
    from_other: 'from {{count}}',
    value: 'Value',
    bar: 'Size',
    counted: 'Counted',
    period: 'Period',
    when: 'Period: {{period}}, as it stood on {{at}}.',
    full: 'A full count: no sampling error.',
    absent: {
      computed: 'No figure',
      'no-data': 'No data yet',
      'not-applicable': 'Does not apply',
      withheld: 'Not shown',
    },
    source: {
      session: 'Counted from the roundtables that were held: who had a seat and who spoke.',
      roadmap: 'Counted from the conclusions and the actions of the roadmap, with their dates.',
      paradata: 'Counted from the survey itself: what was asked, and what may be shown.',
      capacity: 'Counted from trainings, exchanges and methods that travelled.',
    },
    by: {
      constituency: 'By group',
      sex: 'Women and men',
      park: 'By place',
      session: 'By roundtable',
      policy_area: 'By policy area',
      gender_tag: 'By aim for equality',
    },
    column: {
      constituency: 'Group',
      sex: 'Sex',
      park: 'Place',
      session: 'Roundtable',
      policy_area: 'Policy area',
      gender_tag: 'Aim for equality',
    },
    overlap: 'An action may have several areas: the rows do not add up to the total.',
    series: 'Over the periods',
    at: 'Reference date',
    within: 'Time allowed',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    who: 'Participants',
    delegates: 'Those with a seat at the table; secretariat, interpreters and observers left out',
    everybody: 'Everybody with a seat, secretariat, interpreters and observers too',
    rules: 'Rules of this project',
    rule: {
      session:
        'Attendance is not kept yet, so whoever had a seat counts as present. Speaking time by sex is shown only where at least three women and three men spoke, and never in seconds.',
      roadmap:
        'Done means confirmed by another group, on the day of the claim. A group endorses what was agreed while it sat at the table, unless an objection stands in its name; what is agreed ad referendum waits. Entries that repeat a published text are left out of rates of progress.',
      paradata:
        'Published means shown here by the last run of the wave. Which cell was withheld for which reason is not told.',
    },
    estimator: {
      total: 'Count',
      mean: 'Mean',
      proportion: 'Share',
      ratio: 'Ratio of two counts',
      quantile: 'Median, unweighted',
      index: 'Index of several counts',
    },
    facts: 'Fingerprint of the facts',
  },
} as const;
