import { Button } from '@mantine/core';
import { FilePenLine } from 'lucide-react';
import { useEffect } from 'react';
import { useFormat } from '../format/use-format.js';
import { useTranslation } from '../i18n/i18n.js';
import { watchUnsent } from './drafts.js';
import type { Fields } from './use-fields.js';

/**
 * Says that a draft was restored, with a button to discard it. While it is mounted, leaving the page asks about unsent
 * text.
 */
export function DraftNotice({ form: { draft } }: { readonly form: Pick<Fields<object>, 'draft'> }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const mark = draft?.mark;
  useEffect(() => mark && watchUnsent(mark), [mark]);
  if (!draft?.restoredFrom) return null;
  return (
    <div className="tp-draft" role="status">
      <FilePenLine size={18} aria-hidden />
      <span className="tp-grow">{t('draft.restored', { when: format.dateTime(draft.restoredFrom) })}</span>
      <Button size="compact-md" variant="default" onClick={draft.discard}>
        {t('draft.discard')}
      </Button>
    </div>
  );
}
