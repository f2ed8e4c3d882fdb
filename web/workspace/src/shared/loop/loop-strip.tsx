import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { WorkspaceLink } from '../routing/navigation.js';

export interface LoopNeighbour {
  readonly id: string;
  /** For example "Conclusion" or "Action" */
  readonly kind: string;
  /** For example "RT2/D-07 Dust monitoring" */
  readonly title: ReactNode;
  /** Path within the workspace. */
  readonly to: string;
}

interface LoopStripProps {
  readonly from: readonly LoopNeighbour[];
  readonly here: string;
  readonly to: readonly LoopNeighbour[];
  /** Path of the page with all records of the chain. */
  readonly whole?: string;
}

/** Neighbours on one side; the page of the chain lists the others. */
const most = 8;

function Side({ title, items }: { readonly title: string; readonly items: readonly LoopNeighbour[] }) {
  const { t } = useTranslation('shared');
  return (
    <div className="tp-strip-side">
      <span className="tp-small tp-dimmed">{title}</span>
      {items.length === 0 && <span className="tp-dimmed">{t('none')}</span>}
      {items.slice(0, most).map((item) => (
        <WorkspaceLink key={item.id} to={item.to} className="tp-strip-item">
          <span className="tp-small">{item.kind}</span>
          <span>{item.title}</span>
        </WorkspaceLink>
      ))}
      {items.length > most && <span className="tp-dimmed">{t('moreLinks', { count: items.length - most })}</span>}
    </div>
  );
}

/** The place of a record in the loop: what it results from and what results from it; nothing if it has no links. */
export function LoopStrip({ from, here, to, whole }: LoopStripProps) {
  const { t } = useTranslation('shared');
  if (from.length + to.length === 0) return null;
  return (
    <nav className="tp-strip" aria-label={t('labelled', { label: t('place'), words: here })}>
      <Side title={t('comesFrom')} items={from} />
      <ArrowRight size={18} aria-hidden className="tp-strip-arrow" />
      <span className="tp-strip-here" aria-current="true">
        {here}
      </span>
      <ArrowRight size={18} aria-hidden className="tp-strip-arrow" />
      <Side title={t('leadsTo')} items={to} />
      {whole !== undefined && (
        <WorkspaceLink to={whole} className="tp-strip-whole tp-small">
          {t('wholeChain')}
        </WorkspaceLink>
      )}
    </nav>
  );
}
