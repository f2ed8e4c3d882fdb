/** Indicators that count institutional acts. */
export const countEn = {
  count: {
    of: '{{part}} of {{whole}}',
    from_one: 'based on {{count}} case',
    from_other: 'based on {{count}} cases',
    part: 'Numerator',
    whole: 'Denominator',
    value: 'Value',
    bar: 'Bar',
    counted: 'Counted',
    period: 'Period',
    when: 'Period: {{period}}, as of {{at}}.',
    full: 'Full count: no sampling error.',
    absent: {
      computed: 'No figure',
      'no-data': 'No data yet',
      'not-applicable': 'Not applicable',
      withheld: 'Not shown',
    },
    source: {
      session: 'Counted from past roundtables: people with seats and speakers.',
      roadmap: 'Counted from conclusions and roadmap actions and their dates.',
      paradata: 'Counted from survey records: questions asked and figures shown.',
      capacity: 'Counted from training, exchanges and methods adopted elsewhere.',
    },
    by: {
      constituency: 'By group',
      sex: 'Women and men',
      park: 'By place',
      session: 'By roundtable',
      policy_area: 'By policy area',
      gender_tag: 'By gender equality objective',
    },
    column: {
      constituency: 'Group',
      sex: 'Sex',
      park: 'Place',
      session: 'Roundtable',
      policy_area: 'Policy area',
      gender_tag: 'Gender equality objective',
    },
    withoutGroup:
      'What belongs to no single group, such as an action of a working group, is counted in the total only.',
    overlap: 'An action can have several policy areas, so rows do not add up to the total.',
    series: 'Trend by period',
    at: 'Reference date',
    within: 'Time allowed',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    who: 'Participants',
    delegates: 'People with a seat, excluding secretariat, interpreters and observers',
    everybody: 'Everyone with a seat, including secretariat, interpreters and observers',
    rules: 'Project rules',
    rule: {
      session:
        'People with a seat count as participants, whether they attended or not. Speaking time by sex is shown only if at least three women and three men spoke, and never in seconds.',
      roadmap:
        'Complete means confirmed by another group, as of the day the owner reported completion. A group endorses a conclusion if it had a seat at the roundtable and no objection is recorded in its name; provisional conclusions (ad referendum) are not counted yet. Entries from published sources are excluded from progress rates.',
      paradata:
        'Published means shown here by the latest run of the wave. Reasons for individual suppressions are not distinguished.',
    },
    estimator: {
      total: 'Count',
      mean: 'Mean',
      proportion: 'Share',
      ratio: 'Ratio of two counts',
      quantile: 'Median, unweighted',
      index: 'Index of several counts',
    },
    figures: 'Checksum of the figures',
  },
} as const;
