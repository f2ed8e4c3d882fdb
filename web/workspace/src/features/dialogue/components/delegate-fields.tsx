import { Button, Select, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Fields, Schema } from '#shared';
import { useTranslation } from '#shared';
import type { ReplySlip } from '../api/types.js';

export type Delegate = Schema<'DelegateRequest'>;

export interface SlipValues {
  readonly delegates: readonly Delegate[];
  readonly letter: string;
  readonly contact: string;
}

const blank: Delegate = { name: '', post: '', email: '', seat: 'titular', sex: 'not-stated' };

type Slip = Pick<ReplySlip, 'delegates' | 'letter' | 'contact' | 'titularSeats' | 'substituteSeats' | 'asksSex'>;

/** The first line of a new slip is there already. */
export function slipValues({ delegates, letter, contact, titularSeats }: Slip): SlipValues {
  const first: Delegate = { ...blank, seat: titularSeats > 0 ? 'titular' : 'substitute' };
  return {
    delegates: delegates.length === 0 ? [first] : delegates,
    ...{ letter: letter ?? '', contact: contact ?? '' },
  };
}

/** As the server stores it: blank is not stated. */
export const slipBody = ({ delegates, letter, contact }: SlipValues): Schema<'NameDelegatesRequest'> => ({
  ...{ delegates: [...delegates], letter: letter.trim() || null, contact: contact.trim() || null },
});

interface DelegateFieldsProps {
  readonly form: Fields<SlipValues>;
  readonly slip: Slip;
}

/** The delegates of an organisation, its nomination letter and who filled in the slip. */
export function DelegateFields({ form, slip }: DelegateFieldsProps) {
  const { t } = useTranslation('dialogue');
  const { delegates } = form.values;
  const change = (at: number, changed: Partial<Delegate>): void =>
    form.set(
      'delegates',
      delegates.map((one, index) => (index === at ? { ...one, ...changed } : one)),
    );
  const titular = delegates.filter(({ seat }) => seat === 'titular').length;
  const next = titular < slip.titularSeats ? 'titular' : 'substitute';
  return (
    <>
      {delegates.map((delegate, at) => (
        <DelegateField
          key={at}
          {...{ at, delegate, slip, form }}
          onChange={(changed) => change(at, changed)}
          {...(delegates.length > 1 && {
            onRemove: () =>
              form.set(
                'delegates',
                delegates.filter((_, index) => index !== at),
              ),
          })}
        />
      ))}
      {delegates.length < slip.titularSeats + slip.substituteSeats && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() => form.set('delegates', [...delegates, { ...blank, seat: next }])}
          >
            {t('replySlip.add')}
          </Button>
        </div>
      )}
      <TextInput label={t('replySlip.letter')} maxLength={300} {...form.text('letter')} />
      <TextInput label={t('replySlip.contact')} maxLength={300} {...form.text('contact')} />
    </>
  );
}

interface DelegateFieldProps extends DelegateFieldsProps {
  readonly at: number;
  readonly delegate: Delegate;
  readonly onChange: (changed: Partial<Delegate>) => void;
  readonly onRemove?: () => void;
}

function DelegateField({ at, delegate, slip, form, onChange, onRemove }: DelegateFieldProps) {
  const { t } = useTranslation('dialogue');
  const number = at + 1;
  const input = (name: 'name' | 'post' | 'email', label: string, longest: number) => ({
    ...{ label, maxLength: longest, value: delegate[name], name: `delegates.${at}.${name}` },
    error: form.errorOf(`delegates.${at}.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="dl-delegate">
      <legend>{t('replySlip.delegate', { number })}</legend>
      <Stack gap="xs">
        <TextInput required {...input('name', t('replySlip.name'), 300)} />
        <TextInput {...input('post', t('replySlip.post'), 200)} />
        <TextInput
          type="email"
          description={t('replySlip.delegateEmailHint')}
          {...input('email', t('replySlip.delegateEmail'), 254)}
        />
        <Select
          label={t('replySlip.seat')}
          data={(['titular', 'substitute'] as const).map((seat) => ({ value: seat, label: t(`seat.kind.${seat}`) }))}
          allowDeselect={false}
          value={delegate.seat}
          error={form.errorOf(`delegates.${at}.seat`)}
          onChange={(seat) => onChange({ seat: seat as Delegate['seat'] })}
        />
        {slip.asksSex && (
          <Select
            label={t('replySlip.sex')}
            data={(['female', 'male', 'not-stated'] as const).map((sex) => ({
              ...{ value: sex, label: t(`replySlip.sexes.${sex}`) },
            }))}
            allowDeselect={false}
            value={delegate.sex}
            onChange={(sex) => onChange({ sex: sex as Delegate['sex'] })}
          />
        )}
        {onRemove && (
          <div>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Trash2 size={14} aria-hidden />}
              onClick={onRemove}
            >
              {t('replySlip.remove', { number })}
            </Button>
          </div>
        )}
      </Stack>
    </fieldset>
  );
}
