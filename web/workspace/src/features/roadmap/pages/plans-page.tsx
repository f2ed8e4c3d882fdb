import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, ScrollText } from 'lucide-react';
import { EmptyState, Loaded, Page, Section, useAddress, useCan, useTranslation, useWorkspace } from '#shared';
import { plansQuery } from '../api/choices.js';
import type { Plan } from '../api/types.js';
import { PlanEntry } from '../components/plan-entry.js';
import { AddPlanDialog } from '../components/plan-form.js';
import { useTagChoices } from '../components/tags.js';
import '../roadmap.css';

function AddButton() {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={open}>
        {t('register.add')}
      </Button>
      {opened && <AddPlanDialog onClose={close} />}
    </>
  );
}

const sections = [
  { key: 'plans', keep: ({ kind, retired }: Plan) => kind === 'plan' && !retired },
  { key: 'studies', keep: ({ kind, retired }: Plan) => kind === 'study' && !retired },
  { key: 'instruments', keep: ({ kind, retired }: Plan) => kind !== 'plan' && kind !== 'study' && !retired },
  { key: 'retired', keep: ({ retired }: Plan) => retired },
] as const;

function Entries({ all }: { readonly all: readonly Plan[] }) {
  const { t } = useTranslation('roadmap');
  const { values, set } = useAddress();
  const choices = useTagChoices();
  const tag = values['tag'] ?? null;
  const shown = all.filter(({ tags }) => tag === null || (tags as readonly string[]).includes(tag));
  return (
    <>
      {all.some(({ tags }) => tags.length > 0) && (
        <Select
          className="rm-tag-filter"
          label={t('register.tags')}
          placeholder={t('filter.any')}
          clearable
          data={choices}
          value={tag}
          onChange={(chosen) => set({ tag: chosen ?? undefined })}
        />
      )}
      {sections
        .map(({ key, keep }) => ({ key, plans: shown.filter(keep) }))
        .filter(({ plans }) => plans.length > 0)
        .map(({ key, plans }) => (
          <Section key={key} title={t(`plansPage.${key}`)}>
            <ul className="rm-trail">
              {plans.map((plan) => (
                <PlanEntry key={plan.id} plan={plan} all={all} />
              ))}
            </ul>
          </Section>
        ))}
    </>
  );
}

/** The register of plans, instruments and studies. */
export function PlansPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const can = useCan();
  const plans = useQuery(plansQuery(id));
  return (
    <Page
      title={t('plansPage.title')}
      purpose={t('plansPage.purpose')}
      {...(can('roadmap.register.edit') && { action: <AddButton /> })}
    >
      <Loaded query={plans}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={<ScrollText size={32} />} title={t('plansPage.empty')}>
              {t('plansPage.emptyExplain')}
            </EmptyState>
          ) : (
            <Entries all={all} />
          )
        }
      </Loaded>
    </Page>
  );
}
