import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Link2 } from 'lucide-react';
import { useTranslation } from '../i18n/i18n.js';

/** Copies the address of this page, or `path` of this site. */
export function CopyLink({ path }: { readonly path?: string }) {
  const { t } = useTranslation('shared');
  const clipboard = useClipboard({ timeout: 2000 });
  const label = clipboard.copied ? t('linkCopied') : t('copyLink');
  const address = (): string => new URL(path ?? window.location.href, window.location.href).href;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="nogroup"
        size="lg"
        aria-label={label}
        onClick={() => clipboard.copy(address())}
      >
        {clipboard.copied ? <Check size={18} aria-hidden /> : <Link2 size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
