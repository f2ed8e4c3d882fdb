import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { allOrganisations, SexMark, useCan, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { Person } from '../api/directory.js';
import { peopleQuery } from '../api/directory.js';
import { EntryList } from './entry-list.js';
import { useListFilter } from './list-tools.js';

/** People with their group or capacity. */
export function PeoplePart() {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const can = useCan();
  const { id } = useWorkspace();
  const list = useQuery(peopleQuery(id, useListFilter()));
  const organisations = useQuery(allOrganisations(id));
  const organisationOf = (person: Person): string =>
    inWords(organisations.data?.find((organisation) => organisation.id === person.organisationId)?.name);
  return (
    <EntryList
      kind="people"
      icon={<Users size={32} />}
      query={list}
      mayEdit={can('identity.person.edit')}
      name={(row) => inWords(row.name)}
      columns={() => [
        { key: 'organisation', title: t('organisations.one'), long: true, cell: organisationOf },
        ...(can('identity.person.read-sex')
          ? [{ key: 'sex', title: t('sex'), cell: (row: Person) => <SexMark sex={row.sex} one /> }]
          : []),
        {
          key: 'account',
          title: t('account'),
          cell: (row) => <span className="tp-nowrap">{t(row.hasAccount ? 'hasAccount' : 'noAccount')}</span>,
        },
      ]}
    />
  );
}
