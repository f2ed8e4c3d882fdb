import { Button, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#shared';

/** The secret behind `#` as the letters write it; anything else was cut off on the way. */
export const isWhole = (token: string): boolean => /^[\w-]{43}$/.test(token);

interface LinkTroubleProps {
  readonly error: unknown;
  /** What to do now. */
  readonly advice?: string;
  readonly next: string;
}

/** A link that does not lead on: what is wrong with it, and the way out as the primary button. */
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
