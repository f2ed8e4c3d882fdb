/** Pages of weight sets. */
export const weightsEn = {
  weights: {
    title: 'Weights',
    purpose:
      'How many workers each answer represents. Versions never change, and each run records the version it used.',
    back: 'All weights',
    list: 'Versions',
    none: 'No weights yet',
    noneWords:
      'A run creates base weights automatically if the wave has none. To choose adjustments, create a version here before the first release of the wave: later releases use the same adjustments.',
    noWaveWords: 'Close a wave under Surveys, then create weights here.',
    name: 'Version {{number}}',
    nameOf: 'Weights, version {{number}}',
    of: 'For “{{wave}}”.',
    wave: 'Wave',
    kind: 'Adjustment',
    effect: 'Design effect',
    made: 'Created',
    answers: 'Complete and partial answers',
    making: 'Creating the weights',
    form: {
      title: 'Create version',
      words:
        'Uses the frame of the wave and the current answers. Takes a few seconds. Creating a version changes no figures.',
      settles: 'The first release fixes the adjustments for all later runs of this wave.',
      settled:
        'Runs of this wave use: {{specification}}. You can view versions with other adjustments, but no run uses them.',
      classes: 'Weighting classes: align women and men with the frame',
      classesWords:
        'Within each stratum where enterprises reported counts by sex. Small classes are merged with neighbouring ones.',
      calibration: 'Calibration',
      margins: 'Population totals',
      mergeSmall: 'Merge size classes with too few answers in a park',
      trim: 'Trim weights',
      trimWords: 'Excess weight is redistributed to other answers in the park; the weights are then calibrated again.',
      trimAt: 'Upper limit (multiple of the park median)',
      low: 'Lower g-weight bound',
      high: 'Upper g-weight bound',
      go: 'Create version',
      one: 'Choose exactly one set of totals for post-stratification.',
      some: 'Choose at least one set of totals.',
    },
    calibration: {
      none: 'None',
      'post-stratification': 'Post-stratification: one set of totals',
      raking: 'Raking: several sets of totals in turn',
      linear: 'Linear (GREG)',
      logit: 'Bounded (logit): g-weights stay within the bounds',
    },
    calibrationShort: {
      none: 'no calibration',
      'post-stratification': 'post-stratification',
      raking: 'raking',
      linear: 'linear calibration',
      logit: 'bounded calibration',
    },
    margin: { 'park-size': 'Workers by park and size class', 'park-sex': 'Women and men by park' },
    marginShort: { 'park-size': 'park and size', 'park-sex': 'sex within park' },
    classesShort: 'weighting classes by sex',
    with: '{{calibration}} ({{margins}})',
    trimShort: 'trimmed at {{times}} times the median',
    baseOnly: 'base weights only',
    notTaken: '{{specification}} (view only; runs use other adjustments)',
    facts: {
      title: 'Adjustment summary',
      words:
        'Figures are rounded. They are not shown below 5 people or 3 enterprises, because a weight is workers divided by answers.',
      specification: 'Settings',
      use: 'Use in runs',
      otherSpecification:
        'No run uses this version: figures of this wave were shown with other adjustments, and both together could reveal suppressed figures.',
      answers: 'Answers and workers',
      answersWords:
        '{{answers}} complete and partial answers with sex stated represent {{weighted}} workers. Parks with answers have {{population}} workers in the frame.',
      effect: 'Design effect of the weights',
      effectWords:
        '{{after}}: unequal weights reduce precision as much as losing {{lost}}% of the answers. Base weights: {{base}}. Before calibration: {{before}}.',
      noLoss: '{{after}}: weighting causes almost no loss of precision.',
      range: 'Weights',
      rangeWords: 'Mostly {{low}} to {{high}} workers per answer.',
      factors: 'Calibration factors (g-weights)',
      factorRange: 'Mostly {{low}} to {{high}}.',
      factorWords: 'Mostly {{low}} to {{high}}; the largest is {{spread}} times the median.',
      hidden: 'Not shown: too few answers.',
      convergence: 'Population totals matched',
      convergenceWords_one:
        'Yes, after {{count}} iteration. Largest remaining difference: {{difference}} ({{margin}}).',
      convergenceWords_other:
        'Yes, after {{count}} iterations. Largest remaining difference: {{difference}} ({{margin}}).',
      tiny: 'less than one in a million',
      notStated: 'Sex not stated',
      notStatedWords:
        '{{share}} of the weight. All figures are by sex, so other respondents in the enterprise represent these workers.',
      few: 'Visible only to the survey team, and not shown below 5 people or 3 enterprises.',
      trimming: 'Trimmed weights',
      trimmingWords:
        '{{trimmed}} answers were trimmed at {{times}} times the median of their park; {{moved}} workers were redistributed to other answers.',
      trimmingNone: 'No weight was above {{times}} times the median of its park.',
      trimmingFew: 'Trimmed at {{times}} times the park median. Too few answers to show how many.',
      levelled:
        'All weights are equal in these parks, because the other answers could not absorb the excess: {{parks}}.',
      silent: 'Parks without answers',
      silentWords: 'No figure covers {{parks}}.',
      alone: 'Parks not adjusted by sex',
      aloneWords: '{{parks}}: more than 5% did not state their sex, or an enterprise did not report counts by sex.',
      frame: 'Checksum of the frame',
      answerSet: 'Checksum of the answers',
      hash: 'Checksum of the weights',
    },
    classes: {
      title: 'Weighting classes',
      words:
        'Respondents carry the weight of non-respondents in the same class. Classes were merged if they had fewer than 20 answers or needed a factor above 2.5.',
      group: 'Class',
      answers: 'Answers',
      factor: 'Factor',
      note: 'Note',
      beyond: 'still outside the limits',
      women: 'Women',
      men: 'Men',
      both: 'Women and men',
      in: '{{who}}, {{groups}}',
      size: {
        all: 'all sizes',
        under: 'under {{high}} workers',
        between: '{{low}} to {{high}} workers',
        from: '{{low}} workers or more',
      },
    },
    collapse: {
      title: 'Classes to merge',
      words:
        'Fewer than 20 answers, or weights raised or lowered by a factor above 2.5. Merge size classes in the next version, or leave out these totals.',
    },
    silentStrata: {
      title: 'Strata without answers',
      words: 'Represented by a neighbouring stratum in the park.',
    },
    run: {
      label: 'Weights',
      current: 'Weights of this wave: {{specification}}',
      settles:
        'The first release fixes the adjustments for later runs of this wave: weighting the same answers in two ways could reveal suppressed figures.',
      settled: 'Runs of this wave use the adjustments of the first release.',
      version: 'Version {{number}}: {{specification}}',
      fact: 'Version {{number}}',
    },
  },
} as const;
