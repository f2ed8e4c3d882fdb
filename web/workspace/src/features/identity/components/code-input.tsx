import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from '#shared';

/** Six digits of an authenticator app; phones offer digits and, where they can, the code itself. */
export function CodeInput(props: Omit<TextInputProps, 'label' | 'description'>) {
  const { t } = useTranslation('identity');
  return (
    <TextInput
      {...props}
      label={t('factor.code')}
      description={t('factor.codeRule')}
      inputMode="numeric"
      autoComplete="one-time-code"
      size="md"
      required
    />
  );
}
