import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from '../i18n/i18n.js';

/** A secret that was just created, of which the server keeps only what verifies it. */
export function ShownOnce({ value, children }: { readonly value: string; readonly children: string }) {
  const { t } = useTranslation('shared');
  return (
    <div className="tp-card tp-stack" role="status">
      <p>{children}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{value}</code>
      </p>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button style={{ placeSelf: 'start' }} onClick={copy}>
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
