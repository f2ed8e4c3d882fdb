import { useTranslation } from '#shared';

/** The name of a type of question in words. */
export function useTypeName(): (kind: string) => string {
  const { i18n } = useTranslation('surveys');
  return (kind) => {
    const key = `questionnaires.typeNames.${kind}`;
    return i18n.exists(key, { ns: 'surveys' }) ? i18n.t(key, { ns: 'surveys' }) : kind;
  };
}
