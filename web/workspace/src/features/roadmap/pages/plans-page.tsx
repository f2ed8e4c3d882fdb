import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Loaded, Page, Section, useLocalized, useWorkspace } from '#shared';
import { plansQuery } from '../api/queries.js';
import type { Plan } from '../api/types.js';
import '../roadmap.css';

function Years({ plan }: { readonly plan: Plan }) {
  if (plan.fromYear === null && plan.toYear === null) return null;
  return (
    <span className="tp-dimmed tp-numbers">
      {plan.fromYear ?? '…'}–{plan.toYear ?? '…'}
    </span>
  );
}

function Entry({ plan, all }: { readonly plan: Plan; readonly all: readonly Plan[] }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const nameOf = (id: string | null): string => localized(all.find((other) => other.id === id)?.title);
  return (
    <li>
      <div className="tp-row">
        <h3>{localized(plan.title)}</h3>
        <Years plan={plan} />
        <span className="tp-dimmed tp-small">{t(`planKind.${plan.kind}`)}</span>
        {plan.basis && (
          <span className="tp-dimmed tp-small">
            {t('asPublished')} ({t(`basis.${plan.basis}`)})
          </span>
        )}
      </div>
      {plan.note && <p className="rm-words">{localized(plan.note)}</p>}
      {plan.kind === 'plan' && plan.targets.length === 0 && <p className="tp-dimmed">{t('plansPage.noTargets')}</p>}
      {plan.targets.length > 0 && (
        <ul aria-label={t('plansPage.targets')}>
          {plan.targets.map((target) => (
            <li key={target.id}>
              {localized(target.title)}
              {target.instrumentId && (
                <span className="tp-dimmed">
                  {' '}
                  ({t('plansPage.measuredBy', { instrument: nameOf(target.instrumentId) })})
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function PlansPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const plans = useQuery(plansQuery(id));
  const groups = [
    { key: 'plans', keep: (plan: Plan) => plan.kind === 'plan' },
    { key: 'instruments', keep: (plan: Plan) => plan.kind !== 'plan' },
  ] as const;
  return (
    <Page title={t('plansPage.title')} purpose={t('plansPage.purpose')}>
      <Loaded query={plans}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<ScrollText size={32} />} title={t('plansPage.empty')}>
              {t('plansPage.emptyExplain')}
            </EmptyState>
          ) : (
            groups.map(({ key, keep }) => (
              <Section key={key} title={t(`plansPage.${key}`)}>
                <ul className="rm-trail">
                  {all.filter(keep).map((plan) => (
                    <Entry key={plan.id} plan={plan} all={all} />
                  ))}
                </ul>
              </Section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
