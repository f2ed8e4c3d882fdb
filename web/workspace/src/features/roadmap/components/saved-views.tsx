import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import {
  ConfirmButton,
  FormDialog,
  LanguagePair,
  useAddress,
  useCan,
  useFields,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { indicatorChoicesQuery } from '../api/choices.js';
import { type SavedView, useViewChanges, viewsQuery } from '../api/views.js';
import { filterNames } from '../api/address-filter.js';

/** Opens, saves, renames and deletes views: the filters in the address under a name. */
export function SavedViews() {
  const { t } = useTranslation(['roadmap', 'shared']);
  const [opened, { open, close }] = useDisclosure(false);
  /** Null: the list; a view or `new`: its form. */
  const [edited, setEdited] = useState<SavedView | 'new' | null>(null);
  return (
    <>
      <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />} onClick={open}>
        {t('views.open')}
      </Button>
      <Modal
        opened={opened && edited === null}
        onClose={close}
        title={t('views.open')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <List onEdit={setEdited} onOpen={close} />
      </Modal>
      {edited !== null && <ViewDialog view={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

/** The filters and the kind of view in the address. */
function useCurrentFilter(): Readonly<Record<string, string>> {
  const { values } = useAddress();
  return Object.fromEntries(
    [...filterNames, 'view', 'columns', 'sort', 'group', 'show', 'zoom'].flatMap((name) =>
      values[name] ? [[name, values[name]]] : [],
    ),
  );
}

interface ListProps {
  readonly onEdit: (view: SavedView | 'new') => void;
  readonly onOpen: () => void;
}

function List({ onEdit, onOpen }: ListProps) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const views = useQuery(viewsQuery(id)).data ?? [];
  const current = useCurrentFilter();
  const may = useCan()('roadmap.view.save');
  const nothing = Object.keys(current).length === 0;
  return (
    <div className="tp-stack">
      {views.length === 0 && <p className="tp-dimmed">{t('views.none')}</p>}
      <ul className="rm-plan-list">
        {views.map((view) => (
          <Item key={view.id} view={view} onEdit={onEdit} onOpen={onOpen} />
        ))}
      </ul>
      {may && nothing && <p className="tp-small tp-dimmed">{t('views.chooseFirst')}</p>}
      {may && (
        <div>
          <Button disabled={nothing} onClick={() => onEdit('new')}>
            {t('views.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether a record in the filters no longer exists; of indicators, the server does not say so with the view. */
function useGone({ gone, filter }: SavedView): boolean {
  const { id } = useWorkspace();
  const { indicatorId } = filter;
  const indicators = useQuery({ ...indicatorChoicesQuery(id), enabled: indicatorId !== undefined }).data;
  if (gone.length > 0) return true;
  return indicatorId !== undefined && indicators?.some((indicator) => indicator.id === indicatorId) === false;
}

function Item({ view, onEdit, onOpen }: ListProps & { readonly view: SavedView }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const changes = useViewChanges();
  const saved = useSaved();
  const name = localized(view.name);
  const { shared, filter } = view;
  const gone = useGone(view);
  const remove = async (): Promise<void> => {
    await changes.remove(view.id);
    saved(() => changes.save({ name: view.name, shared, filter }));
  };
  return (
    <li>
      <WorkspaceLink to={`/roadmap?${new URLSearchParams(filter).toString()}`} onClick={onOpen}>
        {name}
      </WorkspaceLink>{' '}
      <span className="tp-small tp-dimmed">{t(shared ? 'views.shared' : 'views.own')}</span>
      {gone && <p className="tp-small rm-late">{t('views.gone')}</p>}
      {view.mayChange && (
        <div className="rm-tools">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('views.renameOf', { name })}
            onClick={() => onEdit(view)}
          >
            {t('views.rename')}
          </Button>
          <ConfirmButton
            size="compact-sm"
            variant="subtle"
            aria-label={t('views.deleteOf', { name })}
            question={t('views.deleteQuestion', { name })}
            consequence={t(shared ? 'views.deleteShared' : 'views.deleteOwn')}
            confirmLabel={t('views.delete')}
            onConfirm={remove}
          >
            {t('views.delete')}
          </ConfirmButton>
        </div>
      )}
    </li>
  );
}

interface DialogProps {
  /** Null: a new one of the filters in the address. */
  readonly view: SavedView | null;
  readonly onClose: () => void;
}

function ViewDialog({ view, onClose }: DialogProps) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const changes = useViewChanges();
  const saved = useSaved();
  const filter = useCurrentFilter();
  const before = { en: view?.name.en ?? '', zh: view?.name.zh ?? '', shared: view?.shared ?? false };
  const form = useFields(before, null);
  const { en, zh, shared } = form.values;
  const save = async (): Promise<void> => {
    const input = { name: { en, zh }, shared };
    if (view === null) {
      const made = await form.submit(() => changes.save({ ...input, filter }));
      if (!made) return;
      saved(() => changes.remove(made.id));
    } else {
      const done = await form.submit(() => changes.edit(view.id, view.version, input));
      if (!done) return;
      saved(() => changes.edit(view.id, done.version, { name: view.name, shared: view.shared }));
    }
    onClose();
  };
  return (
    <FormDialog
      opened
      title={t(view === null ? 'views.saveTitle' : 'views.renameTitle')}
      form={form}
      disabled={en.trim() === '' && zh.trim() === ''}
      onClose={onClose}
      onSubmit={save}
    >
      <LanguagePair
        en={<TextInput label={t('views.nameEn')} maxLength={100} {...form.text('en', 'name')} />}
        zh={<TextInput label={t('views.nameZh')} maxLength={100} {...form.text('zh', 'name')} />}
      />
      {can('roadmap.view.share') && (
        <Checkbox
          label={t('views.share')}
          checked={shared}
          onChange={({ currentTarget }) => form.set('shared', currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
