import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { ErrorState } from './states.js';

interface Shown<Row> {
  readonly shown: readonly Row[];
  /** The button to show more; null if all rows are shown. */
  readonly more: ReactNode;
}

interface MoreOfProps {
  /** Rows that are shown, and all of them. */
  readonly shown: number;
  readonly total: number;
  readonly portion: number;
  readonly busy: boolean;
  /** Why the next portion could not be loaded; null if nothing failed. */
  readonly error: unknown;
  readonly onMore: () => void;
}

/** The button for the next portion of a list that the server sends in parts; nothing if all rows are shown. */
export function MoreOf({ shown, total, portion, busy, error, onMore }: MoreOfProps) {
  const { t } = useTranslation('shared');
  if (error !== null) return <ErrorState error={error} compact onRetry={onMore} />;
  if (shown >= total) return null;
  return (
    <div className="tp-more tp-no-print">
      <Button variant="default" aria-busy={busy} onClick={() => !busy && onMore()}>
        {t('portion.next', { count: Math.min(portion, total - shown) })}
      </Button>
    </div>
  );
}

/** Shows a long list in portions. */
export function useShown<Row>(rows: readonly Row[], portion: number): Shown<Row> {
  const { t } = useTranslation('shared');
  const [limit, setLimit] = useState(portion);
  const rest = rows.length - limit;
  const more =
    rest > 0 ? (
      <div className="tp-more tp-no-print">
        <Button variant="default" onClick={() => setLimit(limit + portion)}>
          {t('portion.next', { count: Math.min(portion, rest) })}
        </Button>
        {rest > portion && (
          <Button variant="subtle" onClick={() => setLimit(rows.length)}>
            {t('portion.all', { count: rows.length })}
          </Button>
        )}
      </div>
    ) : null;
  return { shown: rows.slice(0, limit), more };
}
