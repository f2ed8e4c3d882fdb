import type { Fields } from '#shared';
import { useLanguage } from '#shared';

interface Titled {
  readonly 'title.en': string;
  readonly 'title.zh': string;
}

/** Inputs for a wave's title: the reader's language is required unless the other has a title. */
export function useWaveTitle(fields: Pick<Fields<Titled>, 'values' | 'text'>) {
  const language = useLanguage();
  return (own: 'en' | 'zh') => ({
    ...(own === language ? fields.text(`title.${own}`, 'title') : fields.text(`title.${own}`)),
    required: own === language && fields.values[own === 'en' ? 'title.zh' : 'title.en'].trim() === '',
    maxLength: 300,
  });
}
