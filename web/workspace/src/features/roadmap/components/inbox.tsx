import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  allOrganisations,
  Loaded,
  Section,
  useAddress,
  useCan,
  useFirstMatches,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { inboxQuery } from '../api/queries.js';
import { Due } from './marks.js';

/** What the own organisation has to do; facilitators can choose another one. */
export function Inbox() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { values, set } = useAddress();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const mayChoose = useCan()('roadmap.overdue.propose');
  const organisations = useQuery({ ...allOrganisations(id), enabled: mayChoose }).data ?? [];
  const inbox = useQuery(inboxQuery(id, mayChoose ? values['organisationId'] : undefined));
  if (!mayChoose && (inbox.data?.duties.length ?? 0) === 0) return null;
  return (
    <Section title={t('inbox.title')} purpose={t(mayChoose ? 'inbox.purpose' : 'inbox.purposeOwn')}>
      {mayChoose && (
        <Select
          label={t('inbox.organisation')}
          searchable
          filter={filter}
          maw={420}
          data={organisations.map(({ id: value, name }) => ({ value, label: localized(name) }))}
          value={values['organisationId'] ?? inbox.data?.organisationId ?? null}
          onChange={(organisationId) => set({ organisationId: organisationId ?? undefined })}
        />
      )}
      <Loaded query={inbox}>
        {({ organisationId, duties }) => (
          <>
            {organisationId !== null && duties.length === 0 && <p className="tp-dimmed">{t('inbox.none')}</p>}
            {duties.map(({ duty, items }) => (
              <div key={duty} className="rm-duty">
                <h3>{t(`state.duty.${duty}`, { total: items.length })}</h3>
                <ul>
                  {items.map((action) => (
                    <li key={action.id}>
                      <span className="rm-code">{action.code}</span>{' '}
                      <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>{' '}
                      <Due action={action} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}
