import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCan, useLanguage, useLocalized, useSaved, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { useRegisterChanges } from '../api/changes.js';
import { indicatorChoicesQuery } from '../api/choices.js';
import type { Plan } from '../api/types.js';
import { period } from './dates.js';
import { EditPlanDialog } from './plan-form.js';
import { TagList } from './tags.js';

/** The years of a plan, unless its name has them. */
function Years({ plan: { fromYear, toYear }, name }: { readonly plan: Plan; readonly name: string }) {
  const years = [fromYear, toYear].filter((year) => year !== null);
  if (years.every((year) => name.includes(String(year)))) return null;
  return (
    <span className="tp-dimmed tp-numbers">
      {fromYear === toYear ? fromYear : `${fromYear ?? '…'}–${toYear ?? '…'}`}
    </span>
  );
}

function Tools({ plan, name }: { readonly plan: Plan; readonly name: string }) {
  const { t } = useTranslation('roadmap');
  const changes = useRegisterChanges();
  const saved = useSaved();
  const [opened, { open, close }] = useDisclosure(false);
  const retire = async (): Promise<void> => {
    const done = await changes.editPlan(plan, { retired: !plan.retired });
    saved(() => changes.editPlan(done, { retired: plan.retired }));
  };
  return (
    <Group gap="xs">
      <Button size="compact-md" variant="default" aria-label={t('register.editOf', { name })} onClick={open}>
        {t('register.edit')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        aria-label={t(plan.retired ? 'register.restoreOf' : 'register.retireOf', { name })}
        onClick={() => void retire()}
      >
        {t(plan.retired ? 'register.restore' : 'register.retire')}
      </Button>
      {opened && <EditPlanDialog plan={plan} name={name} onClose={close} />}
    </Group>
  );
}

function Target({ target, all }: { readonly target: Plan['targets'][number]; readonly all: readonly Plan[] }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const language = useLanguage();
  const { dueOn, duePrecision, value, unit, indicatorId, instrumentId } = target;
  const indicators = useQuery({ ...indicatorChoicesQuery(id), enabled: indicatorId !== null }).data;
  const instrument = all.find((other) => other.id === instrumentId);
  const unitText = localized(unit);
  const gap = language === 'zh' || unitText === '' || unitText.startsWith('%') ? '' : ' ';
  const figure = value === null ? '' : `${value}${gap}${unitText}`;
  const title = localized(target.title);
  const due = dueOn === null ? '' : period(dueOn, duePrecision, language);
  const facts = [
    ...(figure === '' ? [] : [figure]),
    // a year that the title names is not repeated
    ...(title.includes(due) ? [] : [due]),
  ];
  return (
    <li>
      {title}
      {facts.length > 0 && <span className="tp-dimmed"> {facts.join(' · ')}</span>}
      {instrument && (
        <div className="tp-dimmed">{t('plansPage.measuredBy', { instrument: localized(instrument.title) })}</div>
      )}
      {indicatorId !== null && (
        <>
          {' '}
          <WorkspaceLink to={`/indicators/${indicatorId}`}>
            {localized(indicators?.find((choice) => choice.id === indicatorId)?.name) || indicatorId}
          </WorkspaceLink>
        </>
      )}
    </li>
  );
}

function FindingLine({ finding }: { readonly finding: Plan['findings'][number] }) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const localized = useLocalized();
  const text = localized(finding.text);
  return (
    <li>
      <p className="rm-words">
        <strong>{t(`register.findingKind.${finding.kind}`)}</strong> {text}
      </p>
      <Group gap="xs">
        {finding.actions > 0 && (
          <Button component={WorkspaceLink} to={`/roadmap?findingId=${finding.id}`} size="compact-md" variant="subtle">
            {t('register.actions', { count: finding.actions })}
          </Button>
        )}
        {can('roadmap.action.open') && (
          <Button
            component={WorkspaceLink}
            to={`/roadmap/new?finding=${finding.id}`}
            size="compact-md"
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            aria-label={t('register.startActionOf', { text })}
          >
            {t('register.startAction')}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** An entry of the register with its targets or findings. */
export function PlanEntry({ plan, all }: { readonly plan: Plan; readonly all: readonly Plan[] }) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const localized = useLocalized();
  const name = localized(plan.title);
  return (
    <li id={plan.id}>
      <div className="tp-row">
        <h3>{name}</h3>
        <Years plan={plan} name={name} />
        <span className="tp-dimmed tp-small">{t(`planKind.${plan.kind}`)}</span>
        {plan.basis && <span className="tp-dimmed tp-small">{t(`basis.${plan.basis}`)}</span>}
      </div>
      {plan.note && <p className="rm-words">{localized(plan.note)}</p>}
      <TagList tags={plan.tags} />
      {plan.kind === 'plan' && plan.targets.length === 0 && <p className="tp-dimmed">{t('plansPage.noTargets')}</p>}
      {plan.targets.length > 0 && (
        <ul aria-label={t('plansPage.targets')}>
          {plan.targets.map((target) => (
            <Target key={target.id} target={target} all={all} />
          ))}
        </ul>
      )}
      {plan.findings.length > 0 && (
        <ul className="rm-findings" aria-label={t('register.findings')}>
          {plan.findings.map((finding) => (
            <FindingLine key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
      <Group gap="md" mt="sm">
        {plan.link && (
          <a href={plan.link} target="_blank" rel="noreferrer">
            {t('register.document')}
          </a>
        )}
        {plan.actions > 0 && (
          <Button component={WorkspaceLink} to={`/roadmap?planId=${plan.id}`} size="compact-md" variant="subtle">
            {t('register.actions', { count: plan.actions })}
          </Button>
        )}
        {can('roadmap.register.edit') && <Tools plan={plan} name={name} />}
      </Group>
    </li>
  );
}
