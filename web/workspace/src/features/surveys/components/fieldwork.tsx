import { Button, Group, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Download } from 'lucide-react';
import {
  addressOf,
  EmptyState,
  Loaded,
  Section,
  Stat,
  useCan,
  useFormat,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Fieldwork, WavePage } from '../api/surveys.js';
import { fieldworkQuery } from '../api/surveys.js';
import { AboveTarget } from './above-target.js';
import { ArrivalsChart, StrataChart } from './fieldwork-charts.js';
import { Conduct } from './conduct.js';
import { FlagsPart } from './flagged.js';
import { MoreLinksSection } from './more-links.js';
import { AgreementSection, WithheldSection } from './second-person.js';
import { TargetTable } from './target-table.js';

interface PartProps {
  readonly wave: WavePage;
}

function Counts({ of }: { readonly of: Readonly<Record<string, number>> }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const entries = Object.entries(of).sort((a, b) => b[1] - a[1]);
  if (entries.length === 0) return <p className="tp-dimmed">{t('fieldwork.none')}</p>;
  return (
    <dl className="sv-counts">
      {entries.map(([key, count]) => (
        <div key={key}>
          <dt>{t(`disposition.${key}`)}</dt>
          <dd className="tp-numbers">{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Links of the same origin, so that the browser saves a file while it arrives. */
function Microdata({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const path = { workspaceId: id, waveId: wave.id };
  const files = {
    csv: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/microdata.csv', { path }),
    sav: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/microdata.sav', { path }),
    xlsx: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/microdata.xlsx', { path }),
    dta: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/microdata.dta', { path }),
    analysis: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/microdata-for-analysis.csv', { path }),
    printed: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/codebook.zip', { path }),
    codebook: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/codebook.xml', { path }),
  };
  const kinds = ['sav', 'dta', 'xlsx', 'analysis', 'csv', 'printed', 'codebook'] as const;
  return (
    <FilesMenu
      label={t('fieldwork.microdata.open')}
      files={kinds.map((kind) => ({ address: files[kind], label: t(`fieldwork.microdata.${kind}`) }))}
    />
  );
}

/** The file that is protected by rules, for those who do not get the microdata as they are. */
function SharedFile({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const path = { workspaceId: id, waveId: wave.id };
  const formats = ['sav', 'dta', 'xlsx', 'analysis', 'codebook', 'ddi'] as const;
  return (
    <FilesMenu
      label={t('fieldwork.shared.open')}
      files={formats.map((format) => ({
        address: addressOf('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/shared-file', {
          ...{ path, query: { format } },
        }),
        label: t(`fieldwork.shared.${format}`),
      }))}
    />
  );
}

interface OfferedFile {
  readonly address: string;
  readonly label: string;
}

function FilesMenu({ label, files }: { readonly label: string; readonly files: readonly OfferedFile[] }) {
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          rightSection={<ChevronDown size={16} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map((file) => (
          <Menu.Item key={file.address} component="a" href={file.address} download>
            {file.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The files of answers that the reader may download. */
function Files({ wave, fieldwork }: PartProps & { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const exports = useCan()('surveys.microdata.export') && fieldwork.received > 0;
  const { sharedFile } = fieldwork;
  if (!exports && (sharedFile === null || fieldwork.received === 0)) return null;
  return (
    <Group>
      {exports && <Microdata wave={wave} />}
      {sharedFile === 'released' && <SharedFile wave={wave} />}
      {exports && (
        <Button variant="subtle" component={WorkspaceLink} to={`/surveys/${wave.id}/sharing`}>
          {t('fieldwork.shared.rules')}
        </Button>
      )}
      {sharedFile !== null && sharedFile !== 'released' && (
        <p className="tp-dimmed">{t(`fieldwork.shared.states.${sharedFile}`)}</p>
      )}
      {exports && (fieldwork.weights === 'none' || fieldwork.weights === 'outdated') && (
        <p className="tp-dimmed">
          {t(`conduct.weights.${fieldwork.weights}`)}{' '}
          <WorkspaceLink to="/indicators/weights">{t('conduct.toWeights')}</WorkspaceLink>
        </p>
      )}
    </Group>
  );
}

function Numbers({ wave, fieldwork }: PartProps & { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const done = fieldwork.target === 0 ? 0 : fieldwork.completes / fieldwork.target;
  return (
    <Section title={t('fieldwork.title')} purpose={t('fieldwork.internal')}>
      <div className="sv-stats">
        <Stat
          label={t('fieldwork.completes')}
          value={format.number(fieldwork.completes)}
          note={[
            t('fieldwork.ofTarget', { target: format.number(fieldwork.target), share: format.share(done) }),
            fieldwork.leftOut ? t('conduct.leftOut', { answers: format.number(fieldwork.leftOut) }) : '',
          ].join(' ')}
        />
        <Stat
          label={t('fieldwork.received')}
          value={format.number(fieldwork.received)}
          note={t(fieldwork.openPoster === null ? 'fieldwork.receivedOfPark' : 'fieldwork.receivedNote')}
        />
        {fieldwork.waiting !== null && (
          <Stat
            label={t('fieldwork.waiting')}
            value={format.number(fieldwork.waiting)}
            note={t(wave.answersComplete ? 'fieldwork.complete' : 'fieldwork.waitingNote', {
              minimum: 2 * wave.minimumPersons,
            })}
          />
        )}
        <Stat
          label={t('fieldwork.refusals')}
          value={format.number(fieldwork.refusals)}
          note={t('fieldwork.refusalsNote')}
        />
        {fieldwork.cooperationRate !== null && (
          <Stat
            label={t('fieldwork.cooperation')}
            value={format.share(fieldwork.cooperationRate)}
            note={[
              t('fieldwork.cooperationNote'),
              fieldwork.waiting ? t('conduct.waiting', { waiting: format.number(fieldwork.waiting) }) : '',
            ].join(' ')}
          />
        )}
        {fieldwork.cooperationRate === null && (fieldwork.channels?.import ?? 0) > 0 && (
          <Stat label={t('fieldwork.cooperation')} value="–" note={t('fieldwork.noCooperation')} />
        )}
        {fieldwork.unopened !== null && fieldwork.unopened > 0 && (
          <Stat
            label={t('fieldwork.unopened')}
            value={format.number(fieldwork.unopened)}
            note={t('fieldwork.unopenedNote', { minimum: wave.minimumPersons })}
          />
        )}
        {fieldwork.openPoster !== null && (
          <Stat
            label={t('fieldwork.openPoster')}
            value={format.number(fieldwork.openPoster)}
            note={t('fieldwork.openPosterNote')}
          />
        )}
      </div>
      <Files wave={wave} fieldwork={fieldwork} />
    </Section>
  );
}

/** Counts of received answers, for the field team only; no figures. */
export function FieldworkPart({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const fieldwork = useQuery({
    ...fieldworkQuery(id, wave.id),
    refetchInterval: wave.answersComplete ? false : 15_000,
  });
  return (
    <Loaded query={fieldwork}>
      {(found) => (
        <div className="tp-stack">
          <Numbers wave={wave} fieldwork={found} />
          <AgreementSection wave={wave} />
          <WithheldSection wave={wave} />
          <MoreLinksSection wave={wave} />
          {found.received === 0 ? (
            <EmptyState title={t('fieldwork.emptyTitle')}>
              {t('fieldwork.empty', { minimum: 2 * wave.minimumPersons })}
            </EmptyState>
          ) : (
            <>
              <StrataChart fieldwork={found} />
              <TargetTable fieldwork={found} />
              <AboveTarget fieldwork={found} minimum={wave.minimumPersons} />
              <Conduct fieldwork={found} minimum={wave.minimumPersons} />
              {found.arrivals.length > 0 && <ArrivalsChart fieldwork={found} />}
              <div className="sv-two">
                <Section title={t('fieldwork.dispositions')} purpose={t('fieldwork.dispositionsNote')}>
                  <Counts of={found.dispositions} />
                </Section>
                <FlagsPart waveId={wave.id} fieldwork={found} minimum={wave.minimumPersons} />
              </div>
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}
