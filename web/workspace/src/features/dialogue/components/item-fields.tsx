import { NumberInput, Select } from '@mantine/core';
import { useLocalized, useTranslation } from '#shared';
import type { Fields, LocalizedText } from '#shared';
import type { Roundtable } from '../api/types.js';
import { BilingualFields } from './words.js';

/** A text that is not written yet, in both languages. */
export const noText: LocalizedText = { en: '', zh: '' };

interface Words {
  readonly title: LocalizedText;
  readonly note: LocalizedText;
}

/** A break has no description and no presenter. */
interface OfBreak {
  readonly isBreak?: boolean;
}

export function ItemWords<Values extends Words>({
  isBreak = false,
  ...props
}: OfBreak & { readonly form: Fields<Values> }) {
  const { t } = useTranslation('dialogue');
  const form = props.form as unknown as Fields<Words>;
  return (
    <>
      <BilingualFields
        label={t('agenda.title')}
        name="title"
        value={form.values.title}
        onChange={(title) => form.set('title', title)}
        error={form.errorOf('title')}
        required
      />
      {!isBreak && (
        <BilingualFields
          label={t('agenda.note')}
          name="note"
          value={form.values.note}
          onChange={(note) => form.set('note', note)}
          long
        />
      )}
    </>
  );
}

interface Plan {
  readonly minutes: string | number;
  readonly presenterId: string | null;
}

/** The people of a roundtable or working group, who can present an item. */
export interface Presenters {
  readonly people: readonly { readonly person: Roundtable['seats'][number]['person'] }[];
}

interface PlanProps<Values extends Plan> extends Presenters, OfBreak {
  readonly form: Fields<Values>;
}

export function TimeAndPresenter<Values extends Plan>({ people, isBreak = false, ...props }: PlanProps<Values>) {
  const { t } = useTranslation('dialogue');
  const form = props.form as unknown as Fields<Plan>;
  const say = useLocalized();
  return (
    <>
      <NumberInput
        label={t('agenda.minutes')}
        min={1}
        max={1440}
        allowDecimal={false}
        value={form.values.minutes}
        onChange={(minutes) => form.set('minutes', minutes)}
        error={form.errorOf('plannedMinutes')}
        required={isBreak}
      />
      {!isBreak && (
        <Select
          label={t('agenda.presenter')}
          placeholder={t('agenda.nobody')}
          data={people.map(({ person }) => ({ value: person.id, label: say(person.name) }))}
          searchable
          clearable
          value={form.values.presenterId}
          onChange={(id) => form.set('presenterId', id)}
        />
      )}
    </>
  );
}

export interface ItemFormProps {
  readonly roundtable: Roundtable;
  /**
   * If false, the button is hidden. An open form stays, so that nothing typed is lost; the server decides when it is
   * sent.
   */
  readonly allowed: boolean;
}
