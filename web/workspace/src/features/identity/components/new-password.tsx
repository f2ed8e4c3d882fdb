import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from '#shared';

/** For a password that a person chooses, with its rule. */
export function NewPassword(props: Omit<PasswordInputProps, 'label' | 'description'>) {
  const { t } = useTranslation('identity');
  return (
    <PasswordInput
      {...props}
      label={t('newPassword')}
      description={t('passwordRule')}
      autoComplete="new-password"
      required
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  );
}
