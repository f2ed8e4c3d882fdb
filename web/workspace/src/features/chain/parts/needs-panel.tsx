import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  addressOfNode,
  EmptyState,
  Loaded,
  Section,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
} from '../../../shared/index.js';
import type { Need } from '../api/queries.js';
import { needsQuery } from '../api/queries.js';
import '../chain.css';

const shown = 6;

function Item({ need }: { readonly need: Need }) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  const { kind, days, about } = need;
  const to = kind === 'conclusion-without-action' ? `/roadmap/new?conclusion=${about.id}` : addressOfNode(about);
  return (
    <li>
      <WorkspaceLink to={to}>
        {about.label} {localized(about.title)}
      </WorkspaceLink>
      <span className={kind === 'late' ? 'tp-small ch-late' : 'tp-small tp-dimmed'}>
        {t(`mine.${kind}`, { count: days ?? 0 })}
      </span>
    </li>
  );
}

/** What waits for the reader, the most urgent first. */
export function NeedsPanel() {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  return (
    <Section title={t('mine.title')}>
      <Loaded query={useQuery(needsQuery(id))}>
        {(needs) =>
          needs.length === 0 ? (
            <EmptyState icon={<CircleCheck size={28} />} title={t('mine.nothing')}>
              {t('mine.nothingExplain')}
            </EmptyState>
          ) : (
            <>
              <ul className="ch-list">
                {needs.slice(0, shown).map((need) => (
                  <Item key={need.kind + need.about.id} need={need} />
                ))}
              </ul>
              {needs.length > shown && (
                <p className="tp-small tp-dimmed">{t('mine.more', { count: needs.length - shown })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
