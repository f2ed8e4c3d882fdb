import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  api,
  ConfirmButton,
  DataTable,
  Loaded,
  Section,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { PairOfRights, PairRequest, PersonRights, Rights } from '../api/account.js';
import { rightsQuery } from '../api/account.js';
import { useAgain } from './use-again.js';

function useSince(): (right: string, at: string) => string {
  const { t } = useTranslation('identity');
  const format = useFormat();
  return (right, at) => t('rights.since', { right, date: format.date(at) });
}

function Decisions({ request }: { readonly request: PairRequest }) {
  const { t } = useTranslation('identity');
  const { id: workspaceId } = useWorkspace();
  const notify = useNotify();
  const again = useAgain();
  const decide = async (decision: 'approve' | 'refuse' | 'cancel'): Promise<void> => {
    const path = { workspaceId, id: request.id };
    await api.post('/api/workspaces/{workspaceId}/rights/requests/{id}', { path, body: { decision } }).finally(again);
    notify(t(`rights.decided.${decision}`));
  };
  const possible = [
    ...(request.mayApprove ? (['approve'] as const) : []),
    request.mayCancel ? ('cancel' as const) : ('refuse' as const),
  ];
  return possible.map((decision) => (
    <ConfirmButton
      key={decision}
      size="xs"
      variant="subtle"
      question={t(`rights.${decision}`)}
      consequence={t(`rights.${decision}Means`)}
      onConfirm={() => decide(decision)}
    >
      {t(`rights.${decision}`)}
    </ConfirmButton>
  ));
}

function WaitingRoles({ requests }: Pick<Rights, 'requests'>) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const format = useFormat();
  return (
    <DataTable<PairRequest>
      caption={t('rights.waiting')}
      rows={requests}
      rowKey={(row) => row.id}
      empty={<p className="tp-dimmed">{t('rights.noneWaiting')}</p>}
      columns={[
        { key: 'person', title: t('rights.person'), cell: (row) => inWords(row.name) },
        {
          key: 'roles',
          title: t('rights.roles'),
          cell: (row) => row.roles.map((role) => t(`shared:role.${role}`)).join(' · '),
        },
        {
          key: 'why',
          title: t('rights.why'),
          cell: (row) => row.doubts.map((doubt) => t(`rights.doubt.${doubt}`)).join(' · '),
        },
        { key: 'by', title: t('rights.requestedBy'), cell: (row) => inWords(row.requestedBy) },
        { key: 'at', title: t('rights.takesEffect'), cell: (row) => format.dateTime(row.takesEffectAt) },
        { key: 'do', title: t('shared:actions'), doing: true, cell: (row) => <Decisions request={row} /> },
      ]}
    />
  );
}

function People({ people, pairs }: Pick<Rights, 'people' | 'pairs'>) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const since = useSince();
  const pairOf = (id: string): string => {
    const pair = pairs.find((one) => one.id === id);
    return pair === undefined ? id : `${inWords(pair.one)} + ${inWords(pair.other)}`;
  };
  return (
    <DataTable<PersonRights>
      caption={t('rights.people')}
      rows={people}
      rowKey={(row) => row.personId}
      columns={[
        {
          key: 'person',
          title: t('rights.person'),
          cell: (row) => inWords(row.name),
          sortValue: (row) => inWords(row.name),
        },
        {
          key: 'roles',
          title: t('rights.roles'),
          cell: (row) => (
            <>
              {row.roles.map((held) => (
                <div key={held.role}>{since(t(`shared:role.${held.role}`), held.since)}</div>
              ))}
              {row.offices.map((held) => (
                <div key={held.office}>{since(inWords(held.name), held.since)}</div>
              ))}
            </>
          ),
        },
        {
          key: 'pairs',
          title: t('rights.pairs'),
          cell: (row) =>
            row.pairs.length === 0 ? (
              <span className="tp-dimmed">{t('rights.noPair')}</span>
            ) : (
              row.pairs.map((held) => (
                <div key={held.pair}>
                  {since(pairOf(held.pair), held.since)}
                  {held.early && <span className="tp-small tp-dimmed"> ({t('rights.early')})</span>}
                </div>
              ))
            ),
        },
      ]}
    />
  );
}

function Pairs({ people, pairs }: Pick<Rights, 'people' | 'pairs'>) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const holders = (pair: PairOfRights): string => {
    if (pair.guardedByRecord) return t('rights.byRecord');
    const having = people.filter((person) => person.pairs.some((held) => held.pair === pair.id));
    return having.length === 0 ? t('rights.nobody') : having.map(({ name }) => inWords(name)).join(' · ');
  };
  return (
    <DataTable<PairOfRights>
      caption={t('rights.table')}
      rows={pairs}
      rowKey={(row) => row.id}
      columns={[
        { key: 'one', title: t('rights.one'), cell: (row) => inWords(row.one) },
        { key: 'other', title: t('rights.other'), cell: (row) => inWords(row.other) },
        { key: 'promise', title: t('rights.promise'), cell: (row) => inWords(row.promise) },
        { key: 'both', title: t('rights.both'), cell: holders },
      ]}
    />
  );
}

/** Who has which right since when, which pairs of rights exist, and roles that wait for a second administrator. */
export function RightsPart() {
  const { t } = useTranslation('identity');
  const { id } = useWorkspace();
  return (
    <Loaded query={useQuery(rightsQuery(id))}>
      {(rights) => (
        <Stack gap="lg">
          {rights.begunAt === null && <Alert>{t('rights.settingUp')}</Alert>}
          <Section title={t('rights.waiting')} purpose={t('rights.waitingPurpose')}>
            <WaitingRoles requests={rights.requests} />
          </Section>
          <Section title={t('rights.people')} purpose={t('rights.peoplePurpose')}>
            <People people={rights.people} pairs={rights.pairs} />
          </Section>
          <Section title={t('rights.table')} purpose={t('rights.tablePurpose')}>
            <Pairs people={rights.people} pairs={rights.pairs} />
          </Section>
        </Stack>
      )}
    </Loaded>
  );
}
