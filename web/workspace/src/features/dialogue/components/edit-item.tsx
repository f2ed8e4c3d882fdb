import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmButton, ConflictDialog, FormDialog, isProblem, useEditing, useSaved, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry } from '../api/types.js';
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
  const saved = useSaved();
  const { base, form } = useEditing(item, valuesOf, `agenda-item:${item.id}`);
  const changes = (): Record<string, unknown> => {
    const was: Record<string, unknown> = flat(valuesOf(base));
    return Object.fromEntries(Object.entries(flat(form.values)).filter(([field, value]) => value !== was[field]));
  };
  const send = async (version: number, wanted: Readonly<Record<string, unknown>>): Promise<void> => {
    const back = Object.fromEntries(Object.entries(flat(valuesOf(base))).filter(([field]) => field in wanted));
    const done = await form.submit(() => dialogue.editItem(item.id, version, wanted));
    if (!done) return;
    onClose();
    saved(conflict ? null : () => dialogue.editItem(item.id, done.version, back));
  };
  const isBreak = item.kind === 'break';
  const conflict = isProblem(form.problem, 'dialogue.edit-conflict');
  const latest = isProblem(form.problem) ? Number(form.problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <>
      <FormDialog
        opened={!conflict}
        title={t(isBreak ? 'arrange.editBreak' : 'agenda.edit')}
        submitLabel={t('form.save')}
        form={form}
        onClose={onClose}
        onSubmit={() => send(base.version, changes())}
      >
        <ItemWords form={form} isBreak={isBreak} />
        <div className="dl-pair">
          <TimeAndPresenter people={people} form={form} isBreak={isBreak} />
        </div>
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) =>
          t(
            field.startsWith('title')
              ? 'agenda.title'
              : field.startsWith('note')
                ? 'agenda.note'
                : field === 'plannedMinutes'
                  ? 'agenda.minutes'
                  : 'agenda.presenter',
          )
        }
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void send(latest, { ...changes(), ...chosen })}
      />
    </>
  );
}
