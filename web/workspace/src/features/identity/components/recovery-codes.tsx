import { Button, CopyButton, Group } from '@mantine/core';
import { download, useTranslation } from '#shared';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
  /** The label of the button that goes on. */
  readonly next: string;
}

/** Recovery codes that were just made: the server has only their hashes. */
export function RecoveryCodes({ codes, onKept, next }: RecoveryCodesProps) {
  const { t } = useTranslation('identity');
  const text = codes.join('\n');
  return (
    <div className="tp-stack" role="status">
      <p>{t('factor.codesOnce')}</p>
      <ul className="tp-codes" aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('shared:copied') : t('shared:copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          onClick={() => download('tripartite-recovery-codes.txt', new Blob([`${text}\n`], { type: 'text/plain' }))}
        >
          {t('factor.saveFile')}
        </Button>
        <Button onClick={onKept}>{next}</Button>
      </Group>
    </div>
  );
}
