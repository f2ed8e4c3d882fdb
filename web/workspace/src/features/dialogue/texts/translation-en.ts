/** Texts that need a translation. */
export const translation = {
  title: 'Translations',
  purpose: 'Conclusions and reservations that lack a translation, or whose translation is out of date.',
  outOfDate: 'Translation out of date',
  stale: {
    en: 'The English translation is out of date; the Chinese text is the original.',
    zh: 'The Chinese translation is out of date; the English text is the original.',
  },
  missing: 'Translation missing',
  upToDate: 'All translations are up to date',
  upToDateText:
    'Conclusions and reservations appear here when one language is missing or only one language was revised.',
  conclusion: 'Conclusion {{label}}',
  reservation: 'Reservation on {{label}}',
  sourceBefore: 'Original before the change ({{language}})',
  source: 'Original ({{language}})',
  text: 'Translation ({{language}})',
  save: 'Save translation',
  unchanged: 'No change needed',
  unchangedHint: 'The translation still matches the original.',
  saved: 'Translation saved.',
  refersTo: 'Refers to version {{version}} of the text, which has since been revised.',
  kind: { recorded: 'recorded', revised: 'revised', translated: 'translated' },
} as const;
