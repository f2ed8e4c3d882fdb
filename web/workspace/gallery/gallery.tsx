import '@mantine/core/styles.css';
import 'virtual:tokens.css';
import '../src/shared/styles/base.css';
import '../src/shared/styles/components.css';
import '../src/shared/styles/print.css';
import {
  Button,
  Checkbox,
  localStorageColorSchemeManager,
  MantineProvider,
  Progress,
  Radio,
  Select,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { createRoot } from 'react-dom/client';
import { meanings } from '../../shared/tokens.js';
import { createQueryClient } from '../src/shared/api/query-client.js';
import { addMessages, useTranslation } from '../src/shared/i18n/i18n.js';
import { currentLanguage, tagOf } from '../src/shared/i18n/language.js';
import type { Constituency, Membership, Status } from '#shared';
import {
  AddressSwitch,
  AddressTabs,
  ConfirmButton,
  ConstituencyBadge,
  DataTable,
  DueDate,
  EmptyState,
  ErrorState,
  FileDrop,
  LoadingState,
  LoopStrip,
  MembershipContext,
  Page,
  ProblemError,
  RelativeTime,
  Section,
  SexMark,
  Stat,
  StatusMark,
} from '#shared';
import { cssVariablesResolver, theme } from '../src/shared/styles/theme.js';
import { ChartSamples } from './chart-samples.js';
import { FormInDialog } from './form-in-dialog.js';
import { samples } from './i18n.js';

addMessages('gallery', samples);
document.documentElement.lang = tagOf(currentLanguage());

const membership: Membership = {
  workspace: {
    id: '018f0000-0000-7000-8000-000000000001',
    slug: 'gallery',
    name: { en: 'Gallery', zh: '组件' },
    kind: 'region',
    demonstration: true,
    basisNote: null,
    timeZone: 'Asia/Shanghai',
    constituencyTerms: 'international',
  },
  roles: [],
  secondFactor: 'not-asked',
  permissions: [],
  person: { id: '', name: { en: '', zh: '' }, constituency: null, capacity: 'secretariat', organisationId: null },
};

const groups: readonly (Constituency | null)[] = ['government', 'employers', 'workers', null];
const statuses: readonly Status[] = [
  'proposed',
  'agreed',
  'reported',
  'in-progress',
  'at-risk',
  'claimed-done',
  'confirmed',
  'disputed',
  'dropped',
  'late',
  'blocked',
];
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const refusal = new ProblemError({
  title: '',
  status: 500,
  code: 'platform.http.unexpected',
  instance: 'req-5f31',
});

function Marks() {
  const { t } = useTranslation('gallery');
  return (
    <Section title={t('marks')}>
      <div className="tp-row">
        {groups.map((group) => (
          <ConstituencyBadge key={String(group)} constituency={group} />
        ))}
        <ConstituencyBadge constituency={null} capacity="adviser" />
        {groups.map((group) => (
          <ConstituencyBadge key={String(group)} constituency={group} letterOnly />
        ))}
      </div>
      <div className="tp-row">
        <SexMark sex="female" />
        <SexMark sex="male" />
        <SexMark sex="not-stated" />
      </div>
      <div className="tp-row">
        {statuses.map((status) => (
          <StatusMark key={status} status={status} />
        ))}
      </div>
      <div className="tp-row">
        <DueDate on={inDays(5)} />
        <DueDate on={inDays(0)} />
        <DueDate on={inDays(1)} />
        <DueDate on={inDays(-3)} />
        <DueDate on={inDays(-3)} done />
        <DueDate on={null} />
        <RelativeTime at={new Date(Date.now() - 7_200_000).toISOString()} />
      </div>
      <div className="tp-row">
        {meanings.map((meaning) => (
          <span key={meaning} className="tp-row">
            <Button color={meaning}>{t('action')}</Button>
            <Button color={meaning} variant="light">
              {t('action')}
            </Button>
            <Button color={meaning} variant="outline">
              {t('action')}
            </Button>
            <Button color={meaning} variant="subtle">
              {t('action')}
            </Button>
          </span>
        ))}
      </div>
    </Section>
  );
}

interface Row {
  readonly number: number;
  readonly owner: Constituency;
  readonly due: string;
  readonly progress: number;
}

const rows: readonly Row[] = [
  { number: 1, owner: 'employers', due: inDays(12), progress: 40 },
  { number: 2, owner: 'workers', due: inDays(-4), progress: 100 },
  { number: 3, owner: 'government', due: inDays(90), progress: 0 },
];

function Tables() {
  const { t } = useTranslation('gallery');
  return (
    <Section
      title={t('table')}
      action={
        <AddressSwitch
          name="view"
          label={t('tabs')}
          choices={[
            { value: 'board', label: t('board') },
            { value: 'table', label: t('list') },
          ]}
        />
      }
    >
      <DataTable<Row>
        caption={t('table')}
        rows={rows}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'action', title: t('action2'), lead: true, cell: (row) => `A-0${row.number} ${t('row')}` },
          { key: 'owner', title: t('owner'), cell: (row) => <ConstituencyBadge constituency={row.owner} /> },
          { key: 'due', title: t('due'), cell: (row) => <DueDate on={row.due} />, sortValue: (row) => row.due },
          {
            key: 'progress',
            title: t('progress'),
            numeric: true,
            cell: (row) => `${row.progress}%`,
            sortValue: (row) => row.progress,
          },
        ]}
      />
      <LoopStrip
        from={[{ id: '1', kind: t('conclusion'), title: `RT2/D-07 ${t('here')}`, to: '/conclusions/1' }]}
        here={t('row')}
        to={[]}
      />
    </Section>
  );
}

function Forms() {
  const { t } = useTranslation('gallery');
  return (
    <Section title={t('forms')}>
      <div className="tp-columns">
        <TextInput label={t('name')} description={t('nameHint')} required />
        <TextInput label={t('name')} error={t('nameHint')} />
        <Select label={t('group')} data={[t('board'), t('list')]} placeholder={t('group')} />
        <Textarea label={t('note2')} />
        <div className="tp-stack">
          <Checkbox label={t('board')} defaultChecked />
          <Radio label={t('list')} defaultChecked />
          <Switch label={t('name')} defaultChecked />
          <Progress value={40} aria-label={t('progress')} />
        </div>
      </div>
      <FileDrop
        label={t('file')}
        upload={() => Promise.resolve()}
        maxBytes={20_000_000}
        accept=".pdf,.png"
        acceptWords={t('types')}
        onStored={() => undefined}
      />
      <div className="tp-row">
        <ConfirmButton question={t('question')} consequence={t('consequence')} onConfirm={() => undefined}>
          {t('confirm')}
        </ConfirmButton>
        <Button disabled>{t('action')}</Button>
        <Button variant="default">{t('action')}</Button>
        <Button loading>{t('action')}</Button>
      </div>
      <FormInDialog />
    </Section>
  );
}

function Gallery() {
  const { t } = useTranslation('gallery');
  return (
    <main id="content">
      <Page title={t('title')} purpose={t('purpose')} copyLink action={<Button>{t('action')}</Button>}>
        <Marks />
        <Section title={t('figures')}>
          <div className="tp-columns">
            <Stat label={t('share')} value="34%" note={t('interval')} />
            <Stat label={t('share')} value="¥6,120" note={t('interval')} />
          </div>
        </Section>
        <Section title={t('charts')}>
          <ChartSamples />
        </Section>
        <Tables />
        <Forms />
        <Section title={t('states')}>
          <AddressTabs
            label={t('tabs')}
            tabs={[
              { value: 'board', label: t('board'), content: <LoadingState /> },
              { value: 'table', label: t('list'), content: t('row') },
            ]}
          />
          <EmptyState icon={<UsersRound size={32} />} title={t('empty')} action={<Button>{t('action')}</Button>}>
            {t('emptyText')}
          </EmptyState>
          <ErrorState error={refusal} onRetry={() => undefined} />
          <ErrorState error={new ProblemError({ title: '', status: 0, code: 'client.offline' })} compact typed />
        </Section>
      </Page>
    </main>
  );
}

const router = createRouter({
  routeTree: createRootRoute({
    component: () => (
      <MembershipContext value={membership}>
        <Gallery />
      </MembershipContext>
    ),
  }),
  history: createMemoryHistory({ initialEntries: ['/'] }),
  defaultNotFoundComponent: () => null,
});

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        colorSchemeManager={localStorageColorSchemeManager({ key: 'tripartite.theme' })}
      >
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
