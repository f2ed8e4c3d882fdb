import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { allOrganisations, type Fields, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { NamedDate } from '../domain/date-in-text.js';
import type { ActionValues } from './action-values.js';

interface Props {
  readonly fields: Pick<Fields<ActionValues>, 'values' | 'set'>;
  /** The organisation of the last speaker, and the group that would confirm. */
  readonly owner: Pick<ActionValues, 'ownerOrganisationId' | 'validatorConstituency'> | null;
  /** A date that the text of the conclusion names. */
  readonly due: NamedDate | null;
}

/** Values that a person can take over, each with its reason; none is filled in by itself. */
export function OfferedValues({ fields, owner, due }: Props) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const text = useLocalized();
  const format = useFormat();
  const { values, set } = fields;
  const organisations = useQuery({ ...allOrganisations(id), enabled: owner !== null }).data ?? [];
  const speaker = organisations.find((one) => one.id === owner?.ownerOrganisationId);
  const takeOwner = (): void => {
    set('ownerOrganisationId', owner?.ownerOrganisationId ?? null);
    set('ownerWorkingGroupId', null);
    set('validatorConstituency', owner?.validatorConstituency ?? null);
  };
  const offersDue = due !== null && values.dueOn !== due.day;
  const offersOwner = speaker !== undefined && values.ownerOrganisationId !== speaker.id;
  if (!offersDue && !offersOwner) return null;
  return (
    <ul className="rm-offers">
      {offersDue && (
        <li>
          <span>{t('offer.due', { date: format.date(due.day), words: due.words })}</span>
          <Button size="compact-md" variant="default" onClick={() => set('dueOn', due.day)}>
            {t('offer.takeDue')}
          </Button>
        </li>
      )}
      {offersOwner && (
        <li>
          <span>{t('offer.owner', { name: text(speaker.name) })}</span>
          <Button size="compact-md" variant="default" onClick={takeOwner}>
            {t('offer.takeOwner')}
          </Button>
        </li>
      )}
    </ul>
  );
}
