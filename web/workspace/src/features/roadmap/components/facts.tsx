import { useQuery } from '@tanstack/react-query';
import {
  allPlaces,
  ConstituencyBadge,
  Loaded,
  Section,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { historyQuery } from '../api/action.js';
import { plansQuery, policyAreasQuery } from '../api/choices.js';
import type { ActionDetail } from '../api/types.js';
import { Budget } from './budget.js';
import { DueChanges } from './dates.js';
import { NextStepLine, RiskWords } from './risk.js';
import { TagList } from './tags.js';
import { Due, EvidenceMark, isSettled, Owner, Progress, VerdictMarks } from './marks.js';

/** The place and the references of the action, if stated. */
function Bearings({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const places = useQuery({ ...allPlaces(id), enabled: action.placeId !== null }).data;
  const refers = action.planId !== null || action.findingIds.length > 0;
  const plans = useQuery({ ...plansQuery(id), enabled: refers }).data ?? [];
  const place = places?.find((candidate) => candidate.id === action.placeId);
  const plan = plans.find((candidate) => candidate.id === action.planId);
  const followed = plans.flatMap((study) =>
    study.findings.filter((one) => action.findingIds.includes(one.id)).map((finding) => ({ study, finding })),
  );
  return (
    <>
      {place && (
        <>
          <dt>{t('form.place')}</dt>
          <dd>{localized(place.name)}</dd>
        </>
      )}
      {plan && (
        <>
          <dt>{t('form.plan')}</dt>
          <dd>
            <WorkspaceLink to="/roadmap/plans">{localized(plan.title)}</WorkspaceLink>
          </dd>
        </>
      )}
      {followed.length > 0 && (
        <>
          <dt>{t('register.follows')}</dt>
          <dd>
            {followed.map(({ study, finding }) => (
              <div key={finding.id}>
                {localized(finding.text)} <WorkspaceLink to="/roadmap/plans">{localized(study.title)}</WorkspaceLink>
              </div>
            ))}
          </dd>
        </>
      )}
      {action.tags.length > 0 && (
        <>
          <dt>{t('register.tags')}</dt>
          <dd>
            <TagList tags={action.tags} />
          </dd>
        </>
      )}
    </>
  );
}

/** The date itself, if the line above shows a number of days. */
function Day({ action: { dueOn, duePrecision, daysLate, status } }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  if (dueOn === null) return null;
  const soon = duePrecision === 'day' && !isSettled(status) && format.daysUntil(dueOn) <= 30;
  if (daysLate === 0 && !soon) return null;
  const date = format.date(dueOn);
  return <div className="tp-small tp-dimmed">{daysLate > 0 ? t('page.wasDue', { date }) : date}</div>;
}

/** No one confirms here what a published text reports. */
function Validator({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { basis, validatorConstituency } = action;
  if (basis !== null && validatorConstituency === null) return null;
  return (
    <>
      <dt>{t('page.validator')}</dt>
      <dd>
        {validatorConstituency ? <ConstituencyBadge constituency={validatorConstituency} /> : t('page.anyOther')}
        <VerdictMarks action={action} />
      </dd>
    </>
  );
}

export function Facts({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const localized = useLocalized();
  const areas = useQuery(policyAreasQuery(id)).data ?? [];
  const objective = areas.flatMap((area) => area.objectives).find((candidate) => candidate.id === action.objectiveId);
  return (
    <dl className="rm-facts">
      <dt>{t('page.owner')}</dt>
      <dd>
        <Owner action={action} labelled />
        {action.ownerPerson && <div>{localized(action.ownerPerson.name)}</div>}
      </dd>
      {action.coOwners.length > 0 && (
        <>
          <dt>{t('page.coOwners')}</dt>
          <dd>{action.coOwners.map(({ name }) => localized(name)).join(' · ')}</dd>
        </>
      )}
      <dt>{t('page.due')}</dt>
      <dd>
        <Due action={action} labelled />
        <Day action={action} />
        <DueChanges action={action} />
      </dd>
      {action.nextStep && (
        <>
          <dt>{t('nextStep.title')}</dt>
          <dd>
            <NextStepLine step={action.nextStep} />
          </dd>
        </>
      )}
      {action.risk && (
        <>
          <dt>{t('risk.title')}</dt>
          <dd>
            <RiskWords risk={action.risk} />
          </dd>
        </>
      )}
      {action.startOn && (
        <>
          <dt>{t('page.start')}</dt>
          <dd>{format.date(action.startOn)}</dd>
        </>
      )}
      <dt>{t('column.progress')}</dt>
      <dd>
        <Progress action={action} />
      </dd>
      <dt>{t('column.evidence')}</dt>
      <dd>
        <EvidenceMark action={action} labelled />
      </dd>
      <Validator action={action} />
      {action.conclusions.length > 0 && (
        <>
          <dt>{t('form.conclusions')}</dt>
          <dd>
            {action.conclusions.map(({ id: conclusionId, label }) => (
              <div key={conclusionId}>
                <WorkspaceLink to={`/conclusions/${conclusionId}`}>{label}</WorkspaceLink>
              </div>
            ))}
          </dd>
        </>
      )}
      <dt>{t('page.areas')}</dt>
      <dd>
        {action.policyAreas.length === 0
          ? t('notStated')
          : action.policyAreas.map((area) => (
              <div key={area}>
                {area} {localized(areas.find((candidate) => candidate.area === area)?.name)}
              </div>
            ))}
      </dd>
      {objective && (
        <>
          <dt>{t('page.objective')}</dt>
          <dd>{localized(objective.title)}</dd>
        </>
      )}
      <Bearings action={action} />
      <dt>{t('page.gender')}</dt>
      <dd>{action.genderTag ? t(`gender.${action.genderTag}`) : t('notStated')}</dd>
      <dt>{t('budget.title')}</dt>
      <dd>{action.budget.length === 0 ? t('notStated') : <Budget lines={action.budget} />}</dd>
    </dl>
  );
}

/** The recorded events of the action, as sentences. */
export function History({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const localized = useLocalized();
  const history = useQuery(historyQuery(id, action.id));
  return (
    <Section title={t('history.title')}>
      <Loaded query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="tp-dimmed">{t('history.none')}</p>
          ) : (
            <ol className="rm-history">
              {items.map((entry) => (
                <li key={entry.id}>
                  <span className="tp-small tp-dimmed tp-numbers">{format.dateTime(entry.recordedAt)}</span>
                  <span>{localized(entry.sentence)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}
