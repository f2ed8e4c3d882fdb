import type { ErrorComponentProps } from '@tanstack/react-router';
import { CatchBoundary } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';
import { Page } from '../../shared/components/page.js';
import { ErrorState, LoadingState } from '../../shared/components/states.js';
import { useLocalized, useTranslation } from '../../shared/i18n/i18n.js';
import type { OverviewSlot } from '../../shared/routing/feature.js';
import { useWorkspace } from '../../shared/session/workspace-context.js';
import { features, loadPart } from '../features.js';

interface Panel {
  readonly name: string;
  readonly slot: OverviewSlot;
  readonly Part: ComponentType;
}

/** The panels of all features; a constant, so that a panel keeps its state while others load. */
const panels: readonly Panel[] = features.flatMap((feature) =>
  (feature.overview ?? []).map(({ slot, load }) => ({
    name: `${feature.name}-${slot}`,
    slot,
    Part: lazy(async () => ({ default: await loadPart(feature, load) })),
  })),
);

/** Shown in place of a panel that failed; the other panels are not affected. */
function FailedPanel({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} compact />;
}

function Slot({ slot }: { readonly slot: OverviewSlot }) {
  return panels
    .filter((panel) => panel.slot === slot)
    .map(({ name, Part }) => (
      <CatchBoundary key={name} getResetKey={() => name} errorComponent={FailedPanel}>
        <Suspense fallback={<LoadingState card />}>
          <Part />
        </Suspense>
      </CatchBoundary>
    ));
}

/** The basis of the content of the workspace, in the words of the person who entered it. */
function Basis() {
  const { t } = useTranslation('app');
  const inWords = useLocalized();
  const { basisNote } = useWorkspace();
  if (!basisNote) return null;
  return (
    <aside className="tp-basis" aria-label={t('overview.basis')}>
      <h2>{t('overview.basis')}</h2>
      <p>{inWords(basisNote)}</p>
    </aside>
  );
}

/** Panels of each column from top to bottom; on a narrow screen the second column follows the first. */
const columns: readonly (readonly OverviewSlot[])[] = [
  ['mine', 'groups', 'figures'],
  ['loop', 'changed'],
];

/** Overview: tasks and headline figures; the dialogue cycle and recent changes. */
export function OverviewPage() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('overview.title')} purpose={t('overview.purpose')}>
      <div className="tp-overview">
        {columns.map((slots) => (
          <div key={slots[0]} className="tp-overview-column">
            {slots.map((slot) => (
              <Slot key={slot} slot={slot} />
            ))}
          </div>
        ))}
      </div>
      <Basis />
    </Page>
  );
}
