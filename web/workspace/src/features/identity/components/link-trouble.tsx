import { Button, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ErrorState, useTranslation } from '#shared';

/** Whether the secret after `#` has its full length and valid characters; otherwise the link was truncated. */
export const isWhole = (token: string): boolean => /^[\w-]{43}$/.test(token);

interface LinkTroubleProps {
  readonly error: unknown;
  /** What the reader can do. */
  readonly advice?: string;
  readonly next: string;
}

/** Shown for a link that cannot be used: the reason, and a primary button to the next step. */
export function LinkTrouble({ error, advice, next }: LinkTroubleProps) {
  const { t } = useTranslation('identity');
  return (
    <Stack gap="md">
      {error !== null && <ErrorState error={error} compact />}
      {advice && <p>{advice}</p>}
      <Button component={Link} to={'/sign-in' as string} size="md" fullWidth>
        {t(next)}
      </Button>
    </Stack>
  );
}
