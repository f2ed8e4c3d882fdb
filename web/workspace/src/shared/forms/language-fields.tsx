import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTranslation } from '../i18n/i18n.js';

interface LanguageFieldsProps {
  readonly en: ReactNode;
  readonly zh: ReactNode;
  /** Which of the two has content or an error: such a field is always shown. */
  readonly filled: Readonly<Record<'en' | 'zh', unknown>>;
  /** Name of the text, for the button's label if there are several. */
  readonly what: string;
}

/** Two inputs for one text: the reader's language, and the other one if it has content or is requested. */
export function LanguageFields({ en, zh, filled, what }: LanguageFieldsProps) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const [open, setOpen] = useState(Boolean(filled[other]));
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // once shown, it stays: deleting its text must not hide the field
  if (!open && filled[other]) setOpen(true);
  useEffect(() => {
    if (asked) place.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [asked]);
  const fields = { en, zh };
  return (
    <>
      {fields[language]}
      <div ref={place} className={open ? undefined : 'tp-other-language'}>
        {open ? (
          fields[other]
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Plus size={16} aria-hidden />}
            aria-label={t('labelled', { label: t(`version.${other}`), words: what })}
            onClick={() => {
              setOpen(true);
              setAsked(true);
            }}
          >
            {t(`version.${other}`)}
          </Button>
        )}
      </div>
    </>
  );
}
