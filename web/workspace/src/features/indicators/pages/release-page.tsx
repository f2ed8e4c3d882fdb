import { Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import {
  ConfirmButton,
  DataTable,
  Loaded,
  Page,
  Section,
  useCan,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { indicatorsKey } from '../api/queries.js';
import { approveRelease, type ReleaseDetail, releaseQuery, withdrawRelease } from '../api/releases.js';
import { FigureFiles } from '../components/figure-files.js';
import { Checksums, Fact } from '../components/how-computed.js';
import { useReleaseWords } from '../components/release-words.js';
import '../indicators.css';

interface PartProps {
  readonly detail: ReleaseDetail;
}

function About({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const can = useCan();
  const format = useFormat();
  const localized = useLocalized();
  const words = useReleaseWords();
  const { release, author, approver } = detail;
  const { announcedAt, publishedAt, timeZone } = release;
  const at = (moment: string): string =>
    t('release.announcedAt', { at: format.dateTime(moment, timeZone), zone: format.zone(timeZone, new Date(moment)) });
  const run = t('release.runFact', { number: release.runNumber });
  return (
    <Section title={t('release.about')}>
      <p className="tp-measure">{localized(release.summary)}</p>
      {release.reason && (
        <p className="tp-measure">
          {t('shared:labelled', { label: t('release.reason'), words: localized(release.reason) })}
        </p>
      )}
      <dl className="in-facts">
        <Fact name={t('release.state')}>{words.state(release)}</Fact>
        <Fact name={t('release.kind')}>{t(`release.kinds.${release.kind}`)}</Fact>
        {publishedAt ? (
          <Fact name={t('release.published')}>{at(publishedAt)}</Fact>
        ) : (
          <Fact name={t('release.announced')}>{announcedAt ? at(announcedAt) : t('release.onApproval')}</Fact>
        )}
        <Fact name={t('release.run')}>
          {can('indicators.run.read') && release.runId ? (
            <WorkspaceLink to={`/indicators/runs/${release.runId}`}>{run}</WorkspaceLink>
          ) : (
            run
          )}
        </Fact>
        {author && <Fact name={t('release.author')}>{localized(author)}</Fact>}
        {approver && <Fact name={t('release.approver')}>{localized(approver)}</Fact>}
        {release.citation && <Fact name={t('release.citation')}>{localized(release.citation)}</Fact>}
      </dl>
      <Checksums hashes={[[t('release.hash'), release.hash]]} />
    </Section>
  );
}

const sums = ['shown', 'coded', 'confidential', 'uncertain', 'noCases'] as const;

interface ShownRow {
  readonly id: string;
  readonly name: string;
  /** Why the release leaves the indicator out. */
  readonly reason: string | null;
  readonly counts: Readonly<Record<(typeof sums)[number], number>> | null;
}

function ShownTable({ caption, rows }: { readonly caption: string; readonly rows: readonly ShownRow[] }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'indicator',
          title: t('indicator'),
          cell: ({ id, name, reason }) => (
            <>
              {id === '' ? name : <WorkspaceLink to={`/indicators/${id}`}>{name}</WorkspaceLink>}
              {reason !== null && <span className="tp-small tp-dimmed"> {t('release.leftOutOf', { reason })}</span>}
            </>
          ),
        },
        ...sums.map((name) => ({
          key: name,
          title: t(`release.${name}`),
          numeric: true,
          cell: ({ counts }: ShownRow) => (counts ? format.number(counts[name]) : '–'),
        })),
      ]}
    />
  );
}

/** All indicators together and those that are left out; each of the others on request. */
function NotShown({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { figures, leftOut } = detail;
  const total = (name: (typeof sums)[number]): number => figures.reduce((sum, row) => sum + row[name], 0);
  const totals = {
    shown: total('shown'),
    coded: total('coded'),
    confidential: total('confidential'),
    uncertain: total('uncertain'),
    noCases: total('noCases'),
  };
  const out = leftOut.map(({ indicatorId: id, indicatorName, reason }): ShownRow => ({
    ...{ id, name: localized(indicatorName), reason: localized(reason), counts: null },
  }));
  const each = figures.map(({ indicatorId: id, indicatorName, ...counts }): ShownRow => ({
    ...{ id, name: localized(indicatorName), reason: null, counts },
  }));
  return (
    <Section title={t('release.notShown')} purpose={t('release.notShownWords')} plain>
      <ShownTable
        caption={t('release.notShown')}
        rows={[{ id: '', name: t('release.all'), reason: null, counts: totals }, ...out]}
      />
      <details className="in-fingerprints">
        <summary>{t('release.byIndicator')}</summary>
        <ShownTable caption={t('release.byIndicator')} rows={each} />
      </details>
    </Section>
  );
}

function Changes({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const can = useCan();
  const { release, previous, changes } = detail;
  if (!can('indicators.run.read')) return null;
  return (
    <Section title={t('release.changes')}>
      {!previous || !changes || !previous.runId ? (
        <p>{t('release.first')}</p>
      ) : (
        <>
          <p className="tp-alone">
            <WorkspaceLink to={`/indicators/releases/${previous.id}`}>
              {t('release.changesOf', { number: previous.number, wave: previous.waveNumber })}
            </WorkspaceLink>
          </p>
          <ul>
            {(['changed', 'shown', 'withheld', 'other', 'same'] as const).map((name) => (
              <li key={name}>{t(`run.moved.${name}`, { number: format.number(changes[name]) })}</li>
            ))}
          </ul>
          {release.runId && previous.runId !== release.runId && (
            <p className="tp-alone">
              <WorkspaceLink to={`/indicators/runs/${release.runId}/compared-with/${previous.runId}`}>
                {t('release.compare')}
              </WorkspaceLink>
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function Decision({ detail }: PartProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const { release, mayApprove, mayWithdraw, obstacle } = detail;
  const after = (work: Promise<unknown>) => work.then(() => client.invalidateQueries({ queryKey: indicatorsKey(id) }));
  if (!mayApprove && !mayWithdraw && obstacle === null) return null;
  const isLater = release.announcedAt !== null && new Date(release.announcedAt).getTime() > Date.now();
  return (
    <>
      {obstacle && (
        <p className="in-obstacle tp-measure" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span>{t(`release.obstacles.${obstacle}`)}</span>
        </p>
      )}
      {release.state === 'draft' && !mayApprove && <p className="tp-dimmed">{t('release.second')}</p>}
      <Group>
        {mayApprove && (
          <ConfirmButton
            variant="filled"
            question={t('release.approveQuestion')}
            consequence={t(isLater ? 'release.approveLater' : 'release.approveNow')}
            onConfirm={() => after(approveRelease(id, release))}
          >
            {t('release.approve')}
          </ConfirmButton>
        )}
        {mayWithdraw && (
          <ConfirmButton
            question={t('release.withdrawQuestion')}
            consequence={t('release.withdrawWords')}
            onConfirm={() => after(withdrawRelease(id, release))}
          >
            {t('release.withdraw')}
          </ConfirmButton>
        )}
      </Group>
    </>
  );
}

/** A release with what it does not show and what changed; a draft can be approved or withdrawn here. */
export function ReleasePage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const words = useReleaseWords();
  const detail = useQuery(releaseQuery(id, useParam('releaseId')));
  const release = detail.data?.release;
  return (
    <Page
      title={release ? `${localized(release.waveTitle)} · ${words.name(release)}` : t('release.release')}
      above={<WorkspaceLink to="/indicators/releases">{t('release.back')}</WorkspaceLink>}
      action={release?.isCurrent && <FigureFiles of="release" id={release.id} />}
      copyLink
    >
      <Loaded query={detail}>
        {(found) => (
          <>
            <Decision detail={found} />
            <About detail={found} />
            <Changes detail={found} />
            <NotShown detail={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
