import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ChainNode } from '#shared';
import {
  addressOfNode,
  Loaded,
  Page,
  Section,
  useCan,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type Gaps, gapsQuery } from '../api/queries.js';
import '../chain.css';

interface GapListProps {
  readonly title: string;
  readonly purpose: string;
  readonly none: string;
  readonly nodes: readonly (ChainNode & { readonly daysPastDue?: number | null })[];
  readonly total: number;
  /** Whether each entry has a button to create an action. */
  readonly opens?: boolean;
  /** The filter of the roadmap that lists all of them. */
  readonly gap?: 'without-indicator' | 'late-without-evidence' | 'unconfirmed';
}

function GapList({ title, purpose, none, nodes, total, opens, gap }: GapListProps) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  return (
    <Section title={t('gaps.counted', { title, count: total })} purpose={purpose}>
      {nodes.length === 0 ? (
        <p className="tp-dimmed">{none}</p>
      ) : (
        <ul className="ch-list">
          {nodes.map((node) => (
            <li key={node.id}>
              <WorkspaceLink to={addressOfNode(node)}>
                {node.label} {localized(node.title)}
              </WorkspaceLink>
              {gap === 'late-without-evidence' && (
                <span className="tp-small ch-late">{t('gaps.late', { count: node.daysPastDue ?? 0 })}</span>
              )}
              {opens && (
                <Button
                  component={WorkspaceLink}
                  to={`/roadmap/new?conclusion=${node.id}`}
                  size="xs"
                  variant="default"
                  style={{ justifySelf: 'start' }}
                >
                  {t('gaps.open')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {gap && total > nodes.length && (
        <WorkspaceLink to={`/roadmap?gap=${gap}`}>{t('gaps.all', { count: total })}</WorkspaceLink>
      )}
    </Section>
  );
}

/** Indicators that changed between waves, each with the actions that target it. */
function MovedIndicators({ indicators }: { readonly indicators: Gaps['movedIndicators'] }) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  return (
    <Section
      title={t('gaps.counted', { title: t('gaps.moved'), count: indicators.length })}
      purpose={t('gaps.movedWhy')}
    >
      {indicators.length === 0 && <p className="tp-dimmed">{t('gaps.movedNone')}</p>}
      <ul className="ch-list">
        {indicators.map(({ actions, total, ...indicator }) => (
          <li key={indicator.id}>
            <WorkspaceLink to={addressOfNode(indicator)}>{localized(indicator.title)}</WorkspaceLink>
            {actions.length === 0 && <span className="tp-small tp-dimmed">{t('gaps.movedWithoutAction')}</span>}
            {actions.map((action) => (
              <WorkspaceLink key={action.id} to={addressOfNode(action)} className="tp-small">
                {action.label} {localized(action.title)}
              </WorkspaceLink>
            ))}
            {total > actions.length && (
              <WorkspaceLink to={`/chain/indicator/${indicator.id}`} className="tp-small">
                {t('gaps.movedMore', { count: total - actions.length })}
              </WorkspaceLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Gaps in follow-up, and the indicators that changed. */
export function GapsPage() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const can = useCan();
  return (
    <Page title={t('gaps.title')} purpose={t('gaps.purpose')}>
      <Loaded query={useQuery(gapsQuery(id))}>
        {({ conclusionsWithoutAction, actionsWithoutIndicator, overdueWithoutEvidence, ...more }) => (
          <>
            <GapList
              title={t('gaps.conclusions')}
              purpose={t('gaps.conclusionsWhy')}
              none={t('gaps.conclusionsNone')}
              nodes={conclusionsWithoutAction}
              total={conclusionsWithoutAction.length}
              opens={can('roadmap.action.open')}
            />
            <GapList
              title={t('gaps.evidence')}
              purpose={t('gaps.evidenceWhy')}
              none={t('gaps.evidenceNone')}
              nodes={overdueWithoutEvidence.first}
              total={overdueWithoutEvidence.total}
              gap="late-without-evidence"
            />
            <GapList
              title={t('gaps.unconfirmed')}
              purpose={t('gaps.unconfirmedWhy')}
              none={t('gaps.unconfirmedNone')}
              nodes={more.claimsWithoutConfirmation.first}
              total={more.claimsWithoutConfirmation.total}
              gap="unconfirmed"
            />
            <GapList
              title={t('gaps.indicators')}
              purpose={t('gaps.indicatorsWhy')}
              none={t('gaps.indicatorsNone')}
              nodes={actionsWithoutIndicator.first}
              total={actionsWithoutIndicator.total}
              gap="without-indicator"
            />
            <MovedIndicators indicators={more.movedIndicators} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
