import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmButton, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry } from '../api/types.js';
import { EditDialog } from './edit-dialog.js';
import { type ItemFormProps, ItemWords, noText, type Presenters, TimeAndPresenter } from './item-fields.js';

function valuesOf(item: AgendaEntry) {
  return {
    title: item.title,
    note: item.note ?? noText,
    minutes: (item.plannedMinutes ?? '') as string | number,
    presenterId: item.presenter?.id ?? null,
  };
}

/** Fields that the server merges separately, with the server's names. */
function flat({ title, note, minutes, presenterId }: ReturnType<typeof valuesOf>): Record<string, unknown> {
  return {
    ...{ titleEn: title.en, titleZh: title.zh, noteEn: note.en, noteZh: note.zh },
    plannedMinutes: minutes === '' ? null : Number(minutes),
    presenterId,
  };
}

const fieldLabels: Readonly<Record<string, string>> = {
  ...{ titleEn: 'agenda.title', titleZh: 'agenda.title', noteEn: 'agenda.note', noteZh: 'agenda.note' },
  plannedMinutes: 'agenda.minutes',
};

interface DeleteItemProps {
  readonly item: AgendaEntry;
  readonly allowed: boolean;
}

/** Only of an item that was planned here, before its discussion; the server says what else prevents it. */
export function DeleteItem({ item, allowed }: DeleteItemProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const isGiven = item.sourceId !== null || item.carriedFromMeeting !== null;
  if (!allowed || item.status !== 'planned' || isGiven) return null;
  return (
    <ConfirmButton
      question={t('agenda.deleteQuestion')}
      consequence={t('agenda.deleteText')}
      onConfirm={() => dialogue.deleteItem(item.id, item.version)}
    >
      {t(item.kind === 'break' ? 'arrange.deleteBreak' : 'agenda.delete')}
    </ConfirmButton>
  );
}

interface EditedItem extends Presenters {
  readonly item: AgendaEntry;
}

/** Edits the fields of the item; position and status have their own controls. */
export function EditItem({ allowed, ...edited }: EditedItem & Pick<ItemFormProps, 'allowed'>) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t(edited.item.kind === 'break' ? 'arrange.editBreak' : 'agenda.edit')}
      </Button>
      {opened && <EditItemDialog {...edited} onClose={close} />}
    </>
  );
}

interface EditItemProps extends EditedItem {
  readonly onClose: () => void;
}

function EditItemDialog({ people, item, onClose }: EditItemProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const isBreak = item.kind === 'break';
  const title = t(isBreak ? 'arrange.editBreak' : 'agenda.edit');
  return (
    <EditDialog
      {...{ thing: item, draft: `agenda-item:${item.id}`, title, valuesOf, flat, onClose }}
      labelOf={(field) => t(fieldLabels[field] ?? 'agenda.presenter')}
      edit={(version, changes) => dialogue.editItem(item.id, version, changes)}
    >
      {(form) => (
        <>
          <ItemWords form={form} isBreak={isBreak} />
          <div className="dl-pair">
            <TimeAndPresenter people={people} form={form} isBreak={isBreak} />
          </div>
        </>
      )}
    </EditDialog>
  );
}
