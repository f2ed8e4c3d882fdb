/** Questions of the reference questionnaire whose answers are numbers; all others have codes. */
export const numberQuestions: ReadonlySet<string> = new Set([
  'age',
  'hours_usual',
  'env_output_share',
  'env_process_share',
  'wage_month',
  'tenure_years',
  'hours_other',
  'green_train_hours',
  'injury_n',
  'injury_days',
  'reemp_weeks',
]);
