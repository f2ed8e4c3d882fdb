import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Fields } from '#shared';
import { FormDialog, useTranslation } from '#shared';
import { type ItemFormProps, ItemWords, noText, type Presenters, TimeAndPresenter } from './item-fields.js';

/** The fields of an agenda item that is not written yet; its place has fields of its own. */
export const noItem = {
  title: noText,
  note: noText,
  minutes: '' as string | number,
  presenterId: null as string | null,
};

/** A break, before it is changed by whoever plans it. */
export const newBreak = { ...noItem, title: { en: 'Break', zh: '休息' }, minutes: 15 as string | number };

/** The fields as the server names them. */
export function itemOf({ title, note, minutes, presenterId }: typeof noItem) {
  return {
    title,
    note: note.en || note.zh ? note : null,
    plannedMinutes: minutes === '' ? null : Number(minutes),
    presenterId,
  };
}

interface AddItemDialogProps<Values extends typeof noItem, Added>
  extends Partial<Presenters>, Pick<ItemFormProps, 'allowed'> {
  readonly isBreak?: boolean;
  readonly form: Fields<Values>;
  readonly onAdd: (values: Values) => Promise<Added>;
  readonly onAdded?: (added: Added) => void;
  /** Where the item is placed. */
  readonly children: ReactNode;
}

/** Adds an item or a break to the agenda of a roundtable or of a meeting of a working group. */
export function AddItemDialog<Values extends typeof noItem, Added>(props: AddItemDialogProps<Values, Added>) {
  const { form, people = [], isBreak = false, allowed, onAdd, onAdded, children } = props;
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  const submit = async (): Promise<void> => {
    const added = await form.submit(onAdd);
    if (!added) return;
    form.reset();
    close();
    onAdded?.(added);
  };
  const verb = t(isBreak ? 'arrange.addBreak' : 'agenda.add');
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {verb}
      </Button>
      <FormDialog opened={opened} title={verb} submitLabel={verb} form={form} onClose={close} onSubmit={submit}>
        <ItemWords form={form} isBreak={isBreak} />
        <div className="dl-pair">
          {children}
          <TimeAndPresenter people={people} form={form} isBreak={isBreak} />
        </div>
      </FormDialog>
    </>
  );
}
