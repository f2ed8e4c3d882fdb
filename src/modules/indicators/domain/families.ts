/**
 * Indicators whose counts are sums of the same persons in so many ways that one would give the other away: each family is
 * protected as one linked system. Any other indicator is a system of its own.
 */
const families: readonly (readonly string[])[] = [
  [
    'env_employment_total',
    'env_employment_share',
    'env_output_employment_share',
    'env_process_employment_share',
    'env_fte_total',
    'green_job_total',
    'green_job_share',
    'decent_share_of_env_jobs',
    'female_share_green_jobs',
    'female_share_env_jobs',
    'green_job_gender_gap',
  ],
  ['social_insurance_full_rate', 'pension_coverage_rate', 'injury_insurance_rate', 'informal_employment_rate'],
  ['hourly_earnings_mean', 'monthly_earnings_mean', 'gpg_mean', 'low_pay_rate'],
  ['injury_incidence_rate', 'injury_frequency_rate', 'injury_days_lost'],
  ['green_training_rate', 'green_training_hours_mean', 'employer_funded_training_share'],
  ['transition_risk_rate', 'transition_risk_unprepared_rate'],
  [
    'displacement_rate',
    'reemployment_rate',
    'displaced_unemployment_rate',
    'displaced_support_rate',
    'reemployment_pay_loss_rate',
  ],
];

/** The run's indicators in groups, in the order of their first member. */
export function familiesOf(ids: readonly string[]): readonly (readonly string[])[] {
  const taken = new Set<string>();
  return ids.flatMap((id) => {
    if (taken.has(id)) return [];
    const family = (families.find((members) => members.includes(id)) ?? [id]).filter((member) => ids.includes(member));
    for (const member of family) taken.add(member);
    return [family];
  });
}
