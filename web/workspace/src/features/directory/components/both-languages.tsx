import { Textarea, TextInput } from '@mantine/core';
import type { LocalizedText } from '#shared';
import { LanguageFields, useLanguage } from '#shared';

/** The part of a form that the pair of inputs needs: values and errors by name. */
interface PairForm {
  readonly values: object;
  readonly set: (name: never, value: never) => void;
  readonly errorOf: (pointerOrName: string) => string | undefined;
}

interface BothLanguagesProps {
  readonly form: PairForm;
  /** Names of the two values in the form. */
  readonly names: readonly [en: string, zh: string];
  /** Name of the field on the server, whose problems are shown at the inputs. */
  readonly field: string;
  readonly labels: readonly [en: string, zh: string];
  /** At least one of the two is required. */
  readonly required?: boolean;
  readonly long?: boolean;
}

/** Inputs for a text in the reader's language and, if wanted, in the other one. */
export function BothLanguages({ form, names, field, labels, required, long }: BothLanguagesProps) {
  const values = form.values as Readonly<Record<string, string>>;
  const set = form.set as (name: string, value: string) => void;
  const Input = long ? Textarea : TextInput;
  const reader = useLanguage();
  const input = (language: 'en' | 'zh') => {
    const position = language === 'en' ? 0 : 1;
    const name = names[position];
    const other = names[1 - position] ?? '';
    const own = form.errorOf(`${field}.${language}`);
    return (
      <Input
        label={labels[position]}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        name={name}
        value={values[name] ?? ''}
        onChange={(event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value)}
        error={own ?? form.errorOf(name) ?? (language === reader ? form.errorOf(field) : undefined)}
        required={required === true && language === reader && !values[other]}
        {...(long ? { autosize: true, minRows: 2, maxRows: 6 } : {})}
      />
    );
  };
  const filled = (language: 'en' | 'zh') =>
    values[names[language === 'en' ? 0 : 1]] || form.errorOf(`${field}.${language}`);
  return (
    <div className="tp-columns">
      <LanguageFields
        en={input('en')}
        zh={input('zh')}
        filled={{ en: filled('en'), zh: filled('zh') }}
        what={labels[reader === 'en' ? 1 : 0]}
      />
    </div>
  );
}

/** If only one language is filled in, its text is used for both; if neither is, the result is null. */
export function textOf(en: string, zh: string): LocalizedText | null {
  return en || zh ? { en: en || zh, zh: zh || en } : null;
}

/** Sends only changed fields, so that changes that others made meanwhile are kept. */
export function changesOf<Body extends object>(before: Body, after: Body): Partial<Body> {
  const was = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]));
  return Object.fromEntries(changed) as Partial<Body>;
}
