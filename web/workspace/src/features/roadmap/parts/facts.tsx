import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConstituencyBadge, Section, useFormat, useLocalized, useWorkspace } from '../../../shared/index.js';
import { historyQuery, policyAreasQuery } from '../api/queries.js';
import type { ActionDetail } from '../api/types.js';
import { Due, EvidenceMark, Owner, Progress, VerdictMarks } from './marks.js';

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
        <Owner action={action} />
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
        <Due action={action} />
      </dd>
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
        <EvidenceMark action={action} />
      </dd>
      <dt>{t('page.validator')}</dt>
      <dd>
        {action.validatorConstituency ? (
          <ConstituencyBadge constituency={action.validatorConstituency} />
        ) : (
          t('page.anyOther')
        )}
        <VerdictMarks action={action} />
      </dd>
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
      <dt>{t('page.gender')}</dt>
      <dd>{action.genderTag ? t(`gender.${action.genderTag}`) : t('notStated')}</dd>
    </dl>
  );
}

/** The action's trail of events, in sentences of the chain. */
export function History({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const format = useFormat();
  const localized = useLocalized();
  const history = useQuery(historyQuery(id, action.id)).data?.items ?? [];
  return (
    <Section title={t('history.title')}>
      {history.length === 0 && <p className="tp-dimmed">{t('history.none')}</p>}
      <ol className="rm-files">
        {history.map((entry) => (
          <li key={entry.id}>
            <span className="tp-small tp-dimmed tp-numbers">{format.dateTime(entry.recordedAt)}</span>
            <span>{localized(entry.sentence)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
